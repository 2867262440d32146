// The same house without the access log: its two inserts are taken for done. Everything before and
// after them (decisions, looks, transaction) stays, so what is saved is what the log costs.
#include "house.hpp"

namespace veerkracht::bench {

namespace {

// The id of a line that was not written.
class OneId final : public db::Cursor {
  public:
    bool next() override { return !std::exchange(read_, true); }
    std::span<const std::string> columns() const override {
        static const std::vector<std::string> names{"id"};
        return names;
    }
    bool is_null(int) const override { return false; }
    bool boolean(int) const override { return true; }
    std::int64_t integer(int) const override { return 1; }
    double real(int) const override { return 1; }
    std::string_view text(int) const override { return "1"; }
    std::string_view bytes(int) const override { return "1"; }

  private:
    bool read_ = false;
};

bool is_of_the_log(std::string_view sql) { return sql.starts_with("insert into access_log"); }

class Unlogged final : public db::Connection {
  public:
    explicit Unlogged(db::Connection& inner) : inner_(inner) {}
    std::unique_ptr<db::Cursor> query(std::string_view sql,
                                      std::span<const db::Value> values) override {
        if (is_of_the_log(sql)) return std::make_unique<OneId>();
        return inner_.query(sql, values);
    }
    Result<std::int64_t> execute(std::string_view sql, std::span<const db::Value> values) override {
        if (is_of_the_log(sql)) return 1;
        return inner_.execute(sql, values);
    }
    void post(std::string_view sql, std::span<const db::Value> values) override {
        if (!is_of_the_log(sql)) inner_.post(sql, values);
    }
    void settle() override { inner_.settle(); }
    void script(std::string_view sql) override { inner_.script(sql); }
    bool is_postgres() const override { return inner_.is_postgres(); }

  private:
    db::Connection& inner_;
};

class UnloggedDatabase final : public db::Database {
  public:
    explicit UnloggedDatabase(std::unique_ptr<db::Database> inner) : inner_(std::move(inner)) {}
    void write(db::Unit unit, db::Done done) override {
        inner_->write(unlogged(std::move(unit)), std::move(done));
    }
    void read(db::Unit unit, db::Done done) override {
        inner_->read(unlogged(std::move(unit)), std::move(done));
    }
    bool is_postgres() const override { return inner_->is_postgres(); }
    db::Statistics statistics() const override { return inner_->statistics(); }

  private:
    static db::Unit unlogged(db::Unit unit) {
        return [unit = std::move(unit)](db::Connection& connection) {
            Unlogged without(connection);
            return unit(without);
        };
    }
    std::unique_ptr<db::Database> inner_;
};

}  // namespace

std::unique_ptr<db::Database> without_log(std::unique_ptr<db::Database> inner) {
    return std::make_unique<UnloggedDatabase>(std::move(inner));
}

}  // namespace veerkracht::bench
