#include "runtime/http/named_shapes.hpp"

#include <algorithm>
#include <tuple>

namespace veerkracht::http {
namespace {

// "care_plans" is CarePlans.
std::string camel_case(std::string_view snake) {
    std::string out;
    bool up = true;
    for (const char c : snake) {
        if (c != '_') out += up && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        up = c == '_';
    }
    return out;
}

// Names that TypeScript, or the printed file itself, has already given away.
bool is_taken(std::string_view name) {
    return name == "Record" || name == "Routes" || name == "Array" || name == "Problem" ||
           name == "Date" || name == "Map" || name == "Set" || name == "String" ||
           name == "Number" || name == "Object";
}

}  // namespace

NamedShapes::NamedShapes(const Routes& routes) {
    for (const Route* route : in_order(routes)) {
        visit(route->answer, answered_);
        visit(route->body, sent_);
        if (route->query.kind == Schema::Kind::none) continue;
        shapes_.emplace(key_of(route->query), &route->query);
        for (const auto& field : *route->query.fields) visit(field.schema, sent_);
    }
    for (const auto& [key, shape] : shapes_) ++rooms_with_name_[key.second];
    for (const auto& [key, shape] : shapes_) by_name_.emplace(name_of(*shape), shape);
}

void NamedShapes::visit(const Schema& schema, std::set<Key>& seen) {
    if (schema.element) visit(*schema.element, seen);
    if (schema.name.empty()) return;
    if (schema.kind == Schema::Kind::object && !schema.fields) return;  // itself, within itself
    if (!seen.insert(key_of(schema)).second) return;
    shapes_.try_emplace(key_of(schema), &schema);
    if (!schema.fields) return;
    for (const auto& field : *schema.fields) visit(field.schema, seen);
}

std::string NamedShapes::name_of(const Schema& shape) const {
    const auto known = rooms_with_name_.find(shape.name);
    const bool shared = known != rooms_with_name_.end() && known->second > 1;
    return shared || is_taken(shape.name) ? camel_case(shape.room) + shape.name : shape.name;
}

std::vector<const Route*> in_order(const Routes& routes) {
    std::vector<const Route*> sorted;
    for (const Route& route : routes.all()) sorted.push_back(&route);
    std::ranges::sort(sorted, [](const Route* a, const Route* b) {
        return std::tie(a->pattern, a->method) < std::tie(b->pattern, b->method);
    });
    return sorted;
}

}  // namespace veerkracht::http
