// The tables with one thing changed: each change is noticed, or the table says a thing twice.
// tools/decision_mutants does the same to the function.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>

#include "testing/decision_cases.hpp"
#include "testing/decision_laws.hpp"

namespace veerkracht::access {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& name) {
    const auto text = testing::text_of_table(name);
    Rows rows;
    for (const auto& line : table_lines(text)) rows.emplace_back(line.begin(), line.end());
    return rows;
}

std::string text_of(const Rows& rows) {
    std::string text;
    for (const auto& row : rows) {
        for (const auto& cell : row) text += (&cell == &row.front() ? "" : ",") + cell;
        text += "\n";
    }
    return text;
}

struct Cell {
    Role role;
    Class record_class;
};

struct Mutant {
    std::string name;
    Rows decision, grounds;
    std::vector<Cell> cells;  // where it can be noticed
};

class DecisionMutants : public ::testing::Test {
  protected:
    // The cells that hold this letter.
    std::vector<Cell> cells_with(const std::string& letter,
                                 const std::string& of_class = "") const {
        std::vector<Cell> found;
        for (std::size_t row = 1; row < decision.size(); ++row)
            for (std::size_t column = 2; column < decision[row].size(); ++column)
                if (decision[row][column].find(letter) != std::string::npos &&
                    (of_class.empty() || decision[0][column] == of_class))
                    found.push_back(cell_at(row, column));
        return found;
    }
    Cell cell_at(std::size_t row, std::size_t column) const {
        return {*enum_named<Role>(decision[row][0]), *enum_named<Class>(decision[0][column])};
    }

    bool differs_in(const Rights& changed, const Cell& cell) const {
        const auto count = testing::cases_of_a_cell();
        const auto first = (static_cast<std::uint64_t>(cell.role) * size_of<Class> +
                            static_cast<std::uint64_t>(cell.record_class)) *
                           count;
        for (auto number = first; number < first + count; ++number) {
            const auto asked = testing::case_at(number);
            if (permit(changed, asked).ground != reader.answer(numbers.of(asked))) return true;
        }
        return false;
    }
    bool is_killed(const Mutant& mutant) const {
        const Rights changed(text_of(mutant.decision), text_of(mutant.grounds));
        for (const auto& cell : mutant.cells)
            if (differs_in(changed, cell)) return true;
        return false;
    }

    // Breaks a law, which knows nothing of the tables.
    bool breaks_a_law(const Mutant& mutant) const {
        return allows_one(mutant, [](const Rights& changed, const Snapshot& asked) {
            return !std::ranges::all_of(testing::laws(),
                                        [&](const auto& law) { return law.holds(changed, asked); });
        });
    }
    // Does it ever allow what the table as it stands does not?
    bool gives_more(const Mutant& mutant) const {
        return allows_one(mutant, [](const Rights&, const Snapshot& asked) {
            return !permit(rights(), asked).allowed;
        });
    }
    // One of the cases of its cells that it allows and that is so.
    bool allows_one(const Mutant& mutant, auto&& is_so) const {
        const Rights changed(text_of(mutant.decision), text_of(mutant.grounds));
        for (const auto& cell : mutant.cells) {
            const auto count = testing::cases_of_a_cell();
            const auto first = (static_cast<std::uint64_t>(cell.role) * size_of<Class> +
                                static_cast<std::uint64_t>(cell.record_class)) *
                               count;
            for (auto number = first; number < first + count; ++number) {
                const auto asked = testing::case_at(number);
                if (permit(changed, asked).allowed && is_so(changed, asked)) return true;
            }
        }
        return false;
    }
    // How many of those that give more are found without a second reading of the same tables.
    void count_by_law(const std::vector<Mutant>& mutants) const {
        const std::size_t step = testing::stride() == 1 ? 1 : mutants.size() / 100;
        int more = 0, found = 0;
        for (std::size_t i = 0; i < mutants.size(); i += step) {
            if (!gives_more(mutants[i])) continue;
            ++more;
            const bool breaks = breaks_a_law(mutants[i]);
            found += breaks ? 1 : 0;
            if (!breaks && std::getenv("VEERKRACHT_LIST"))
                std::cout << "no law     " << mutants[i].name << "\n";
        }
        std::cout << "found by a law: " << found << " of " << more << " that give more\n";
        RecordProperty("figure_laws_of", more);
        RecordProperty("figure_laws_killed", found);
        EXPECT_GT(10 * found, 7 * more) << found << " of " << more;
    }

    // Every mutant in the long form, a hundred of them or so in the short one.
    void kill_all(const std::vector<Mutant>& mutants) const {
        const std::size_t step = testing::stride() == 1 ? 1 : mutants.size() / 100;
        std::size_t looked_at = 0, noticed = 0;
        for (std::size_t i = 0; i < mutants.size(); i += step) {
            ++looked_at;
            const bool killed = is_killed(mutants[i]);
            noticed += killed ? 1 : 0;
            EXPECT_TRUE(killed) << "survives: " << mutants[i].name;
            if (std::getenv("VEERKRACHT_LIST"))
                std::cout << (killed ? "killed    " : "SURVIVES  ") << mutants[i].name << "\n";
        }
        std::cout << "mutants: " << looked_at << " of " << mutants.size() << "\n";
        RecordProperty("figure_mutants_of", static_cast<int>(looked_at));
        RecordProperty("figure_mutants_killed", static_cast<int>(noticed));
        EXPECT_GE(looked_at, 100U);
    }

