// All named structs and choices that the routes speak of, each once, under the name by which it is
// printed.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "runtime/http/router.hpp"

namespace veerkracht::http {

class NamedShapes {
  public:
    explicit NamedShapes(const Routes& routes);

    // By printed name; the shapes live as long as the routes.
    const std::map<std::string, const Schema*>& all() const { return by_name_; }
    // Its own name; with its room before it when another room has one of the same name
    // ("PeopleRow").
    std::string name_of(const Schema& shape) const;
    // Whether it is part of an answer, or of what is sent. A query's own struct is neither: only
    // its members are sent.
    bool is_answered(const Schema& shape) const { return answered_.contains(key_of(shape)); }
    bool is_sent(const Schema& shape) const { return sent_.contains(key_of(shape)); }

  private:
    using Key = std::pair<std::string, std::string>;  // room, name
    static Key key_of(const Schema& shape) { return {shape.room, shape.name}; }
    void visit(const Schema& schema, std::set<Key>& seen);

    std::map<Key, const Schema*> shapes_;
    std::map<std::string, int> rooms_with_name_;
    std::map<std::string, const Schema*> by_name_;
    std::set<Key> answered_, sent_;
};

// Sorted by pattern, then method.
std::vector<const Route*> in_order(const Routes& routes);

}  // namespace veerkracht::http
