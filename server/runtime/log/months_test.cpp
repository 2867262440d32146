// What is five years old leaves the tables whole, month by month, and the chain holds over files
// and tables together.
#include "runtime/log/months.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "runtime/crypto/crypto.hpp"
#include "runtime/log/access_log.hpp"
#include "runtime/log/copy.hpp"
#include "runtime/log/filing.hpp"
#include "runtime/log/seal.hpp"
#include "runtime/log/verify.hpp"
#include "testing/faults.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::log {
namespace {

namespace fs = std::filesystem;

class MonthsTest : public ::testing::Test {
  protected:
    MonthsTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_months_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        app.clock->set("2026-01-20T09:00:00.000Z");
    }
    ~MonthsTest() override {
        testing::fail_at_statement(0);
        fs::remove_all(folder);
    }

    // Some lines, some of them with looks that are filed and some that are not, sealed and signed.
    void a_day_of_work(int lines = 4) {
        for (int i = 0; i < lines; ++i) {
            ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
                Line line;
                line.at = work.now;
                line.request_id = "r";
                line.action = "person.read";
                line.outcome = "done";
                line.actor = work.actor;
                for (int look = 0; look < i % 3; ++look)
                    line.looks.push_back({PersonId{"p" + std::to_string(look)}, "identity", "read",
                                          "own_organization", true});
                write(work.tx, line);
                return {};
            }));
            if (i == 1) {
                ASSERT_TRUE(file_looks(app.app()));
            }
        }
        ASSERT_TRUE(sign_now(app.app()));
    }
    // Work on the 20th of January, February, …
    void months_of_work(int months) {
        for (int month = 0; month < months; ++month) {
            a_day_of_work();
            app.clock->advance_days(month % 2 == 0 ? 31 : 28);
        }
        a_day_of_work();
    }
    Result<> close() { return close_months(app.app(), folder); }
    std::string months() { return app.show("select month, lines from log_month order by month"); }
    std::string lines_left() { return app.show("select count(*) from access_log"); }

    static std::string text_of(const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }
    // Files of months in their order, and the copy of what is in the tables.
    std::vector<std::string> all_files() {
        std::vector<std::string> names;
        for (const auto& one : fs::directory_iterator(folder))
            if (one.path().extension() == ".jsonl") names.push_back(one.path());
        std::ranges::sort(names);
        std::vector<std::string> texts;
        for (const auto& name : names) texts.push_back(text_of(name));
        texts.push_back(copy());
        return texts;
    }
    std::string copy() {
        const auto path = folder + "/copy";
        const auto done = copy_log(app.app(), path);
        EXPECT_TRUE(done) << done.error().code;
        return text_of(path);
    }
    Verified verified(const std::vector<std::string>& files,
                      const std::vector<std::string>& outside = {}) {
        const auto key = read_key_line(public_key_line(app.app()).value()).value();
        std::vector<std::istringstream> streams;
        streams.reserve(files.size());
        std::vector<std::istream*> copies;
        for (const auto& text : files) copies.push_back(&streams.emplace_back(text));
        return verify(copies, key, outside);
    }
    std::string trouble(const std::vector<std::string>& files,
                        const std::vector<std::string>& outside = {}) {
        const auto found = verified(files, outside);
        return found.problems.empty() ? "" : found.problems[0].code;
    }

    TestApplication app{[](Application&) {}};
    std::string folder;
};

TEST_F(MonthsTest, a_line_stays_five_years_and_leaves_when_its_month_is_out) {
    months_of_work(2);
    app.clock->set("2031-01-31T23:59:59.000Z");
    ASSERT_TRUE(close());
    EXPECT_EQ(months(), "") << "written on 20 January: the month counts whole";
    EXPECT_EQ(lines_left(), "12\n");
    app.clock->set("2031-02-01T00:00:00.000Z");
    ASSERT_TRUE(close());
    EXPECT_EQ(months(), "2026-01 | 4\n");
    EXPECT_EQ(lines_left(), "9\n") << "with the line that it happened";
    EXPECT_EQ(app.show("select count(*) from access_log where at < '2026-02-01'"), "0\n");
    EXPECT_EQ(app.show("select count(*) from access_log_person"), "6\n") << "as in any two days";
    EXPECT_EQ(app.show("select action from access_log order by id desc limit 1"),
              "log.close_month\n");
    EXPECT_EQ(app.show("select count(*) from log_checkpoint"), "3\n") << "checkpoints stay";
    app.clock->set("2031-03-01T00:00:00.000Z");
    ASSERT_TRUE(close());
    EXPECT_EQ(months(), "2026-01 | 4\n2026-02 | 4\n");
}

