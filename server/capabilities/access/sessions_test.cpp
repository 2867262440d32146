// Coming in and going out: password, code, half sessions, guessing, and how long a session lasts.
#include <cstdlib>

#include "capabilities/access/guessing.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

class LoginTest : public CastTest {
  protected:
    const std::string address = "b001@account.example";  // of Hub

    TestReply password(TestSession& browser, std::string_view email,
                       std::string_view words = cast::password) {
        return app.visit(browser, "POST /api/login/password",
                         {{"email", email}, {"password", words}});
    }
    TestReply code(TestSession& browser, const std::string& figures) {
        return app.visit(browser, "POST /api/login/code", {{"code", figures}});
    }
    TestReply unlock(TestSession& browser, std::string_view words = cast::password) {
        return app.visit(browser, "POST /api/session/unlock", {{"password", words}});
    }
    int own_page(const TestSession& browser) {
        return app.ask(browser, "GET /api/arrivals").status;
    }
};

TEST_F(LoginTest, a_password_and_then_a_code_open_the_session) {
    TestSession browser;
    const auto first = password(browser, address);
    EXPECT_EQ(first.status, 201) << first.raw;
    EXPECT_EQ(first.text("next"), "code");
    const auto second = code(browser, authenticator_code(cast::hub));
    EXPECT_EQ(second.status, 201) << second.raw;
    EXPECT_EQ(second.text("name"), "Hub Voorbeeld");
    EXPECT_EQ(second.text("role"), "gp");
    EXPECT_EQ(second.text("organization_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(own_page(browser), 200);
}

TEST_F(LoginTest, the_cookie_is_for_this_site_only_and_changes_at_the_code) {
    TestSession browser;
    const auto first = password(browser, address);
    const auto cookie = first.header("set-cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-vk_half=")) << cookie;
    for (const auto* word : {"HttpOnly", "SameSite=Strict", "Secure", "Path=/"})
        EXPECT_NE(cookie.find(word), std::string::npos) << word;
    const auto half = browser.cookies;
    code(browser, authenticator_code(cast::hub));
    EXPECT_NE(browser.cookies, half);
    TestSession thief;
    thief.cookies = half;
    EXPECT_EQ(own_page(thief), 401);
}

TEST_F(LoginTest, a_half_session_opens_nothing_but_the_code) {
    TestSession browser;
    password(browser, address);
    EXPECT_EQ(own_page(browser), 401);
    const auto session = app.ask(browser, "GET /api/session");
    EXPECT_EQ(session.status, 200);
    EXPECT_FALSE(session.at("signed_in").as_bool());
    EXPECT_EQ(session.text("name"), "");
    EXPECT_EQ(code(browser, authenticator_code(cast::hub)).status, 201);
}

TEST_F(LoginTest, a_half_session_ends_after_ten_minutes) {
    TestSession browser;
    password(browser, address);
    app.clock->advance_minutes(10);
    EXPECT_EQ(code(browser, authenticator_code(cast::hub)).status, 401);
}

TEST_F(LoginTest, a_wrong_code_is_told_at_its_field_and_does_not_open) {
    TestSession browser;
    password(browser, address);
    auto wrong = authenticator_code(cast::hub);
    wrong[0] = wrong[0] == '0' ? '1' : '0';
    const auto reply = code(browser, wrong);
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.at("fields").at("code"), "wrong");
    EXPECT_EQ(own_page(browser), 401);
}

TEST_F(LoginTest, a_code_works_once) {
    const auto figures = authenticator_code(cast::hub);
    TestSession first, second;
    password(first, address);
    EXPECT_EQ(code(first, figures).status, 201);
    password(second, address);
    EXPECT_EQ(code(second, figures).status, 422);
    app.clock->advance_seconds(30);
    EXPECT_EQ(code(second, authenticator_code(cast::hub)).status, 201);
}

TEST_F(LoginTest, an_unknown_address_is_refused_as_a_wrong_password_is) {
    TestSession browser;
    const auto wrong = password(browser, address, "niet het wachtwoord");
    const auto unknown = password(browser, "niemand@account.example");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(unknown.status, 401);
    EXPECT_EQ(wrong.raw, unknown.raw);
    EXPECT_TRUE(browser.cookies.empty());
}

