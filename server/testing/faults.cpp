#include "testing/faults.hpp"

#include <atomic>
#include <mutex>
#include <optional>

namespace veerkracht::testing {

namespace {

std::atomic<int> statements_left = 0;

std::mutex telling;
std::optional<std::vector<std::string>> told;

void count_statement(std::string_view sql) {
    {
        const std::lock_guard lock(telling);
        if (told) told->emplace_back(sql);
    }
    if (statements_left > 0 && --statements_left == 0) throw db::EngineError(words_of_a_fault);
}

class BreakableConnection final : public db::Connection {
  public:
    explicit BreakableConnection(db::Connection& inner) : inner_(inner) {}

    std::unique_ptr<db::Cursor> query(std::string_view sql,
                                      std::span<const db::Value> parameters) override {
        count_statement(sql);
        return inner_.query(sql, parameters);
    }
    Result<std::int64_t> execute(std::string_view sql,
                                 std::span<const db::Value> parameters) override {
        count_statement(sql);
        return inner_.execute(sql, parameters);
    }
    void post(std::string_view sql, std::span<const db::Value> parameters) override {
        count_statement(sql);
        inner_.post(sql, parameters);
    }
    void settle() override { inner_.settle(); }
    void script(std::string_view sql) override { inner_.script(sql); }
    bool is_postgres() const override { return inner_.is_postgres(); }

  private:
    db::Connection& inner_;
};

class BreakableDatabase final : public db::Database {
  public:
    explicit BreakableDatabase(std::unique_ptr<db::Database> inner) : inner_(std::move(inner)) {}

    void write(db::Unit unit, db::Done done) override {
        inner_->write(breakable(std::move(unit)), std::move(done));
    }
    void read(db::Unit unit, db::Done done) override {
        inner_->read(breakable(std::move(unit)), std::move(done));
    }
    bool is_postgres() const override { return inner_->is_postgres(); }
    db::Statistics statistics() const override { return inner_->statistics(); }

  private:
    static db::Unit breakable(db::Unit unit) {
        return [unit = std::move(unit)](db::Connection& connection) {
            BreakableConnection breaking(connection);
            return unit(breaking);
        };
    }

    std::unique_ptr<db::Database> inner_;
};

}  // namespace

std::unique_ptr<db::Database> with_faults(std::unique_ptr<db::Database> inner) {
    return std::make_unique<BreakableDatabase>(std::move(inner));
}

void fail_at_statement(int number) { statements_left = number; }
bool is_still_to_fail() { return statements_left > 0; }

std::vector<std::string> statements_of(const std::function<void()>& work) {
    {
        const std::lock_guard lock(telling);
        told.emplace();
    }
    work();
    const std::lock_guard lock(telling);
    auto all = *std::move(told);
    told.reset();
    return all;
}

}  // namespace veerkracht::testing
