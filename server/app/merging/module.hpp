#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::merging {
void install(Application& app);
}
