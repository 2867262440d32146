#include "testing/test_application.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <future>

#include "runtime/db/migrate.hpp"
#include "runtime/http/guard.hpp"
#include "testing/faults.hpp"

namespace veerkracht {

namespace {

constexpr auto a_monday_morning = "2026-11-02T09:00:00.000Z";

Settings test_settings() {
    Settings settings;
    settings.region_name = "Testregio";
    settings.password_operations = 1;
    settings.password_memory_bytes = 8ULL << 20;
    return settings;
}

void set_header(http::Request& request, std::string name, std::string value) {
    const auto found =
        std::ranges::find(request.headers, name, &std::pair<std::string, std::string>::first);
    if (found == request.headers.end()) {
        request.headers.emplace_back(std::move(name), std::move(value));
    } else {
        found->second = std::move(value);
    }
}

http::Request request_of(const TestSession& who, std::string_view line, std::string_view body) {
    static std::atomic<int> count = 0;
    http::Request request;
    const auto space = line.find(' ');
    request.method = line.substr(0, space);
    auto target = http::read_target(line.substr(space + 1));
    if (!target) throw std::invalid_argument("not a target: " + std::string(line));
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.address = who.address;
    request.request_id = "TEST-" + std::to_string(++count);
    set_header(request, "host", "localhost:8080");
    if (request.method != "GET") {
        set_header(request, "x-vk", "1");
        set_header(request, "origin", "http://localhost:8080");
        set_header(request, "sec-fetch-site", "same-origin");
    }
    if (!body.empty()) {
        request.body = body;
        set_header(request, "content-type", "application/json");
    }
    std::string cookies;
    for (const auto& [name, value] : who.cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) set_header(request, "cookie", cookies);
    for (const auto& [name, value] : who.headers) set_header(request, name, value);
    return request;
}

TestReply reply_of(http::Response response) {
    TestReply reply{.status = response.status,
                    .body = nullptr,
                    .headers = std::move(response.headers),
                    .raw = {}};
    reply.raw = response.body.empty() ? std::string(response.fixed_body) : std::move(response.body);
    boost::json::error_code error;
    auto parsed = boost::json::parse(reply.raw, error);
    if (!error) reply.body = std::move(parsed);
    return reply;
}

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

std::string TestReply::header(std::string_view name) const {
    for (const auto& [known, value] : headers) {
        if (same_name(known, name)) return value;
    }
    return {};
}

std::string TestReply::text(std::string_view key) const {
    const auto* const object = body.if_object();
    const auto* const member = object == nullptr ? nullptr : object->if_contains(key);
    return member == nullptr || !member->is_string() ? "" : std::string(member->get_string());
}

void TestSession::take(const TestReply& reply) {
    for (const auto& [name, value] : reply.headers) {
        if (!same_name(name, "set-cookie")) continue;
        const auto pair = value.substr(0, value.find(';'));
        const auto equals = pair.find('=');
        const auto content = pair.substr(equals + 1);
        const bool ended = content.empty() || value.find("Max-Age=0") != std::string::npos;
        if (ended) {
            cookies.erase(pair.substr(0, equals));
        } else {
            cookies[pair.substr(0, equals)] = content;
        }
    }
}

TestApplication::TestApplication(const std::function<void(Application&)>& install,
                                 db::Options options) {
    clock->set(a_monday_morning);
    auto database = testing::with_faults(store.open(options));
    db::migrate(*database, db::migrations());
    application = std::make_unique<Application>(test_settings(), std::move(database),
                                                Keys::from_bytes(std::string(32, '\x5a')), clock);
    for (const auto* const channel : {"email", "sms"})
        application->carriers[channel] = std::make_unique<Mailbox>(sent);
    application->keeps_sent_texts = true;
    install(*application);
}

TestReply TestApplication::ask(const Session& who, std::string_view line,
                               const boost::json::value& body) {
    return ask_text(who, line, body.is_null() ? "" : boost::json::serialize(body));
}

TestReply TestApplication::ask_text(const Session& who, std::string_view line,
                                    std::string_view body) {
    const auto answered = std::make_shared<std::promise<http::Response>>();
    auto response = answered->get_future();
    application->handle(request_of(who, line, body), [answered](http::Response given) {
        answered->set_value(std::move(given));
    });
    return reply_of(response.get());
}

TestReply TestApplication::ask_once(const Session& who, std::string_view key, std::string_view line,
                                    const boost::json::value& body) {
    auto session = who;
    session.headers["idempotency-key"] = key;
    return ask(session, line, body);
}

TestReply TestApplication::visit(Session& who, std::string_view line,
                                 const boost::json::value& body) {
    auto reply = ask(who, line, body);
    who.take(reply);
    return reply;
}

Result<> TestApplication::run(const std::function<Result<>(UnitOfWork&)>& unit) {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.name = "test";
    actor.role = "system";
    return application->run(actor, unit);
}

void TestApplication::deliver() {
    application->deliver();
    // On PostgreSQL an event waits for every transaction that runs on the server, also those of
    // other tests.
    for (int i = 0; i < 200 && show("select count(*) from event where position is null") != "0\n";
         ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        application->deliver();
    }
}

std::string TestApplication::show(const std::string& sql, const std::vector<std::string>& with) {
    return veerkracht::show(application->database(), sql, with);
}

}  // namespace veerkracht
