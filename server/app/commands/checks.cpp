#include "app/commands/checks.hpp"

#include <stdlib.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "app/commands/safekeeping.hpp"
#include "capabilities/notifications/hold.hpp"
#include "runtime/backup/archive.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/db/look.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/files/disk_room.hpp"
#include "runtime/key_ring.hpp"
#include "runtime/keys.hpp"

namespace veerkracht::commands {

namespace fs = std::filesystem;

namespace {

constexpr int samples = 50;
constexpr int backup_is_old_days = 2;

// A sealed column; `person_id` is an SQL expression, empty where the value belongs to the house.
struct SealedColumn {
    std::string place;  // as it was sealed: "goal.words"
    std::string from;
    std::string person_id;
};
const SealedColumn sealed_columns[] = {
    {"account.totp_key", "account", ""},
    {"outbox.body", "outbox", ""},
    {"goal.words", "goal", "person_id"},
    {"conversation.answers", "conversation", "person_id"},
    {"conversation.words", "conversation", "person_id"},
    {"referral.sentence", "referral", "person_id"},
    {"referral.fields", "referral", "person_id"},
    {"referral_note.words", "referral_note", "person_id"},
    {"person_document.body", "person_document", "person_id"},
    {"feedback.sentence", "feedback",
     "(select person_id from referral where referral.id = feedback.referral_id)"},
};

struct SealedValue {
    std::string id;
    std::optional<std::string> person_id;
    db::Bytes value;
};
BOOST_DESCRIBE_STRUCT(SealedValue, (), (id, person_id, value))

std::string with_unit(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

// Ids are made by chance, so the first ones are a sample.
std::vector<SealedValue> sample_of(db::Transaction& tx, const SealedColumn& column) {
    const auto name = column.place.substr(column.place.find('.') + 1);
    return tx.all<SealedValue>(
        "select id, " + (column.person_id.empty() ? "cast(null as text)" : column.person_id) +
        " as person_id, " + name + " as value from " + column.from + " order by id limit " +
        std::to_string(samples));
}

bool opens(db::Transaction& tx, Keys& keys, const SealedColumn& column, const SealedValue& sealed) {
    try {
        if (sealed.person_id)
            keys.of(tx, PersonId{*sealed.person_id}).open(column.place, sealed.id, sealed.value);
        else
            keys.open_own(column.place, sealed.id, sealed.value);
        return true;
    } catch (const db::EngineError&) {
        return false;
    }
}

Finding sealed_values(db::Connection& connection, Keys& keys) {
    db::Transaction tx(connection);
    std::size_t opened = 0;
    for (const auto& column : sealed_columns) {
        // A backup of before this table was made.
        if (!backup::has_table(connection, column.from)) continue;
        for (const auto& sealed : sample_of(tx, column)) {
            if (!opens(tx, keys, column, sealed))
                return {Verdict::wrong,
                        "a sealed value of " + column.place + " does not open with the master key"};
            ++opened;
        }
    }
    return {Verdict::good, with_unit(opened, "sealed value") + " of a sample opened"};
}

Findings soundness(db::Connection& connection) {
    db::Transaction tx(connection);
    // PostgreSQL holds its keys by itself, and knows no such question.
    if (connection.is_postgres()) return {};
    Findings findings;
    const auto complaints = tx.values<std::string>("pragma integrity_check");
    findings.push_back(
        complaints == std::vector<std::string>{"ok"}
            ? Finding{Verdict::good, "the database file is sound"}
            : Finding{Verdict::wrong, "the database file is damaged: " + complaints.at(0)});
    const auto astray = tx.values<std::string>("pragma foreign_key_check");
    findings.push_back(astray.empty()
                           ? Finding{Verdict::good, "every row finds what it refers to"}
                           : Finding{Verdict::wrong, with_unit(astray.size(), "row") +
                                                         " refer to nothing, the first in " +
                                                         astray.front()});
    return findings;
}

void add(Findings& findings, Findings more) {
    findings.insert(findings.end(), more.begin(), more.end());
}

Findings contents(db::Connection& connection, Keys& keys) {
    auto findings = soundness(connection);
    const auto counts = backup::count_tables(connection);
    std::int64_t rows = 0;
    for (const auto& count : counts) rows += count.rows;
    findings.push_back({Verdict::good, with_unit(counts.size(), "table") + " with " +
                                           std::to_string(rows) + " rows were read"});
    findings.push_back(sealed_values(connection, keys));
    return findings;
}

Finding folder_is_closed(const std::string& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) == 0 && (status.st_mode & 0077) == 0)
        return {Verdict::good, "only its owner comes into " + folder};
    return {Verdict::wrong, "others may look into " + folder + ": its mode must be 0700"};
}

Finding schema_is_ours(const Schema& schema) {
    if (schema.missing.empty())
        return {Verdict::good, "the tables are those of this program (" +
                                   with_unit(schema.applied.size(), "migration") + ")"};
    return {Verdict::notice,
            with_unit(schema.missing.size(), "migration") + " not applied yet: veerkracht migrate"};
}

Finding room_on_disk(const std::string& folder) {
    const auto disk = files::disk_of(folder);
    const auto percent = disk.bytes == 0 ? 0 : 100 * disk.free_bytes / disk.bytes;
    auto line = std::to_string(percent) + "% of the disk is free";
    if (files::is_read_only(disk)) line += ": nothing new is taken in";
    return {files::is_low(disk) ? Verdict::wrong : Verdict::good, line};
}

Finding age_of_backup(const std::string& folder) {
    const auto last = last_backup(folder);
    if (!last) return {Verdict::notice, "no backup was made yet: veerkracht backup"};
    const auto oldest = plus_days_instant(to_text(SystemClock().now()), -backup_is_old_days);
    return {last->at < oldest ? Verdict::notice : Verdict::good,
            "the last backup is of " + last->at + ", " + std::to_string(last->rows) + " rows"};
}

// SQLite has none; tables that are not up to date get it with the rest.
Findings lock_on_rows(db::Connection& connection) {
    if (!connection.is_postgres() ||
        !db::missing(db::applied_in(connection), db::migrations()).empty())
        return {};
    const auto trouble = db::trouble_with_row_locks(connection);
    if (!trouble.empty()) return {{Verdict::wrong, trouble}};
    return {{Verdict::good, "without saying for whom, no row of anybody is found"}};
}

Findings outgoing_messages(db::Connection& connection) {
    db::Transaction tx(connection);
    if (!backup::has_table(connection, "outbox_hold") || !notifications::is_held(tx)) return {};
    return {{Verdict::notice, "restored from a backup: nothing is sent until veerkracht release"}};
}

Findings database_of(const Place& place) {
    const auto schema = schema_of(place);
    if (schema.is_new()) throw Refused(exit_no_input, place.data + " holds no region yet");
    Findings findings{schema_is_ours(schema)};
    auto keys =
        Keys::from_bytes(KeyRing::from_file(place_of_secret(place.data, "master.key")).text());
    db::look(database_url(place), [&](db::Connection& connection) {
        db::work_for_the_house(connection);
        add(findings, contents(connection, keys));
        add(findings, lock_on_rows(connection));
        add(findings, outgoing_messages(connection));
    });
    return findings;
}

// Exists only for one check: what it holds is readable.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string pattern = (fs::temp_directory_path() / "veerkracht-check-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw Refused(exit_unavailable, "no folder can be made to lay the backup down in");
        path_ = pattern;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

Findings look_at_the_copy(const std::string& path, const std::string& key) {
    const ScratchFolder scratch;
    const auto database =
        db::open("sqlite:" + scratch.path() + "/veerkracht.db", {.readers = 1, .durable = false});
    const auto manifest = backup::load(path, key, *database, db::migrations());
    const auto& heading = manifest.heading;
    Findings findings{
        {Verdict::good, "made at " + heading.made_at + " by version " + heading.program + " on " +
                            heading.engine + ", " +
                            with_unit(heading.migrations.size(), "migration")},
        {Verdict::good, with_unit(manifest.closing.tables.size(), "table") + " with " +
                            std::to_string(manifest.rows()) + " rows are those of its count"}};
    auto keys = Keys::from_bytes(backup::unwrap_master_key(key, heading.master_key));
    database->read_and_wait([&](db::Connection& connection) {
        db::work_for_the_house(connection);
        add(findings, contents(connection, keys));
        return false;
    });
    return findings;
}

}  // namespace

bool all_is_well(const Findings& findings) {
    return std::ranges::none_of(
        findings, [](const Finding& finding) { return finding.verdict == Verdict::wrong; });
}

Findings check_data(const Place& place) {
    expect_owner(place);
    Findings findings{folder_is_closed(place.data)};
    try {
        add(findings, database_of(place));
    } catch (const db::EngineError& error) {
        findings.push_back(
            {Verdict::wrong, std::string("the database cannot be read: ") + error.what()});
    }
    findings.push_back(room_on_disk(place.data));
    findings.push_back(age_of_backup(place.data));
    return findings;
}

Findings check_backup(const std::string& path, const std::string& data_folder,
                      const std::string& key_path) {
    const auto key_file = key_path.empty() ? place_of_secret(data_folder, "backup.key") : key_path;
    const auto key = backup_key_of("", key_file);
    try {
        return look_at_the_copy(path, key.bytes);
    } catch (const backup::WrongArchive& wrong) {
        return {{Verdict::wrong, wrong.what()}};
    } catch (const db::SchemaTooNew& wrong) {
        return {{Verdict::wrong, wrong.what()}};
    }
}

}  // namespace veerkracht::commands
