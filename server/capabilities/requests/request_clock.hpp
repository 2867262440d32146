// The clock of what people ask about their own record (GDPR 12, 3), for the privacy officer: a
// month, and once two more. Of what was written in a request of the own page nothing is shown here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/audit/readers.hpp"
#include "capabilities/requests/events.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::requests {

using WrittenRequestId = Id<struct WrittenRequestTag>;

struct ClockedRequest {
    std::string id;
    int version = 1;
    bool written = false;  // came by letter, phone or at the desk; else from the own page
    std::string kind;
    std::string subject;  // of the own page
    std::string came_by;  // of a written one
    std::string name;
    std::string handled_by;  // "": everybody of the organisation
    std::string received_on;
    std::string due_on;
    bool late = false;
    bool frozen = false;  // nobody uses the record until it is decided
    bool may_extend = false;
    std::optional<std::string> extended_on;
    std::string extension_words;
    bool extension_told = false;
    std::optional<std::string> answered_on;
    std::string answer;
    std::string words;  // of a written one, as the officer noted them
    std::string answer_words;
    std::optional<audit::LookMeant> look;  // who wants to know who that was …
    std::vector<std::string> readers;      // … and who it was, of the own organisation
};
BOOST_DESCRIBE_STRUCT(ClockedRequest, (),
                      (id, version, written, kind, subject, came_by, name, handled_by, received_on,
                       due_on, late, frozen, may_extend, extended_on, extension_words,
                       extension_told, answered_on, answer, words, answer_words, look, readers))

struct RequestClock {
    int months = 1;
    int extended_by_months = 2;
    std::vector<ClockedRequest> requests;  // late first, then by day; what was answered last
};
BOOST_DESCRIBE_STRUCT(RequestClock, (), (months, extended_by_months, requests))

struct Extending {
    int version = 1;
    std::string words;  // the resident reads them
};
BOOST_DESCRIBE_STRUCT(Extending, (), (version, words))
constexpr auto rules(const Extending*) {
    return std::tuple{rule(&Extending::words, Length{1, 2000})};
}

// The name is given, or refused with the ground, which the resident reads.
struct NameAnswer {
    int version = 1;
    std::string answer;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NameAnswer, (), (version, answer, words))
constexpr auto rules(const NameAnswer*) {
    return std::tuple{rule(&NameAnswer::answer, OneOf{"done refused"}),
                      rule(&NameAnswer::words, Length{0, 2000})};
}

inline constexpr std::string_view written_kinds =
    "insight correction erasure restriction objection portability";

struct NewWrittenRequest {
    std::string kind;
    std::string came_by;
    std::string name;
    std::string words;
    std::string handled_by;
    std::string received_on;
};
BOOST_DESCRIBE_STRUCT(NewWrittenRequest, (), (kind, came_by, name, words, handled_by, received_on))
constexpr auto rules(const NewWrittenRequest*) {
    using N = NewWrittenRequest;
    return std::tuple{
        rule(&N::kind, OneOf{written_kinds}), rule(&N::came_by, OneOf{"letter email phone desk"}),
        rule(&N::name, Length{1, 200}),       rule(&N::words, Length{0, 2000}),
        rule(&N::handled_by, Length{0, 200}), rule(&N::received_on, Day{})};
}

// Who asked by letter is told by the officer, before the month is over.
struct WrittenExtending {
    int version = 1;
    std::string words;
    std::string told_on;
};
BOOST_DESCRIBE_STRUCT(WrittenExtending, (), (version, words, told_on))
constexpr auto rules(const WrittenExtending*) {
    return std::tuple{rule(&WrittenExtending::words, Length{1, 2000}),
                      rule(&WrittenExtending::told_on, Day{})};
}

struct WrittenAnswer {
    int version = 1;
    std::string answer;
    std::string words;
    std::string answered_on;
};
BOOST_DESCRIBE_STRUCT(WrittenAnswer, (), (version, answer, words, answered_on))
constexpr auto rules(const WrittenAnswer*) {
    return std::tuple{rule(&WrittenAnswer::answer, OneOf{"done partly refused"}),
                      rule(&WrittenAnswer::words, Length{0, 2000}),
                      rule(&WrittenAnswer::answered_on, Day{})};
}

Result<RequestClock> request_clock(UnitOfWork& work);
// Once, on the last day at the latest; not of a statement, which nobody decides.
Result<RequestClock> extend(UnitOfWork& work, const RequestId& id, const Extending& input);
// Who looked, by the log: told to the resident, or refused.
Result<RequestClock> tell_name(UnitOfWork& work, const RequestId& id, const NameAnswer& input);
Result<RequestClock> note_written(UnitOfWork& work, const NewWrittenRequest& input);
Result<RequestClock> extend_written(UnitOfWork& work, const WrittenRequestId& id,
                                    const WrittenExtending& input);
Result<RequestClock> answer_written(UnitOfWork& work, const WrittenRequestId& id,
                                    const WrittenAnswer& input);

// A job: the officer hears a week before the day of a written one, and each week that it is late.
Result<> warn_of_written(UnitOfWork& work);

}  // namespace veerkracht::requests
