// The templates of table.hpp: a value becomes a parameter, a column becomes a member. Lists, maps
// and described structs are kept as JSON text in one column.
#pragma once

#include <list>
#include <type_traits>

namespace veerkracht::db {

namespace detail {

// Texts made for this statement; the parameters point into them. A list: most statements make none,
// and an empty list, unlike an empty deque, takes no memory.
using Texts = std::list<std::string>;

template <class V>
inline constexpr bool is_json_column =
    std::is_same_v<V, RawJson> || is_vector<V> || is_text_map<V> || Described<V>;

template <class V>
Value parameter(const V& value, Texts& texts) {
    if constexpr (is_optional<V>) {
        return value ? parameter(*value, texts) : Value(nullptr);
    } else if constexpr (std::is_same_v<V, Value> || std::is_same_v<V, std::nullptr_t>) {
        return value;
    } else if constexpr (is_id<V>) {
        return std::string_view(value.value);
    } else if constexpr (std::is_same_v<V, Bytes>) {
        return BytesView{value.data};
    } else if constexpr (std::is_same_v<V, BytesView> || std::is_same_v<V, bool>) {
        return value;
    } else if constexpr (DescribedEnum<V>) {
        return name_of(value);
    } else if constexpr (std::is_integral_v<V>) {
        return static_cast<std::int64_t>(value);
    } else if constexpr (std::is_floating_point_v<V>) {
        return static_cast<double>(value);
    } else if constexpr (std::is_same_v<V, RawJson>) {
        return std::string_view(value.text);
    } else if constexpr (is_json_column<V>) {
        return std::string_view(texts.emplace_back(to_json(value)));
    } else {
        return std::string_view(value);
    }
}

template <class V>
V json_of_column(std::string_view text) {
    if constexpr (std::is_same_v<V, RawJson>) {
        return RawJson{std::string(text)};
    } else {
        auto value = from_json<V>(text);
        if (!value)
            throw EngineError("a column does not hold the JSON of its member: " +
                              value.error().code);
        return std::move(*value);
    }
}

template <class V>
V column(const Cursor& cursor, int index) {
    if constexpr (is_optional<V>) {
        if (cursor.is_null(index)) return std::nullopt;
        return column<typename V::value_type>(cursor, index);
    } else {
        if (cursor.is_null(index)) {
            throw EngineError("column " + cursor.columns()[static_cast<std::size_t>(index)] +
                              " is null and its member is not optional");
        }
        if constexpr (std::is_same_v<V, std::string>) {
            return std::string(cursor.text(index));
        } else if constexpr (is_id<V>) {
            return V{std::string(cursor.text(index))};
        } else if constexpr (std::is_same_v<V, Bytes>) {
            return Bytes{std::string(cursor.bytes(index))};
        } else if constexpr (std::is_same_v<V, bool>) {
            return cursor.boolean(index);
        } else if constexpr (DescribedEnum<V>) {
            const auto value = enum_named<V>(cursor.text(index));
            if (!value)
                throw EngineError("an unknown word stands in column " +
                                  cursor.columns()[static_cast<std::size_t>(index)]);
            return *value;
        } else if constexpr (std::is_integral_v<V>) {
            const auto value = cursor.integer(index);
            if (!std::in_range<V>(value)) throw EngineError("a number does not fit its member");
            return static_cast<V>(value);
        } else if constexpr (std::is_floating_point_v<V>) {
            return static_cast<V>(cursor.real(index));
        } else {
            static_assert(is_json_column<V>, "a column cannot hold this type");
            return json_of_column<V>(cursor.text(index));
        }
    }
}

template <Described T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<Members<T>>::value;

// Where each member of T stands in the rows of this cursor.
template <Described T>
std::array<int, member_count<T>> places_of_members(const Cursor& cursor) {
    std::array<int, member_count<T>> places{};
    const auto columns = cursor.columns();
    std::size_t next = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        // Most queries give the columns in the order of the members, so that place is looked at
        // first.
        std::size_t place = next;
        if (place >= columns.size() || columns[place] != member.name) {
            place = static_cast<std::size_t>(
                std::ranges::find(columns, std::string_view(member.name)) - columns.begin());
        }
        if (place == columns.size())
            throw EngineError(std::string("the query has no column ") + member.name);
        places[next++] = static_cast<int>(place);
    });
    return places;
}

template <Described T>
T row(const Cursor& cursor, const std::array<int, member_count<T>>& places) {
    T record{};
    std::size_t next = 0;
    each_member(record, [&](std::string_view, auto& member) {
        member = column<std::remove_cvref_t<decltype(member)>>(cursor, places[next++]);
    });
    return record;
}

template <Described T>
consteval bool has_member(std::string_view name) {
    bool found = false;
    boost::mp11::mp_for_each<Members<T>>(
        [&](auto member) { found = found || std::string_view(member.name) == name; });
    return found;
}

template <Described T>
std::string insert_text() {
    std::string names, marks;
    int number = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        names += (number ? ", \"" : "\"") + std::string(member.name) + '"';
        marks += (number ? ", $" : "$") + std::to_string(number + 1);
        ++number;
    });
    return "insert into \"" + std::string(T::table) + "\" (" + names + ") values (" + marks + ")";
}

