#include "runtime/log/seal.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "runtime/crypto/crypto.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::log {

namespace {

constexpr std::int64_t lines_at_once = 2'000;
constexpr int rounds_at_most = 50;
// A checkpoint after so many lines, or so long.
constexpr std::int64_t lines_between = 1'000;
constexpr long seconds_between = 60;
// An id that is so far behind the newest belongs to a transaction that was undone.
constexpr std::int64_t ids_looked_back = 100'000;

Actor clerk() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.name = "log.seal";
    return actor;
}

struct SigningHalf {
    static constexpr auto table = "log_key";
    std::string origin;
    std::string public_line;
    db::Bytes sealed;
    std::string made_at;
};
BOOST_DESCRIBE_STRUCT(SigningHalf, (), (origin, public_line, sealed, made_at))

std::optional<Round> last_round(db::Transaction& tx) {
    return tx.maybe<Round>("select * from log_round order by number desc limit 1");
}

void add(std::vector<IdRange>& ranges, std::int64_t id) {
    if (!ranges.empty() && ranges.back().last + 1 == id)
        ranges.back().last = id;
    else
        ranges.push_back({id, id});
}

void add(std::vector<IdRange>& ranges, std::int64_t first, std::int64_t last) {
    if (first <= last) ranges.push_back({first, last});
}

std::int64_t newest_of(const std::optional<Round>& round) {
    if (!round) return 0;
    std::int64_t newest = 0;
    for (const auto& text : {round->ids, round->open_ids})
        for (const auto& range : read_ranges(text)) newest = std::max(newest, range.last);
    return newest;
}

// The lines of one round: those that came late, and then what follows the newest.
struct Found {
    std::vector<SealedLine> lines;
    std::vector<IdRange> ids, open;
};

// Lines of these ids; those that are not there stay open.
void look(db::Transaction& tx, IdRange range, Found& found) {
    auto lines = lines_with(tx, range.first, range.last);
    auto next = range.first;
    for (auto& line : lines) {
        add(found.open, next, line.id - 1);
        next = line.id + 1;
        add(found.ids, line.id);
        found.lines.push_back(std::move(line));
    }
    add(found.open, next, range.last);
}

Found unsealed(db::Transaction& tx, const std::optional<Round>& last) {
    Found found;
    const auto newest = newest_of(last);
    const auto top = tx.value<std::int64_t>("select max(id) from access_log").value_or(0);
    if (last)
        for (const auto& range : read_ranges(last->open_ids))
            if (range.last > top - ids_looked_back) look(tx, range, found);
    if (top > newest) look(tx, {newest + 1, std::min(top, newest + lines_at_once)}, found);
    return found;
}

Round round_after(const std::optional<Round>& last, Found found, const std::string& now) {
    Sealer sealer(last);
    for (auto& line : found.lines) sealer.seal(line);
    Round round;
    round.number = last ? last->number + 1 : 1;
    round.at = now;
    round.ids = written(found.ids);
    round.lines = static_cast<std::int64_t>(found.lines.size());
    round.size = static_cast<std::int64_t>(sealer.tree().size());
    round.last_leaf = crypto::to_hex(sealer.last_leaf());
    round.tree = {sealer.tree().kept()};
    round.open_ids = written(found.open);
    return round;
}

Result<SigningHalf> key_of(UnitOfWork& work) {
    if (auto kept = work.tx.maybe<SigningHalf>("select * from log_key limit 1"))
        return std::move(*kept);
    const auto made = crypto::SigningKey::made();
    SigningHalf half;
    half.origin = "veerkracht/" + crypto::to_hex(made.public_bytes().substr(0, 4));
    half.public_line = key_line(half.origin, made.public_bytes());
    half.sealed = work.keys.seal_own("log_key.sealed", half.origin, made.seed());
    half.made_at = work.now;
    TRY(work.tx.insert(half));
    return half;
}

bool is_time(db::Transaction& tx, const Round& round, std::string_view now) {
    const auto last =
        tx.maybe<KeptCheckpoint>("select * from log_checkpoint order by size desc limit 1");
    if (!last) return true;
    return round.size - last->size >= lines_between ||
           (round.size > last->size && plus_seconds(last->at, seconds_between) <= now);
}

