#include "app/print_types.hpp"

#include "app/capabilities.hpp"
#include "app/demo/module.hpp"
#include "runtime/application.hpp"

namespace veerkracht::app {

namespace {

// The demo's routes are in the types too: the web is one, whatever folder it serves.
std::unique_ptr<Application> house_without_data() {
    auto house = std::make_unique<Application>(
        Settings(), db::open("sqlite::memory:", {.memory = true}),
        Keys::from_bytes(std::string(32, '\0')), std::make_shared<SystemClock>());
    install_capabilities(*house);
    demo::install(*house, std::make_shared<demo::MovableClock>(""));
    return house;
}

}  // namespace

std::string print_typescript() { return house_without_data()->typescript(); }
std::string print_openapi() { return house_without_data()->openapi(); }

}  // namespace veerkracht::app
