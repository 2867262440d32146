#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::retention {
void install(Application& app);
}
