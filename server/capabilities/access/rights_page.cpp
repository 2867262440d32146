#include "capabilities/access/rights_page.hpp"

#include <algorithm>

#include "capabilities/access/rights.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

constexpr std::string_view opening = R"(# Who may see what

Printed from `server/capabilities/access/decision.csv` and `server/capabilities/access/grounds.csv` by `./dev types`; change
those. What the roles are called on screen stands in [words.md](words.md).

Every look at a record about a resident is decided by these two tables and by nothing else. What stands in neither is refused.
The first table gives each role letters for each class of facts; the second says in which situation a letter opens. Any one
ground is enough, and all conditions of that ground must hold at the moment of asking: an end of a term or of a consent, a
withdrawal or a birthday works at the next request, without anything having to run. The ground goes into the log; so does the
refusal. Who has no standing to a record gets the same answer as for a record that does not exist.

Lists, counts, searches and files ask the same question for each record in them.

The classes are K1 to K16 of the field: identity and address K1, bsn K2, medical context K3, referral core K4, social notes K5,
working notes K6, answers K7, plan K8, conference notes K9, feedback K10, messages K11, attendance K12, access log K13, aggregates
K14, research extract K15, accounts K16; safety notes stay with the team.

)";

constexpr std::string_view of_letters = R"(
## When a letter opens

`may` is to read, to write, or to let another in (grant). `consent`: given means valid now, for this recipient, class and
purpose; a withdrawn, expired or refused one is none. `session`: behind a link alone, with a second factor (full), or with one
of the last five minutes (fresh). `term`: what was lent runs now. `scope`: it covers this record; of a released figure it means
that enough people stand in it, of a log that a reason was given, of a record of the own organisation that one handles an objection
and the record is restricted for it. `person`: any means also after death or a move, alive also while the record is restricted
(GDPR 18: nothing but storage and the dispute), always both. `secret address` counts for the class address alone.

)";

constexpr std::string_view of_refusals = R"(
## What a refusal says

The log keeps why; the one who asked hears it only where he already knew of the record.

| code | what it means |
|---|---|
| `access.no_relation` | no standing to this record |
| `access.ended` | the referral was closed, refused or not answered in time |
| `access.role` | this role may not do this with this class |
| `access.person_not_active` | the resident died, moved or went to another practice |
| `access.restricted` | the record is frozen for a dispute |
| `access.age` | the age of the resident gives the say to somebody else |
| `access.secret_address` | the address is secret |
| `access.no_consent`, `access.consent_withdrawn`, `access.consent_expired`, `access.consent_refused` | no consent that is valid now |
| `access.level` | a second factor is needed, or a fresh one |
| `access.term_over` | what was lent is over |
| `access.out_of_scope` | what was lent does not cover this record |
| `access.to_self` | nobody lets himself in |
)";

using Row = std::vector<std::string_view>;

std::string row_of(const Row& cells, bool in_code) {
    std::string row = "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto mark = in_code && i == 0 ? "`" : "";
        row += " " + (mark + std::string(cells[i])) + mark + " |";
    }
    return row + "\n";
}

std::string table_of(std::string_view file, const Row& heading) {
    auto lines = table_lines(embedded_file(file).value());
    lines.front() = heading;
    std::string text = row_of(lines.front(), false) + "|";
    for (std::size_t i = 0; i < heading.size(); ++i) text += "---|";
    text += "\n";
    for (std::size_t i = 1; i < lines.size(); ++i) text += row_of(lines[i], true);
    return text;
}

std::string spoken(std::string_view code) {
    std::string words(code);
    std::ranges::replace(words, '_', ' ');
    return words;
}

}  // namespace

std::string rights_page() {
    constexpr std::string_view cells = "capabilities/access/decision.csv";
    const auto lines = table_lines(embedded_file(cells).value());
    std::vector<std::string> words;
    for (const auto code : lines.front()) words.push_back(spoken(code));
    return std::string(opening) + table_of(cells, Row(words.begin(), words.end())) +
           std::string(of_letters) +
           table_of("capabilities/access/grounds.csv",
                    {"letter", "relation", "may", "consent", "session", "term", "scope", "age",
                     "person", "secret address", "in words"}) +
           std::string(of_refusals);
}

}  // namespace veerkracht::access
