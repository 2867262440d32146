// What can be expected to go wrong is a value. Result<T> is the value or one Error from a closed
// list of categories.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <utility>

namespace veerkracht {

// The closed list. One table in runtime/http/problem.cpp turns it into HTTP status, FHIR issue and
// log level.
enum class Category {
    invalid,
    unauthenticated,
    forbidden,
    not_found,
    conflict,
    too_often,
    unavailable,
    internal
};

// `code` is a stable word that the web turns into Dutch. `detail` is English for developers and
// never holds personal data. `fields` names each wrong field and why: {"phone": "malformed"}.
// `wait_seconds`: of too_often, when it may be tried again.
struct Error {
    Category category = Category::internal;
    std::string code;
    std::string detail;
    std::map<std::string, std::string> fields;
    long wait_seconds = 0;
};

template <class T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Category category, std::string code, std::string detail = {}) {
    return std::unexpected(Error{category, std::move(code), std::move(detail), {}, 0});
}

// A limit was reached: not now, but after so many seconds.
inline std::unexpected<Error> refuse_for_now(std::string code, long wait_seconds) {
    return std::unexpected(Error{Category::too_often, std::move(code), {}, {}, wait_seconds});
}

// A request whose fields are wrong: each field with its reason.
inline std::unexpected<Error> refuse_fields(std::map<std::string, std::string> fields) {
    return std::unexpected(Error{Category::invalid, "body.invalid", {}, std::move(fields), 0});
}

}  // namespace veerkracht

// The value, or return the error. Not inside a parameter pack: g++ 12 does not compile that.
#define TRY(expression)                                                               \
    ({                                                                                \
        auto result_of_try = (expression);                                            \
        if (!result_of_try) return std::unexpected(std::move(result_of_try).error()); \
        std::move(result_of_try).value();                                             \
    })
