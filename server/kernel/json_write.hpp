// Writes described structs as JSON, straight to text. An empty optional member is left out
// (TypeScript: `name?:`). What has no JSON form does not compile: sealed bytes never leave the
// server.
#pragma once

#include <boost/json/fwd.hpp>
#include <concepts>
#include <string>
#include <string_view>

#include "kernel/json.hpp"

namespace veerkracht {

void write_json_text(std::string& out, std::string_view text);  // with its quotes
void write_json_integer(std::string& out, std::int64_t value);
void write_json_number(std::string& out, double value);  // null when it is not finite
// Doubles keep a point or an exponent, so that they are read as doubles again.
void write_json_value(std::string& out, const boost::json::value& value);

template <class T>
void write_json(std::string& out, const T& value);

namespace detail {

template <class>
inline constexpr bool has_no_json_form = false;

template <class List>
void write_list(std::string& out, const List& list) {
    out += '[';
    bool first = true;
    for (auto&& element : list) {
        if (!std::exchange(first, false)) out += ',';
        write_json<typename List::value_type>(out, element);
    }
    out += ']';
}

template <class Map>
void write_map(std::string& out, const Map& map) {
    out += '{';
    bool first = true;
    for (const auto& [key, element] : map) {
        if (!std::exchange(first, false)) out += ',';
        write_json_text(out, key);
        out += ':';
        write_json(out, element);
    }
    out += '}';
}

template <Described T>
void write_members(std::string& out, const T& object) {
    out += '{';
    bool first = true;
    each_member(object, [&]<class M>(std::string_view name, const M& member) {
        if constexpr (is_optional<M>)
            if (!member) return;
        if (!std::exchange(first, false)) out += ',';
        out += '"';
        out += name;  // a member's name needs no escapes
        out += "\":";
        write_json(out, member);
    });
    out += '}';
}

}  // namespace detail

template <class T>
void write_json(std::string& out, const T& value) {
    if constexpr (is_optional<T>) {
        if (value)
            write_json(out, *value);
        else
            out += "null";
    } else if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::integral<T>) {
        write_json_integer(out, static_cast<std::int64_t>(value));
    } else if constexpr (std::floating_point<T>) {
        write_json_number(out, value);
    } else if constexpr (std::is_same_v<T, boost::json::value>) {
        write_json_value(out, value);
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
        write_json_text(out, value);
    } else if constexpr (is_id<T>) {
        write_json_text(out, value.value);
    } else if constexpr (std::is_same_v<T, RawJson>) {
        out += value.text;
    } else if constexpr (is_vector<T>) {
        detail::write_list(out, value);
    } else if constexpr (is_text_map<T>) {
        detail::write_map(out, value);
    } else if constexpr (DescribedEnum<T>) {
        write_json_text(out, name_of(value));
    } else if constexpr (Described<T>) {
        detail::write_members(out, value);
    } else {
        static_assert(detail::has_no_json_form<T>,
                      "this type has no JSON form (sealed bytes never leave the server)");
    }
}

template <class T>
std::string to_json(const T& value) {
    std::string out;
    write_json(out, value);
    return out;
}

}  // namespace veerkracht
