// The register of breaches, kept by the privacy officer (GDPR 33 and 34): 72 hours from the
// discovery to the report, the decisions with their reasons, and every state that it ever had.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/access/emergency.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::audit {

using BreachId = Id<struct BreachTag>;

// "" is: not decided yet.
inline constexpr std::string_view breach_kinds = "confidentiality integrity availability";

struct BreachFacts {
    std::string discovered_on;     // local day
    std::string discovered_clock;  // local time "13:05"
    std::string what;
    std::string kind;
    std::vector<std::string> classes;  // words of access::Class
    int people = 0;                    // about how many
    std::string risk;                  // none, some or high: for the people it is about
    std::string measures;
    std::string report;  // reported, or not_reported to the authority
    std::string reported_on;
    std::string reported_clock;
    std::string report_words;  // why not, or why later than 72 hours
    std::string told;          // told, or not_told to the people it is about
    std::string told_on;
    std::string told_words;  // how, or why not
};
BOOST_DESCRIBE_STRUCT(BreachFacts, (),
                      (discovered_on, discovered_clock, what, kind, classes, people, risk, measures,
                       report, reported_on, reported_clock, report_words, told, told_on,
                       told_words))
constexpr auto rules(const BreachFacts*) {
    using F = BreachFacts;
    return std::tuple{
        rule(&F::discovered_on, Day{}),         rule(&F::discovered_clock, Length{5, 5}),
        rule(&F::what, Length{1, 4000}),        rule(&F::kind, Length{0, 40}),
        rule(&F::classes, Count{30}),           rule(&F::people, Range{0, 100'000'000}),
        rule(&F::risk, Length{0, 10}),          rule(&F::measures, Length{0, 4000}),
        rule(&F::report, Length{0, 20}),        rule(&F::reported_on, Length{0, 10}),
        rule(&F::reported_clock, Length{0, 5}), rule(&F::report_words, Length{0, 2000}),
        rule(&F::told, Length{0, 20}),          rule(&F::told_on, Length{0, 10}),
        rule(&F::told_words, Length{0, 2000})};
}

struct BreachChange {
    int version = 1;
    BreachFacts facts;
};
BOOST_DESCRIBE_STRUCT(BreachChange, (), (version, facts))

struct BreachVersion {
    int version = 1;
};
BOOST_DESCRIBE_STRUCT(BreachVersion, (), (version))

// One moment of its history: what was done, and which facts are other than before.
struct BreachMoment {
    std::string at;
    std::string by_name;
    std::string act;  // noted, changed, closed, reopened
    std::vector<std::string> changed;
    BreachFacts facts;  // as they were from then on
};
BOOST_DESCRIBE_STRUCT(BreachMoment, (), (at, by_name, act, changed, facts))

struct BreachRow {
    BreachId id;
    int version = 1;
    std::string what;
    std::string discovered_at;
    std::string report_due_at;
    std::string report;
    std::string reported_at;  // "" as long as it was not
    bool late = false;        // not decided, and the hours are over
    bool of_emergency = false;
    int people = 0;
    std::optional<std::string> closed_at;
};
BOOST_DESCRIBE_STRUCT(BreachRow, (),
                      (id, version, what, discovered_at, report_due_at, report, reported_at, late,
                       of_emergency, people, closed_at))

struct BreachView {
    BreachRow row;
    BreachFacts facts;
    std::vector<std::string> wanting;  // what is to be decided before it can be closed
    std::string noted_by_name;
    std::string closed_by_name;
    std::vector<BreachMoment> history;  // newest first
};
BOOST_DESCRIBE_STRUCT(BreachView, (), (row, facts, wanting, noted_by_name, closed_by_name, history))

// Open first, what must be reported soonest on top.
Result<std::vector<BreachRow>> breaches(UnitOfWork& work);
Result<BreachView> breach(UnitOfWork& work, const BreachId& id);
Result<BreachView> note_breach(UnitOfWork& work, const BreachFacts& input);
Result<BreachView> change_breach(UnitOfWork& work, const BreachId& id, const BreachChange& input);
// Only when everything is decided.
Result<BreachView> close_breach(UnitOfWork& work, const BreachId& id, const BreachVersion& input);
Result<BreachView> reopen_breach(UnitOfWork& work, const BreachId& id, const BreachVersion& input);
// What was opened in an emergency and was not in order: filled in as far as it is known. Asked
// again: the same breach.
Result<BreachView> breach_of_emergency(UnitOfWork& work, const access::EmergencyId& id);

// A job: the hours to report are nearly over, or over.
Result<> warn_of_breaches(UnitOfWork& work);

}  // namespace veerkracht::audit
