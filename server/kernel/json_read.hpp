// Reads described structs from JSON and gathers all that is wrong, so that a form shows every
// objection at once.
//
// `fields` of the Error names each place and why. A place is "phone", "marks.lichaam" (a member of
// a member) or "needs/0" (an element of a list); "" is the whole. The words are: required,
// malformed, too_long, too_short, out_of_range, unknown, not_a_choice, repeated.
//
// What may be left out: std::optional (then it is empty; null says the same), and bool, std::vector
// and std::map (then the member keeps what its struct gives it). Texts, ids, numbers, choices,
// RawJson and nested structs are required. A member that the struct does not have is an error. A
// text without a Length rule has Length{0, 4'000}; a text that must have a character (Length{1, …})
// and has only blanks is "required". A rule on an optional member is about its value; on a list
// Count is about the list and every other bound about its elements; no choice (OneOf) stands twice.
#pragma once

#include <boost/json/value.hpp>
#include <concepts>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "kernel/json.hpp"

namespace veerkracht {

// All rules of one member, put together.
struct Bounds {
    Length length;
    std::optional<Range> range;
    std::optional<Count> count;
    std::string_view words;  // OneOf
    bool day = false;
    bool phone = false;

    constexpr void add(Length bound) { length = bound; }
    constexpr void add(Range bound) { range = bound; }
    constexpr void add(Count bound) { count = bound; }
    constexpr void add(OneOf bound) { words = bound.words; }
    constexpr void add(Day) { day = true; }
    constexpr void add(Phone) { phone = true; }
};

// The rules that rules(const T*) has for the member that `Descriptor` describes.
template <class T, class Descriptor>
constexpr Bounds bounds_of() {
    Bounds bounds;
    if constexpr (requires { rules(static_cast<const T*>(nullptr)); }) {
        const auto add_if_meant = [&](const auto& one) {
            if constexpr (requires { one.member == Descriptor::pointer; })
                if (one.member == Descriptor::pointer) bounds.add(one.bound);
        };
        std::apply([&](const auto&... all) { (add_if_meant(all), ...); },
                   rules(static_cast<const T*>(nullptr)));
    }
    return bounds;
}

template <class T>
inline constexpr bool may_be_left_out =
    is_optional<T> || std::is_same_v<T, bool> || is_vector<T> || is_text_map<T>;

// Where the reader is and what it found wrong. The reading of plain values stands in json.cpp,
// compiled once.
class JsonReader {
  public:
    using Value = boost::json::value;

    void text(const Value& value, std::string& out, const Bounds& bounds);
    void id(const Value& value, std::string& out);
    void boolean(const Value& value, bool& out);
    void integer(const Value& value, std::int64_t& out, std::int64_t least, std::int64_t most,
                 const Bounds& bounds);
    void number(const Value& value, double& out, const Bounds& bounds);
    void raw(const Value& value, RawJson& out);
    // The text of a choice; empty after a problem was noted.
    std::string_view choice(const Value& value);
    // Null after a problem was noted.
    const boost::json::object* object(const Value& value);
    const boost::json::array* array(const Value& value, const Bounds& bounds);
    bool map_key(std::string_view key);
    // The member, or null; notes "required" when it had to be there.
    const Value* member(const boost::json::object& object, std::string_view name, bool optional);
    void refuse_unknown(const boost::json::object& object, std::span<const std::string_view> names);

    // Notes what is wrong at the present place; the first word at a place stays.
    void problem(std::string_view word);
    void problem_at(std::string_view name, std::string_view word);

    // Goes one step down the path until the end of the block.
    class Step {
      public:
        Step(JsonReader& reader, std::string_view name);
        Step(JsonReader& reader, std::size_t index);
        ~Step() { reader_.path_.resize(length_); }
        Step(const Step&) = delete;

      private:
        JsonReader& reader_;
        std::size_t length_;
    };

    bool clean() const { return problems_.empty(); }
    std::unexpected<Error> refusal() { return refuse_fields(std::move(problems_)); }

  private:
    void note(std::string place, std::string_view word);

