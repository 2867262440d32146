#include "app/import/json_place.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include "app/import/node.hpp"
#include "kernel/json.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

// A bundle of a hospital is far larger than a request of our own screens; still not without end.
constexpr JsonLimits limits{.depth = 64, .values = 5'000'000};
constexpr std::size_t levels_shown = 12;
constexpr std::size_t name_characters_shown = 64;

// An object or a list that is open.
struct Level {
    bool is_object = false;
    bool awaits_name = false;
    std::string_view name;  // of the member that is read
    std::size_t index = 0;  // of the element that is read
    std::set<std::string_view> names;
    std::string_view twice;
};

class Trail {
  public:
    explicit Trail(std::string_view text) : text_(text) {}

    void to(std::size_t byte) {
        byte_ = std::min(byte, text_.size());
        while (at_ < byte_) step();
    }
    std::string place() const {
        std::string place;
        for (std::size_t i = 0; i < std::min(levels_.size(), levels_shown); ++i)
            place += part_of(levels_[i], place.empty());
        return levels_.size() > levels_shown ? place + "…" : place;
    }

  private:
    static std::string part_of(const Level& level, bool first) {
        if (!level.is_object) return "[" + std::to_string(level.index) + "]";
        const auto name = level.twice.empty() ? level.name : level.twice;
        if (name.empty()) return {};
        return (first ? "" : ".") + std::string(first_characters(name, name_characters_shown));
    }

    void step() {
        switch (text_[at_++]) {
            case '"': return text();
            case '{': return levels_.push_back({.is_object = true, .awaits_name = true});
            case '[': return levels_.push_back({});
            case ',': return next();
            case '}':
            case ']':
                if (!levels_.empty()) levels_.pop_back();
                return;
            default: return;
        }
    }
    void text() {
        const auto start = at_;
        while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
        const bool ends_here = at_++ < byte_;
        if (!ends_here || levels_.empty() || !levels_.back().awaits_name) return;
        const auto read = text_.substr(start, at_ - 1 - start);
        auto& level = levels_.back();
        level.awaits_name = false;
        level.name = read;
        if (!level.names.insert(read).second) level.twice = read;
    }
    void next() {
        if (levels_.empty()) return;
        auto& level = levels_.back();
        level.awaits_name = level.is_object;
        level.name = {};
        ++level.index;
    }

    std::string_view text_;
    std::size_t byte_ = 0;  // no farther
    std::size_t at_ = 0;
    std::vector<Level> levels_;
};

// parse_json tells it in words: "at byte 174".
std::size_t byte_of(std::string_view detail) {
    std::size_t byte = 0;
    const auto digits = detail.substr(std::min(detail.rfind(' ') + 1, detail.size()));
    std::from_chars(digits.data(), digits.data() + digits.size(), byte);
    return byte;
}

}  // namespace

std::string place_of_byte(std::string_view text, std::size_t byte) {
    Trail trail(text);
    trail.to(byte);
    return trail.place();
}

Result<boost::json::value> read_json(std::string_view text, const std::string& line) {
    auto value = parse_json(text, limits);
    if (value) return value;
    const auto& error = value.error();
    auto place = place_of_byte(text, byte_of(error.detail));
    if (!line.empty()) place = place.empty() ? line : line + ": " + place;
    return bad_file(place.empty() ? "file" : place,
                    "not JSON (" + error.code + " " + error.detail + ")");
}

}  // namespace veerkracht::import
