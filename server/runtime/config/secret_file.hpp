// A secret that stands in a file: never on the command line, never in the environment.
#pragma once

#include <string>

namespace veerkracht {

// All of the file. Throws, with `what` it is in the words, when it cannot be read, when others than
// its owner may read it (its mode must be 0400), or when it is larger than a secret is.
std::string read_secret_file(const std::string& path, const std::string& what);

// Where the secret of this name is: among the systemd credentials when it is there, else in this
// folder.
std::string place_of_secret(const std::string& folder, const std::string& name);

// A key of 32 bytes in such a file.
std::string read_key_file(const std::string& path, const std::string& what);
// Makes one by chance, of mode 0400, and waits until it and its name are on the disk. Throws when
// the file is there already.
void make_key_file(const std::string& path, const std::string& what);
// The same with a key that is given.
void write_key_file(const std::string& path, const std::string& key, const std::string& what);
// In the place of one that is there: the old one stands there or the new one, whole.
void replace_key_file(const std::string& path, const std::string& key, const std::string& what);

// Throws when so few different bytes are in it that nobody made it by chance: zeros, a password,
// the example of a manual.
void refuse_a_key_of_nobody(const std::string& key, const std::string& what);

}  // namespace veerkracht