    std::vector<Mutant> with_a_letter_more() const;
    std::vector<Mutant> with_another_condition() const;

    const Rows decision = rows_of("decision.csv");
    const Rows grounds = rows_of("grounds.csv");
    const testing::DecisionTable reader{testing::folder_of_tables()};
    const testing::Numbering numbers{reader};
};

TEST_F(DecisionMutants, a_letter_that_is_taken_away_is_noticed) {
    std::vector<Mutant> mutants;
    for (std::size_t row = 1; row < decision.size(); ++row)
        for (std::size_t column = 2; column < decision[row].size(); ++column) {
            const auto& cell = decision[row][column];
            for (std::size_t i = 0; cell != "-" && i < cell.size(); ++i) {
                auto changed = decision;
                changed[row][column].erase(i, 1);
                if (changed[row][column].empty()) changed[row][column] = "-";
                mutants.push_back(
                    {decision[row][0] + " " + decision[0][column] + " without " + cell.substr(i, 1),
                     changed,
                     grounds,
                     {cell_at(row, column)}});
            }
        }
    kill_all(mutants);
}

std::vector<Mutant> DecisionMutants::with_a_letter_more() const {
    std::vector<Mutant> mutants;
    for (std::size_t row = 1; row < decision.size(); ++row)
        for (std::size_t column = 2; column < decision[row].size(); ++column)
            for (std::size_t i = 1; decision[row][column] == "-" && i < grounds.size(); ++i) {
                auto changed = decision;
                changed[row][column] = grounds[i][0];
                mutants.push_back(
                    {decision[row][0] + " " + decision[0][column] + " with " + grounds[i][0],
                     changed,
                     grounds,
                     {cell_at(row, column)}});
            }
    return mutants;
}

TEST_F(DecisionMutants, a_letter_where_there_was_none_is_noticed) {
    kill_all(with_a_letter_more());
}

TEST_F(DecisionMutants, a_letter_that_opens_too_much_breaks_a_law) {
    count_by_law(with_a_letter_more());
}

// What else could stand in a column of grounds.csv.
std::vector<std::string> others_for(const std::string& column, const std::string& now,
                                    const std::string& letter) {
    const std::map<std::string, std::vector<std::string>> choices{
        {"consent", {"-", "given"}},
        {"level", {"link", "full", "fresh"}},
        {"term", {"-", "runs"}},
        {"scope", {"-", "covers"}},
        {"age", {"all", "from_12", "from_16", "under_12", "under_16"}},
        {"person", {"active", "alive", "any", "always"}},
        {"secret_address", {"seen", "hidden"}},
        {"may",
         {"read", "write", "grant", "read write", "read grant", "write grant",
          "read write grant"}}};
    std::vector<std::string> others;
    if (column == "relation")
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Relation>>(
            [&](auto one) { others.emplace_back(one.name); });
    else if (const auto known = choices.find(column); known != choices.end())
        others = known->second;
    std::erase(others, now);
    // Who lets another in reads it already by the letter beside.
    if (now == "grant") std::erase(others, "read grant");
    // After a death or a move the letter beside these two opens the same: wider says nothing more.
    if (letter == "E" || letter == "e") std::erase(others, "always");
    // … and who gives roles writes them too.
    if (letter == "I")
        std::erase_if(others, [](const auto& other) { return other.ends_with("write grant"); });
    return others;
}

std::vector<Mutant> DecisionMutants::with_another_condition() const {
    std::vector<Mutant> mutants;
    for (std::size_t row = 1; row < grounds.size(); ++row)
        for (std::size_t column = 1; column < grounds[row].size(); ++column) {
            const auto& name = grounds[0][column];
            // Only of the class address it says something.
            const auto cells =
                cells_with(grounds[row][0], name == "secret_address" ? "address" : "");
            if (cells.empty()) continue;
            for (const auto& other : others_for(name, grounds[row][column], grounds[row][0])) {
                auto changed = grounds;
                changed[row][column] = other;
                mutants.push_back({grounds[row][0] + " " + grounds[row][1] + ": " + name + " " +
                                       other + " instead of " + grounds[row][column],
                                   decision, changed, cells});
            }
        }
    return mutants;
}

TEST_F(DecisionMutants, a_condition_that_is_changed_is_noticed) {
    kill_all(with_another_condition());
}

TEST_F(DecisionMutants, a_condition_that_opens_too_much_breaks_a_law) {
    count_by_law(with_another_condition());
}

TEST_F(DecisionMutants, every_letter_that_is_explained_is_used) {
    for (std::size_t row = 1; row < grounds.size(); ++row)
        EXPECT_FALSE(cells_with(grounds[row][0]).empty()) << grounds[row][0];
}

}  // namespace
}  // namespace veerkracht::access
