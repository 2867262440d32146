// `veerkracht keys`: a newer master key, what is under which, and letting the older ones go.
#include <sys/stat.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/commands/safekeeping.hpp"
#include "app/keys/rewrap.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/db/look.hpp"
#include "runtime/key_ring.hpp"

namespace veerkracht::commands {

namespace {

// A server looks each minute.
constexpr auto until_every_server_read_it = std::chrono::minutes(10);

struct KeysAsked {
    std::string file;  // --key
};

std::string file_of(const Place& place, const KeysAsked& asked) {
    return asked.file.empty() ? place_of_secret(place.data, "master.key") : asked.file;
}

KeyRing ring_of(const std::string& file) {
    if (!std::filesystem::exists(file))
        throw Refused(exit_no_input, "there is no master key file " + file +
                                         ": name the file of the systemd credential with --key");
    try {
        return KeyRing::from_file(file);
    } catch (const std::runtime_error& wrong) {
        throw Refused(exit_wrong_settings, file + ": " + wrong.what());
    }
}

void replace(const std::string& file, const KeyRing& ring) {
    try {
        ring.replace_file(file);
    } catch (const std::runtime_error& wrong) {
        throw Refused(exit_unavailable, file + ": " + wrong.what());
    }
}

// Root reads a credential, and looks into the data as its owner, so that no file there becomes his.
class AsOwnerOf {
  public:
    explicit AsOwnerOf(const std::string& folder) {
        struct stat status {};
        if (::geteuid() != 0 || ::stat(folder.c_str(), &status) != 0) return;
        if (::setegid(status.st_gid) != 0 || ::seteuid(status.st_uid) != 0)
            throw Refused(exit_no_permission, "this cannot be done as the owner of " + folder);
    }
    AsOwnerOf(const AsOwnerOf&) = delete;
    AsOwnerOf& operator=(const AsOwnerOf&) = delete;
    ~AsOwnerOf() {
        if (::seteuid(::getuid()) != 0 || ::setegid(::getgid()) != 0) std::abort();
    }
};

std::vector<keys::Count> counts_of(const Place& place) {
    const AsOwnerOf owner(place.data);
    expect_owner(place);
    if (schema_of(place).is_new())
        throw Refused(exit_no_input, place.data + " holds no region yet");
    std::vector<keys::Count> counts;
    db::look(database_url(place),
             [&](db::Connection& connection) { counts = keys::counts(connection); });
    return counts;
}

keys::Count count_of(const std::vector<keys::Count>& counts, int number) {
    for (const auto& count : counts)
        if (count.number == number) return count;
    return {.number = number};
}

void tell(const keys::Count& count, const std::string& which) {
    std::cout << "master key " << count.number << " (" << which << "): " << count.persons
              << " keys of persons, " << count.values << " values of the installation\n";
}

// Numbers only, never a key.
void run_status(const Place& place, const KeysAsked& asked) {
    const auto ring = ring_of(file_of(place, asked));
    const auto counts = counts_of(place);
    const auto newest = ring.keys().front().number;
    bool is_missing = false;
    for (const auto& [number, key] : ring.keys())
        tell(count_of(counts, number), number == newest ? "seals" : "opens only");
    for (const auto& count : counts) {
        const bool is_held = std::ranges::any_of(
            ring.keys(), [&](const auto& one) { return one.number == count.number; });
        if (is_held) continue;
        tell(count, "MISSING");
        is_missing = true;
    }
    if (is_missing) throw CLI::RuntimeError(exit_bad_data);
}

// A server that has the folder does it by itself.
void rewrap_here(const Place& place, const std::string& file) {
    std::unique_ptr<db::Database> database;
    try {
        database = db::open(database_url(place), {.readers = 1});
    } catch (const db::EngineUnavailable&) {
        std::cout << "A server runs here: within two minutes it puts all that is older under the "
                     "new key, while people work. Look: veerkracht keys status\n";
        return;
    }
    const auto round = keys::rewrap(*database, MasterKeys(ring_of(file)), [] { return false; });
    std::cout << round.done << " keys and values are under the new key now\n";
    if (round.left == 0) return;
    std::cout << round.left << " are not: veerkracht check, and this command again\n";
    throw CLI::RuntimeError(exit_bad_data);
}

void run_rotate(const Place& place, const KeysAsked& asked) {
    const auto file = file_of(place, asked);
    auto ring = ring_of(file);
    if (ring.keys().size() == 1) {
        ring = ring.with_new_key();
        replace(file, ring);
        std::cout << "master key " << ring.keys().front().number << " was made: " << file
                  << " holds it beside the older one.\nCopy this file NOW to where you keep "
                     "the master key, in the place of the older copy.\n";
    } else {
        std::cout << "A rotation to master key " << ring.keys().front().number
                  << " is under way and goes on.\n";
    }
    if (!asked.file.empty()) {
        std::cout << "Restart the service: it reads the file at its start, and puts all that is "
                     "older under the new key while people work.\n";
        return;
    }
    expect_owner(place);
    rewrap_here(place, file);
}

void run_forget(const Place& place, const KeysAsked& asked) {
    const auto file = file_of(place, asked);
    const auto ring = ring_of(file);
    const auto newest = ring.keys().front().number;
    if (ring.keys().size() == 1) {
        std::cout << "There is one master key, " << newest << ": nothing to forget.\n";
        return;
    }
    const auto age =
        std::filesystem::file_time_type::clock::now() - std::filesystem::last_write_time(file);
    if (age < until_every_server_read_it)
        throw Refused(exit_bad_data,
                      "the newest key was made less than ten minutes ago: a server that has not "
                      "read it yet seals under the older one");
    for (const auto& count : counts_of(place)) {
        if (count.number == newest) continue;
        tell(count, "opens only");
        throw Refused(exit_bad_data, "master key " + std::to_string(count.number) +
                                         " is in use still: veerkracht keys rotate");
    }
    replace(file, ring.newest_only());
    std::cout << "Only master key " << newest << " is left in " << file
              << ". Replace the copy that you keep elsewhere, and destroy the older one. A backup "
                 "brings the keys of its own moment.\n";
}

using Run = void (*)(const Place&, const KeysAsked&);

void add_word(CLI::App& keys, Place& place, const std::string& word, const std::string& description,
              Run run) {
    const auto asked = std::make_shared<KeysAsked>();
    auto* command = keys.add_subcommand(word, description);
    add_place_options(*command, place);
    command->add_option("--key", asked->file,
                        "The master key file, where it is not in the data folder: the one of the "
                        "systemd credential, which the service reads at its start");
    command->callback([&place, asked, run] { run(place, *asked); });
}

}  // namespace

void add_keys_command(CLI::App& app, Place& place) {
    auto* keys = app.add_subcommand("keys", "The master keys of this installation");
    keys->require_subcommand(1);
    add_word(*keys, place, "status",
             "How much is under which master key, by its number; exit code 65 when one is missing",
             run_status);
    add_word(*keys, place, "rotate",
             "Makes a newer master key and puts all under it, also while the server runs; again, "
             "it goes on",
             run_rotate);
    add_word(*keys, place, "forget",
             "Takes the older master keys out of the file, when nothing is under them any more",
             run_forget);
}

}  // namespace veerkracht::commands
