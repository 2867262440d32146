// veerkracht backup, check, restore, release, migrate.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "app/commands/checks.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/safekeeping.hpp"
#include "capabilities/notifications/hold.hpp"
#include "runtime/backup/archive.hpp"
#include "runtime/db/look.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::commands {

namespace {

struct Safekeeping {
    std::string file;  // --to, --from or --backup
    std::string key;
    int keep_days = 0;
    bool show = false;
    std::string earlier;
};

constexpr auto about_the_key =
    "The file (mode 0400) with the backup key; else the systemd credential or the file backup.key "
    "of the data folder";

void tell_of_key(const BackupKey& key) {
    if (!key.is_new) return;
    std::cout << "A new backup key was made: " << key.path << "\n"
              << "Copy this file NOW to a safe place that is neither this machine nor where the "
                 "backups are.\n"
              << "Without it no backup can ever be read; with it and a backup everything can.\n";
}

void tell(const FinishedBackup& made) {
    std::cout << made.path << ": " << made.manifest.rows() << " rows of "
              << made.manifest.closing.tables.size() << " tables, " << made.bytes
              << " bytes, read back and found whole; key " << backup::name_of_key(made.key.bytes)
              << "\n";
    tell_of_key(made.key);
}

void run_backup(const Place& place, const Safekeeping& asked) {
    if (asked.keep_days > 0 && !std::filesystem::is_directory(asked.file))
        throw Refused(exit_usage, "--keep-days asks a folder in --to");
    tell(make_backup(place, asked.file, asked.key));
    if (asked.keep_days == 0) return;
    const auto removed = remove_backups_older_than(asked.keep_days, asked.file);
    if (removed > 0) std::cout << removed << " older than the term were removed\n";
}

void run_check(const Place& place, const Safekeeping& asked) {
    const auto findings =
        asked.file.empty() ? check_data(place) : check_backup(asked.file, place.data, asked.key);
    for (const auto& [verdict, line] : findings)
        std::cout << (verdict == Verdict::good     ? "good    "
                      : verdict == Verdict::notice ? "notice  "
                                                   : "WRONG   ")
                  << line << "\n";
    if (!all_is_well(findings)) throw CLI::RuntimeError(exit_bad_data);
}

void run_restore(const Place& place, const Safekeeping& asked) {
    const auto manifest = restore(place, asked.file, asked.key);
    std::cout << place.data << " is as it was at " << manifest.heading.made_at << ": "
              << manifest.rows() << " rows, read back and found the same.\n"
              << "Everybody signs in again. What happened after that moment is gone, also that "
                 "somebody withdrew a consent.\n"
              << "`veerkracht serve` runs on it and sends no message until: veerkracht release "
                 "--data "
              << place.data << "\n";
}

void show_waiting(const std::vector<notifications::WaitingMessages>& waiting) {
    for (const auto& one : waiting)
        std::cout << "  " << one.count << " " << one.channel << " \"" << one.kind
                  << "\", the oldest of " << one.oldest_at
                  << (one.state == "held" ? ", waited in the backup" : ", made since the restore")
                  << "\n";
}

bool any_is_held(const std::vector<notifications::WaitingMessages>& waiting) {
    return std::ranges::any_of(waiting, [](const auto& one) { return one.state == "held"; });
}

void release(db::Connection& connection, const Place& place, const std::string& earlier) {
    db::Transaction tx(connection);
    if (!notifications::is_held(tx)) {
        std::cout << place.data << " holds no message back.\n";
        return;
    }
    const auto waiting = notifications::what_waits(tx);
    show_waiting(waiting);
    if (any_is_held(waiting) && earlier.empty())
        throw Refused(exit_usage,
                      "what waited in the backup may have been sent since: say --earlier drop or "
                      "--earlier send");
    notifications::release(
        tx, to_text(SystemClock().now()),
        earlier == "send" ? notifications::Earlier::send : notifications::Earlier::drop)
        .value();
    std::cout << "Messages are sent again.\n";
}

void run_release(const Place& place, const Safekeeping& asked) {
    expect_owner(place);
    if (const auto schema = schema_of(place); schema.is_new() || !schema.missing.empty())
        throw Refused(exit_wrong_settings, place.data + " is not up to date");
    db::open(database_url(place), {.readers = 1})->write_and_wait([&](db::Connection& connection) {
        db::work_for_the_house(connection);
        release(connection, place, asked.earlier);
        return true;
    });
}

void run_migrate(const Place& place, const Safekeeping& asked) {
    expect_owner(place);
    const auto schema = schema_of(place);
    if (schema.is_new()) throw Refused(exit_no_input, place.data + " holds no region yet");
    if (schema.missing.empty()) {
        std::cout << place.data << " is up to date.\n";
        return;
    }
    for (const auto& migration : schema.missing)
        std::cout << "  " << migration.room << " " << migration.number << " " << migration.name
                  << "\n";
    if (asked.show) throw CLI::RuntimeError(exit_wrong_settings);
    tell(*bring_up_to_date(place, asked.file, asked.key));
    std::cout << place.data << " is up to date now.\n";
}

using Run = void (*)(const Place&, const Safekeeping&);

CLI::App* add_word(CLI::App& app, Place& place, const std::shared_ptr<Safekeeping>& asked,
                   const std::string& word, const std::string& description, Run run) {
    auto* command = app.add_subcommand(word, description);
    add_place_options(*command, place);
    command->callback([&place, asked, run] { run(place, *asked); });
    return command;
}

void add_backup(CLI::App& app, Place& place, const std::shared_ptr<Safekeeping>& asked) {
    auto* command =
        add_word(app, place, asked, "backup",
                 "Makes one encrypted file of everything, also while the server runs", run_backup);
    command->add_option("--to", asked->file, "A new file, or a folder")->required();
    command->add_option("--key", asked->key, about_the_key);
    command
        ->add_option("--keep-days", asked->keep_days,
                     "Removes backups in that folder that are older (90 days: what was erased "
                     "is then gone everywhere)")
        ->check(CLI::PositiveNumber);
}

void add_check(CLI::App& app, Place& place, const std::shared_ptr<Safekeeping>& asked) {
    auto* command = add_word(
        app, place, asked, "check",
        "Looks whether a data folder or a backup is whole; exit code 65 when not", run_check);
    command->add_option("--backup", asked->file, "The backup to look at, instead of the data");
    command->add_option("--key", asked->key, about_the_key);
}

void add_restore(CLI::App& app, Place& place, const std::shared_ptr<Safekeeping>& asked) {
    auto* command = add_word(
        app, place, asked, "restore",
        "Makes a new data folder of a backup, which sends nothing until `release`", run_restore);
    command->add_option("--from", asked->file, "The backup")->required();
    command->add_option("--key", asked->key, "The file (mode 0400) with the backup key")
        ->required();
}

void add_release(CLI::App& app, Place& place, const std::shared_ptr<Safekeeping>& asked) {
    auto* command =
        add_word(app, place, asked, "release",
                 "Lets a restored region send messages again (the server must be stopped "
                 "when it keeps its data in a file)",
                 run_release);
    command
        ->add_option("--earlier", asked->earlier,
                     "What becomes of messages that waited in the backup and may have been sent "
                     "since")
        ->check(CLI::IsMember({"send", "drop"}));
}

void add_migrate(CLI::App& app, Place& place, const std::shared_ptr<Safekeeping>& asked) {
    auto* command =
        add_word(app, place, asked, "migrate",
                 "Brings the tables of an older version up to date, after a backup (the "
                 "server must be stopped)",
                 run_migrate);
    command->add_option("--to", asked->file, "Where the backup goes; else beside the data folder");
    command->add_option("--key", asked->key, about_the_key);
    command->add_flag("--show", asked->show, "Only shows what would be done");
}

}  // namespace

void add_safekeeping_commands(CLI::App& app, Place& place) {
    const auto asked = std::make_shared<Safekeeping>();
    add_backup(app, place, asked);
    add_check(app, place, asked);
    add_restore(app, place, asked);
    add_release(app, place, asked);
    add_migrate(app, place, asked);
}

}  // namespace veerkracht::commands
