#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::notifications {
void install(Application& app);
}
