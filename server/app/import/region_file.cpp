#include "app/import/region_file.hpp"

#include <algorithm>
#include <charconv>

#include "app/import/json_slices.hpp"

namespace veerkracht::import {

namespace {

// "organizations/2.phone": a name, an index or a name after that; what was cut off is gone from the
// place.
std::string_view next_of(std::string_view& place) {
    const auto end = std::min(place.find_first_of("/.", 1), place.size());
    const auto part = place.substr(0, end);
    place.remove_prefix(end);
    return part;
}

std::string_view inside(std::string_view value, std::string_view part) {
    if (!part.starts_with('/'))
        return member_slice(value, part.starts_with('.') ? part.substr(1) : part);
    std::size_t index = 0;
    std::from_chars(part.data() + 1, part.data() + part.size(), index);
    const auto elements = element_slices(value);
    return index < elements.size() ? elements[index] : std::string_view();
}

}  // namespace

std::size_t line_of_place(std::string_view json, std::string_view place) {
    auto found = json.substr(std::min(json.find_first_not_of(" \t\r\n"), json.size()));
    while (!place.empty()) {
        const auto deeper = inside(found, next_of(place));
        if (deeper.empty()) break;
        found = deeper;
    }
    const auto before = json.substr(0, static_cast<std::size_t>(found.data() - json.data()));
    return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

}  // namespace veerkracht::import
