// A secret that stands in a file: never on the command line, never in the environment.
#pragma once

#include <string>

namespace veerkracht {

// All of the file. Throws, with `what` it is in the words, when it cannot be read, when others than
// its owner may read it (its mode must be 0400), or when it is larger than a secret is.
std::string read_secret_file(const std::string& path, const std::string& what);

}  // namespace veerkracht
