#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::audit {
void install(Application& app);
}