    std::string path_;
    std::map<std::string, std::string> problems_;
};

namespace detail {

template <class>
inline constexpr bool no_such_type = false;

template <class T>
struct NamesOf;
template <template <class...> class List, class... Descriptors>
struct NamesOf<List<Descriptors...>> {
    static constexpr std::array<std::string_view, sizeof...(Descriptors)> value{
        Descriptors::name...};
};

template <class T>
void read_value(JsonReader& reader, const boost::json::value& value, T& out, const Bounds& bounds);

template <Described T>
void read_members(JsonReader& reader, const boost::json::value& value, T& out) {
    const boost::json::object* object = reader.object(value);
    if (!object) return;
    boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
        using Descriptor = decltype(descriptor);
        auto& member = out.*Descriptor::pointer;
        using M = std::remove_reference_t<decltype(member)>;
        static constexpr Bounds bounds = bounds_of<T, Descriptor>();
        if (const auto* found = reader.member(*object, Descriptor::name, may_be_left_out<M>)) {
            const JsonReader::Step step(reader, std::string_view(Descriptor::name));
            read_value(reader, *found, member, bounds);
        }
    });
    reader.refuse_unknown(*object, NamesOf<Members<T>>::value);
}

template <class T>
void read_list(JsonReader& reader, const boost::json::value& value, std::vector<T>& out,
               const Bounds& bounds) {
    const boost::json::array* array = reader.array(value, bounds);
    if (!array) return;
    out.clear();
    out.reserve(array->size());
    for (std::size_t i = 0; i < array->size(); ++i) {
        const JsonReader::Step step(reader, i);
        T element{};
        read_value(reader, (*array)[i], element, bounds);
        out.push_back(std::move(element));
    }
}

template <class T>
void read_map(JsonReader& reader, const boost::json::value& value, std::map<std::string, T>& out,
              const Bounds& bounds) {
    const boost::json::object* object = reader.object(value);
    if (!object) return;
    out.clear();
    for (const auto& [key, element] : *object) {
        if (!reader.map_key(key)) continue;
        const JsonReader::Step step(reader, std::string_view(key));
        read_value(reader, element, out[std::string(key)], bounds);
    }
}

template <class T>
void read_value(JsonReader& reader, const boost::json::value& value, T& out, const Bounds& bounds) {
    if constexpr (is_optional<T>) {
        if (value.is_null()) return out.reset();
        read_value(reader, value, out.emplace(), bounds);
    } else if constexpr (std::is_same_v<T, bool>) {
        reader.boolean(value, out);
    } else if constexpr (std::is_same_v<T, std::string>) {
        reader.text(value, out, bounds);
    } else if constexpr (is_id<T>) {
        reader.id(value, out.value);
    } else if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::int64_t>) {
        std::int64_t wide = 0;
        reader.integer(value, wide, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(),
                       bounds);
        out = static_cast<T>(wide);
    } else if constexpr (std::is_same_v<T, double>) {
        reader.number(value, out, bounds);
    } else if constexpr (std::is_same_v<T, RawJson>) {
        reader.raw(value, out);
    } else if constexpr (is_vector<T>) {
        read_list(reader, value, out, bounds);
    } else if constexpr (is_text_map<T>) {
        read_map(reader, value, out, bounds);
    } else if constexpr (DescribedEnum<T>) {
        const std::string_view word = reader.choice(value);
        if (word.empty()) return;
        if (const auto named = enum_named<T>(word))
            out = *named;
        else
            reader.problem("not_a_choice");
    } else if constexpr (Described<T>) {
        read_members(reader, value, out);
    } else {
        static_assert(no_such_type<T>, "this type cannot be read from JSON");
    }
}

using ReadInto = void (*)(JsonReader&, const boost::json::value&, void* out);
// Parses into memory that is gone when it returns; `read` copies what it needs.
Result<> parse_and_read(std::string_view text, ReadInto read, void* out);

}  // namespace detail

template <class T>
Result<T> from_json(std::string_view text) {
    T out{};
    const detail::ReadInto read = [](JsonReader& reader, const boost::json::value& value,
                                     void* place) {
        detail::read_value(reader, value, *static_cast<T*>(place), Bounds{});
    };
    if (auto done = detail::parse_and_read(text, read, &out); !done)
        return std::unexpected(std::move(done).error());
    return out;
}

// A template so that a text is never taken for a value.
template <class T, std::same_as<boost::json::value> Value>
Result<T> from_json(const Value& value) {
    T out{};
    JsonReader reader;
    detail::read_value(reader, value, out, Bounds{});
    if (!reader.clean()) return reader.refusal();
    return out;
}

}  // namespace veerkracht
