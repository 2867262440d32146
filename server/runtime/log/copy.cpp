#include "runtime/log/copy.hpp"

#include <algorithm>
#include <functional>

#include "runtime/crypto/crypto.hpp"
#include "runtime/crypto/running_sha256.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/files/private_file.hpp"
#include "runtime/log/months.hpp"
#include "runtime/log/seal.hpp"

namespace veerkracht::log {

namespace {

constexpr std::int64_t ids_at_once = 2'000;

// `{"name":text}` on a line of its own, hashed as it goes.
class Writing {
  public:
    explicit Writing(const std::string& path) : file_(path) {}
    void put(std::string_view name, std::string_view text) {
        for (const auto part : {std::string_view("{\""), name, std::string_view("\":"), text,
                                std::string_view("}\n")}) {
            file_.write(part);
            hash_.add(part);
        }
    }
    std::string finish() {
        file_.finish();
        return crypto::to_hex(hash_.finish());
    }

  private:
    files::PrivateFile file_;
    crypto::RunningSha256 hash_;
};

std::optional<Round> round_with(db::Transaction& tx, std::int64_t number) {
    return tx.maybe<Round>("select * from log_round where number = $1", number);
}

// After the newest closed month, whose last round is what the next is linked to.
class Copy {
  public:
    Copy(db::Transaction& tx, Writing& file) : tx_(tx), file_(file) {
        if (const auto month = newest_closed_month(tx_))
            before_ = round_with(tx_, month->last_round);
        sealer_ = Sealer(before_);
    }

    // All rounds to the last, and what is not sealed.
    CopyEnd whole() {
        std::string open;
        if (before_) open = before();
        for (auto round = next(); round; round = next()) {
            add(*round);
            open = round->open_ids;
        }
        // Of a transaction that was on its way just now: the next round has it.
        for (const auto& range : read_ranges(open)) sealed_.push_back(range);
        rest();
        return end_;
    }
    // Nothing but this, and only as it was sealed.
    std::optional<CopyEnd> until(std::int64_t last_round) {
        if (before_) before();
        for (auto round = next(); round; round = next()) {
            add(*round);
            if (crypto::to_hex(sealer_.last_leaf()) != round->last_leaf) return std::nullopt;
            if (static_cast<std::int64_t>(sealer_.tree().size()) != round->size)
                return std::nullopt;
            if (round->number == last_round) return end_;
        }
        return std::nullopt;
    }

  private:
    // Rows that are in a file and are being removed just now.
    std::string before() {
        for (const auto& ids : tx_.values<std::string>(
                 "select ids from log_round where number <= $1", before_->number))
            for (const auto& range : read_ranges(ids)) sealed_.push_back(range);
        CopiedBefore before;
        before.round = before_->number;
        before.size = before_->size;
        before.last_leaf = before_->last_leaf;
        before.tree = crypto::to_hex(before_->tree.data);
        file_.put("before", to_json(before));
        checkpoint(before_->size);
        number_ = before_->number;
        return before_->open_ids;
    }
    std::optional<Round> next() { return round_with(tx_, ++number_); }
    void add(const Round& round) {
        for (const auto& range : read_ranges(round.ids)) {
            lines_of(range);
            sealed_.push_back(range);
        }
        file_.put("round", to_json(CopiedRound{round.number, round.size, round.last_leaf}));
        ++end_.rounds;
        checkpoint(round.size);
    }
    void lines_of(const IdRange& ids) {
        for (auto at = ids.first; at <= ids.last; at += ids_at_once)
            for (auto& line : lines_with(tx_, at, std::min(ids.last, at + ids_at_once - 1))) {
                file_.put("line", sealer_.seal(line));
                ++end_.lines;
            }
    }
    void checkpoint(std::int64_t size) {
        const auto note =
            tx_.value<std::string>("select note from log_checkpoint where size = $1", size);
        if (!note) return;
        file_.put("checkpoint", boost::json::serialize(boost::json::value(*note)));
        ++end_.checkpoints;
    }
    // All that stands in no round: not sealed yet, or put there behind our back.
    void rest() {
        std::ranges::sort(sealed_, {}, &IdRange::first);
        auto next = tx_.value<std::int64_t>("select min(id) from access_log").value_or(0);
        for (const auto& range : sealed_) {
            unsealed(next, range.first - 1);
            next = std::max(next, range.last + 1);
        }
        unsealed(next, tx_.value<std::int64_t>("select max(id) from access_log").value_or(0));
    }
    void unsealed(std::int64_t first, std::int64_t last) {
        for (auto at = first; at <= last; at += ids_at_once)
            for (const auto& line : lines_with(tx_, at, std::min(last, at + ids_at_once - 1))) {
                file_.put("unsealed", to_json(line));
                ++end_.unsealed;
            }
    }

    db::Transaction& tx_;
    Writing& file_;
    Sealer sealer_{std::nullopt};
    std::optional<Round> before_;
    std::vector<IdRange> sealed_;
    std::int64_t number_ = 0;
    CopyEnd end_;
};

// One moment of the tables.
void copy_of_now(Application& house, Writing& file, const std::function<void(Copy&)>& writing) {
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        Copy copy(tx, file);
        writing(copy);
        return true;
    });
}

}  // namespace

Result<CopyEnd> copy_log(Application& house, const std::string& path) {
    TRY(sign_now(house));
    const auto key = TRY(public_key_line(house));
    Writing file(path);
    file.put("log", to_json(CopyHead{1, key}));
    CopyEnd end;
    copy_of_now(house, file, [&](Copy& copy) { end = copy.whole(); });
    file.put("end", to_json(end));
    file.finish();
    return end;
}

Result<std::string> copy_month(Application& house, std::int64_t last_round,
                               const std::string& path) {
    const auto key = TRY(public_key_line(house));
    Writing file(path);
    file.put("log", to_json(CopyHead{1, key}));
    std::optional<CopyEnd> end;
    copy_of_now(house, file, [&](Copy& copy) { end = copy.until(last_round); });
    if (!end) return fail(Category::internal, "log.changed");
    file.put("end", to_json(*end));
    return file.finish();
}

}  // namespace veerkracht::log
