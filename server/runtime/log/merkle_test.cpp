// The tree of RFC 6962, on the vectors that implementations of it share.
#include "runtime/log/merkle.hpp"

#include <gtest/gtest.h>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::log {
namespace {

using namespace std::string_literals;

const std::vector<std::string> entries{
    "",
    "\x00"s,
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};

// The root after each of them.
const std::vector<std::string> roots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

TEST(MerkleTree, has_the_roots_of_the_vectors) {
    MerkleTree tree;
    EXPECT_EQ(crypto::to_hex(tree.root()),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        tree.add(leaf_hash(entries[i]));
        EXPECT_EQ(crypto::to_hex(tree.root()), roots[i]) << i + 1;
    }
}

// The same by its definition: the tree of n is the node of the largest power of two below n and the
// rest.
std::string defined(std::span<const std::string> leaves) {
    if (leaves.empty()) return crypto::sha256("");
    if (leaves.size() == 1) return leaves[0];
    std::size_t left = 1;
    while (2 * left < leaves.size()) left *= 2;
    return crypto::sha256("\x01" + defined(leaves.first(left)) + defined(leaves.subspan(left)));
}

TEST(MerkleTree, goes_on_from_what_was_kept_at_every_size) {
    std::vector<std::string> leaves;
    MerkleTree tree;
    for (int i = 0; i < 300; ++i) {
        leaves.push_back(leaf_hash(std::to_string(i)));
        tree = MerkleTree(tree.size(), tree.kept());
        tree.add(leaves.back());
        ASSERT_EQ(tree.root(), defined(leaves)) << i;
    }
    EXPECT_EQ(tree.size(), 300U);
}

TEST(MerkleTree, what_was_kept_of_another_size_is_refused) {
    EXPECT_THROW(MerkleTree(3, leaf_hash("a")), std::runtime_error);
    EXPECT_THROW(MerkleTree(1, ""), std::runtime_error);
}

}  // namespace
}  // namespace veerkracht::log