TEST_F(LoginTest, each_try_to_get_in_is_in_the_access_log_with_the_account_it_named) {
    const auto last = value("select coalesce(max(id), 0) from access_log");
    const auto lines = [&] {
        return app.show(
            "select action, outcome, coalesce(account_id, 'nobody') from access_log where id > " +
            last + " order by id");
    };
    TestSession browser;
    password(browser, address, "niet het wachtwoord");
    password(browser, "niemand@account.example");
    app.visit(browser, "POST /api/login/password", {{"email", address}});  // tried nothing
    password(browser, address);
    code(browser, "000000");
    code(browser, authenticator_code(cast::hub));
    app.clock->advance_minutes(20);
    unlock(browser, "niet het wachtwoord");
    unlock(browser);
    EXPECT_EQ(lines(), "login.password | login.refused | " + cast::hub +
                           "\n"
                           "login.password | login.refused | nobody\n"
                           "login.password | done | " +
                           cast::hub + "\nlogin.code | body.invalid | " + cast::hub +
                           "\nlogin.code | done | " + cast::hub +
                           "\nsession.unlock | login.refused | " + cast::hub +
                           "\nsession.unlock | done | " + cast::hub + "\n");
}

TEST_F(LoginTest, after_five_wrong_passwords_the_right_one_waits_too) {
    TestSession browser;
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(password(browser, address, "fout").text("code"), "login.refused");
    const auto right = password(browser, address);
    EXPECT_EQ(right.status, 429);
    EXPECT_EQ(right.header("Retry-After"), "15");
    EXPECT_EQ(right.text("code"), "login.wait");
    app.clock->advance_seconds(15);
    EXPECT_EQ(password(browser, address).status, 201);
}

TEST_F(LoginTest, who_guesses_elsewhere_does_not_hold_up_the_owner_where_he_signed_in_before) {
    TestSession own, guesser;
    password(own, address);
    ASSERT_EQ(code(own, authenticator_code(cast::hub)).status, 201);
    app.visit(own, "POST /api/logout");
    for (int i = 0; i < 5; ++i) password(guesser, address, "fout");
    EXPECT_EQ(password(guesser, address).status, 429);
    EXPECT_EQ(password(own, address).status, 201) << "the same network, another browser";
    auto forged = own;
    for (auto& [name, token] : forged.cookies) token = "x" + token;
    EXPECT_EQ(password(forged, address).status, 429);
    // It is of use at his own address only, and there it counts too.
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(password(own, "b002@account.example", "fout").status, 401);
    EXPECT_EQ(password(own, "b002@account.example", "fout").status, 429);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(password(own, address, "fout").status, 401);
    EXPECT_EQ(password(own, address).status, 429);
}

// Lists of addresses and passwords from elsewhere, tried by machines in many networks.
TEST_F(LoginTest, of_a_hundred_thousand_stolen_pairs_only_what_the_budget_lets_are_tried) {
    const int pairs = std::getenv("VEERKRACHT_PROVE") == nullptr ? 5'000 : 100'000;
    const int networks = pairs / 250;
    TestSession own;
    password(own, address);
    ASSERT_EQ(code(own, authenticator_code(cast::hub)).status, 201);
    int tried = 0;
    for (int i = 0; i < pairs; ++i) {
        TestSession machine;
        machine.address = "10." + std::to_string(i % networks / 250) + "." +
                          std::to_string(i % networks % 250) + "." + std::to_string(i % 200 + 1);
        // Each tenth pair is of somebody who is here.
        const auto whose = i % 10 == 0 ? address : "lid" + std::to_string(i) + "@elders.example";
        const auto reply = password(machine, whose, "gestolen " + std::to_string(i));
        ASSERT_TRUE(reply.status == 401 || reply.status == 429) << reply.raw;
        if (reply.status == 401) ++tried;
    }
    EXPECT_LE(tried, networks * 100 + 5);
    EXPECT_EQ(value("select failures from login_trial order by failures desc limit 1"), "5");
    EXPECT_EQ(password(own, address).status, 201) << "the owner, meanwhile";
    app.clock->advance_minutes(15);
    TestSession elsewhere;
    EXPECT_EQ(password(elsewhere, address).status, 201) << "and nobody is shut out for good";
}

