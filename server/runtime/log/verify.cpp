#include "runtime/log/verify.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <map>

#include "kernel/json.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/log/copy.hpp"
#include "runtime/log/merkle.hpp"
#include "runtime/log/sealed_line.hpp"

namespace veerkracht::log {

namespace {

constexpr std::size_t problems_at_most = 20;
// No log gets so long; what says that it is counts no further than its numbers go.
constexpr std::int64_t lines_at_most = std::int64_t{1} << 60;

// `{"name":text}`: the name, and the text as it stands there.
struct Entry {
    std::string_view name;
    std::string_view text;
};
std::optional<Entry> entry_in(std::string_view line) {
    const auto end = line.find("\":");
    if (!line.starts_with("{\"") || !line.ends_with('}') || end == line.npos) return std::nullopt;
    return Entry{line.substr(2, end - 2), line.substr(end + 2, line.size() - end - 3)};
}

template <class T>
std::optional<T> read_as(std::string_view text) {
    auto read = from_json<T>(text);
    if (!read) return std::nullopt;
    return std::move(*read);
}

std::optional<std::string> from_hex(std::string_view hex) {
    std::string bytes;
    if (hex.size() % 2 != 0) return std::nullopt;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        unsigned char byte = 0;
        const char* const end = hex.data() + i + 2;
        if (std::from_chars(hex.data() + i, end, byte, 16).ptr != end) return std::nullopt;
        bytes += static_cast<char>(byte);
    }
    if (crypto::to_hex(bytes) != hex) return std::nullopt;
    return bytes;
}

class Reading {
  public:
    Reading(const LogKey& key, const std::vector<std::string>& outside) : key_(key) {
        for (const auto& note : outside) {
            const auto checkpoint = read_note(note, key);
            if (checkpoint)
                outside_[checkpoint->size] = checkpoint->root;
            else
                problem("outside_signature");
        }
    }

    void next_file() {
        if (file_ > 0) end_of_file();
        ++file_;
        at_ = 0;
        ended_ = false;
        before_.clear();
        here_ = {};
    }

    void read(std::string_view line) {
        ++at_;
        const auto entry = entry_in(line);
        const auto before = std::exchange(before_, entry ? std::string(entry->name) : "");
        if (!entry) return problem("not_as_written");
        const auto& [name, text] = *entry;
        if (ended_) return problem("after_the_end");
        if ((name == "log") != (at_ == 1)) return problem("another_order");
        if (name == "log") return head(text);
        // Where a log goes on has to be signed at once, or anybody could begin it anywhere.
        if (before == "before" && name != "checkpoint") problem("another_order");
        if (name == "before") return before == "log" ? goes_on(text) : problem("another_order");
        if (before == "log" && file_ > 1) problem("another_order");
        if (name == "line") return sealed(text);
        if (name == "round") return round(text);
        if (name == "checkpoint")
            return before == "round" || before == "before" ? checkpoint(text)
                                                           : problem("another_order");
        if (name == "unsealed") return unsealed(text);
        if (name == "end") return end(text);
        problem("not_as_written");
    }

    Verified finish() {
        end_of_file();
        for (const auto& [size, root] : outside_)
            if (size < static_cast<std::uint64_t>(found_.before))
                continue;  // of files that were not given
            else if (size > tree_.size())
                problem("shorter_than_a_checkpoint");
            else if (!met_.contains(size))
                problem("without_a_checkpoint_that_was_kept");
        return std::move(found_);
    }

