#include "app/import/report.hpp"

#include <algorithm>
#include <stdexcept>

namespace veerkracht::import {

namespace {

constexpr std::size_t notes_shown_max = 40;

long sum_of(const Count& count) {
    return count.stored + count.refused + count.kept + count.already_there;
}

std::string cell(std::string text, std::size_t width, bool right) {
    const auto blanks = std::string(width > text.size() ? width - text.size() : 0, ' ');
    return right ? blanks + text : text + blanks;
}

std::string row_of(const std::string& name, std::size_t width, const Count& count) {
    std::string row = "  " + cell(name, width, false);
    for (const long number :
         {count.read, count.stored, count.refused, count.kept, count.already_there})
        row += cell(std::to_string(number), 15, true);
    return row + "\n";
}

std::string head(std::size_t width) {
    std::string row = "  " + cell("", width, false);
    for (const auto* name : {"read", "stored", "refused", "kept", "already there"})
        row += cell(name, 15, true);
    return row + "\n";
}

}  // namespace

void Report::became(const std::string& type, Outcome outcome) {
    auto& count = counts[type];
    switch (outcome) {
        case Outcome::stored: ++count.stored; return;
        case Outcome::refused: ++count.refused; return;
        case Outcome::kept: ++count.kept; return;
        case Outcome::already_there: ++count.already_there; return;
    }
}

void Report::note(std::string_view place, std::string_view reason) {
    notes.push_back(std::string(place) + ": " + std::string(reason));
}

Count Report::total() const {
    Count total;
    for (const auto& [type, count] : counts) {
        total.read += count.read;
        total.stored += count.stored;
        total.refused += count.refused;
        total.kept += count.kept;
        total.already_there += count.already_there;
    }
    return total;
}

void Report::check_the_sum() const {
    for (const auto& [type, count] : counts) {
        if (count.read == sum_of(count)) continue;
        throw std::logic_error("import of " + type + ": " + std::to_string(count.read) + " read, " +
                               std::to_string(sum_of(count)) + " accounted for");
    }
}

std::string table_of(const Report& report) {
    std::size_t width = 5;
    for (const auto& [type, count] : report.counts) width = std::max(width, type.size());
    std::string text = report.file + "\n" + head(width);
    for (const auto& [type, count] : report.counts) text += row_of(type, width, count);
    if (report.counts.size() > 1) text += row_of("total", width, report.total());
    for (std::size_t i = 0; i < std::min(report.notes.size(), notes_shown_max); ++i)
        text += "  - " + report.notes[i] + "\n";
    if (report.notes.size() > notes_shown_max)
        text += "  - and " + std::to_string(report.notes.size() - notes_shown_max) + " more\n";
    return text;
}

}  // namespace veerkracht::import
