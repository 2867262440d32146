#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::requests {
void install(Application& app);
}
