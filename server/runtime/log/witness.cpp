#include "runtime/log/witness.hpp"

#include <spdlog/spdlog.h>

#include "runtime/db/row_lock.hpp"
#include "runtime/log/seal.hpp"

namespace veerkracht::log {

namespace {

constexpr std::string_view channels = "witness.";

Actor teller() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.name = "log.witness";
    return actor;
}

std::optional<KeptCheckpoint> newest_checkpoint(Application& house) {
    std::optional<KeptCheckpoint> newest;
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        newest =
            tx.maybe<KeptCheckpoint>("select * from log_checkpoint order by size desc limit 1");
        return false;
    });
    return newest;
}

outgoing::Parcel parcel_of(const KeptCheckpoint& checkpoint, const std::string& channel) {
    outgoing::Parcel parcel;
    parcel.id = "checkpoint-" + std::to_string(checkpoint.size);
    parcel.channel = channel;
    parcel.text = checkpoint.note;
    parcel.written_at = checkpoint.at;
    return parcel;
}

bool takes(outgoing::Carrier& witness, const outgoing::Parcel& parcel) {
    const auto report = witness.carry(parcel);
    if (report.outcome == outgoing::Outcome::sent) return true;
    spdlog::warn("{} did not take {} of the access log: {}", parcel.channel, parcel.id,
                 report.reason);
    return false;
}

Result<> note_that_it_was_told(Application& house, const KeptCheckpoint& checkpoint) {
    return house.run(teller(), [&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute(
            "update log_checkpoint set told_at = $1 where size = $2 and told_at is null", work.now,
            checkpoint.size));
        return {};
    });
}

}  // namespace

Result<> Witnesses::tell(Application& house) {
    bool was_taken = false;
    std::optional<KeptCheckpoint> newest;
    for (const auto& [channel, witness] : house.carriers) {
        if (!channel.starts_with(channels) || house.is_stopping()) continue;
        if (!newest) newest = newest_checkpoint(house);
        if (!newest) return {};
        if (heard_[channel] == newest->size || !takes(*witness, parcel_of(*newest, channel)))
            continue;
        heard_[channel] = newest->size;
        was_taken = true;
    }
    if (!was_taken || newest->told_at) return {};
    return note_that_it_was_told(house, *newest);
}

Witnessed witnessed(db::Transaction& tx, std::string_view now) {
    const auto told = tx.maybe<KeptCheckpoint>(
        "select * from log_checkpoint where told_at is not null order by size desc limit 1");
    const auto waits =
        tx.value<std::string>("select at from log_checkpoint where size > $1 order by size limit 1",
                              told ? told->size : std::int64_t{0});
    Witnessed found;
    if (told) found.at = told->told_at;
    found.late = waits && plus_days_instant(*waits, 1) <= now;
    return found;
}

}  // namespace veerkracht::log