  private:
    void problem(const std::string& code) {
        if (found_.problems.size() < problems_at_most)
            found_.problems.push_back({file_, at_, code});
    }
    void end_of_file() {
        at_ = 0;
        if (!ended_) problem("cut_off");
    }
    // After the file before this one, or after files that are not here.
    void goes_on(std::string_view text) {
        const auto before = read_as<CopiedBefore>(text);
        const auto kept = before ? from_hex(before->tree) : std::nullopt;
        const auto leaf = before ? from_hex(before->last_leaf) : std::nullopt;
        if (!kept || !leaf || to_json(*before) != text || before->size < 1 || before->round < 1 ||
            before->size > lines_at_most || before->round > lines_at_most ||
            kept->size() != hash_size * static_cast<std::size_t>(std::popcount(
                                            static_cast<std::uint64_t>(before->size))))
            return problem("not_as_written");
        const MerkleTree tree(static_cast<std::uint64_t>(before->size), *kept);
        if (file_ == 1) {
            found_.before = before->size;
            tree_ = tree;
            last_ = *leaf;
            rounds_ = before->round;
        } else if (before->size != static_cast<std::int64_t>(tree_.size()) ||
                   before->round != rounds_) {
            problem("another_order");
        } else if (tree.root() != tree_.root() || *leaf != last_) {
            problem("changed_before");
        }
        compare_with_outside();
    }
    void head(std::string_view text) {
        const auto head = read_as<CopyHead>(text);
        if (!head || head->version != 1) return problem("not_as_written");
        if (head->key != key_line(key_.origin, key_.public_bytes)) problem("another_key");
    }
    void sealed(std::string_view text) {
        const auto line = read_as<SealedLine>(text);
        if (!line)
            problem("not_as_written");
        else if (line->sequence != static_cast<std::int64_t>(tree_.size()) + 1)
            problem("another_order");
        else if (line->previous != crypto::to_hex(last_))
            problem("changed_before");
        if (line) newest_id_ = std::max(newest_id_, line->id);
        last_ = leaf_hash(text);
        tree_.add(last_);
        compare_with_outside();
        ++found_.lines;
        ++here_.lines;
        if (found_.unsealed > 0) problem("another_order");
    }
    // What was kept elsewhere of just this length.
    void compare_with_outside() {
        const auto kept = outside_.find(tree_.size());
        if (kept == outside_.end()) return;
        met_.insert(*kept);
        if (kept->second != tree_.root()) problem("changed_before");
    }
    void round(std::string_view text) {
        const auto round = read_as<CopiedRound>(text);
        if (!round) return problem("not_as_written");
        ++here_.rounds;
        if (round->number != ++rounds_) problem("another_order");
        if (static_cast<std::uint64_t>(round->size) != tree_.size()) problem("line_missing");
        if (round->last_leaf != crypto::to_hex(last_)) problem("changed_before");
    }
    void checkpoint(std::string_view text) {
        ++found_.checkpoints;
        ++here_.checkpoints;
        const auto note = parse_json(text);
        if (!note || !note->is_string() || boost::json::serialize(*note) != text)
            return problem("not_as_written");
        const auto signed_one = read_note(std::string_view(note->get_string()), key_);
        if (!signed_one) return problem("signature");
        if (signed_one->size != tree_.size() || signed_one->root != tree_.root())
            return problem("changed_before");
        found_.sealed_until = signed_one->at;
    }
    void unsealed(std::string_view text) {
        ++found_.unsealed;
        ++here_.unsealed;
        const auto line = read_as<SealedLine>(text);
        if (!line) problem("not_as_written");
        // What was there when a later one was sealed would have been sealed with it.
        else if (line->id < newest_id_)
            problem("put_in_later");
    }
    void end(std::string_view text) {
        ended_ = true;
        const auto end = read_as<CopyEnd>(text);
        if (!end) return problem("not_as_written");
        if (end->lines != here_.lines || end->rounds != here_.rounds ||
            end->checkpoints != here_.checkpoints || end->unsealed != here_.unsealed)
            problem("line_missing");
    }

    const LogKey& key_;
    std::map<std::uint64_t, std::string> outside_, met_;  // root by size
    MerkleTree tree_;
    std::string last_;
    std::string before_;
    std::int64_t at_ = 0, rounds_ = 0, newest_id_ = 0;
    std::size_t file_ = 0;
    bool ended_ = false;
    CopyEnd here_;  // counted in this file
    Verified found_;
};

}  // namespace

Verified verify(std::span<std::istream* const> copies, const LogKey& key,
                const std::vector<std::string>& outside) {
    Reading reading(key, outside);
    std::string line;
    for (auto* const copy : copies) {
        reading.next_file();
        while (std::getline(*copy, line)) reading.read(line);
    }
    return reading.finish();
}

Verified verify(std::istream& copy, const LogKey& key, const std::vector<std::string>& outside) {
    std::istream* const one = &copy;
    return verify(std::span(&one, 1), key, outside);
}

}  // namespace veerkracht::log
