// JSON in and out, from one description of a struct. The one entry for JSON from outside is
// parse_json: strict where Boost.JSON 1.81 is not (numbers that are not finite, repeated keys,
// depth, count, NUL).
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <tuple>

#include "kernel/describe.hpp"
#include "kernel/result.hpp"

namespace veerkracht {

struct JsonLimits {
    std::size_t depth = 16;
    std::size_t values = 10'000;
};

// The value, or invalid "json.malformed" / "json.too_deep" / "json.too_many_values" /
// "json.repeated_key" / "json.number_not_finite" with the byte offset in `detail`.
Result<boost::json::value> parse_json(std::string_view text, JsonLimits limits = {});

// A member that holds JSON as it is (kept as received, passed through).
struct RawJson {
    std::string text = "null";
};

// Bounds beyond the type, beside the struct that they are about:
//   constexpr auto rules(const NewPerson*) { return std::tuple{rule(&NewPerson::family_name,
//   Length{1, 120})}; }
// The JSON reader and OpenAPI both read them.
struct Length {
    std::size_t minimum = 0;
    std::size_t maximum = 4'000;  // characters (code points)
};
struct Range {
    double minimum;
    double maximum;
};
struct Count {
    std::size_t maximum;  // elements of an array
};
struct Day {};  // "2026-11-21"
struct Phone {
};              // as people write it: digits, spaces, dashes, brackets, + in front; 10 to 15 digits
struct OneOf {  // one of the words between spaces
    std::string_view words;
};
template <class Struct, class Member, class Bound>
struct Rule {
    Member Struct::*member;
    Bound bound;
};
template <class Struct, class Member, class Bound>
constexpr Rule<Struct, Member, Bound> rule(Member Struct::*member, Bound bound) {
    return {member, bound};
}

}  // namespace veerkracht

// template <class T> Result<T> from_json(std::string_view);
// template <class T> Result<T> from_json(const boost::json::value&);
#include "kernel/json_read.hpp"
// template <class T> std::string to_json(const T&);
// template <class T> void write_json(std::string&, const T&);
#include "kernel/json_write.hpp"
