#include "kernel/csv_line.hpp"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace veerkracht {
namespace {

std::string line(const std::vector<std::string>& cells) { return csv_line(cells); }

TEST(CsvLine, cells_stand_between_semicolons_also_the_empty_ones) {
    EXPECT_EQ(line({"", "Lies", "", "America"}), ";Lies;;America\r\n");
    EXPECT_EQ(line({"Łukasz Żółć"}), "Łukasz Żółć\r\n");
}

TEST(CsvLine, what_would_end_a_cell_is_quoted) {
    EXPECT_EQ(line({"a;b", "zei \"ja\"", "twee\r\nregels"}),
              "\"a;b\";\"zei \"\"ja\"\"\";\"twee\r\nregels\"\r\n");
}

TEST(CsvLine, a_cell_with_a_comma_is_one_cell_also_to_who_guesses_the_separator) {
    EXPECT_EQ(line({"Linde, Jos van der", "1,5"}), "\"Linde, Jos van der\";\"1,5\"\r\n");
}

TEST(CsvLine, no_cell_is_a_formula) {
    for (const auto& [cell, written] :
         std::map<std::string, std::string>{{"=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""},
                                            {"+31612345678", "'+31612345678"},
                                            {"-1+1", "'-1+1"},
                                            {"@SUM(A1)", "'@SUM(A1)"},
                                            {"\t=1", "\"'\t=1\""},
                                            {"\r=1", "\"'\r=1\""},
                                            {"1-2", "1-2"}})
        EXPECT_EQ(line({cell}), written + "\r\n");
}

}  // namespace
}  // namespace veerkracht
