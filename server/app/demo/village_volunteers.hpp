// The other variant of village support: where nobody is paid, a volunteer answers by text message.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

void make_village_volunteers(Making& making);

}  // namespace veerkracht::demo
