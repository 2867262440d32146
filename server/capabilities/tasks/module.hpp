#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::tasks {
void install(Application& app);
}
