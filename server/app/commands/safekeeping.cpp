#include "app/commands/safekeeping.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/keys/rewrap.hpp"
#include "capabilities/notifications/hold.hpp"
#include "kernel/clock.hpp"
#include "runtime/backup/archive.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/db/look.hpp"
#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/db/table.hpp"
#include "runtime/key_ring.hpp"

namespace veerkracht::commands {

namespace fs = std::filesystem;

namespace {

constexpr auto what_master = "the master key file";
constexpr auto what_backup = "the backup key file";
constexpr auto suffix = ".backup";
// Small files of the data folder that say what it is; the rest is the database, or can be missed.
constexpr const char* kept_files[] = {"demo", "demo_clock"};

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// There whole or not at all.
void replace_file(const std::string& path, const std::string& text) {
    const auto part = path + ".part";
    {
        std::ofstream file(part, std::ios::binary | std::ios::trunc);
        file << text;
        if (!file.flush()) throw Refused(exit_unavailable, path + " cannot be written");
    }
    fs::rename(part, path);
}

bool is_sqlite(const Place& place) { return place.database.empty(); }

std::string database_file(const Place& place) { return place.data + "/veerkracht.db"; }

// A file that was made and then broken off holds nothing yet.
bool has_database(const Place& place) {
    if (!is_sqlite(place)) return true;
    std::error_code error;
    const auto size = fs::file_size(database_file(place), error);
    return !error && size > 0;
}

// "20261121T205016Z"
std::string name_of_moment(const std::string& at) {
    std::string name;
    for (const char letter : at.substr(0, 19))
        if (letter != '-' && letter != ':') name += letter;
    return name + "Z";
}

// Each backup has a name of its own, also the second one of the same moment.
std::string file_of_moment(const std::string& start, const std::string& at) {
    const auto name = start + name_of_moment(at);
    auto file = name + suffix;
    for (int number = 2; fs::exists(file); ++number)
        file = name + "-" + std::to_string(number) + suffix;
    return file;
}

std::string file_for(const std::string& to, const std::string& at) {
    return fs::is_directory(to) ? file_of_moment(to + "/veerkracht-", at) : to;
}

// What is wrong with a backup is told to the one who typed the command.
template <class Work>
auto told(Work work) {
    try {
        return work();
    } catch (const backup::WrongArchive& wrong) {
        throw Refused(exit_bad_data, wrong.what());
    } catch (const db::SchemaTooNew& wrong) {
        throw Refused(exit_wrong_settings, wrong.what());
    }
}

// The keys of the moment of the snapshot. The file is read after the snapshot has begun, so that
// only a key that was forgotten in between can be missing.
std::string master_keys_for(const Place& place, db::Connection& snapshot) {
    const auto used = keys::counts(snapshot);
    const auto bytes = read_secret_file(place_of_secret(place.data, "master.key"), what_master);
    const auto ring = KeyRing::read(bytes);
    for (const auto& count : used)
        if (std::ranges::none_of(ring.keys(),
                                 [&](const auto& one) { return one.number == count.number; }))
            throw Refused(exit_wrong_settings, "master key " + std::to_string(count.number) +
                                                   " is used and not in the master key file");
    return bytes;
}

backup::Heading heading_of(const Place& place, const std::string& backup_key, const std::string& at,
                           db::Connection& snapshot) {
    backup::Heading heading;
    heading.made_at = at;
    heading.program = VEERKRACHT_VERSION;
    heading.master_key = backup::wrap_master_key(backup_key, master_keys_for(place, snapshot));
    for (const auto* const name : kept_files)
        if (fs::exists(place.data + "/" + name))
            heading.files[name] = text_of(place.data + "/" + name);
    return heading;
}

// All that a command wrote without waiting for the disk, waited for once.
void reach_the_disk(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = file >= 0 && ::syncfs(file) == 0;
    if (file >= 0) ::close(file);
    if (!done) throw Refused(exit_unavailable, "what was restored did not reach the disk");
}

// Removed again when its making is broken off.
class NewFolder {
  public:
    explicit NewFolder(std::string path) : path_(std::move(path)) {
        fs::remove_all(path_);  // of a restore that was killed
        make_folder(path_);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    ~NewFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }
    void becomes(const std::string& path) {
        fs::remove(path);  // an empty folder
        fs::rename(path_, path);
        path_.clear();
    }

  private:
    std::string path_;
};

void refuse_what_is_not_empty(const Place& place) {
    if (fs::exists(place.data) && !fs::is_empty(place.data))
        throw Refused(exit_usage, place.data +
                                      " is not empty: a backup is restored into a new "
                                      "folder only");
    if (is_sqlite(place)) return;
    db::look(place.database, [](db::Connection& connection) {
        if (!backup::tables_of(connection).empty())
            throw Refused(exit_usage,
                          "the database is not empty: a backup is restored into a new "
                          "database only");
    });
}

// Sessions that were ended since would live again; messages that were sent since would go twice.
void wait_for_release(db::Database& database, const std::string& backup_at) {
    database.write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        for (const auto* rows : {"delete from session", "delete from half_session"})
            tx.execute(rows).value();
        notifications::hold(tx, to_text(SystemClock().now()), backup_at).value();
        return true;
    });
}