TEST_F(MonthsTest, files_and_tables_prove_the_whole_chain_and_the_tables_alone_what_is_in_them) {
    months_of_work(3);
    const auto outside = sign_now(app.app()).value()->note;
    app.clock->set("2031-03-10T00:00:00.000Z");
    ASSERT_TRUE(close());
    const auto files = all_files();
    ASSERT_EQ(files.size(), 3U);
    const auto whole = verified(files, {outside});
    EXPECT_TRUE(whole.problems.empty()) << whole.problems[0].code << whole.problems[0].line;
    EXPECT_EQ(whole.lines, 18);
    EXPECT_EQ(whole.before, 0);
    EXPECT_EQ(whole.unsealed, 0);
    const auto rest = verified({files[2]}, {outside});
    EXPECT_TRUE(rest.problems.empty()) << rest.problems[0].code << rest.problems[0].line;
    EXPECT_EQ(rest.before, 8);
    EXPECT_EQ(rest.lines, 10);
    EXPECT_EQ(trouble({files[1]}), "") << "a file proves itself";
    EXPECT_EQ(app.show("select sha256 from log_month order by month"),
              crypto::to_hex(crypto::sha256(files[0])) + "\n" +
                  crypto::to_hex(crypto::sha256(files[1])) + "\n");
}

TEST_F(MonthsTest, a_file_that_is_missing_changed_or_in_another_order_is_found) {
    months_of_work(3);
    app.clock->set("2031-03-10T00:00:00.000Z");
    ASSERT_TRUE(close());
    const auto files = all_files();
    EXPECT_NE(trouble({files[0], files[2]}), "");
    EXPECT_NE(trouble({files[1], files[0], files[2]}), "");
    EXPECT_NE(trouble({files[0], files[0], files[1]}), "");
    EXPECT_EQ(trouble({files[0], files[1]}, {sign_now(app.app()).value()->note}),
              "shorter_than_a_checkpoint");
    std::mt19937 random(20261124);
    for (int i = 0; i < 1'000; ++i) {
        auto changed = files;
        auto& one = changed[random() % changed.size()];
        one[random() % one.size()] ^= static_cast<char>(1 << random() % 7);
        ASSERT_NE(trouble(changed), "") << i;
        ASSERT_NE(trouble({one}), "") << i << ": alone";
    }
}

TEST_F(MonthsTest, what_goes_on_elsewhere_has_to_be_signed_at_once) {
    months_of_work(1);
    app.clock->set("2031-02-10T00:00:00.000Z");
    ASSERT_TRUE(close());
    const auto rest = copy();
    const auto at = rest.find("{\"checkpoint\"");
    auto unsigned_one = rest;
    unsigned_one.erase(at, rest.find('\n', at) + 1 - at);
    EXPECT_EQ(trouble({unsigned_one}), "another_order");
}

TEST_F(MonthsTest, what_goes_on_where_numbers_end_is_no_log) {
    months_of_work(1);
    app.clock->set("2031-02-10T00:00:00.000Z");
    ASSERT_TRUE(close());
    auto rest = copy();
    const std::string_view name = "{\"before\":{\"round\":";
    const auto at = rest.find(name) + name.size();
    rest.replace(at, rest.find(',', at) - at, "9223372036854775807");
    EXPECT_EQ(trouble({rest}), "not_as_written");
}

