// A small region in a folder of its own, served by the real program in a process of its own, so
// that a test can end it in the middle of a word. One practice with a GP, one coach to refer to.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/application.hpp"
#include "runtime/db/database.hpp"
#include "runtime/outgoing/carrier.hpp"

namespace veerkracht::testing {

class SocketClient;

// What the program has said "201" to. Filled by many clients at once.
class Ledger {
  public:
    struct Entry {
        bool is_referral = false;  // else a person
        std::string id;
        std::string key;   // of idempotency
        std::string body;  // that was sent
        std::string answer;
    };
    void add(Entry entry) {
        const std::lock_guard lock(mutex_);
        entries_.push_back(std::move(entry));
        if (heard_) heard_(entries_.size() - 1);
    }
    // Told of each entry, by its place, the moment that it was acknowledged.
    void tell(std::function<void(std::size_t)> heard) { heard_ = std::move(heard); }
    std::vector<Entry> entries() const {
        const std::lock_guard lock(mutex_);
        return entries_;
    }

  private:
    mutable std::mutex mutex_;
    std::vector<Entry> entries_;
    std::function<void(std::size_t)> heard_;
};

class CrashHouse {
  public:
    // Makes the region in this folder, which is empty or absent; with its data in the PostgreSQL of
    // this url when one is told.
    explicit CrashHouse(std::filesystem::path folder, std::string database = "");
    ~CrashHouse();
    CrashHouse(const CrashHouse&) = delete;
    CrashHouse& operator=(const CrashHouse&) = delete;

    // VEERKRACHT_BINARY, or the program beside these tests.
    static std::filesystem::path program();

    // `outgoing` is the file of that option, "" leaves it out.
    void start(const std::string& outgoing = "");
    // The same on a disk that fails once; see failing_disk.cpp. It may end before it listens.
    void start_on_a_disk_that_fails(const std::string& when);
    // The same with memory that runs out as this file says; see failing_memory.hpp.
    void start_with_memory_of(const std::filesystem::path& plan);
    void kill_in_the_middle();
    bool has_ended();
    // How the program ended by itself; throws when it goes on.
    int exit_code();
    // What the failing disk saw, a line each: "failed" and what was asked of it after that.
    std::string told_by_the_disk() const;
    unsigned short port() const { return port_; }
    // The region of a data folder, in this process.
    static std::unique_ptr<Application> application_in(const std::filesystem::path& folder);
    // Where this process serves it: its clients go there.
    void is_served_at(unsigned short port) { port_ = port; }
    const std::filesystem::path& folder() const { return folder_; }

    // One request as the GP's browser sends it; the whole answer, "" when the line was cut.
    std::string post(SocketClient& client, std::string_view path, std::string_view body,
                     std::string_view key) const;
    std::string get(SocketClient& client, std::string_view path) const;
    // What a referral of this resident is asked with.
    std::string referral_of(const std::string& person_id) const;

    // Adds a resident and refers her, again and again, until the line is cut or `enough` says so.
    void refer_until_cut(Ledger& ledger, int client, const std::function<bool()>& enough) const;

    // Only while the program does not run. What is missing or belongs to nothing, a line each.
    std::string complaints(const std::vector<Ledger::Entry>& ledger) const;
    // The same of another data folder: one that was restored from here.
    std::string complaints_in(const std::filesystem::path& folder,
                              const std::vector<Ledger::Entry>& ledger) const;
    std::unique_ptr<db::Database> open_database() const;
    // Only while the program does not run: an hour later all news is told and all mail is sent.
    void send_what_waits_later(outgoing::Carriers carriers) const;
    std::string said_by_the_program() const;

  private:
    void start_with(const std::vector<std::string>& environment, const std::string& outgoing = "");
    std::string missing_in(db::Database& database, const std::filesystem::path& folder,
                           const std::vector<Ledger::Entry>& ledger) const;

    std::filesystem::path folder_;
    std::string database_;
    std::string cookie_;
    std::string gp_, face_;
    pid_t process_ = 0;
    std::optional<int> status_;  // once it has ended by itself
    unsigned short port_ = 0;
};

}  // namespace veerkracht::testing