TEST_F(LoginTest, one_network_guesses_a_hundred_times_an_hour_whoever_it_names) {
    TestSession machine;
    const auto guess = [&](int i) {
        return password(machine, "lid" + std::to_string(i) + "@elders.example", "fout").status;
    };
    for (int i = 0; i < 100; ++i) {
        machine.address = "198.51.100." + std::to_string(i + 1);
        EXPECT_EQ(guess(i), 401);
    }
    EXPECT_EQ(guess(100), 429);
    EXPECT_EQ(password(machine, address).status, 429);
    machine.address = "198.51.101.1";
    EXPECT_EQ(guess(101), 401) << "another network";
    machine.address = "198.51.100.9";
    app.clock->advance_minutes(60);
    EXPECT_EQ(guess(102), 401) << "another hour";
}

TEST(NetworkTest, is_what_a_provider_gives_one_house) {
    EXPECT_EQ(network_of("203.0.113.77"), "203.0.113.0/24");
    EXPECT_EQ(network_of("2001:db8:1:2::7"), network_of("2001:0db8:0001:ffff::1"));
    EXPECT_NE(network_of("2001:db8:1::7"), network_of("2001:db8:2::7"));
    for (const auto* here : {"127.0.0.1", "127.0.0.9", "::1", "", "nergens"})
        EXPECT_EQ(network_of(here), "") << here;
}

TEST_F(LoginTest, waiting_grows_and_an_unknown_address_waits_as_well) {
    TestSession browser;
    const auto nobody = "niemand@account.example";
    for (int i = 0; i < 5; ++i) password(browser, nobody);
    EXPECT_EQ(password(browser, nobody).text("code"), "login.wait");
    app.clock->advance_seconds(15);
    EXPECT_EQ(password(browser, nobody).text("code"), "login.refused");
    app.clock->advance_seconds(15);
    EXPECT_EQ(password(browser, nobody).text("code"), "login.wait");
    app.clock->advance_seconds(15);
    EXPECT_EQ(password(browser, nobody).text("code"), "login.refused");
}

TEST_F(LoginTest, after_five_wrong_codes_the_right_one_waits_too) {
    TestSession browser;
    password(browser, address);
    auto wrong = authenticator_code(cast::hub);
    wrong[5] = wrong[5] == '0' ? '1' : '0';
    for (int i = 0; i < 5; ++i) EXPECT_EQ(code(browser, wrong).status, 422);
    const auto right = code(browser, authenticator_code(cast::hub));
    EXPECT_EQ(right.text("code"), "login.wait");
    EXPECT_EQ(right.status, 429);
}

TEST_F(LoginTest, an_account_that_was_ended_is_out_at_the_next_request) {
    EXPECT_EQ(own_page(gp), 200);
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = $1 where id = $2", false, cast::hub));
        return {};
    }));
    EXPECT_EQ(own_page(gp), 401);
    TestSession browser;
    EXPECT_EQ(password(browser, address).status, 401);
}

TEST_F(LoginTest, logging_out_ends_the_session_and_clears_the_browser) {
    const auto copy = gp;
    const auto reply = app.visit(gp, "POST /api/logout");
    EXPECT_EQ(reply.status, 201);
    EXPECT_NE(reply.header("clear-site-data"), "");
    EXPECT_TRUE(gp.cookies.empty());
    EXPECT_EQ(own_page(copy), 401);
}

TEST_F(LoginTest, who_does_nothing_for_fifteen_minutes_is_out) {
    app.clock->advance_minutes(14);
    EXPECT_EQ(own_page(gp), 200);
    app.clock->advance_minutes(14);
    EXPECT_EQ(own_page(gp), 200);
    app.clock->advance_minutes(15);
    EXPECT_EQ(own_page(gp), 401);
}

