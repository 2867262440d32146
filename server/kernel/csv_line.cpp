#include "kernel/csv_line.hpp"

namespace veerkracht {

namespace {

bool begins_as_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != cell.npos;
}

std::string between_quotes(std::string_view cell) {
    std::string text = "\"";
    for (const char letter : cell) text += letter == '"' ? "\"\"" : std::string(1, letter);
    return text + "\"";
}

std::string written(const std::string& cell) {
    const auto safe = begins_as_formula(cell) ? "'" + cell : cell;
    // A comma as well: who guesses the separator counts what is not quoted.
    return safe.find_first_of(";,\"\r\n\t") == std::string::npos ? safe : between_quotes(safe);
}

}  // namespace

std::string csv_line(std::span<const std::string> cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ";") + written(cells[i]);
    return line + "\r\n";
}

}  // namespace veerkracht
