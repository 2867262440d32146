#include "capabilities/conversations/clocks.hpp"

#include <stdexcept>

#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::conversations {

const Clocks& clocks() {
    static const Clocks read = [] {
        const auto file = embedded_file("capabilities/conversations/packages/clocks.json");
        auto parsed = from_json<Clocks>(file.value());
        if (!parsed) throw std::runtime_error("clocks.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

}  // namespace veerkracht::conversations
