#include "app/import/node.hpp"

#include "kernel/json.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

constexpr std::size_t problems_max = 100;
constexpr std::size_t characters_max = 20'000;

}  // namespace

void Problems::add(std::string place, std::string_view reason) {
    if (first_.empty()) first_ = place + ": " + std::string(reason);
    if (fields_.size() < problems_max) fields_.emplace(std::move(place), reason);
}

std::unexpected<Error> Problems::refusal() const {
    auto detail = first_;
    if (fields_.size() > 1) detail += " (and " + std::to_string(fields_.size() - 1) + " more)";
    return std::unexpected(Error{Category::invalid, "import.bad_file", detail, fields_});
}

std::unexpected<Error> bad_file(std::string place, std::string_view reason) {
    Problems problems;
    problems.add(std::move(place), reason);
    return problems.refusal();
}

Node Node::member(std::string_view name) const {
    auto place = place_.empty() ? std::string(name) : place_ + "." + std::string(name);
    if (!there()) return {nullptr, std::move(place), *problems_};
    const auto* object = value_->if_object();
    if (!object) {
        problem("not an object");
        return {nullptr, std::move(place), *problems_};
    }
    return {object->if_contains(name), std::move(place), *problems_};
}

Node Node::element(std::size_t index) const {
    const auto* array = there() ? value_->if_array() : nullptr;
    const auto* value = array && index < array->size() ? &(*array)[index] : nullptr;
    return {value, place_ + "[" + std::to_string(index) + "]", *problems_};
}

std::vector<Node> Node::list(std::string_view name) const {
    const auto found = member(name);
    if (!found.there()) return {};
    const auto* array = found.value_->if_array();
    if (!array) {
        found.problem("not a list");
        return {};
    }
    std::vector<Node> elements;
    for (std::size_t i = 0; i < array->size(); ++i)
        if (auto element = found.element(i); element.there())
            elements.push_back(std::move(element));
    return elements;
}

Node Node::first(std::string_view name) const {
    auto elements = list(name);
    if (!elements.empty()) return elements.front();
    return {nullptr, member(name).place() + "[0]", *problems_};
}

std::string Node::text(std::string_view name) const {
    const auto found = member(name);
    if (found.there() && !found.value_->is_string()) {
        found.problem("not a text");
        return {};
    }
    return found.as_text();
}

std::string Node::as_text() const {
    if (!there()) return {};
    if (value_->is_number()) {
        std::string text;
        write_json_value(text, *value_);
        return text;
    }
    if (!value_->is_string()) {
        problem("not a text");
        return {};
    }
    const auto seen = without_invisible({value_->get_string().data(), value_->get_string().size()});
    const std::string text(trimmed(seen));
    if (has_control_characters(text)) {
        problem("has control characters");
        return {};
    }
    if (count_characters(text) > characters_max) {
        problem("too long");
        return {};
    }
    return text;
}

std::optional<double> Node::number(std::string_view name) const {
    const auto found = member(name);
    if (!found.there()) return std::nullopt;
    if (!found.value_->is_number()) {
        found.problem("not a number");
        return std::nullopt;
    }
    return found.value_->to_number<double>();
}

std::optional<double> Node::number_within(std::string_view name, double least, double most) const {
    const auto found = number(name);
    if (!found || (*found >= least && *found <= most)) return found;
    member(name).problem("out of range");
    return std::nullopt;
}

bool Node::boolean(std::string_view name) const {
    const auto found = member(name);
    if (!found.there()) return false;
    if (!found.value_->is_bool()) found.problem("not true or false");
    return found.value_->is_bool() && found.value_->get_bool();
}

}  // namespace veerkracht::import
