// The shape of a described struct, read once at start: source of the TypeScript types and of
// OpenAPI 3.1.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::http {

struct Schema {
    enum class Kind { none, text, boolean, integer, number, list, map, object, choice, any };
    Kind kind = Kind::none;
    std::string name;  // object and choice: the struct's or enum's own name ("PersonPage")
    std::string room;  // its namespace, to tell two of one name apart ("people")
    std::vector<std::string> words;         // choice, and text bound by OneOf
    std::shared_ptr<const Schema> element;  // list, map
    struct Field;
    std::shared_ptr<const std::vector<Field>> fields;  // object
    std::string format;                                // "uuid", "date", "phone" or ""
    std::optional<double> minimum, maximum;            // number; text and list: length
};
struct Schema::Field {
    std::string name;
    Schema schema;
    bool optional = false;  // std::optional: left out when it is empty
    bool defaulted =
        false;  // bool, list, map: may be left out of what is sent, is always there in an answer
};

// schema_of<T>() for every type that JSON can carry; rules(const T*) are taken in. Within a struct
// that holds itself the inner one has a name and no fields. schema_of<void>() has kind none.
template <class T>
Schema schema_of();

}  // namespace veerkracht::http

#include "runtime/http/schema_impl.hpp"
