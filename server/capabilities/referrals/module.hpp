#pragma once

namespace veerkracht {
class Application;
}
namespace veerkracht::referrals {
void install(Application& app);
}
