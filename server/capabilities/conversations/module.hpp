#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::conversations {
void install(Application& app);
}
