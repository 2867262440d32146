// Keys of the installation, as the operator rotates them. Start reading at rewrap.hpp.
#pragma once

namespace veerkracht {
class Application;
}

namespace veerkracht::keys {

void install(Application& app);

}  // namespace veerkracht::keys
