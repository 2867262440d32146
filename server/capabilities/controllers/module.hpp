#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::controllers {
void install(Application& app);
}
