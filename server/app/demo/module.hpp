#pragma once

#include <memory>

#include "app/demo/demo_clock.hpp"

namespace veerkracht {
class Application;
}
namespace veerkracht::demo {
// The pages of a demo folder. They answer on this machine only; to everybody else their addresses
// do not exist.
void install(Application& app, std::shared_ptr<MovableClock> clock);
}  // namespace veerkracht::demo
