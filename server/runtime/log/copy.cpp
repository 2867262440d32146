#include "runtime/log/copy.hpp"

#include <algorithm>
#include <map>

#include "runtime/db/row_lock.hpp"
#include "runtime/files/private_file.hpp"
#include "runtime/log/seal.hpp"

namespace veerkracht::log {

namespace {

constexpr std::int64_t ids_at_once = 2'000;

// `{"name":text}` on a line of its own.
void put(files::PrivateFile& file, std::string_view name, std::string_view text) {
    file.write("{\"");
    file.write(name);
    file.write("\":");
    file.write(text);
    file.write("}\n");
}

class Copy {
  public:
    Copy(db::Transaction& tx, files::PrivateFile& file) : tx_(tx), file_(file) {
        for (auto& one : tx_.all<KeptCheckpoint>("select * from log_checkpoint order by size"))
            notes_[one.size] = std::move(one.note);
    }

    CopyEnd write() {
        for (std::int64_t number = 1;; ++number) {
            const auto round =
                tx_.maybe<Round>("select * from log_round where number = $1", number);
            if (!round) break;
            for (const auto& range : read_ranges(round->ids)) {
                lines_of(range);
                sealed_.push_back(range);
            }
            open_ = round->open_ids;
            end_of(*round);
        }
        // Of a transaction that was on its way just now: the next round has it.
        for (const auto& range : read_ranges(open_)) sealed_.push_back(range);
        rest();
        return end_;
    }

  private:
    void lines_of(const IdRange& ids) {
        for (auto at = ids.first; at <= ids.last; at += ids_at_once)
            for (auto& line : lines_with(tx_, at, std::min(ids.last, at + ids_at_once - 1))) {
                put(file_, "line", sealer_.seal(line));
                ++end_.lines;
            }
    }
    void end_of(const Round& round) {
        put(file_, "round", to_json(CopiedRound{round.number, round.size, round.last_leaf}));
        ++end_.rounds;
        if (const auto note = notes_.find(round.size); note != notes_.end()) {
            put(file_, "checkpoint", boost::json::serialize(boost::json::value(note->second)));
            ++end_.checkpoints;
        }
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
                put(file_, "unsealed", to_json(line));
                ++end_.unsealed;
            }
    }

    db::Transaction& tx_;
    files::PrivateFile& file_;
    Sealer sealer_{std::nullopt};
    std::map<std::int64_t, std::string> notes_;
    std::vector<IdRange> sealed_;
    std::string open_;
    CopyEnd end_;
};

}  // namespace

Result<CopyEnd> copy_log(Application& house, const std::string& path) {
    TRY(sign_now(house));
    const auto key = TRY(public_key_line(house));
    files::PrivateFile file(path);
    put(file, "log", to_json(CopyHead{1, key}));
    CopyEnd end;
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        end = Copy(tx, file).write();
        return true;
    });
    put(file, "end", to_json(end));
    file.finish();
    return end;
}

}  // namespace veerkracht::log
