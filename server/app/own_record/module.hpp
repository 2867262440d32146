#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::own_record {
void install(Application& app);
}
