// Bare states of a referral always reach who sent it, also who opens no page: a message without
// content to the mailbox of the organisation. What asks for a look goes at once, the rest of a day
// together the next working day (packages/word_back.json).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capabilities/referrals/events.hpp"
#include "capabilities/referrals/referral.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct WordBackTerms {
    std::string version;
    std::vector<std::string> at_once;  // steps that are told at once
    std::vector<std::string> daily;
    int initiative_reminder_days = 0;       // an initiative that did not answer is asked once more
    int initiative_after_yes_workdays = 0;  // after its date: whether somebody came
    int days_of_news = 0;                   // what is older is told to nobody
    int team_after_workdays = 0;            // a case that was taken on: so long after its date
    int sender_after_workdays = 0;          // the colleagues hear it, and who sent it
    int urgent_after_workdays = 0;  // what cannot wait: both, of an offer that nobody took on
    int prepared_workdays = 0;      // what was made ready at the desk is sent within
};
BOOST_DESCRIBE_STRUCT(WordBackTerms, (),
                      (version, at_once, daily, initiative_reminder_days,
                       initiative_after_yes_workdays, days_of_news, team_after_workdays,
                       sender_after_workdays, urgent_after_workdays, prepared_workdays))
const WordBackTerms& word_back_terms();

// Its date passed so many working days ago.
bool is_overdue(const Referral& leg, int workdays, std::string_view today);

// News that a sender who is somebody hears at once, as far as it stands and comes back.
bool asks_for_a_look(UnitOfWork& work, const StepTaken& news);
Result<> note_word_for_sender(UnitOfWork& work, const StepTaken& news);
// One message an organisation; nothing of what somebody there read meanwhile.
Result<> tell_news_of_yesterday(UnitOfWork& work);

}  // namespace veerkracht::referrals
