// Our steps beside the state machines of SDOHCC and BSeR: what a partner of ours may see happen to
// a Task. Each change of state is allowed there, or stands by name in docs/words.md with its
// reason.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {
namespace {

std::string read(const std::string& path) {
    std::ifstream in(std::string(VEERKRACHT_ROOT) + "/" + path);
    EXPECT_TRUE(in.good()) << path;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::vector<std::string>> rows_of(const std::string& path) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(read(path));
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells;
        std::istringstream parts(line);
        for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
        rows.push_back(cells);
    }
    rows.erase(rows.begin());  // the names of the columns
    return rows;
}

std::string in_fhir(State state) {
    std::string name(name_of(state));
    std::ranges::replace(name, '_', '-');
    return name;
}

struct Change {
    State from, to;
    std::string step, setter;
};

// What is no change of Task.status (only its business status moves) asks nobody's leave.
std::vector<Change> changes() {
    std::vector<Change> found;
    for (const auto* target : {"welfare_coach", "initiative"}) {
        Referral leg;
        leg.target = target;
        for (const auto& move : moves_of(leg))
            for (const auto& setter : words_of(move.set_by))
                for (const auto& from : words_of(move.from))
                    if (kind_of(from)->state != kind_of(move.step)->state)
                        found.push_back({kind_of(from)->state, kind_of(move.step)->state,
                                         std::string(move.step), setter});
    }
    return found;
}

// Whose hand moves the Task: the resident's wish is carried out by either side, the clock works for
// who asked.
bool is_hand_of(const std::string& setter, const std::string& hands) {
    const bool requester = setter == "sender" || setter == "clock" || setter == "resident";
    const bool target = setter == "receiver" || setter == "volunteer" || setter == "resident";
    const auto has = [&](const char* hand) { return hands.find(hand) != std::string::npos; };
    return (requester && (has("requester") || has("initiator"))) ||
           (target && (has("target") || has("recipient")));
}

bool sdohcc_allows(const Change& change) {
    static const auto rows = rows_of("fixtures/tasks/sdohcc_transitions.csv");
    return std::ranges::any_of(rows, [&](const auto& row) {
        return row.at(0) == "SDOHCC-TaskForReferralManagement" &&
               (row.at(1) == "*" || row.at(1) == in_fhir(change.from)) &&
               row.at(2) == in_fhir(change.to) && is_hand_of(change.setter, row.at(3));
    });
}

// BSeR calls "received" what nobody answered yet.
bool bser_allows(const Change& change) {
    static const auto rows = rows_of("fixtures/tasks/bser_transitions.csv");
    const auto from = change.from == State::requested ? "received" : in_fhir(change.from);
    return std::ranges::any_of(rows, [&](const auto& row) {
        return row.at(3) == from && row.at(5) == in_fhir(change.to) &&
               is_hand_of(change.setter, row.at(1));
    });
}

// "| on-hold | accepted | `contact_sought` | receiver |", as it stands in docs/words.md.
std::string row_in_docs(const Change& change) {
    return "| " + in_fhir(change.from) + " | " + in_fhir(change.to) + " | `" + change.step +
           "` | " + change.setter + " | ";
}

TEST(Transitions, each_change_of_state_is_allowed_by_sdohcc_or_named_with_its_reason) {
    const auto docs = read("docs/words.md");
    std::set<std::string> named;
    for (const auto& change : changes()) {
        if (sdohcc_allows(change)) continue;
        const auto row = row_in_docs(change) + (bser_allows(change) ? "BSeR" : "neither") + " | ";
        EXPECT_NE(docs.find(row), std::string::npos) << row;
        named.insert(row);
    }
    // Nothing is excused there that does not happen.
    std::size_t excused = 0;
    for (const auto* who : {" | BSeR | ", " | neither | "})
        for (auto at = docs.find(who); at != std::string::npos; at = docs.find(who, at + 1))
            ++excused;
    EXPECT_EQ(excused, named.size() + 1) << "the undo of a step is the one that is no step";
}

// "| `goal_said` | resident | completed | no |": what is done without moving the leg is no change
// of a Task. Every act is asked at every step by every hand.
TEST(Transitions, an_act_moves_nothing_and_is_done_by_whom_and_where_the_docs_say) {
    const auto docs = read("docs/words.md");
    std::size_t rows = 0;
    for (auto at = docs.find("\n| `"); at != std::string::npos; at = docs.find("\n| `", at + 1))
        ++rows;
    EXPECT_EQ(rows, act_kinds().size());
    for (const auto& act : act_kinds()) {
        EXPECT_EQ(kind_of(act.act), nullptr) << act.act << " is a step as well";
        const auto list = [](std::string_view words) {
            std::string text;
            for (const auto& word : words_of(words)) text += (text.empty() ? "" : ", ") + word;
            return text;
        };
        const auto end = " | " + list(act.done_by) + " | " + list(act.states) + " | " +
                         (act.comes_back ? "always" : "no") + " |\n";
        const auto row = docs.find("\n| `" + std::string(act.act) + "` | ");
        ASSERT_NE(row, std::string::npos) << act.act;
        const auto line = docs.substr(row + 1, docs.find('\n', row + 1) - row);
        EXPECT_TRUE(line.ends_with(end)) << line << end;
        for (const auto& step : step_kinds())
            for (const auto by : {Setter::sender, Setter::receiver, Setter::resident,
                                  Setter::volunteer, Setter::clock}) {
                Referral leg;
                leg.step = step.step;
                leg.state = step.state;
                const auto has = [](const std::vector<std::string>& words, std::string_view word) {
                    return std::ranges::find(words, word) != words.end();
                };
                const bool fits = has(words_of(act.done_by), name_of(by)) &&
                                  has(words_of(act.states), name_of(step.state));
                EXPECT_EQ(the_act_fits_how_the_leg_stands(leg, act.act, by).has_value(), fits)
                    << act.act << " at " << step.step << " by " << name_of(by);
            }
    }
}

TEST(Transitions, the_comparison_can_fail) {
    EXPECT_FALSE(sdohcc_allows({State::completed, State::requested, "sent", "sender"}));
    EXPECT_FALSE(sdohcc_allows({State::requested, State::accepted, "to_call", "sender"}));
    EXPECT_TRUE(sdohcc_allows({State::requested, State::accepted, "to_call", "receiver"}));
    EXPECT_TRUE(sdohcc_allows({State::completed, State::entered_in_error, "x", "sender"}));
    EXPECT_FALSE(sdohcc_allows({State::completed, State::entered_in_error, "x", "receiver"}));
    EXPECT_TRUE(bser_allows({State::accepted, State::rejected, "not_fitting", "receiver"}));
    EXPECT_FALSE(bser_allows({State::on_hold, State::accepted, "contact_sought", "receiver"}));
}

}  // namespace
}  // namespace veerkracht::referrals
