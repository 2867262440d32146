// What stands in the master key file: numbered keys of 32 bytes, the newest first, and the key of
// the hashes, which stays. A file that was never rotated is the 32 bytes of key 1.
#pragma once

#include <string>
#include <vector>

namespace veerkracht {

struct NumberedKey {
    int number = 0;
    std::string key;
};

class KeyRing {
  public:
    // Throws std::runtime_error when these are no keys.
    static KeyRing read(const std::string& bytes);
    // Throws too when others than its owner may read the file, or a key was not made by chance.
    static KeyRing from_file(const std::string& path);

    const std::vector<NumberedKey>& keys() const { return keys_; }  // the newest first
    const std::string& hashing() const { return hashing_; }
    // With one more key, made by chance, which is the newest. Throws when the numbers are used up.
    KeyRing with_new_key() const;
    // What is still under another key is lost with it.
    KeyRing newest_only() const;
    std::string text() const;
    // In the place of the file, which is there as it was or as it is now, also after a kill.
    void replace_file(const std::string& path) const;

  private:
    KeyRing() = default;
    std::vector<NumberedKey> keys_;
    std::string hashing_;
};

}  // namespace veerkracht