// Parameters: all members but the id in their order (the version already raised), the id, the
// version as it was.
template <Described T>
std::string update_text() {
    std::string changes;
    int number = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        if (std::string_view(member.name) == "id") return;
        changes += (number ? ", \"" : "\"") + std::string(member.name) + "\" = $" +
                   std::to_string(number + 1);
        ++number;
    });
    auto text = "update \"" + std::string(T::table) + "\" set " + changes + " where id = $" +
                std::to_string(number + 1);
    if (has_member<T>("version")) text += " and version = $" + std::to_string(number + 2);
    return text;
}

}  // namespace detail

template <Described T, class... Args>
std::vector<T> Transaction::all(std::string_view sql, const Args&... args) {
    detail::Texts texts;
    const std::array<Value, sizeof...(Args)> parameters{detail::parameter(args, texts)...};
    const auto cursor = connection_.query(sql, parameters);
    std::vector<T> rows;
    if (!cursor->next()) return rows;
    const auto places = detail::places_of_members<T>(*cursor);
    do {
        rows.push_back(detail::row<T>(*cursor, places));
    } while (cursor->next());
    return rows;
}

template <Described T, class... Args>
std::optional<T> Transaction::maybe(std::string_view sql, const Args&... args) {
    detail::Texts texts;
    const std::array<Value, sizeof...(Args)> parameters{detail::parameter(args, texts)...};
    const auto cursor = connection_.query(sql, parameters);
    if (!cursor->next()) return std::nullopt;
    auto found = detail::row<T>(*cursor, detail::places_of_members<T>(*cursor));
    if (cursor->next()) throw EngineError("a query for one row gave more");
    return found;
}

template <Described T, class... Args>
Result<T> Transaction::one(std::string_view sql, const Args&... args) {
    try {
        auto found = maybe<T>(sql, args...);
        if (!found) return fail(Category::not_found, "record.absent");
        return std::move(*found);
    } catch (const ConstraintError& error) {
        return fail(Category::conflict, "row.conflict", error.what());
    }
}

template <class V, class... Args>
std::optional<V> Transaction::value(std::string_view sql, const Args&... args) {
    detail::Texts texts;
    const std::array<Value, sizeof...(Args)> parameters{detail::parameter(args, texts)...};
    const auto cursor = connection_.query(sql, parameters);
    if (!cursor->next() || cursor->is_null(0)) return std::nullopt;
    auto found = detail::column<V>(*cursor, 0);
    // A statement that writes ("… returning id") is finished only when it was read to its end.
    while (cursor->next()) {
    }
    return found;
}

template <class V, class... Args>
std::vector<V> Transaction::values(std::string_view sql, const Args&... args) {
    detail::Texts texts;
    const std::array<Value, sizeof...(Args)> parameters{detail::parameter(args, texts)...};
    const auto cursor = connection_.query(sql, parameters);
    std::vector<V> found;
    while (cursor->next()) found.push_back(detail::column<V>(*cursor, 0));
    return found;
}

template <class... Args>
Result<std::int64_t> Transaction::execute(std::string_view sql, const Args&... args) {
    detail::Texts texts;
    const std::array<Value, sizeof...(Args)> parameters{detail::parameter(args, texts)...};
    return connection_.execute(sql, parameters);
}

namespace detail {

// Hands the statement that inserts this record, with its parameters, to `run`.
template <Described T, class Run>
auto inserted(const T& record, Run run) {
    static const std::string text = insert_text<T>();
    Texts texts;
    std::array<Value, member_count<T>> parameters;
    std::size_t next = 0;
    each_member(record, [&](std::string_view, const auto& member) {
        parameters[next++] = parameter(member, texts);
    });
    return run(text, parameters);
}

}  // namespace detail

template <Described T>
Result<> Transaction::insert(const T& record) {
    TRY(detail::inserted(record, [&](const auto& text, const auto& parameters) {
        return connection_.execute(text, parameters);
    }));
    return {};
}

template <Described T>
void Transaction::post(const T& record) {
    detail::inserted(record, [&](const auto& text, const auto& parameters) {
        connection_.post(text, parameters);
    });
}

template <class... Args>
void Transaction::post(std::string_view sql, const Args&... args) {
    detail::Texts texts;
    const std::array<Value, sizeof...(Args)> parameters{detail::parameter(args, texts)...};
    connection_.post(sql, parameters);
}

template <Described T>
Result<> Transaction::update(T& record) {
    static const std::string text = detail::update_text<T>();
    constexpr bool versioned = detail::has_member<T>("version");
    detail::Texts texts;
    std::array<Value, detail::member_count<T> + versioned> parameters;
    std::size_t next = 0;
    each_member(std::as_const(record), [&](std::string_view name, const auto& member) {
        if (name == "id") return;
        parameters[next] = detail::parameter(member, texts);
        if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(member)>>) {
            if (name == "version") parameters[next] = static_cast<std::int64_t>(member) + 1;
        }
        ++next;
    });
    parameters[next++] = detail::parameter(record.id, texts);
    if constexpr (versioned) parameters[next] = static_cast<std::int64_t>(record.version);

    const auto changed = TRY(connection_.execute(text, parameters));
    if constexpr (versioned) {
        if (changed == 0) return fail(Category::conflict, "record.changed");
        ++record.version;
    } else {
        if (changed == 0) return fail(Category::not_found, "record.absent");
    }
    return {};
}

}  // namespace veerkracht::db
