// The whole application at its front door, without sockets: a clock and keys of our own, a fresh
// database for each test.
#pragma once

#include <atomic>
#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/application.hpp"
#include "testing/test_store.hpp"

namespace veerkracht {

// Stands still until it is set.
class TestClock : public Clock {
  public:
    Instant now() const override { return Instant(std::chrono::milliseconds(milliseconds_)); }
    void set(std::string_view instant) {
        milliseconds_ = to_instant(instant).time_since_epoch().count();
    }
    void advance_seconds(long seconds) { milliseconds_ += seconds * 1'000; }
    void advance_minutes(long minutes) { advance_seconds(minutes * 60); }
    void advance_days(long days) { advance_minutes(days * 24 * 60); }

  private:
    std::atomic<std::int64_t> milliseconds_ = 0;
};

struct TestReply {
    int status = 0;
    boost::json::value body;  // null when the answer is empty or not JSON
    std::vector<std::pair<std::string, std::string>> headers;
    std::string raw;

    std::string header(std::string_view name) const;  // "" when absent
    const boost::json::value& at(std::string_view key) const { return body.at(key); }
    std::string text(std::string_view key) const;  // a text member of the body, "" when absent
};

// A browser: what it sends along with each request. `TestSession{}` is somebody who is not known.
struct TestSession {
    std::map<std::string, std::string> cookies = {};
    std::string address = "192.0.2.10";
    std::map<std::string, std::string> headers =
        {};  // besides the ones that our pages send; replaces one of the same name

    // Takes over the cookies of an answer, and forgets those that it ends.
    void take(const TestReply& reply);
};

// Takes everything away, to a place where a test can look.
class Mailbox : public outgoing::Carrier {
  public:
    explicit Mailbox(std::vector<outgoing::Parcel>& parcels) : parcels_(parcels) {}
    outgoing::Report carry(const outgoing::Parcel& parcel) override {
        parcels_.push_back(parcel);
        return {};
    }

  private:
    std::vector<outgoing::Parcel>& parcels_;
};

struct TestApplication {
    using Session = TestSession;
    using Reply = TestReply;

    // `install` puts the rooms in: all of them, or those of the test.
    TestApplication();
    explicit TestApplication(const std::function<void(Application&)>& install,
                             db::Options options = {.readers = 2});

    // "POST /api/referrals" or "GET /api/needs?word=…", and what came back.
    Reply ask(const Session& who, std::string_view line, const boost::json::value& body = nullptr);
    // The same with a body that is whatever it is.
    Reply ask_text(const Session& who, std::string_view line, std::string_view body);
    // The same with a key that makes a repeat harmless.
    Reply ask_once(const Session& who, std::string_view key, std::string_view line,
                   const boost::json::value& body = nullptr);
    // As a page would: the cookies of the answer go with the next request.
    Reply visit(Session& who, std::string_view line, const boost::json::value& body = nullptr);
    // A unit of work as the system.
    Result<> run(const std::function<Result<>(UnitOfWork&)>& unit);
    // News to all who want to hear it, and the jobs that are due.
    void deliver();
    std::string show(const std::string& sql, const std::vector<std::string>& with = {});

    std::vector<outgoing::Parcel> sent;  // what the house would have sent, in order
    TestStore store;                     // first: its schema goes last
    std::shared_ptr<TestClock> clock = std::make_shared<TestClock>();
    std::unique_ptr<Application> application;
    Application& app() { return *application; }
};

}  // namespace veerkracht