backup::Manifest lay_down(const Place& place, const std::string& from,
                          const std::string& backup_key) {
    const auto database = db::open(database_url(place), {.readers = 1, .durable = false});
    auto manifest = backup::load(from, backup_key, *database, db::migrations());
    write_key_file(place.data + "/master.key",
                   backup::unwrap_master_key(backup_key, manifest.heading.master_key), what_master);
    for (const auto* const name : kept_files)
        if (manifest.heading.files.contains(name))
            replace_file(place.data + "/" + name, manifest.heading.files.at(name));
    db::migrate(*database, db::migrations());
    wait_for_release(*database, manifest.heading.made_at);
    return manifest;
}

// "/var/lib/region" of "/var/lib/region/".
std::string without_end_slash(const std::string& folder) {
    const auto path = fs::absolute(folder).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).string();
}

}  // namespace

void expect_owner(const Place& place) {
    struct stat status {};
    if (::stat(place.data.c_str(), &status) != 0)
        throw Refused(exit_no_input, "there is no data folder " + place.data);
    if (status.st_uid != ::geteuid())
        throw Refused(exit_no_permission,
                      "run this as the owner of " + place.data + ", e.g. with: sudo -u veerkracht");
}

BackupKey backup_key_of(const std::string& data_folder, const std::string& path) {
    BackupKey key;
    key.path = path.empty() ? place_of_secret(data_folder, "backup.key") : path;
    try {
        if (path.empty() && !fs::exists(key.path)) {
            make_key_file(key.path, what_backup);
            key.is_new = true;
        }
        key.bytes = read_key_file(key.path, what_backup);
    } catch (const std::runtime_error& wrong) {
        throw Refused(exit_wrong_settings, key.path + ": " + wrong.what());
    }
    return key;
}

FinishedBackup make_backup(const Place& place, const std::string& to, const std::string& key_path) {
    expect_owner(place);
    if (!has_database(place))
        throw Refused(exit_no_input, place.data + " holds no database to make a backup of");
    FinishedBackup finished;
    finished.key = backup_key_of(place.data, key_path);
    const auto at = to_text(SystemClock().now());
    finished.path = file_for(to, at);
    if (fs::exists(finished.path))
        throw Refused(exit_usage, finished.path + " exists already: a backup is a new file");
    told([&] {
        db::look(database_url(place), [&](db::Connection& snapshot) {
            backup::write(finished.path, finished.key.bytes,
                          heading_of(place, finished.key.bytes, at, snapshot), snapshot);
        });
        finished.manifest = backup::read(finished.path, finished.key.bytes);
    });
    finished.bytes = fs::file_size(finished.path);
    replace_file(place.data + "/last_backup.json",
                 to_json(LastBackup{at, finished.manifest.rows(),
                                    static_cast<std::int64_t>(finished.bytes)}));
    return finished;
}

int remove_backups_older_than(int days, const std::string& folder) {
    const auto oldest = name_of_moment(plus_days_instant(to_text(SystemClock().now()), -days));
    constexpr std::string_view prefix = "veerkracht-";
    int removed = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with(prefix) || !name.ends_with(suffix)) continue;
        if (name.substr(prefix.size(), oldest.size()) >= oldest) continue;
        fs::remove(entry.path());
        ++removed;
    }
    return removed;
}

std::optional<LastBackup> last_backup(const std::string& data_folder) {
    const auto told_by = from_json<LastBackup>(text_of(data_folder + "/last_backup.json"));
    if (!told_by) return std::nullopt;
    return *told_by;
}

backup::Manifest restore(const Place& place, const std::string& from, const std::string& key_path) {
    refuse_what_is_not_empty(place);
    if (key_path.empty())
        throw Refused(exit_usage, "--key names the file with the key of the backup");
    const auto key = backup_key_of("", key_path);
    const auto name = without_end_slash(place.data);
    NewFolder folder(name + ".restoring");
    Place inside = place;
    inside.data = folder.path();
    const auto manifest = told([&] { return lay_down(inside, from, key.bytes); });
    reach_the_disk(inside.data);
    folder.becomes(name);
    return manifest;
}

Schema schema_of(const Place& place) {
    Schema schema;
    if (has_database(place))
        db::look(database_url(place),
                 [&](db::Connection& connection) { schema.applied = db::applied_in(connection); });
    told([&] { db::refuse_a_newer_schema(schema.applied, db::migrations()); });
    schema.missing = db::missing(schema.applied, db::migrations());
    return schema;
}

std::optional<FinishedBackup> bring_up_to_date(const Place& place, const std::string& to,
                                               const std::string& key_path) {
    const auto schema = schema_of(place);
    if (schema.is_new() || schema.missing.empty()) return std::nullopt;
    const auto beside = file_of_moment(without_end_slash(place.data) + "-before-migration-",
                                       to_text(SystemClock().now()));
    auto finished = make_backup(place, to.empty() ? beside : to, key_path);
    const auto database = db::open(database_url(place), {.readers = 1});
    db::migrate(*database, db::migrations());
    return finished;
}

}  // namespace veerkracht::commands
