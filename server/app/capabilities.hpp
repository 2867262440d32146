// The one list of capabilities.
#pragma once

namespace veerkracht {
class Application;
void install_capabilities(Application& app);
}  // namespace veerkracht
