// Backup and restore of an installation, and bringing its tables up to date: what the commands of
// those names do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands/installation.hpp"
#include "runtime/backup/backup.hpp"

namespace veerkracht::commands {

struct BackupKey {
    std::string path;
    std::string bytes;
    bool is_new = false;
};
// `path` "" is the file backup.key of the data folder, or the systemd credential of that name; only
// there a key that is missing is made.
BackupKey backup_key_of(const std::string& data_folder, const std::string& path);

struct FinishedBackup {
    std::string path;
    BackupKey key;
    backup::Manifest manifest;
    std::uintmax_t bytes = 0;
};
// While a server runs or not. `to` is a file that does not exist yet, or a folder, in which it gets
// the name of its moment. What was written is read back before this returns.
FinishedBackup make_backup(const Place& place, const std::string& to, const std::string& key_path);
// Removes the backups in this folder that are older; returns how many.
int remove_backups_older_than(int days, const std::string& folder);

// When the last backup was made here, and how large it is.
struct LastBackup {
    std::string at;
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(LastBackup, (), (at, rows, bytes))
std::optional<LastBackup> last_backup(const std::string& data_folder);

// Into an absent or empty folder (and a database without tables); it is there whole or not at all.
backup::Manifest restore(const Place& place, const std::string& from, const std::string& key_path);

struct Schema {
    std::vector<db::Applied> applied;
    std::vector<db::Migration> missing;
    bool is_new() const { return applied.empty(); }
};
// Looks only. Refuses a database that is newer than this program.
Schema schema_of(const Place& place);
// Makes a backup first, in `to` or beside the data folder; nothing is done where nothing is
// missing.
std::optional<FinishedBackup> bring_up_to_date(const Place& place, const std::string& to,
                                               const std::string& key_path);

// Nobody but the owner of the data folder may leave files in it, or the server could not write
// them.
void expect_owner(const Place& place);

}  // namespace veerkracht::commands
