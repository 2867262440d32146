// In an emergency: what those who help wrote about this resident, for an hour. The notes and the
// plan of other organisations, and nothing else (decision.csv, letter b).
#pragma once

#include "capabilities/access/emergency_news.hpp"
#include "capabilities/people/views.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct EmergencyAsk {
    std::string reason;
    std::string words;
    std::optional<std::string> not_safe;  // why the resident cannot be told today
};
BOOST_DESCRIBE_STRUCT(EmergencyAsk, (), (reason, words, not_safe))
constexpr auto rules(const EmergencyAsk*) {
    return std::tuple{rule(&EmergencyAsk::words, Length{1, 2000}),
                      rule(&EmergencyAsk::not_safe, Length{0, 2000})};
}

// What one organisation keeps, of the classes that open.
struct EmergencyParty {
    std::string organization_name;
    std::string organization_phone;
    bool frozen = false;  // the resident objected to its use: nothing opens
    std::vector<NoteView> notes;
    std::vector<people::GoalView> goals;
};
BOOST_DESCRIBE_STRUCT(EmergencyParty, (),
                      (organization_name, organization_phone, frozen, notes, goals))
struct EmergencyPage {
    std::string name;  // of the resident
    int minutes = 0;
    std::vector<std::string> reasons;
    bool can_open = false;                 // others keep something of this resident
    std::optional<std::string> opened_at;  // absent: none of who asks runs
    std::string ends_at;
    std::string reason;
    std::string tell_on;
    int told_within_days = 0;
    std::vector<EmergencyParty> parties;
};
BOOST_DESCRIBE_STRUCT(EmergencyPage, (),
                      (name, minutes, reasons, can_open, opened_at, ends_at, reason, tell_on,
                       told_within_days, parties))

// By the row of the own organisation.
Result<EmergencyPage> emergency_page(UnitOfWork& work, const PersonId& id);
Result<EmergencyPage> open_in_emergency(UnitOfWork& work, const PersonId& id,
                                        const EmergencyAsk& input);
Result<EmergencyPage> end_in_emergency(UnitOfWork& work, const PersonId& id);

// Whose notes were opened hears it at once; the resident as soon as that is safe.
Result<> tell_who_wrote(UnitOfWork& work, const access::EmergencyOpened& news);
Result<> tell_resident_of_emergency(UnitOfWork& work, const access::EmergencyOpened& news);
// A job: those whose day came.
Result<> tell_of_emergencies(UnitOfWork& work);

}  // namespace veerkracht::referrals
