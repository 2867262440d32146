#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::operations {

void install(Application& app);

}  // namespace veerkracht::operations
