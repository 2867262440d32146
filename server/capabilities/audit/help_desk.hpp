// The help desk: somebody reads a number out, and it stands here what went wrong and what to do.
// The technical administrator finds every number, who runs an organisation those of its own. No
// person, no id, no word of anybody.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::audit {

using HelpDeskNoteId = Id<struct HelpDeskNoteTag>;

struct QuotedNumber {
    std::string number;  // as it was heard: small letters and without the dash too
};
BOOST_DESCRIBE_STRUCT(QuotedNumber, (), (number))
constexpr auto rules(const QuotedNumber*) {
    return std::tuple{rule(&QuotedNumber::number, Length{1, 20})};
}

struct HelpDeskAnswer {
    std::string number;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(HelpDeskAnswer, (), (number, answer))
constexpr auto rules(const HelpDeskAnswer*) {
    using A = HelpDeskAnswer;
    return std::tuple{
        rule(&A::number, Length{1, 20}),
        rule(&A::answer,
             OneOf{"explained try_again solved to_administrator to_organization to_maker"})};
}

// That this number was quoted before.
struct HelpDeskNote {
    std::string noted_at;
    std::string noted_by;
    std::string answer;  // in words
};
BOOST_DESCRIBE_STRUCT(HelpDeskNote, (), (noted_at, noted_by, answer))

struct HelpDeskFinding {
    std::string number;
    std::string at;
    std::string doing;  // what was being done, in words; "" where it never came so far
    std::string code;
    int status = 0;  // 0 where only the log remembers it
    std::string what;
    std::string to_do;
    std::string role;  // "" where nobody was known
    std::string organization_kind;
    std::string organization_name;
    std::optional<int> took_ms;
    bool reached_database = false;
    std::string version;  // that runs now
    std::vector<HelpDeskNote> notes;
};
BOOST_DESCRIBE_STRUCT(HelpDeskFinding, (),
                      (number, at, doing, code, status, what, to_do, role, organization_kind,
                       organization_name, took_ms, reached_database, version, notes))

struct HelpDeskRow {
    std::string number;
    std::string doing;
    std::string what;
    HelpDeskNote note;
};
BOOST_DESCRIBE_STRUCT(HelpDeskRow, (), (number, doing, what, note))

struct HelpDeskChoice {
    std::string answer;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(HelpDeskChoice, (), (answer, words))

struct HelpDesk {
    std::vector<HelpDeskChoice> answers;
    std::vector<HelpDeskRow> recent;  // newest first
};
BOOST_DESCRIBE_STRUCT(HelpDesk, (), (answers, recent))

Result<HelpDesk> help_desk(UnitOfWork& work);
Result<HelpDeskFinding> find_number(UnitOfWork& work, const QuotedNumber& quoted);
Result<HelpDeskFinding> note_number(UnitOfWork& work, const HelpDeskAnswer& input);
// What was quoted goes after its days.
Result<> forget_help_desk_notes(UnitOfWork& work);

}  // namespace veerkracht::audit
