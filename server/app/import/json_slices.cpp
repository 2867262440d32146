#include "app/import/json_slices.hpp"

namespace veerkracht::import {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Walk {
  public:
    explicit Walk(std::string_view text) : text_(text) { skip_blanks(); }

    bool enter(char bracket) {
        if (at_ >= text_.size() || text_[at_] != bracket) return false;
        ++at_;
        skip_blanks();
        return true;
    }
    // False at the closing bracket.
    bool more() {
        if (at_ < text_.size() && (text_[at_] == ',' || text_[at_] == ':')) {
            ++at_;
            skip_blanks();
        }
        return at_ < text_.size() && text_[at_] != ']' && text_[at_] != '}';
    }
    std::string_view value() {
        const auto start = at_;
        if (text_[at_] == '"') {
            skip_string();
        } else if (text_[at_] == '{' || text_[at_] == '[') {
            skip_nested();
        } else {
            while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != ',' &&
                   text_[at_] != ']' && text_[at_] != '}')
                ++at_;
        }
        const auto found = text_.substr(start, at_ - start);
        skip_blanks();
        return found;
    }

  private:
    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }
    void skip_string() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\') ++at_;
        ++at_;
    }
    void skip_nested() {
        int depth = 0;
        do {
            const char c = text_[at_];
            if (c == '"') {
                skip_string();
                continue;
            }
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            ++at_;
        } while (depth > 0 && at_ < text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::string_view member_slice(std::string_view object, std::string_view name) {
    Walk walk(object);
    if (!walk.enter('{')) return {};
    while (walk.more()) {
        const auto key = walk.value();
        if (!walk.more()) return {};
        const auto value = walk.value();
        if (key.size() >= 2 && key.substr(1, key.size() - 2) == name) return value;
    }
    return {};
}

std::vector<std::string_view> element_slices(std::string_view array) {
    std::vector<std::string_view> elements;
    Walk walk(array);
    if (!walk.enter('[')) return elements;
    while (walk.more()) elements.push_back(walk.value());
    return elements;
}

}  // namespace veerkracht::import
