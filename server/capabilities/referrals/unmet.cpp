#include "capabilities/referrals/unmet.hpp"

#include <algorithm>
#include <functional>

#include "kernel/clock.hpp"

namespace veerkracht::referrals {

namespace {

constexpr int smallest_told = 10;
constexpr int grid = 5;

std::optional<int> told(int count) {
    if (count < smallest_told) return std::nullopt;
    return (count + grid / 2) / grid * grid;
}

struct Cell {
    std::string neighbourhood;
    int count = 0;
};

// One need: the cells that can be told, and the rest of them as one.
std::vector<NoOffer> told_of_need(const std::string& need, std::vector<Cell> cells) {
    int others = 0;
    const auto unknown = std::ranges::find(cells, "", &Cell::neighbourhood);
    if (unknown != cells.end()) {
        others = unknown->count;
        cells.erase(unknown);
    }
    std::ranges::stable_sort(cells, std::greater(), &Cell::count);
    const auto join_last = [&] {
        others += cells.back().count;
        cells.pop_back();
    };
    while (!cells.empty() && cells.back().count < smallest_told) join_last();
    if (others > 0 && others < smallest_told && !cells.empty()) join_last();
    std::vector<NoOffer> rows;
    for (const auto& cell : cells) rows.push_back({need, cell.neighbourhood, told(cell.count)});
    if (others > 0) rows.push_back({need, "", told(others)});
    return rows;
}

}  // namespace

Quarters quarters_before(const std::string& today) {
    const int month = std::stoi(today.substr(5, 2));
    const auto quarter = plus_months(today.substr(0, 8) + "01", -((month - 1) % 3));
    return {plus_months(quarter, -12), plus_days(quarter, -1)};
}

std::vector<NoOffer> told_outside(
    const std::map<std::pair<std::string, std::string>, int>& counts) {
    std::map<std::string, std::vector<Cell>> by_need;
    for (const auto& [cell, count] : counts) by_need[cell.first].push_back({cell.second, count});
    std::vector<NoOffer> rows;
    for (const auto& [need, cells] : by_need) {
        auto told = told_of_need(need, cells);
        rows.insert(rows.end(), told.begin(), told.end());
    }
    std::ranges::stable_sort(rows, std::greater(), &NoOffer::count);
    return rows;
}

}  // namespace veerkracht::referrals
