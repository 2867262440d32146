// A place in a received JSON document: reads what is expected there and remembers what was wrong,
// by the path that the sender can look up ("Bundle.entry[12].resource.birthDate").
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.hpp"

namespace veerkracht::import {

// What is wrong with a file: place and reason, never a value.
class Problems {
  public:
    void add(std::string place, std::string_view reason);
    bool none() const { return fields_.empty(); }
    // invalid "import.bad_file"; `detail` has the first problem, `fields` all of them.
    std::unexpected<Error> refusal() const;

  private:
    std::string first_;
    std::map<std::string, std::string> fields_;
};

// A whole file that cannot be read.
std::unexpected<Error> bad_file(std::string place, std::string_view reason);

class Node {
  public:
    Node(const boost::json::value* value, std::string place, Problems& problems)
        : value_(value), place_(std::move(place)), problems_(&problems) {}

    // Null counts as absent.
    bool there() const { return value_ && !value_->is_null(); }
    bool has(std::string_view name) const { return member(name).there(); }
    const std::string& place() const { return place_; }
    const boost::json::value& value() const { return *value_; }

    Node member(std::string_view name) const;
    Node element(std::size_t index) const;
    // The elements of a list that may be absent; null elements are left out.
    std::vector<Node> list(std::string_view name) const;
    Node nothing() const { return {nullptr, place_, *problems_}; }
    // The first element, or a place where nothing is.
    Node first(std::string_view name) const;
    // "" when absent.
    std::string text(std::string_view name) const;
    // This place itself as text; a number is read as it is written.
    std::string as_text() const;
    std::optional<double> number(std::string_view name) const;
    std::optional<double> number_within(std::string_view name, double least, double most) const;
    bool boolean(std::string_view name) const;

    void problem(std::string_view reason) const { problems_->add(place_, reason); }

  private:
    const boost::json::value* value_;
    std::string place_;
    Problems* problems_;
};

}  // namespace veerkracht::import