TEST_F(MonthsTest, a_month_that_was_changed_stays_and_no_file_is_made_of_it) {
    months_of_work(1);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update access_log set actor_name = 'Niemand' where id = 2"));
        return {};
    }));
    app.clock->set("2031-02-10T00:00:00.000Z");
    const auto done = close();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "log.changed");
    EXPECT_EQ(lines_left(), "8\n");
    EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(MonthsTest, what_was_sealed_after_the_last_checkpoint_goes_with_the_next_month) {
    a_day_of_work(4);
    app.clock->set("2026-01-31T23:59:50.000Z");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        Line line;
        line.at = work.now;
        line.actor = work.actor;
        write(work.tx, line);
        return {};
    }));
    ASSERT_TRUE(seal_lines(app.app()));
    app.clock->set("2026-02-01T00:00:20.000Z");
    a_day_of_work(2);
    app.clock->set("2026-03-01T00:00:20.000Z");
    a_day_of_work(2);
    app.clock->set("2031-04-10T00:00:00.000Z");
    ASSERT_TRUE(close());
    // Signed in the same month, because that checkpoint was more than a minute old.
    EXPECT_EQ(months(), "2026-01 | 5\n2026-02 | 2\n");
    EXPECT_EQ(trouble(all_files()), "");
}

// As when the server is killed there: each line is in the tables, in a file, or in both.
TEST_F(MonthsTest, broken_off_at_any_statement_no_line_is_lost_and_the_next_time_goes_on) {
    months_of_work(2);
    app.clock->set("2031-03-10T00:00:00.000Z");
    int broken = 0;
    for (int statement = 1; statement < 2'000; ++statement) {
        testing::fail_at_statement(statement);
        try {
            const auto done = close();
            static_cast<void>(done);
        } catch (const db::EngineError&) {
            ++broken;
        }
        const bool broke = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        std::int64_t in_files = 0, in_tables = 0;
        for (const auto& one : fs::directory_iterator(folder)) {
            if (one.path().extension() != ".jsonl") continue;
            std::istringstream in(text_of(one.path()));
            for (std::string line; std::getline(in, line);)
                in_files += line.starts_with("{\"line\"");
        }
        in_tables =
            std::stoll(app.show("select count(*) from access_log where action <> "
                                "'log.close_month'"));
        ASSERT_GE(in_files + in_tables, 12) << statement;
        if (!broke) break;
    }
    EXPECT_GT(broken, 10);
    EXPECT_EQ(months(), "2026-01 | 4\n2026-02 | 4\n");
    EXPECT_EQ(app.show("select count(*) from access_log where at < '2026-03-01'"), "0\n");
    EXPECT_EQ(trouble(all_files()), "");
}

// Restored from a backup that knows of the file, on a machine that does not have it.
TEST_F(MonthsTest, without_its_file_no_line_of_a_month_goes) {
    months_of_work(1);
    app.clock->set("2031-02-10T00:00:00.000Z");
    int statement = 1;
    const auto is_noted = [&] { return months() != ""; };
    for (; statement < 200 && !is_noted(); ++statement) {
        testing::fail_at_statement(statement);
        try {
            static_cast<void>(close().has_value());
        } catch (const db::EngineError&) {
        }
        testing::fail_at_statement(0);
    }
    ASSERT_TRUE(is_noted());
    const auto left = lines_left();
    fs::rename(folder + "/2026-01.jsonl", folder + "/elsewhere");
    const auto done = close();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "log.file_missing");
    EXPECT_EQ(lines_left(), left);
    fs::rename(folder + "/elsewhere", folder + "/2026-01.jsonl");
    EXPECT_TRUE(close());
    EXPECT_EQ(trouble(all_files()), "");
}

// Removed halfway: what is in a file is not copied again, and is not called unsealed.
TEST_F(MonthsTest, while_rows_are_being_removed_a_copy_has_each_line_once) {
    months_of_work(1);
    app.clock->set("2031-02-10T00:00:00.000Z");
    for (int statement = 1; statement < 200; ++statement) {
        testing::fail_at_statement(statement);
        try {
            static_cast<void>(close().has_value());
        } catch (const db::EngineError&) {
        }
        const bool broke = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        if (months() != "") {
            const auto found = verified(all_files());
            ASSERT_TRUE(found.problems.empty()) << statement << found.problems[0].code;
            ASSERT_EQ(found.unsealed, 0) << statement;
        }
        if (!broke) break;
    }
}

}  // namespace
}  // namespace veerkracht::log
