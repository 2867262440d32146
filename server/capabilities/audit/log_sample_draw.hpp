// What is drawn of the lines of one week: by chance, all emergencies, and what a rule finds. The
// log names no resident; names are looked up while it is drawn and are not kept.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/audit/log_sample.hpp"
#include "runtime/application.hpp"

namespace veerkracht::audit {

// A number below the one that is given, each as likely.
using Dice = std::function<std::uint64_t(std::uint64_t below)>;
Dice unpredictable_dice();

// Places in a list of `size`, each set of `count` as likely; all of them when there are no more.
std::vector<std::size_t> drawn_by_chance(std::size_t size, std::size_t count, const Dice& dice);

// A line of the log in which an account of the organisation looked at residents.
struct LineOfWeek {
    std::int64_t id = 0;
    std::string at;
    std::string account_id;
    std::string name;
    std::string action;
    std::int64_t people = 0;
    // The one record of the own organisation in it; "" when there are none or more.
    std::string person_id;
    std::string given_name;
    std::string family_name;
    std::int64_t shows_secret_address = 0;
    std::int64_t wrote = 0;
    std::int64_t by_own_organization = 0;
};
BOOST_DESCRIBE_STRUCT(LineOfWeek, (),
                      (id, at, account_id, name, action, people, person_id, given_name, family_name,
                       shows_secret_address, wrote, by_own_organization))

struct DrawnLine {
    std::int64_t log_id = 0;
    std::string why;  // words between spaces
};
struct DrawnWeek {
    std::int64_t looks = 0;
    std::int64_t left_out = 0;
    std::vector<DrawnLine> lines;
};

// The rules, most serious first.
inline constexpr std::string_view rules_of_sample[] = {
    "own_name", "colleague", "same_surname", "many", "secret_address", "night", "only_look"};

// From a Monday to the Sunday after it.
DrawnWeek draw_week(db::Transaction& tx, const OrganizationId& own, const std::string& from_on,
                    const Dice& dice);

// An errand: every week that is over and has none yet, for each organisation that has somebody to
// read it.
Result<> draw_samples(Application& house);

}  // namespace veerkracht::audit
