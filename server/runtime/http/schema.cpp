#include "runtime/http/schema.hpp"

#include <algorithm>
#include <cctype>

namespace veerkracht::http::detail {
namespace {

// "… [with T = veerkracht::people::Person; …]" (g++) or "… [T = veerkracht::people::Person]"
// (clang).
std::string_view qualified_name(std::string_view signature) {
    constexpr std::string_view before = "T = ";
    signature.remove_prefix(signature.find(before) + before.size());
    return signature.substr(0, signature.find_first_of(";]"));
}

std::string letters_only(std::string_view text) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out),
                         [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
    return out;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}  // namespace

Schema plain(Schema::Kind kind, std::string format) {
    Schema schema;
    schema.kind = kind;
    schema.format = std::move(format);
    return schema;
}

// Namespaces are written small and types with a capital, so the parts tell what they are.
Schema named(Schema::Kind kind, std::string_view signature) {
    Schema schema = plain(kind);
    std::string_view rest = qualified_name(signature);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find("::"), rest.size());
        const std::string part = letters_only(rest.substr(0, end));
        if (!part.empty() && std::isupper(static_cast<unsigned char>(part.front())) != 0)
            schema.name += part;
        else
            schema.room = part;
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return schema;
}

Schema of_many(Schema::Kind kind, Schema element) {
    Schema schema = plain(kind);
    schema.element = std::make_shared<const Schema>(std::move(element));
    return schema;
}

void add_bounds(Schema& schema, const Bounds& bounds) {
    if (schema.kind == Schema::Kind::list || schema.kind == Schema::Kind::map) {
        if (bounds.count) schema.maximum = static_cast<double>(bounds.count->maximum);
        Schema element = *schema.element;
        add_bounds(element, bounds);
        schema.element = std::make_shared<const Schema>(std::move(element));
    } else if (schema.kind == Schema::Kind::text && schema.format.empty()) {
        if (bounds.day) schema.format = "date";
        if (bounds.phone) schema.format = "phone";
        schema.words = words_of(bounds.words);
        if (bounds.length.minimum != Length{}.minimum)
            schema.minimum = static_cast<double>(bounds.length.minimum);
        if (bounds.length.maximum != Length{}.maximum)
            schema.maximum = static_cast<double>(bounds.length.maximum);
    } else if (bounds.range &&
               (schema.kind == Schema::Kind::integer || schema.kind == Schema::Kind::number)) {
        schema.minimum = bounds.range->minimum;
        schema.maximum = bounds.range->maximum;
    }
}

}  // namespace veerkracht::http::detail
