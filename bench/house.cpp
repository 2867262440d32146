#include "house.hpp"

#include <future>

#include "app/capabilities.hpp"
#include "capabilities/access/sessions.hpp"
#include "runtime/db/migrate.hpp"

namespace veerkracht::bench {

namespace {

RunStatement::Value copy_of(const db::Value& value) {
    using Kind = RunStatement::Value::Kind;
    struct Copier {
        RunStatement::Value operator()(std::nullptr_t) const { return {}; }
        RunStatement::Value operator()(bool yes) const {
            return {.kind = Kind::truth, .number = yes, .text = {}};
        }
        RunStatement::Value operator()(std::int64_t n) const {
            return {.kind = Kind::number, .number = n, .text = {}};
        }
        RunStatement::Value operator()(double x) const {
            return {.kind = Kind::real, .real = x, .text = {}};
        }
        RunStatement::Value operator()(std::string_view t) const {
            return {.kind = Kind::text, .text = std::string(t)};
        }
        RunStatement::Value operator()(db::BytesView b) const {
            return {.kind = Kind::bytes, .text = std::string(b.data)};
        }
    };
    return std::visit(Copier{}, value);
}

class WatchedConnection final : public db::Connection {
  public:
    WatchedConnection(db::Connection& inner, RunStatements& seen) : inner_(inner), seen_(seen) {}
    std::unique_ptr<db::Cursor> query(std::string_view sql,
                                      std::span<const db::Value> values) override {
        note(sql, values);
        return inner_.query(sql, values);
    }
    Result<std::int64_t> execute(std::string_view sql, std::span<const db::Value> values) override {
        note(sql, values);
        return inner_.execute(sql, values);
    }
    void script(std::string_view sql) override { inner_.script(sql); }
    bool is_postgres() const override { return inner_.is_postgres(); }

  private:
    void note(std::string_view sql, std::span<const db::Value> values) {
        RunStatement statement{.sql = std::string(sql), .values = {}};
        for (const auto& value : values) statement.values.push_back(copy_of(value));
        seen_.push_back(std::move(statement));
    }
    db::Connection& inner_;
    RunStatements& seen_;
};

class WatchedDatabase final : public db::Database {
  public:
    WatchedDatabase(std::unique_ptr<db::Database> inner, RunStatements& seen)
        : inner_(std::move(inner)), seen_(seen) {}
    void write(db::Unit unit, db::Done done) override {
        inner_->write(watched(std::move(unit)), std::move(done));
    }
    void read(db::Unit unit, db::Done done) override {
        inner_->read(watched(std::move(unit)), std::move(done));
    }
    bool is_postgres() const override { return inner_->is_postgres(); }
    db::Statistics statistics() const override { return inner_->statistics(); }

  private:
    db::Unit watched(db::Unit unit) {
        return [this, unit = std::move(unit)](db::Connection& connection) {
            WatchedConnection watching(connection, seen_);
            return unit(watching);
        };
    }
    std::unique_ptr<db::Database> inner_;
    RunStatements& seen_;
};

}  // namespace

std::unique_ptr<db::Database> open_database(const Place& place) {
    const auto url =
        place.database.empty() ? "sqlite:" + place.data + "/veerkracht.db" : place.database;
    return db::open(url, {.readers = place.database.empty() ? 2UL : 8UL, .durable = place.durable});
}

std::unique_ptr<Application> open_house(const Place& place, RunStatements* seen) {
    auto database = open_database(place);
    db::migrate(*database, db::migrations());
    if (!place.logs) database = without_log(std::move(database));
    if (seen != nullptr) database = std::make_unique<WatchedDatabase>(std::move(database), *seen);
    Settings settings;
    settings.data_folder = place.data;
    settings.secure_cookies = false;
    auto app = std::make_unique<Application>(settings, std::move(database),
                                             Keys::from_file(place.data + "/master.key"),
                                             std::make_shared<SystemClock>());
    install_capabilities(*app);
    if (!place.logs)
        std::erase_if(app->errands, [](const auto& one) { return one.name.starts_with("log."); });
    return app;
}

std::string sign_in(Application& app, const std::string& account_id) {
    std::string cookie;
    Actor system;
    system.kind = Actor::Kind::system;
    const auto done = app.run(system, [&](UnitOfWork& work) -> Result<> {
        access::Session session;
        session.level = "full";
        session.account_id = AccountId{account_id};
        TRY(access::start_session(work, session));
        for (const auto& [name, value] : work.answer_headers)
            if (name == "Set-Cookie") cookie = value.substr(0, value.find(';'));
        return {};
    });
    if (!done) throw std::runtime_error("no session: " + done.error().code);
    return cookie;
}

http::Response ask(Application& app, http::Request request) {
    const auto answered = std::make_shared<std::promise<http::Response>>();
    auto response = answered->get_future();
    app.handle(std::move(request),
               [answered](http::Response given) { answered->set_value(std::move(given)); });
    return response.get();
}

}  // namespace veerkracht::bench
