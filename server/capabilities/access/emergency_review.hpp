// The privacy officer looks at each time that a record was opened in an emergency, and judges it.
#pragma once

#include "capabilities/access/emergency.hpp"

namespace veerkracht::access {

struct EmergencyReview {
    EmergencyId id;
    int version = 1;
    bool own = true;  // opened by the own organisation; else by another one, in our records
    std::string opened_by_name;
    std::string role;
    std::string organization_name;  // of who opened it
    std::string person_name;
    std::string reason;
    std::string words;  // of the own organisation only
    std::string opened_at;
    std::string ends_at;
    std::vector<std::string> opened_of;  // names of the organisations whose records opened
    int looks = 0;                       // how often something was read by it
    bool often = false;                  // more by this account than is usual
    std::string not_safe;                // why the resident is not told yet
    std::string tell_on;
    std::string tell_at_the_latest;
    std::optional<std::string> told_at;
    std::string review_by;  // the day by which it is judged
    bool late = false;
    std::string verdict;
    std::string verdict_words;
    std::optional<std::string> judged_at;
    std::string judged_by_name;
};
BOOST_DESCRIBE_STRUCT(EmergencyReview, (),
                      (id, version, own, opened_by_name, role, organization_name, person_name,
                       reason, words, opened_at, ends_at, opened_of, looks, often, not_safe,
                       tell_on, tell_at_the_latest, told_at, review_by, late, verdict,
                       verdict_words, judged_at, judged_by_name))

struct Verdict {
    int version = 1;
    std::string verdict;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (version, verdict, words))
constexpr auto rules(const Verdict*) {
    return std::tuple{rule(&Verdict::verdict, OneOf{"in_order not_in_order"}),
                      rule(&Verdict::words, Length{0, 2000})};
}

// Another day on which the resident is told; never later than the rules say.
struct TellOn {
    int version = 1;
    std::string tell_on;
};
BOOST_DESCRIBE_STRUCT(TellOn, (), (version, tell_on))
constexpr auto rules(const TellOn*) { return std::tuple{rule(&TellOn::tell_on, Day{})}; }

// By the own organisation and in the own records, newest first: what waits, and the last year.
Result<std::vector<EmergencyReview>> emergencies(UnitOfWork& work);
// One of the own organisation, as the officer may see it.
Result<Emergency> own_emergency(UnitOfWork& work, const EmergencyId& id);
// Not in order: with words. Only the own organisation judges who opened.
Result<EmergencyReview> judge_emergency(UnitOfWork& work, const EmergencyId& id,
                                        const Verdict& input);
Result<EmergencyReview> change_day_to_tell(UnitOfWork& work, const EmergencyId& id,
                                           const TellOn& input);

}  // namespace veerkracht::access
