#include "capabilities/access/rights_page.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/access/asked_cells.hpp"
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

constexpr std::string_view of_use = R"(
## What is decided and not yet used

The tables are whole: they also decide what no screen asks for yet. Here stands what nobody came to so far. It is no list by hand:
while all tests run, each question that a request or a job asks is noted, and what was permitted at least once stands in
`server/capabilities/access/used.csv` (`tools/used_cells`). A cell that is used and not in that file fails `./dev prove`.

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

constexpr std::string_view cells = "capabilities/access/decision.csv";
constexpr std::string_view grounds = "capabilities/access/grounds.csv";

using Relations = std::set<std::string_view>;

// By letter.
std::map<std::string_view, Relations> relations_of_letters() {
    std::map<std::string_view, Relations> all;
    const auto lines = table_lines(embedded_file(grounds).value());
    for (std::size_t i = 1; i < lines.size(); ++i) all[lines[i][0]].insert(lines[i][1]);
    return all;
}

Relations used_in(const std::vector<UsedCell>& used, std::string_view role,
                  std::string_view record_class) {
    for (const auto& cell : used)
        if (cell.role == role && cell.record_class == record_class)
            return {cell.relations.begin(), cell.relations.end()};
    return {};
}

// The letters of a cell of which no relation was ever permitted.
std::string unused_letters(std::string_view cell, const Relations& used,
                           const std::map<std::string_view, Relations>& by_letter) {
    std::string letters;
    for (std::size_t i = 0; cell != "-" && i < cell.size(); ++i) {
        const auto is_used = [&](std::string_view one) { return used.contains(one); };
        if (std::ranges::none_of(by_letter.at(cell.substr(i, 1)), is_used)) letters += cell[i];
    }
    return letters;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "-" : text;
}

std::string unused_cells() {
    const auto used = used_cells();
    const auto by_letter = relations_of_letters();
    const auto lines = table_lines(embedded_file(cells).value());
    std::string text = "| role | not yet used | of a cell that is used, these letters not |\n";
    text += "|---|---|---|\n";
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::vector<std::string> whole, parts;
        for (std::size_t column = 2; column < lines[i].size(); ++column) {
            const auto letters = unused_letters(
                lines[i][column], used_in(used, lines[i][0], lines[0][column]), by_letter);
            if (letters.empty()) continue;
            const bool is_whole = letters == lines[i][column];
            (is_whole ? whole : parts)
                .push_back(spoken(lines[0][column]) + (is_whole ? "" : " `" + letters + "`"));
        }
        if (!whole.empty() || !parts.empty())
            text += "| `" + std::string(lines[i][0]) + "` | " + listed(whole) + " | " +
                    listed(parts) + " |\n";
    }
    return text;
}

std::string unused_relations() {
    Relations known, used;
    for (const auto& [letter, relations] : relations_of_letters())
        known.insert(relations.begin(), relations.end());
    const auto all = used_cells();
    for (const auto& cell : all) used.insert(cell.relations.begin(), cell.relations.end());
    std::vector<std::string> later;
    for (const auto relation : known)
        if (!used.contains(relation)) later.push_back("`" + std::string(relation) + "`");
    return "\nRelations that nobody stands in yet, and come later: " + listed(later) + ".\n";
}

}  // namespace

std::vector<UsedCell> used_cells() {
    std::vector<UsedCell> used;
    const auto lines = table_lines(embedded_file("capabilities/access/used.csv").value());
    for (std::size_t i = 1; i < lines.size(); ++i) {
        UsedCell cell{lines[i][0], lines[i][1], {}};
        for (auto rest = lines[i][2]; !rest.empty();) {
            const auto end = std::min(rest.find(' '), rest.size());
            cell.relations.push_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        used.push_back(std::move(cell));
    }
    return used;
}

std::string rights_page() {
    const auto lines = table_lines(embedded_file(cells).value());
    std::vector<std::string> words;
    for (const auto code : lines.front()) words.push_back(spoken(code));
    return std::string(opening) + table_of(cells, Row(words.begin(), words.end())) +
           std::string(of_letters) +
           table_of(grounds, {"letter", "relation", "may", "consent", "session", "term", "scope",
                              "age", "person", "secret address", "in words"}) +
           std::string(of_use) + unused_cells() + unused_relations() + std::string(of_refusals);
}

}  // namespace veerkracht::access
