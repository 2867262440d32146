// Whether somebody has an account here is not to be seen from outside (SEC-19): the same answer and
// the same work for an address that is known, for one that is not, and for one that has no
// password. How long that takes is measured in ./dev prove.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "capabilities/access/sessions.hpp"
#include "testing/cast.hpp"
#include "testing/faults.hpp"

namespace veerkracht::access {
namespace {

constexpr auto known = "b001@account.example";
constexpr auto without_password = "b002@account.example";
constexpr auto left = "b003@account.example";
constexpr auto unknown = "b999@account.example";

class IndistinguishableTest : public CastTest {
  protected:
    IndistinguishableTest() {
        EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update account set password_hash = '' where id = $1", cast::joke));
            TRY(work.tx.execute("update account set active = $1 where id = $2", false,
                                cast::femke));
            return {};
        }));
    }
    TestReply tries(const std::string& email) {
        return app.ask({}, "POST /api/login/password",
                       {{"email", email}, {"password", "niet het goede wachtwoord"}});
    }
    // What such a try asks of the database, each in an hour of its own.
    std::vector<std::string> work_of(const std::string& email) {
        app.clock->advance_minutes(60);
        return testing::statements_of([&] { tries(email); });
    }
    static std::optional<Account> with_hash(const std::string& hash) {
        Account account;
        account.password_hash = hash;
        return account;
    }
    // "$argon2id$v=19$m=8192,t=1,p=1": what it costs to try a password on it.
    static std::string cost_of(const std::string& hash) {
        std::size_t end = 0;
        for (int part = 0; part < 3 && end != std::string::npos; ++part)
            end = hash.find('$', end + 1);
        return hash.substr(0, end);
    }
};

TEST_F(IndistinguishableTest, the_answer_is_the_same_to_the_byte) {
    const auto told = tries(known);
    EXPECT_EQ(told.status, 401);
    for (const auto* email : {without_password, left, unknown}) {
        const auto other = tries(email);
        EXPECT_EQ(other.status, told.status) << email;
        EXPECT_EQ(other.raw, told.raw) << email;
        EXPECT_EQ(other.headers, told.headers) << email;
    }
}

TEST_F(IndistinguishableTest, the_same_is_asked_of_the_database_in_the_same_order) {
    const auto asked = work_of(known);
    EXPECT_GE(asked.size(), 6U) << "too little to compare";
    for (const auto* email : {without_password, left, unknown})
        EXPECT_EQ(work_of(email), asked) << email;
}

TEST_F(IndistinguishableTest, one_hash_of_the_same_cost_is_tried) {
    const auto& settings = app.app().settings();
    const auto hash = value("select password_hash from account where id = $1", {cast::hub});
    const auto cost = cost_of(hash);
    EXPECT_TRUE(cost.starts_with("$argon2id$v=19$m=")) << cost;
    EXPECT_EQ(hash_to_try(with_hash(hash), settings), hash);
    EXPECT_EQ(cost_of(hash_to_try(std::nullopt, settings)), cost);
    EXPECT_EQ(cost_of(hash_to_try(with_hash(""), settings)), cost);
}

struct Sample {
    double mean = 0;
    double variance = 0;
};
Sample sample_of(const std::vector<double>& values) {
    Sample sample;
    for (const auto one : values) sample.mean += one;
    sample.mean /= static_cast<double>(values.size());
    for (const auto one : values) sample.variance += (one - sample.mean) * (one - sample.mean);
    sample.variance /= static_cast<double>(values.size() - 1);
    return sample;
}

double welch(const std::vector<double>& one, const std::vector<double>& other) {
    const auto a = sample_of(one), b = sample_of(other);
    return (a.mean - b.mean) / std::sqrt(a.variance / static_cast<double>(one.size()) +
                                         b.variance / static_cast<double>(other.size()));
}

TEST(Welch, tells_what_differs_and_not_what_does_not) {
    std::vector<double> one, same, later;
    for (int i = 0; i < 1'000; ++i) {
        one.push_back(i % 10);
        same.push_back((i + 5) % 10);
        later.push_back(i % 10 + 1);
    }
    EXPECT_LT(std::abs(welch(one, same)), 0.001);
    EXPECT_LT(welch(one, later), -7);
}

// 10,000 pairs, one after the other, which of the two first by turns; only in ./dev prove, and else
// a few of which the time is not asked.
TEST_F(IndistinguishableTest, proved_it_takes_as_long) {
    const bool is_proof = std::getenv("VEERKRACHT_PROVE") != nullptr;
    const int pairs = is_proof ? 10'000 : 10;
    const auto milliseconds = [&](const std::string& email) {
        const auto began = std::chrono::steady_clock::now();
        const auto status = tries(email).status;
        const std::chrono::duration<double, std::milli> taken =
            std::chrono::steady_clock::now() - began;
        EXPECT_EQ(status, 401) << email << " was not tried";
        return taken.count();
    };
    for (const auto* other : {unknown, without_password}) {
        std::vector<double> of_known, of_other;
        for (int pair = 0; pair < pairs; ++pair) {
            app.clock->advance_minutes(61);  // nobody has to wait
            if (pair % 2 == 0) of_known.push_back(milliseconds(known));
            of_other.push_back(milliseconds(other));
            if (pair % 2 == 1) of_known.push_back(milliseconds(known));
        }
        ASSERT_EQ(of_known.size(), of_other.size());
        const auto t = welch(of_known, of_other);
        ASSERT_TRUE(std::isfinite(t)) << other;
        if (!is_proof) continue;
        std::cout << "  known against " << other << ": " << pairs << " pairs, "
                  << sample_of(of_known).mean << " and " << sample_of(of_other).mean
                  << " ms, t = " << t << "\n";
        EXPECT_LT(std::abs(t), 3) << other;
    }
}

}  // namespace
}  // namespace veerkracht::access
