// From a use case's signature to a route. What does not depend on the signature stands in
// router.cpp.
#pragma once

#include <array>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>

#include "runtime/http/router.hpp"

namespace veerkracht::http {
namespace detail {

template <class T>
inline constexpr bool is_path_value = is_id<T> || std::is_same_v<T, Word>;

// What stands in the text of a query for one member.
struct QueryMember {
    enum class Kind { text, boolean, integer, number };  // choices and ids are text
    std::string_view name;
    Kind kind = Kind::text;
    bool list = false;
};

template <class M>
constexpr QueryMember query_member(std::string_view name) {
    if constexpr (is_optional<M>) {
        return query_member<typename M::value_type>(name);
    } else if constexpr (is_vector<M>) {
        QueryMember member = query_member<typename M::value_type>(name);
        member.list = true;
        return member;
    } else if constexpr (std::is_same_v<M, bool>) {
        return {name, QueryMember::Kind::boolean, false};
    } else if constexpr (std::is_integral_v<M>) {
        return {name, QueryMember::Kind::integer, false};
    } else if constexpr (std::is_floating_point_v<M>) {
        return {name, QueryMember::Kind::number, false};
    } else {
        return {name, QueryMember::Kind::text, false};
    }
}

template <class Struct, class M>
constexpr QueryMember query_member_at(std::string_view name, M Struct::*) {
    return query_member<M>(name);
}

template <class Descriptors>
struct QueryMembersOf;
template <template <class...> class List, class... Descriptors>
struct QueryMembersOf<List<Descriptors...>> {
    static constexpr std::array<QueryMember, sizeof...(Descriptors)> value{
        query_member_at(Descriptors::name, Descriptors::pointer)...};
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The query as JSON, so that it is read by the same reader and the same rules as a body.
boost::json::value query_value(std::span<const QueryMember> members, const Pairs& query);
// invalid with "repeated" for each name that stands twice, together with what else was wrong.
Result<> refuse_repeated(const Pairs& query, Result<> read);
// What was sent without being asked for is refused as well (SEC-07). `asks`: a struct was read from
// query or body.
Result<> refuse_what_is_not_asked(const Request& request, bool asks);
Result<> read_path_id(std::string_view text, std::string& out);
Result<> read_path_word(std::string_view text, std::string& out);
// Names the path fields after the {…} of the pattern. Throws when their number is not that of the
// arguments.
Schema path_schema(const std::string& pattern, std::vector<Schema> values);

template <class T>
Result<> read_query(const Pairs& query, T& out) {
    auto read = from_json<T>(query_value(QueryMembersOf<Members<T>>::value, query));
    Result<> done;
    if (read)
        out = std::move(*read);
    else
        done = std::unexpected(std::move(read).error());
    return refuse_repeated(query, std::move(done));
}

template <class T>
Result<> read_body(const std::string& body, T& out) {
    if constexpr (std::is_same_v<T, RawJson>) {
        // Kept as received: checked, but not written anew.
        if (auto parsed = parse_json(body); !parsed)
            return std::unexpected(std::move(parsed).error());
        out.text = body;
    } else {
        auto read = from_json<T>(body);
        if (!read) return std::unexpected(std::move(read).error());
        out = std::move(*read);
    }
    return {};
}

// Fills one argument; ids and words take the next value of the path.
template <class T>
Result<> read_argument(const Request& request, const std::vector<std::string>& path_values,
                       std::size_t& next, T& out) {
    if constexpr (is_id<T>) return read_path_id(path_values.at(next++), out.value);
    if constexpr (std::is_same_v<T, Word>) return read_path_word(path_values.at(next++), out.value);
    if constexpr (Described<T>)
        if (request.method == "GET") return read_query(request.query, out);
    if constexpr (!is_path_value<T>) return read_body(request.body, out);
}

template <class Answer, class... Args>
class CallOf final : public Call {
  public:
    using UseCase = Result<Answer> (*)(UnitOfWork&, Args...);

    explicit CallOf(UseCase use_case) : use_case_(use_case) {}

    Result<> read(const Request& request, const std::vector<std::string>& path_values) {
        std::size_t next = 0;
        Result<> done;
        std::apply(
            [&](auto&... arguments) {
                (void)((done = read_argument(request, path_values, next, arguments),
                        done.has_value()) &&
                       ...);
            },
            arguments_);
        return done;
    }

    Result<> run(UnitOfWork& work) override {
        auto result = std::apply(
            [&](const auto&... arguments) { return use_case_(work, arguments...); }, arguments_);
        if (!result) return std::unexpected(std::move(result).error());
        if constexpr (!std::is_void_v<Answer>) answer_ = std::move(*result);
        return {};
    }

    std::string render() const override {
        if constexpr (std::is_void_v<Answer>)
            return {};
        else
            return to_json(answer_.value());
    }

    bool empty_answer() const override { return std::is_void_v<Answer>; }

  private:
    UseCase use_case_;
    std::tuple<std::remove_cvref_t<Args>...> arguments_;
    std::conditional_t<std::is_void_v<Answer>, std::monostate, std::optional<Answer>> answer_;
};

template <class T>
void describe_argument(bool from_query, std::vector<Schema>& path, Route& route) {
    if constexpr (is_id<T>)
        path.push_back(plain(Schema::Kind::text, "uuid"));
    else if constexpr (std::is_same_v<T, Word>)
        path.push_back(plain(Schema::Kind::text));
    else
        (from_query ? route.query : route.body) = schema_of<T>();
}

template <class Answer, class... Args>
auto preparation(Result<Answer> (*use_case)(UnitOfWork&, Args...), bool reads_request_itself) {
    return [use_case, reads_request_itself](
               const Request& request,
               const std::vector<std::string>& path_values) -> Result<std::unique_ptr<Call>> {
        constexpr bool asks = (!is_path_value<std::remove_cvref_t<Args>> || ...);
        auto call = std::make_unique<CallOf<Answer, Args...>>(use_case);
        auto done = call->read(request, path_values);
        if (done && !reads_request_itself) done = refuse_what_is_not_asked(request, asks);
        if (!done) return std::unexpected(std::move(done).error());
        return call;
    };
}

}  // namespace detail

template <class Answer, class... Args>
void Routes::add(std::string method, std::string pattern, std::string action,
                 Result<Answer> (*use_case)(UnitOfWork&, Args...)) {
    const bool write = method != "GET";
    add(std::move(method), std::move(pattern), std::move(action), use_case,
        RouteOptions{.write = write});
}

template <class Answer, class... Args>
void Routes::add(std::string method, std::string pattern, std::string action,
                 Result<Answer> (*use_case)(UnitOfWork&, Args...), RouteOptions options) {
    constexpr int sent = (0 + ... + (detail::is_path_value<std::remove_cvref_t<Args>> ? 0 : 1));
    static_assert(sent <= 1, "a use case takes one described struct at most");
    static_assert(((!std::is_lvalue_reference_v<Args> ||
                    std::is_const_v<std::remove_reference_t<Args>>)&&...),
                  "a use case takes its arguments by value or const reference");

    [[maybe_unused]] const bool from_query = method == "GET";  // a use case may take nothing
    Route route{
        std::move(method), std::move(pattern), std::move(action), options, {}, {}, {}, {}, {}};
    std::vector<Schema> path;
    (detail::describe_argument<std::remove_cvref_t<Args>>(from_query, path, route), ...);
    route.path = detail::path_schema(route.pattern, std::move(path));
    route.answer = schema_of<Answer>();
    route.prepare = detail::preparation(use_case, options.reads_request_itself);
    insert(std::move(route));
}

}  // namespace veerkracht::http
