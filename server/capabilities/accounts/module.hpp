#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::accounts {
void install(Application& app);
}
