// Seals the access log after the fact, within a second: each line gets its number and the hash of
// the line before, the tree grows, and now and then its root is signed. Only the rounds are
// written, not the lines: those stand where they stood.
#pragma once

#include <optional>

#include "runtime/application.hpp"
#include "runtime/log/checkpoint.hpp"
#include "runtime/log/merkle.hpp"
#include "runtime/log/sealed_line.hpp"

namespace veerkracht::log {

struct Round {
    static constexpr auto table = "log_round";
    std::int64_t number = 0;
    std::string at;
    std::string ids;  // ranges, "1-40,42"
    std::int64_t lines = 0;
    std::int64_t size = 0;  // of the tree after it
    std::string last_leaf;  // hex
    db::Bytes tree;         // what is kept of it
    std::string open_ids;   // ranges: not there yet, or never
};
BOOST_DESCRIBE_STRUCT(Round, (), (number, at, ids, lines, size, last_leaf, tree, open_ids))

struct KeptCheckpoint {
    static constexpr auto table = "log_checkpoint";
    std::int64_t size = 0;
    std::string at;
    std::string note;
    std::optional<std::string> told_at;  // when it was put where another keeps it
};
BOOST_DESCRIBE_STRUCT(KeptCheckpoint, (), (size, at, note, told_at))

struct IdRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool operator==(const IdRange&) const = default;
};
std::string written(const std::vector<IdRange>& ranges);
std::vector<IdRange> read_ranges(std::string_view text);

// Goes on where a round ended: numbers the lines, links them and lets the tree grow.
class Sealer {
  public:
    explicit Sealer(const std::optional<Round>& last);
    // The text that is hashed.
    std::string seal(SealedLine& line);
    const MerkleTree& tree() const { return tree_; }
    const std::string& last_leaf() const { return last_leaf_; }

  private:
    MerkleTree tree_;
    std::string last_leaf_;
};

// What is not sealed yet, some thousands of lines at a time; a checkpoint after a minute or a
// thousand lines.
Result<> seal_lines(Application& house);
// Signs what is sealed now, whatever the hour. None when nothing is.
Result<std::optional<KeptCheckpoint>> sign_now(Application& house);

// The public half of the key of this log; made the first time.
Result<std::string> public_key_line(Application& house);

}  // namespace veerkracht::log
