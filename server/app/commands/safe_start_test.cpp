// SEC-87, SEC-89: what a start refuses, and what others on the machine see of the process.
#include "app/commands/safe_start.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "runtime/crypto/crypto.hpp"
#include "runtime/key_ring.hpp"
#include "testing/crash_house.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::commands {
namespace {

namespace fs = std::filesystem;
using testing::CrashHouse;

std::string new_folder() {
    std::string pattern = ::testing::TempDir() + "veerkracht_start_XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder");
    return pattern;
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// Its exit code; 0 when it refuses nothing.
int refused(const std::function<void()>& start) {
    try {
        start();
        return 0;
    } catch (const Refused& refused) {
        return refused.exit_code;
    }
}

int exit_code_of(const std::string& words) {
    const auto line = CrashHouse::program().string() + " " + words + " >/dev/null 2>&1";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(StartTest, another_machine_comes_in_through_a_proxy_with_tls_only_and_never_to_a_demo) {
    const auto folder = new_folder();
    std::ofstream(folder + "/demo") << "a demo";
    const std::vector<std::string> own{"127.0.0.1:8080", "127.0.0.2:0", "localhost:80", "[::1]:80"};
    const std::vector<std::string> open{"0.0.0.0:8080", "192.0.2.7:443", "[::]:80",
                                        "[2001:db8::1]:80", "veerkracht.example:80"};
    for (const bool is_demo : {false, true})
        for (const bool is_own : {true, false})
            for (const auto& listen : is_own ? own : open)
                for (const bool has_proxy : {false, true})
                    for (const auto* const address :
                         {"", "http://x.example", "https://x.example"}) {
                        Place place;
                        place.data = is_demo ? folder : folder + "/none";
                        place.listen = listen;
                        place.address = address;
                        if (has_proxy) place.proxies = {"192.0.2.1"};
                        const bool has_tls =
                            has_proxy && std::string(address) == "https://x.example";
                        EXPECT_EQ(refused([&] { expect_closed_to_the_network(place); }),
                                  is_own || (has_tls && !is_demo) ? 0 : exit_wrong_settings)
                            << listen << " " << address << " " << has_proxy << is_demo;
                    }
    fs::remove_all(folder);
}

TEST(StartTest, no_password_stands_in_an_argument_or_in_the_environment) {
    const auto with = [](const std::string& database) {
        Place place;
        place.database = database;
        return refused([&] { expect_no_password_in_sight(place); });
    };
    for (const auto* const good :
         {"", "postgresql:///veerkracht", "postgresql://veerkracht@/v?host=/run/postgresql",
          "postgresql://host:5432/v", "postgresql://v@host:5432/v", "postgresql://v@[::1]:5432/v"})
        EXPECT_EQ(with(good), 0) << good;
    for (const auto* const bad :
         {"postgresql://v:secret@/v", "postgresql://v:secret@host:5432/v",
          "postgres://:secret@host/v", "postgresql:///v?user=v&password=secret"})
        EXPECT_EQ(with(bad), exit_wrong_settings) << bad;
    ASSERT_EQ(::setenv("PGPASSWORD", "secret", 1), 0);
    EXPECT_EQ(with(""), exit_wrong_settings);
    ASSERT_EQ(::unsetenv("PGPASSWORD"), 0);
}

TEST(StartTest, the_program_ends_with_78_and_makes_nothing_where_its_start_is_not_safe) {
    const auto folder = new_folder();
    const auto data = folder + "/data";
    EXPECT_EQ(exit_code_of("serve --listen 0.0.0.0:0 --data " + data), 78);
    EXPECT_EQ(exit_code_of("demo --listen 0.0.0.0:0 --data " + data), 78);
    EXPECT_EQ(exit_code_of("serve --database postgresql://v:secret@/v --data " + data), 78);
    EXPECT_FALSE(fs::exists(data));
    fs::remove_all(folder);
}

TEST(StartTest, a_master_key_that_others_read_is_short_or_was_made_up_is_refused) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the data folder";
    const CrashHouse house(new_folder());
    const auto file = house.folder() / "master.key";
    const auto good = bytes_of(file);
    const auto serve = "serve --listen 127.0.0.1:0 --data " + house.folder().string();
    const auto with = [&](const std::string& bytes, mode_t mode) {
        fs::remove(file);
        std::ofstream(file, std::ios::binary) << bytes;
        EXPECT_EQ(::chmod(file.c_str(), mode), 0);
        return exit_code_of(serve);
    };
    EXPECT_EQ(with(good, 0444), 78);
    EXPECT_EQ(with(good, 0440), 78);
    EXPECT_EQ(with(good, 0402), 78);
    EXPECT_EQ(with(good.substr(0, 16), 0400), 78);
    EXPECT_EQ(with("", 0400), 78);
    EXPECT_EQ(with(std::string(32, '\0'), 0400), 78);
    EXPECT_EQ(with("changeme changeme changeme chang", 0400), 78);
}

TEST(StartTest, nobody_looks_into_the_memory_of_the_process) {
    const pid_t child = ::fork();
    if (child == 0) {
        close_the_process();
        rlimit core{1, 1};
        ::getrlimit(RLIMIT_CORE, &core);
        ::_exit(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && core.rlim_max == 0 ? 7 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 7);
}

// The real program, while it serves: what everybody on the machine may read of it.
TEST(StartTest, no_secret_of_it_stands_in_proc_or_in_its_log) {
    if (TestStore::is_postgres()) GTEST_SKIP() << "about the data folder";
    CrashHouse house(new_folder());
    house.start();
    const auto ring = KeyRing::from_file(house.folder() / "master.key");
    std::vector<std::string> secrets;
    for (const auto& [number, key] : ring.keys())
        for (const auto& form : {key, crypto::to_hex(key), crypto::to_base64url(key)})
            secrets.push_back(form);
    int looked = 0;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        if (bytes_of(entry.path() / "cmdline").find(house.folder().string()) == std::string::npos)
            continue;
        ++looked;
        EXPECT_NE(bytes_of(entry.path() / "limits").find("Max core file size        0 "),
                  std::string::npos);
        for (const auto* const file : {"cmdline", "environ", "comm", "status"})
            for (const auto& secret : secrets)
                EXPECT_EQ(bytes_of(entry.path() / file).find(secret), std::string::npos) << file;
    }
    EXPECT_GT(looked, 0);
    for (const auto& secret : secrets)
        EXPECT_EQ(house.said_by_the_program().find(secret), std::string::npos);
}

}  // namespace
}  // namespace veerkracht::commands
