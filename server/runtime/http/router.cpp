#include "runtime/http/router.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace veerkracht::http {
namespace {

// The next segment of a path ("/api/people" gives "api", then "people"); `path` begins with its
// slash.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

bool is_placeholder(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}

std::size_t segments_of(std::string_view path) {
    return static_cast<std::size_t>(std::ranges::count(path, '/'));
}

// Whether a path fits a pattern with as many segments.
bool fits(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const std::string_view asked = take_segment(pattern);
        const std::string_view given = take_segment(path);
        if (is_placeholder(asked) ? given.empty() : asked != given) return false;
    }
    return pattern.empty() && path.empty();
}

std::vector<std::string> values_of(std::string_view pattern, std::string_view path) {
    std::vector<std::string> values;
    while (!pattern.empty()) {
        const bool placeholder = is_placeholder(take_segment(pattern));
        const std::string_view given = take_segment(path);
        if (placeholder) values.emplace_back(given);
    }
    return values;
}

// Orders patterns so that the first one that fits is the one meant: a word comes before a
// placeholder.
bool comes_before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const bool a_open = is_placeholder(take_segment(a));
        const bool b_open = is_placeholder(take_segment(b));
        if (a_open != b_open) return b_open;
    }
    return false;
}

[[noreturn]] void refuse_route(const std::string& pattern, std::string_view why) {
    throw std::logic_error("route " + pattern + ": " + std::string(why));
}

void check_query(const Route& route) {
    if (route.query.kind == Schema::Kind::none) return;
    if (!route.query.fields) refuse_route(route.pattern, "a query is a described struct");
    for (const auto& field : *route.query.fields) {
        const Schema& one =
            field.schema.kind == Schema::Kind::list ? *field.schema.element : field.schema;
        using enum Schema::Kind;
        if (one.kind == object || one.kind == map || one.kind == list || one.kind == any)
            refuse_route(route.pattern, "a query has no nested members");
    }
}

Error no_such_record() { return {Category::not_found, "record.absent", {}, {}}; }

}  // namespace

void Routes::insert(Route route) {
    if (!route.pattern.starts_with('/'))
        refuse_route(route.pattern, "a pattern begins with a slash");
    check_query(route);
    for (const Route& other : routes_)
        if (other.method == route.method && other.pattern == route.pattern)
            refuse_route(route.pattern, "stands twice");

    const std::size_t length = segments_of(route.pattern);
    if (by_length_.size() <= length) by_length_.resize(length + 1);
    auto& same_length = by_length_[length];
    const auto place =
        std::ranges::upper_bound(same_length, route.pattern, comes_before,
                                 [&](std::size_t index) { return routes_[index].pattern; });
    same_length.insert(place, routes_.size());
    routes_.push_back(std::move(route));
}

Routes::Found Routes::find(std::string_view method, std::string_view path) const {
    Found found;
    const std::size_t length = segments_of(path);
    if (!path.starts_with('/') || length >= by_length_.size()) return found;
    std::vector<std::string_view> methods;
    for (const std::size_t index : by_length_[length]) {
        const Route& route = routes_[index];
        if (!fits(route.pattern, path)) continue;
        if (route.method == method) {
            found.route = &route;
            found.path_values = values_of(route.pattern, path);
            found.path_known = true;
            return found;
        }
        methods.push_back(route.method);
    }
    found.path_known = !methods.empty();
    std::ranges::sort(methods);
    methods.erase(std::ranges::unique(methods).begin(), methods.end());
    for (const auto known : methods) {
        if (!found.allowed.empty()) found.allowed += ", ";
        found.allowed += known;
    }
    return found;
}

namespace detail {
namespace {

template <class Number>
boost::json::value number_or_text(std::string_view text) {
    Number number{};
    if (text.find_first_not_of("+-.0123456789eE") !=
        std::string_view::npos)  // "inf", which from_chars would take
        return boost::json::value(boost::json::string(text));
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem == std::errc() && end == text.data() + text.size()) return number;
    return boost::json::value(boost::json::string(text));  // the reader says what is wrong with it
}

boost::json::value value_of(QueryMember::Kind kind, std::string_view text) {
    switch (kind) {
        case QueryMember::Kind::boolean:
            if (text == "true" || text == "false") return text == "true";
            break;
        case QueryMember::Kind::integer: return number_or_text<std::int64_t>(text);
        case QueryMember::Kind::number: return number_or_text<double>(text);
        case QueryMember::Kind::text: break;
    }
    return boost::json::value(boost::json::string(text));
}

boost::json::value list_of(QueryMember::Kind kind, std::string_view text) {
    boost::json::array list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        list.push_back(value_of(kind, text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

bool is_word(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, allowed);
}

}  // namespace

boost::json::value query_value(std::span<const QueryMember> members, const Pairs& query) {
    boost::json::object object;
    for (const auto& [name, text] : query) {
        const auto known = std::ranges::find(members, name, &QueryMember::name);
        const auto kind = known == members.end() ? QueryMember::Kind::text : known->kind;
        const bool list = known != members.end() && known->list;
        object.insert_or_assign(name, list ? list_of(kind, text) : value_of(kind, text));
    }
    return object;
}

Result<> refuse_repeated(const Pairs& query, Result<> read) {
    std::map<std::string, std::string> fields;
    if (!read) fields = std::move(read.error().fields);
    for (auto one = query.begin(); one != query.end(); ++one)
        if (std::any_of(query.begin(), one,
                        [&](const auto& before) { return before.first == one->first; }))
            fields.insert_or_assign(one->first, "repeated");
    if (!fields.empty()) return refuse_fields(std::move(fields));
    return read;
}

Result<> refuse_what_is_not_asked(const Request& request, bool asks) {
    const bool from_query = request.method == "GET";
    if (!(asks && from_query) && !request.query.empty()) {
        std::map<std::string, std::string> fields;
        for (const auto& [name, text] : request.query) fields.emplace(name, "unknown");
        return refuse_fields(std::move(fields));
    }
    // An empty object says as little as nothing.
    if (!(asks && !from_query) && !request.body.empty() && request.body != "{}")
        return fail(Category::invalid, "body.unexpected", "this route takes no body");
    return {};
}

Result<> read_path_id(std::string_view text, std::string& out) {
    if (!looks_like_uuid(text)) return std::unexpected(no_such_record());
    out = text;
    return {};
}

Result<> read_path_word(std::string_view text, std::string& out) {
    if (!is_word(text)) return std::unexpected(no_such_record());
    out = text;
    return {};
}

Schema path_schema(const std::string& pattern, std::vector<Schema> values) {
    std::vector<Schema::Field> fields;
    for (std::string_view rest = pattern; rest.starts_with('/');) {
        const std::string_view segment = take_segment(rest);
        if (!is_placeholder(segment)) continue;
        if (fields.size() == values.size())
            refuse_route(pattern, "it has more places than the use case takes");
        fields.push_back(
            {std::string(segment.substr(1, segment.size() - 2)), values[fields.size()]});
    }
    if (fields.size() < values.size())
        refuse_route(pattern, "the use case takes more than it has places");
    if (fields.empty()) return {};
    Schema schema = plain(Schema::Kind::object);
    schema.fields = std::make_shared<const std::vector<Schema::Field>>(std::move(fields));
    return schema;
}

}  // namespace detail
}  // namespace veerkracht::http
