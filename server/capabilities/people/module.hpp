#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::people {
void install(Application& app);
}