Result<std::optional<KeptCheckpoint>> sign(UnitOfWork& work, const Round& round) {
    if (work.tx.value<std::int64_t>("select size from log_checkpoint where size = $1", round.size))
        return std::nullopt;
    const auto half = TRY(key_of(work));
    const auto key =
        crypto::SigningKey::of_seed(work.keys.open_own("log_key.sealed", half.origin, half.sealed));
    const MerkleTree tree(static_cast<std::uint64_t>(round.size), round.tree.data);
    KeptCheckpoint checkpoint;
    checkpoint.size = round.size;
    checkpoint.at = work.now;
    checkpoint.note = signed_note({half.origin, tree.size(), tree.root(), work.now}, key);
    TRY(work.tx.insert(checkpoint));
    return checkpoint;
}

// Read and hashed beside the one thread that writes; it writes a row.
std::optional<Round> next_round(Application& house, bool& is_due) {
    std::optional<Round> round;
    const auto now = to_text(house.clock().now());
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        const auto last = last_round(tx);
        auto found = unsealed(tx, last);
        if (!found.lines.empty()) round = round_after(last, std::move(found), now);
        is_due = (round || last) && is_time(tx, round ? *round : *last, now);
        return true;
    });
    return round;
}

// Of two that seal at once one is first: the other looks again.
Result<> unless_another_was_first(Result<> done) {
    if (!done && done.error().category == Category::conflict) return {};
    return done;
}

}  // namespace

std::string written(const std::vector<IdRange>& ranges) {
    std::string text;
    for (const auto& [first, last] : ranges) {
        if (!text.empty()) text += ',';
        text += std::to_string(first);
        if (last != first) text += "-" + std::to_string(last);
    }
    return text;
}

std::vector<IdRange> read_ranges(std::string_view text) {
    std::vector<IdRange> ranges;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto number = [&](std::int64_t& into) {
        const auto [next, error] = std::from_chars(at, end, into);
        if (error != std::errc{}) throw std::runtime_error("a round of the log has no ids");
        at = next;
    };
    while (at != end) {
        IdRange range;
        number(range.first);
        range.last = range.first;
        if (at != end && *at == '-') number((++at, range.last));
        if (at != end && *at++ != ',') throw std::runtime_error("a round of the log has no ids");
        ranges.push_back(range);
    }
    return ranges;
}

Sealer::Sealer(const std::optional<Round>& last) {
    if (!last) return;
    tree_ = MerkleTree(static_cast<std::uint64_t>(last->size), last->tree.data);
    for (std::size_t i = 0; i + 1 < last->last_leaf.size(); i += 2)
        last_leaf_ += static_cast<char>(std::stoi(last->last_leaf.substr(i, 2), nullptr, 16));
}

std::string Sealer::seal(SealedLine& line) {
    line.sequence = static_cast<std::int64_t>(tree_.size()) + 1;
    line.previous = crypto::to_hex(last_leaf_);
    auto text = to_json(line);
    last_leaf_ = leaf_hash(text);
    tree_.add(last_leaf_);
    return text;
}

Result<> seal_lines(Application& house) {
    for (int i = 0; i < rounds_at_most && !house.is_stopping(); ++i) {
        bool is_due = false;
        const auto round = next_round(house, is_due);
        if (!round && !is_due) return {};
        const auto done = house.run(clerk(), [&](UnitOfWork& work) -> Result<> {
            if (round) TRY(work.tx.insert(*round));
            const auto last = last_round(work.tx);
            if (is_due && last) TRY(sign(work, *last));
            return {};
        });
        TRY(unless_another_was_first(done));
        if (!round || round->lines < lines_at_once) return {};
    }
    return {};
}

Result<std::optional<KeptCheckpoint>> sign_now(Application& house) {
    TRY(seal_lines(house));
    std::optional<KeptCheckpoint> newest;
    const auto done = house.run(clerk(), [&](UnitOfWork& work) -> Result<> {
        const auto last = last_round(work.tx);
        if (!last) return {};
        TRY(sign(work, *last));
        newest = work.tx.maybe<KeptCheckpoint>(
            "select * from log_checkpoint order by size desc limit 1");
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return newest;
}

Result<std::string> public_key_line(Application& house) {
    std::string line;
    const auto done = house.run(clerk(), [&](UnitOfWork& work) -> Result<> {
        line = TRY(key_of(work)).public_line;
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return line;
}

}  // namespace veerkracht::log
