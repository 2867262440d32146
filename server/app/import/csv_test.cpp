#include "app/import/csv.hpp"

#include <gtest/gtest.h>

namespace veerkracht::import {
namespace {

std::string shown(const Result<CsvTable>& table) {
    if (!table) return table.error().detail;
    std::string text;
    for (const auto& name : table->header) text += "[" + name + "]";
    for (const auto& row : table->rows) {
        text += "\n" + std::to_string(row.line) + ":";
        for (const auto& cell : row.cells) text += "[" + cell + "]";
    }
    return text;
}

std::string read(std::string_view text) { return shown(read_csv("list.csv", text)); }

TEST(Csv, comma_semicolon_and_tab_are_found_in_the_first_line) {
    EXPECT_EQ(read("a,b\n1,2\n"), "[a][b]\n2:[1][2]");
    EXPECT_EQ(read("a;b\r\n1,5;2\r\n"), "[a][b]\n2:[1,5][2]");
    EXPECT_EQ(read("a\tb\n1;2\t3\n"), "[a][b]\n2:[1;2][3]");
    EXPECT_EQ(read("\"a,b,c\";d\n1;2\n"), "[a,b,c][d]\n2:[1][2]");
}

TEST(Csv, a_byte_order_mark_and_a_missing_last_line_end_are_fine) {
    EXPECT_EQ(read("\xEF\xBB\xBFname\nÇelik"), "[name]\n2:[Çelik]");
}

TEST(Csv, quotes_hold_separators_lines_and_quotes) {
    EXPECT_EQ(read("a,b\n\"1,\n2\",\"say \"\"ja\"\"\"\n3,4\n"),
              "[a][b]\n2:[1,\n2][say \"ja\"]\n4:[3][4]");
}

TEST(Csv, lines_on_which_nothing_stands_are_no_rows_and_empty_cells_are_cells) {
    EXPECT_EQ(read("a,b\n\n,\n, \n1,\n,,,\n"), "[a][b]\n5:[1][]");
}

TEST(Csv, a_column_without_name_and_cells_is_none) {
    EXPECT_EQ(read("a;b;\r\n1;2;\r\n"), "[a][b]\n2:[1][2]");
    EXPECT_EQ(read("a;;b;;\n1; ;2;;\n"), "[a][b]\n2:[1][2]");
    EXPECT_EQ(read("a;;b\n1;x;2\n"), "list.csv line 2: a cell under a column without a name");
    EXPECT_EQ(read(";;\n"), "list.csv line 1: no column has a name");
}

TEST(Csv, a_first_line_may_name_the_separator) {
    EXPECT_EQ(read("sep=;\r\na,b;c\r\n1;2\r\n"), "[a,b][c]\n3:[1][2]");
    EXPECT_EQ(read("sep=;"), "list.csv line 2: the file is empty");
}

TEST(Csv, what_is_not_exactly_csv_is_refused_by_line) {
    EXPECT_EQ(read("a,b\n1,\"2\n3,4\n"), "list.csv line 2: a quote is not closed");
    EXPECT_EQ(read("a,b\n1,\"2\"x\n"), "list.csv line 2: text after a closing quote");
    EXPECT_EQ(read("a,b\n1,2\"x\n"), "list.csv line 2: a quote inside a cell without quotes");
    EXPECT_EQ(read("a,b\n1\n"), "list.csv line 2: 1 cells, the header has 2");
    EXPECT_EQ(read("a,b\n1,2,3\n"), "list.csv line 2: 3 cells, the header has 2");
    EXPECT_EQ(read("a,b\r1,2\r"), "list.csv line 1: a carriage return without line feed");
    EXPECT_EQ(read(std::string("a,b\n1,\0\n", 8)), "list.csv line 2: has a NUL byte");
    EXPECT_EQ(read("a\nJos\xE9\n"), "list.csv line 2: not UTF-8");
    EXPECT_EQ(read(""), "list.csv line 1: the file is empty");
    EXPECT_EQ(read("a,a\n"), "line 1: two columns have the same name");
}

TEST(Csv, a_cell_without_end_is_refused_and_does_not_fill_the_memory) {
    EXPECT_EQ(read("a,b\n1,\"" + std::string(2'000'000, 'x') + "\"\n"),
              "list.csv line 2: a cell is too long");
    EXPECT_EQ(read("a,b\n1," + std::string(2'000'000, 'x') + "\n"),
              "list.csv line 2: a cell is too long");
}

}  // namespace
}  // namespace veerkracht::import
