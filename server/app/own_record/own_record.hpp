// The whole own record of a resident, to take along as a file or on paper: made of what each room
// shows on the own page and of nothing else, through the same doors.
#pragma once

#include "capabilities/audit/views.hpp"
#include "capabilities/conversations/my_talks.hpp"
#include "capabilities/people/mandates.hpp"
#include "capabilities/people/my_facts.hpp"
#include "capabilities/referrals/who_knows.hpp"
#include "capabilities/requests/views.hpp"
#include "capabilities/research/views.hpp"
#include "runtime/paper/answer.hpp"

namespace veerkracht::own_record {

struct OwnRecord {
    std::string made_at;
    people::MyFacts facts;
    referrals::MyPage page;
    referrals::WhoKnows who_knows;
    people::MandateList mandates;
    std::vector<conversations::MyTalk> talks;
    requests::MyRequests requests;
    research::MyResearch research;
    audit::MyLooks looks;  // from the first day on
};
BOOST_DESCRIBE_STRUCT(OwnRecord, (),
                      (made_at, facts, page, who_knows, mandates, talks, requests, research, looks))

Result<OwnRecord> as_file(UnitOfWork& work);
Result<paper::Answer> on_paper(UnitOfWork& work);

// Draws what was gathered.
paper::Sheet sheet_of(const OwnRecord& record);

}  // namespace veerkracht::own_record
