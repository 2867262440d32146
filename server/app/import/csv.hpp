// A strict reader of CSV (RFC 4180): UTF-8 with or without byte order mark; comma, semicolon or
// tab, whichever the first line has most; CRLF or LF. What is not exactly that is refused by line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.hpp"

namespace veerkracht::import {

struct CsvRow {
    std::size_t line = 0;  // in the file, from 1
    std::vector<std::string> cells;
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;  // each as wide as the header

    std::optional<std::size_t> column(std::string_view name) const;
};

// `file` names the file in what is wrong with it.
Result<CsvTable> read_csv(std::string_view file, std::string_view text);

}  // namespace veerkracht::import
