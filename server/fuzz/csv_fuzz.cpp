// CSV from outside: every row is as wide as the header, and lines only go up.
#include "app/import/csv.hpp"
#include "app/import/hsds_file.hpp"
#include "fuzz/fuzz.hpp"

using namespace veerkracht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    if (const auto table = import::read_csv("a.csv", text)) {
        std::size_t line = 0;
        for (const auto& row : table->rows) {
            must(row.cells.size() == table->header.size(), "a row is as wide as the header");
            must(row.line > line, "lines go up");
            line = row.line;
        }
        for (const auto& name : table->header) must(table->column(name).has_value(), "a column");
    }
    (void)import::read_hsds_csv({{"services.csv", std::string(text)}});
    (void)import::read_hsds_csv(
        {{"organizations.csv", "id,name\n1,Denkbeeld\n"}, {"locations.csv", std::string(text)}});
    return 0;
}
