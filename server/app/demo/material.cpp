#include "app/demo/material.hpp"

#include <algorithm>
#include <stdexcept>

#include "runtime/config/embedded.hpp"

namespace veerkracht::demo {

namespace {

template <class T>
T read(const std::string& name) {
    const auto text = embedded_file("app/demo/data/" + name);
    if (!text) throw std::runtime_error(name + " is not inside the binary");
    auto value = from_json<T>(*text);
    if (!value) {
        const auto& fields = value.error().fields;
        throw std::runtime_error(
            name + ": " + value.error().code + " " + value.error().detail +
            (fields.empty() ? "" : fields.begin()->first + " " + fields.begin()->second));
    }
    return std::move(*value);
}

template <class T>
const T& with_code(const std::vector<T>& all, std::string_view code) {
    const auto found = std::ranges::find(all, code, &T::code);
    if (found == all.end()) throw std::out_of_range("the demo has no " + std::string(code));
    return *found;
}

}  // namespace

Material read_material() {
    return {read<Places>("places.json").neighbourhoods, read<Names>("names.json"),
            read<ServiceKinds>("services.json").kinds, read<Stories>("stories.json").needs};
}

const Place& Material::neighbourhood(std::string_view code) const {
    return with_code(places, code);
}
const NeedStory& Material::story(std::string_view need) const { return with_code(stories, need); }

}  // namespace veerkracht::demo
