// A list of patients as an older system saves it: its letters, and its rows written as we write
// them.
#include "app/import/csv.hpp"
#include "app/import/encoding.hpp"
#include "fuzz/fuzz.hpp"
#include "kernel/csv_line.hpp"
#include "kernel/text.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

bool is_same(const std::string& read, const std::string& written) {
    return read == written || read == "'" + written;  // not read as a formula
}

void is_read_as_written(const import::CsvTable& table) {
    std::vector<std::string> names;  // of two names, "+a" and "'+a", one would be doubled
    for (std::size_t column = 0; column < table.header.size(); ++column)
        names.push_back("c" + std::to_string(column));
    auto text = csv_line(names);
    for (const auto& row : table.rows) text += csv_line(row.cells);
    const auto again = import::read_csv("again.csv", text);
    must(again.has_value(), "what we write can be read");
    must(again->rows.size() == table.rows.size(), "every row of it");
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t cell = 0; cell < table.header.size(); ++cell)
            must(is_same(again->rows[row].cells[cell], table.rows[row].cells[cell]),
                 "and every cell");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    const auto line = import::line_that_is_not_utf8(text);
    const auto list = import::decoded("a.csv", text);
    if (!list) return 0;
    must(is_utf8(list->text), "a list becomes UTF-8");
    must(list->text.size() <= 3 * size, "no letter becomes more than three");
    must((line == 0) == (list->encoding == "utf-8"), "it says what it was");
    if (line == 0) must(list->text == without_invisible(text), "what is UTF-8 stays");
    if (const auto table = import::read_csv("a.csv", list->text); table && table->header.size() > 1)
        is_read_as_written(*table);
    return 0;
}
