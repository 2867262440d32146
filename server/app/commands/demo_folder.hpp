// A data folder with the demo region in it. The file "demo" says that it is one, and is written
// last: a folder whose making was broken off is made again.
#pragma once

#include "app/commands/installation.hpp"

namespace veerkracht::commands {

bool is_demo_folder(const Place& place);
// Makes the demo region when it is not there yet; refuses a folder or database that holds something
// else.
void make_demo_folder(const Place& place);

}  // namespace veerkracht::commands
