// veerkracht_bench bare-sqlite: what is left when everything but the statements is taken away. The
// statements of one request, with values alike, in groups of the same size, straight on SQLite's C
// interface with the settings of the product. Clients exist in thought only: each waits for the
// group that runs and then for its own.
#include <sqlite3.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <deque>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "template.hpp"

namespace veerkracht::bench {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = RunStatement::Value::Kind;
using Source = TemplateValue::Source;

struct Options {
    std::string file;
    std::string statements;
    int group = 32;
    int clients = 64;
    double seconds = 5;
};

class BareLoop {
  public:
    explicit BareLoop(const Options& options)
        : options_(options), template_(read_template(options.statements)) {
        check(sqlite3_open_v2(options.file.c_str(), &handle_,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
        for (const auto* const pragma :
             {"pragma journal_mode = wal", "pragma synchronous = full", "pragma foreign_keys = on",
              "pragma temp_store = memory", "pragma cache_size = -32768"})
            check(sqlite3_exec(handle_, pragma, nullptr, nullptr, nullptr));
        for (const auto& statement : template_.statements)
            statements_.push_back(prepared(statement.sql));
        begin_ = prepared("begin immediate");
        commit_ = prepared("commit");
        savepoint_ = prepared("savepoint unit");
        release_ = prepared("release unit");
    }
    ~BareLoop() {
        for (auto* const statement : statements_) sqlite3_finalize(statement);
        for (auto* const statement : {begin_, commit_, savepoint_, release_})
            sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }
    BareLoop(const BareLoop&) = delete;
    BareLoop& operator=(const BareLoop&) = delete;

    void run() {
        run_for(1);
        latencies_.clear();
        const auto began = Clock::now();
        run_for(options_.seconds);
        const double elapsed = std::chrono::duration<double>(Clock::now() - began).count();
        std::ranges::sort(latencies_);
        const auto count = static_cast<double>(latencies_.size());
        const auto at = [&](double part) {
            return latencies_[static_cast<std::size_t>(part * (count - 1))] * 1e3;
        };
        std::cout << R"({"requests":)" << latencies_.size() << R"(,"per_second":)"
                  << count / elapsed << R"(,"group":)" << options_.group << R"(,"statements":)"
                  << statements_.size() << R"(,"p50_ms":)" << at(0.5) << R"(,"p99_ms":)" << at(0.99)
                  << R"(,"max_ms":)" << at(1) << "}\n";
    }

  private:
    sqlite3_stmt* prepared(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v3(handle_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                 nullptr));
        return statement;
    }
    void check(int code) const {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
    }
    void step(sqlite3_stmt* statement) {
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            returned_ = sqlite3_column_int64(statement, 0);
        if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(handle_));
        sqlite3_reset(statement);
    }

    void run_for(double seconds) {
        const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                            std::chrono::duration<double>(seconds));
        // The moment at which each client asked; whoever has waited longest is served first.
        std::deque<Clock::time_point> waiting(static_cast<std::size_t>(options_.clients),
                                              Clock::now());
        while (Clock::now() < end) {
            const auto group =
                std::min<std::size_t>(static_cast<std::size_t>(options_.group), waiting.size());
            step(begin_);
            for (std::size_t i = 0; i < group; ++i) run_one();
            step(commit_);
            const auto now = Clock::now();
            for (std::size_t i = 0; i < group; ++i) {
                latencies_.push_back(std::chrono::duration<double>(now - waiting.front()).count());
                waiting.pop_front();
                waiting.push_back(now);
            }
        }
    }

    void run_one() {
        step(savepoint_);
        ++number_;
        fresh_.assign(static_cast<std::size_t>(template_.fresh_names), "");
        const auto& person = template_.persons[number_ % template_.persons.size()];
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            bind(statements_[i], template_.statements[i].values, person);
            step(statements_[i]);
        }
        step(release_);
    }

    // SQLite counts $n in order of first appearance, so they are bound by their name.
    void bind(sqlite3_stmt* statement, const std::vector<TemplateValue>& values,
              const std::string& person) {
        for (int place = 1; place <= sqlite3_bind_parameter_count(statement); ++place) {
            const std::string_view name = sqlite3_bind_parameter_name(statement, place);
            std::size_t number = 0;
            std::from_chars(name.data() + 1, name.data() + name.size(), number);
            bind_one(statement, place, values.at(number - 1), person);
        }
    }

    void bind_one(sqlite3_stmt* statement, int place, const TemplateValue& value,
                  const std::string& person) {
        switch (value.value.kind) {
            case Kind::null: sqlite3_bind_null(statement, place); return;
            case Kind::truth:
            case Kind::number:
                sqlite3_bind_int64(
                    statement, place,
                    value.source == Source::returned ? returned_ : value.value.number);
                return;
            case Kind::real: sqlite3_bind_double(statement, place, value.value.real); return;
            case Kind::text:
            case Kind::bytes: break;
        }
        const std::string* text = &value.value.text;
        if (value.source == Source::person) text = &person;
        if (value.source == Source::fresh) {
            auto& made = fresh_[static_cast<std::size_t>(value.name)];
            if (made.empty()) made = fresh_like(value.value.text, dice_, number_);
            text = &made;
        }
        const auto length = static_cast<int>(text->size());
        if (value.value.kind == Kind::text)
            sqlite3_bind_text(statement, place, text->data(), length, SQLITE_STATIC);
        else
            sqlite3_bind_blob(statement, place, text->data(), length, SQLITE_STATIC);
    }

    const Options& options_;
    const Template template_;
    sqlite3* handle_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
    sqlite3_stmt *begin_ = nullptr, *commit_ = nullptr, *savepoint_ = nullptr, *release_ = nullptr;
    std::vector<std::string> fresh_;
    std::vector<double> latencies_;
    std::int64_t returned_ = 0;
    std::uint64_t number_ = 0;
    std::mt19937_64 dice_{std::random_device{}()};
};

}  // namespace

void add_bare_sqlite_command(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("bare-sqlite", "The same statements without a server");
    command->add_option("--file", options->file, "A copy of the database")->required();
    command->add_option("--statements", options->statements)->required();
    command->add_option("--group", options->group, "Requests in one commit")->capture_default_str();
    command->add_option("--clients", options->clients)->capture_default_str();
    command->add_option("--seconds", options->seconds)->capture_default_str();
    command->callback([options] { BareLoop(*options).run(); });
}

}  // namespace veerkracht::bench
