#include "runtime/log/merkle.hpp"

#include <bit>
#include <stdexcept>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::log {

namespace {

std::string node(const std::string& left, const std::string& right) {
    return crypto::sha256(std::string(1, '\x01') + left + right);
}

}  // namespace

std::string leaf_hash(std::string_view entry) {
    std::string bytes(1, '\0');
    return crypto::sha256(bytes.append(entry));
}

MerkleTree::MerkleTree(std::uint64_t size, std::string_view kept) : size_(size) {
    if (kept.size() != hash_size * static_cast<std::size_t>(std::popcount(size)))
        throw std::runtime_error("what is kept of the tree of the log is not of its size");
    for (; !kept.empty(); kept.remove_prefix(hash_size))
        roots_.emplace_back(kept.substr(0, hash_size));
}

// As when one is added to a binary number: each pair of equal size becomes one.
void MerkleTree::add(std::string_view leaf) {
    roots_.emplace_back(leaf);
    for (auto carried = size_++; carried & 1; carried >>= 1) {
        const auto right = std::move(roots_.back());
        roots_.pop_back();
        roots_.back() = node(roots_.back(), right);
    }
}

std::string MerkleTree::root() const {
    if (roots_.empty()) return crypto::sha256("");
    auto root = roots_.back();
    for (std::size_t i = roots_.size() - 1; i-- > 0;) root = node(roots_[i], root);
    return root;
}

std::string MerkleTree::kept() const {
    std::string all;
    for (const auto& root : roots_) all += root;
    return all;
}

}  // namespace veerkracht::log
