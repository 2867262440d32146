// Asks each mutant of the decision until the second reader of the tables decides otherwise;
// tools/decision_mutants.mjs writes them.
#include <iostream>

#include "decision_mutants.hpp"
#include "testing/decision_cases.hpp"

int main() {
    using namespace veerkracht;
    const access::Rights rights(testing::text_of_table("decision.csv"),
                                testing::text_of_table("grounds.csv"));
    const testing::DecisionTable reader(testing::folder_of_tables());
    const testing::Numbering numbers(reader);
    // As it is, or as a mutant would have it: the first case in which it differs.
    const auto is_noticed = [&](access::Permit permit) {
        for (std::uint64_t number = 0; number < testing::count_of_cases(); number += 19) {
            const auto asked = testing::case_at(number);
            const auto decision = permit(rights, asked);
            const auto ground = reader.answer(numbers.of(asked));
            if (decision.ground != ground ||
                decision.allowed == decision.ground.starts_with("access."))
                return true;
        }
        return false;
    };
    if (is_noticed(access::permit)) {
        std::cout << "SURVIVES  nothing can be told: the function as it is differs\n";
        return 1;
    }
    int survived = 0;
    for (const auto& mutant : access::mutants()) {
        const bool noticed = is_noticed(mutant.permit);
        survived += noticed ? 0 : 1;
        std::cout << (noticed ? "killed    " : "SURVIVES  ") << mutant.what << "\n";
    }
    return survived == 0 ? 0 : 1;
}
