// A Merkle tree over the lines of a log (RFC 6962, 2.1): who knows its root knows every line below
// it. It only grows, and keeps no more than the roots of its whole subtrees.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace veerkracht::log {

inline constexpr std::size_t hash_size = 32;  // SHA-256

// SHA-256 of 0x00 and the entry: no node passes for a leaf.
std::string leaf_hash(std::string_view entry);

class MerkleTree {
  public:
    MerkleTree() = default;
    // As `kept` of a tree of this size; throws when it cannot be.
    MerkleTree(std::uint64_t size, std::string_view kept);

    void add(std::string_view leaf);  // of leaf_hash
    std::uint64_t size() const { return size_; }
    std::string root() const;  // of the empty tree: SHA-256 of nothing
    std::string kept() const;  // the roots of the whole subtrees, from the left

  private:
    std::uint64_t size_ = 0;
    std::vector<std::string> roots_;
};

}  // namespace veerkracht::log
