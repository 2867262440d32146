#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::directory {
void install(Application& app);
}
