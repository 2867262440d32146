#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::import {

void install(Application& app);

}  // namespace veerkracht::import
