// How schema_of reads a type. What does not depend on the type stands in schema.cpp.
#pragma once

#include <span>
#include <utility>

#include "runtime/http/schema.hpp"

namespace veerkracht::http {
namespace detail {

// The compiler's own text with the name of T in it.
template <class T>
constexpr std::string_view signature_with_name() {
    return __PRETTY_FUNCTION__;
}

Schema plain(Schema::Kind kind, std::string format = {});
// Takes name and room from the text of signature_with_name: "veerkracht::people::Person::Sex" is
// PersonSex of people.
Schema named(Schema::Kind kind, std::string_view signature);
Schema of_many(Schema::Kind kind, Schema element);
void add_bounds(Schema& schema, const Bounds& bounds);

template <class T>
Schema schema_of_choice() {
    Schema schema = named(Schema::Kind::choice, signature_with_name<T>());
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto enumerator) { schema.words.emplace_back(enumerator.name); });
    return schema;
}

template <class T>
Schema schema_of_struct() {
    Schema schema = named(Schema::Kind::object, signature_with_name<T>());
    static thread_local bool inside = false;
    if (std::exchange(inside, true)) return schema;
    auto fields = std::make_shared<std::vector<Schema::Field>>();
    boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
        using Descriptor = decltype(descriptor);
        using M = std::remove_reference_t<decltype(std::declval<T&>().*Descriptor::pointer)>;
        Schema::Field field{Descriptor::name, schema_of<M>(), is_optional<M>,
                            may_be_left_out<M> && !is_optional<M>};
        static constexpr Bounds bounds = bounds_of<T, Descriptor>();
        add_bounds(field.schema, bounds);
        fields->push_back(std::move(field));
    });
    inside = false;
    schema.fields = std::move(fields);
    return schema;
}

}  // namespace detail

template <class T>
Schema schema_of() {
    using Kind = Schema::Kind;
    if constexpr (std::is_void_v<T>) {
        return {};
    } else if constexpr (is_optional<T>) {
        return schema_of<typename T::value_type>();
    } else if constexpr (is_vector<T>) {
        return detail::of_many(Kind::list, schema_of<typename T::value_type>());
    } else if constexpr (is_text_map<T>) {
        return detail::of_many(Kind::map, schema_of<typename T::mapped_type>());
    } else if constexpr (std::is_same_v<T, bool>) {
        return detail::plain(Kind::boolean);
    } else if constexpr (std::is_integral_v<T>) {
        return detail::plain(Kind::integer);
    } else if constexpr (std::is_floating_point_v<T>) {
        return detail::plain(Kind::number);
    } else if constexpr (is_id<T>) {
        return detail::plain(Kind::text, "uuid");
    } else if constexpr (std::is_convertible_v<T, std::string_view>) {
        return detail::plain(Kind::text);
    } else if constexpr (DescribedEnum<T>) {
        return detail::schema_of_choice<T>();
    } else if constexpr (Described<T>) {
        return detail::schema_of_struct<T>();
    } else {
        return detail::plain(Kind::any);
    }
}

}  // namespace veerkracht::http