TEST_F(LoginTest, a_page_that_asks_by_itself_keeps_nobody_in) {
    auto page = gp;
    page.headers["if-none-match"] = "\"what it shows\"";
    for (int i = 0; i < 3; ++i) {
        app.clock->advance_minutes(4);
        EXPECT_EQ(own_page(page), 200);
    }
    app.clock->advance_minutes(4);
    EXPECT_EQ(own_page(page), 401);
}

TEST_F(LoginTest, who_was_away_lifts_the_cover_with_the_password_alone) {
    const auto before = gp.cookies;
    app.clock->advance_minutes(15);
    const auto covered = app.ask(gp, "GET /api/session");
    EXPECT_FALSE(covered.at("signed_in").as_bool());
    EXPECT_TRUE(covered.at("locked").as_bool());
    EXPECT_EQ(covered.text("name"), "Hub Voorbeeld");
    EXPECT_EQ(own_page(gp), 401);
    EXPECT_EQ(unlock(gp).status, 204);
    EXPECT_EQ(own_page(gp), 200);
    EXPECT_NE(gp.cookies, before);
    TestSession thief;
    thief.cookies = before;
    EXPECT_EQ(unlock(thief).status, 401);
}

TEST_F(LoginTest, a_wrong_password_does_not_lift_the_cover_and_five_make_the_right_one_wait) {
    app.clock->advance_minutes(15);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(unlock(gp, "fout").text("code"), "login.refused");
    const auto right = unlock(gp);
    EXPECT_EQ(right.text("code"), "login.wait");
    EXPECT_EQ(right.status, 429);
    EXPECT_EQ(own_page(gp), 401);
    app.clock->advance_seconds(15);
    EXPECT_EQ(unlock(gp).status, 204);
}

TEST_F(LoginTest, lifting_the_cover_does_not_stretch_the_twelve_hours) {
    app.clock->advance_minutes(11 * 60 + 50);
    EXPECT_EQ(unlock(gp).status, 204);
    EXPECT_EQ(own_page(gp), 200);
    app.clock->advance_minutes(10);
    EXPECT_EQ(own_page(gp), 401);
    EXPECT_EQ(unlock(gp).text("code"), "session.none");
    EXPECT_FALSE(app.ask(gp, "GET /api/session").at("locked").as_bool());
}

TEST_F(LoginTest,
       there_is_no_cover_to_lift_before_the_code_after_logging_out_or_for_an_ended_account) {
    TestSession half;
    password(half, address);
    EXPECT_EQ(unlock(half).text("code"), "session.none");
    const auto copy = gp;
    app.visit(gp, "POST /api/logout");
    auto out = copy;
    EXPECT_EQ(unlock(out).text("code"), "session.none");
    app.clock->advance_minutes(15);
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = $1 where id = $2", false, cast::joke));
        return {};
    }));
    EXPECT_NE(unlock(nurse).status, 204);
    EXPECT_FALSE(app.ask(nurse, "GET /api/session").at("locked").as_bool());
}

TEST_F(LoginTest, twelve_hours_is_the_end_of_a_session_however_busy) {
    for (int minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
        app.clock->advance_minutes(10);
        ASSERT_EQ(own_page(gp), 200) << minutes;
    }
    app.clock->advance_minutes(10);
    EXPECT_EQ(own_page(gp), 401);
}

TEST_F(LoginTest, neither_password_nor_token_stands_in_the_database) {
    TestSession browser;
    password(browser, address);
    code(browser, authenticator_code(cast::hub));
    const auto sessions = app.show("select * from session");
    for (const auto& [name, token] : browser.cookies)
        EXPECT_EQ(sessions.find(token), std::string::npos);
    EXPECT_EQ(app.show("select password_hash from account").find(cast::password),
              std::string::npos);
    EXPECT_EQ(app.show("select subject from login_trial").find("account.example"),
              std::string::npos);
}

}  // namespace
}  // namespace veerkracht::access
