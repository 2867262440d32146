#include "app/import/csv.hpp"

#include <algorithm>
#include <set>

#include "app/import/encoding.hpp"
#include "app/import/node.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

constexpr std::size_t columns_max = 200;
constexpr std::size_t cell_bytes_max = 100'000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char separator_of(std::string_view text) {
    std::size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        commas += c == ',' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        tabs += c == '\t' ? 1 : 0;
    }
    if (tabs > commas && tabs > semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
}

// Walks through the text once; a cell that does not end, or goes on after its end, is refused.
class Reader {
  public:
    Reader(std::string_view file, std::string_view text)
        : file_(file), text_(text), separator_(separator_of(text)) {
        read_separator_line();
    }

    bool at_end() const { return at_ >= text_.size(); }
    std::size_t line() const { return line_; }

    // A line without anything on it.
    bool skip_empty_line() {
        if (text_.substr(at_).starts_with("\r\n")) return step_over_line(2);
        if (text_.substr(at_).starts_with("\n")) return step_over_line(1);
        return false;
    }

    Result<CsvRow> row() {
        CsvRow row{line_, {}};
        while (true) {
            row.cells.push_back(TRY(at_quote() ? quoted_cell() : plain_cell()));
            if (row.cells.size() > columns_max) return wrong("too many columns");
            if (at_end() || skip_empty_line()) return row;
            if (text_[at_] != separator_) return wrong("text after a closing quote");
            ++at_;
        }
    }

    std::unexpected<Error> wrong(std::string_view reason) const {
        return bad_file(std::string(file_) + " line " + std::to_string(line_), reason);
    }

  private:
    // "sep=;", as spreadsheets understand it.
    void read_separator_line() {
        const auto line = trimmed(text_.substr(0, text_.find('\n')));
        if (line.size() != 5 || !line.starts_with("sep=")) return;
        separator_ = line.back();
        step_over_line(std::min(text_.find('\n'), text_.size() - 1) + 1);
    }

    bool at_quote() const { return !at_end() && text_[at_] == '"'; }
    bool step_over_line(std::size_t bytes) {
        at_ += bytes;
        ++line_;
        return true;
    }

    Result<std::string> plain_cell() {
        const auto start = at_;
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            if (text_[at_] == '"') return wrong("a quote inside a cell without quotes");
            ++at_;
        }
        const bool lone_return =
            !at_end() && text_[at_] == '\r' && !text_.substr(at_).starts_with("\r\n");
        if (lone_return) return wrong("a carriage return without line feed");
        if (at_ - start > cell_bytes_max) return wrong("a cell is too long");
        return std::string(text_.substr(start, at_ - start));
    }

    Result<std::string> quoted_cell() {
        const auto first_line = line_;
        std::string cell;
        for (++at_; !at_end(); ++at_) {
            if (text_[at_] == '"') {
                if (!text_.substr(at_).starts_with("\"\"")) {
                    ++at_;
                    return cell;
                }
                ++at_;
            }
            line_ += text_[at_] == '\n' ? 1 : 0;
            cell += text_[at_];
            if (cell.size() > cell_bytes_max) break;
        }
        line_ = first_line;
        return wrong(at_end() ? "a quote is not closed" : "a cell is too long");
    }

    std::string_view file_;
    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

Result<> check_bytes(std::string_view file, std::string_view text) {
    if (const auto line = line_that_is_not_utf8(text))
        return bad_file(std::string(file) + " line " + std::to_string(line), "not UTF-8");
    for (std::size_t at = 0, line = 1; at < text.size(); ++at) {
        if (text[at] == '\n') ++line;
        if (text[at] == '\0')
            return bad_file(std::string(file) + " line " + std::to_string(line), "has a NUL byte");
    }
    return {};
}

Result<std::vector<std::string>> header_of(Reader& reader) {
    if (reader.at_end()) return reader.wrong("the file is empty");
    auto header = TRY(reader.row()).cells;
    std::set<std::string> seen;
    for (auto& name : header) {
        name = trimmed(name);
        if (!name.empty() && !seen.insert(name).second)
            return bad_file("line 1", "two columns have the same name");
    }
    return header;
}

bool says_nothing(const std::string& cell) { return trimmed(cell).empty(); }

// Spreadsheets write separators as far as anybody ever typed: a column without name and without
// cells is none.
Result<> drop_unnamed_columns(std::string_view file, CsvTable& table) {
    for (std::size_t i = table.header.size(); i-- > 0;) {
        if (!table.header[i].empty()) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        for (auto& row : table.rows) {
            if (!says_nothing(row.cells[i]))
                return bad_file(std::string(file) + " line " + std::to_string(row.line),
                                "a cell under a column without a name");
            row.cells.erase(row.cells.begin() + at);
        }
        table.header.erase(table.header.begin() + at);
    }
    if (table.header.empty())
        return bad_file(std::string(file) + " line 1", "no column has a name");
    return {};
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::ranges::find(header, name);
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

Result<CsvTable> read_csv(std::string_view file, std::string_view text) {
    TRY(check_bytes(file, text));
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    Reader reader(file, text);
    CsvTable table;
    table.header = TRY(header_of(reader));
    while (!reader.at_end()) {
        if (reader.skip_empty_line()) continue;
        auto row = TRY(reader.row());
        if (std::ranges::all_of(row.cells, says_nothing)) continue;
        if (row.cells.size() != table.header.size())
            return bad_file(std::string(file) + " line " + std::to_string(row.line),
                            std::to_string(row.cells.size()) + " cells, the header has " +
                                std::to_string(table.header.size()));
        table.rows.push_back(std::move(row));
    }
    TRY(drop_unnamed_columns(file, table));
    return table;
}

}  // namespace veerkracht::import
