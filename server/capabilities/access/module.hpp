#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::access {
void install(Application& app);
}
