// The own page by a login elsewhere (DigiD or another): joined behind the code, opened with the
// level that the settings ask, another hash at each organisation, and every answer in which one
// thing is wrong.
#include <set>
#include <sstream>

#include "capabilities/access/outside_asking.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/outside_way.hpp"
#include "capabilities/access/resident_passkeys.hpp"
#include "capabilities/access/retention.hpp"
#include "testing/caught_log.hpp"
#include "testing/login_way.hpp"

namespace veerkracht::people {
namespace {

namespace json = boost::json;
using access::OutsideIssuer;
using testing::SigningKey;
using testing::WrongLogin;

const testing::LoginWay to_come_in{"/api/link/outside/begin", "digid", "/api/link/outside/return"};
const testing::LoginWay to_join{"/api/my/logins/begin", "digid", "/api/link/outside/return"};

WrongLogin at_level(const char* acr) {
    return {acr, [acr](json::object& claims) { claims["acr"] = acr; }};
}

class MyLoginsTest : public testing::LoginWayTest {
  protected:
    MyLoginsTest() {
        issuer.code = "digid";
        issuer.organization = "DigiD";
        issuer.issuer = house.issuer();
        issuer.client_id = testing::client_there;
        issuer.secret = "geheim";
        issuer.levels = {{"password", "basic"}, {"sms", "low"}, {"two", "substantial"}};
        issuer.for_residents = access::ForResidents{"substantial"};
        EXPECT_TRUE(access::install_outside_issuers(app.app(), {issuer}));
        ask();
        referred();
        lies = lies_at_her_page();
    }
    TestReply joins(TestSession& who, const WrongLogin& wrong = {"nothing"}) {
        EXPECT_EQ(goes_and_comes_back(who, wrong, to_join).status, 201);
        return app.visit(who, "POST /api/my/logins", nullptr);
    }
    void keeps(TestSession& who) {
        const auto reply = joins(who);
        ASSERT_EQ(reply.status, 201) << reply.raw;
    }
    TestReply comes_in(TestSession& browser, const WrongLogin& wrong = {"nothing"}) {
        goes_and_comes_back(browser, wrong, to_come_in);
        return app.visit(browser, "POST /api/link/outside", json::object{});
    }
    bool is_at_her_page(const TestSession& browser) {
        return app.ask(browser, "GET /api/my/page").status == 200;
    }
    std::string first_name_on_the_page(const TestSession& browser) {
        return app.ask(browser, "GET /api/my/page").text("first_name");
    }
    std::string id_of_login() { return value("select id from resident_identity"); }
    // Lies again, as a resident of the other practice knows her: another row, another page.
    TestSession page_elsewhere() {
        EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(
                work.tx.execute("insert into face_rule (id, practice_id, face_id, need, rank) "
                                "values ($1, $2, $3, '', 1)",
                                new_uuid(), cast::other_practice, cast::face_elsewhere));
            return {};
        }));
        const auto request = request_for_lies(
            {{"person_id", cast::somebody_else}, {"face_id", cast::face_elsewhere}});
        EXPECT_EQ(app.ask(stranger, "POST /api/referrals", request).status, 201);
        return lies_at_her_page();
    }
    // All that is kept of the logins and sessions of one row of a person, but moments and what many
    // share.
    std::set<std::string> kept_of(const std::string& person) {
        std::set<std::string> all;
        std::istringstream words(
            app.show("select i.id, i.link_id, i.subject_hash, l.token_hash, l.organization_id, "
                     "l.person_id, l.subject_id from resident_identity i join link l on l.id = "
                     "i.link_id where l.person_id = $1",
                     {person}) +
            app.show("select s.id, o.sid_hash from session s join link l on l.id = s.link_id join "
                     "outside_session o on o.session_id = s.id where l.person_id = $1",
                     {person}));
        for (std::string word; words >> word;)
            if (word != "|") all.insert(word);
        return all;
    }
    void become(const std::string& status) {
        gp = signed_in(cast::hub);
        const auto version =
            std::stoi(value("select version from person where id = $1", {cast::lies}));
        ASSERT_EQ(app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
                          {{"version", version}, {"status", status}})
                      .status,
                  200);
    }

    OutsideIssuer issuer;
    TestSession lies;
};

TEST_F(MyLoginsTest, joined_behind_the_code_it_opens_the_page_again_without_a_message) {
    EXPECT_EQ(app.ask({}, "GET /api/link/outside").raw,
              R"([{"code":"digid","organization_name":"DigiD","help":""}])");
    EXPECT_EQ(app.ask({}, "GET /api/login/outside").raw, "[]") << "of residents only";
    keeps(lies);
    app.clock->advance_days(40);
    TestSession browser;
    const auto came = comes_in(browser);
    ASSERT_EQ(came.status, 201) << came.raw;
    EXPECT_EQ(came.at("greeting").at("kind"), "outside");
    EXPECT_EQ(came.at("greeting").at("code_checked"), true);
    EXPECT_EQ(first_name_on_the_page(browser), "Lies");
    EXPECT_EQ(value("select level from session where link_id = (select link_id from "
                    "resident_identity)"),
              "substantial")
        << "how sure it is stands with the session";
    const auto own = app.ask(browser, "GET /api/my/logins").at("logins").as_array();
    EXPECT_EQ(own.at(0).at("name"), "DigiD");
    EXPECT_TRUE(own.at(0).as_object().contains("last_used_at"));
    EXPECT_NE(app.show("select action, outcome from access_log").find("link.outside | done"),
              std::string::npos);
}

TEST_F(MyLoginsTest, each_time_it_is_asked_who_this_is_at_the_levels_that_are_enough) {
    TestSession browser;
    const auto away =
        parameters_of(app.visit(browser, "POST /api/link/outside/begin", {{"code", "digid"}}));
    EXPECT_EQ(away.at("prompt"), "login");
    EXPECT_EQ(away.at("acr_values"), "two");
    EXPECT_EQ(away.at("scope"), "openid");
    EXPECT_TRUE(away.at("redirect_uri").ends_with("/mijn/terug"));
}

// A number of a citizen is one subject as any other: it stands nowhere.
TEST_F(MyLoginsTest, of_who_somebody_is_there_nothing_is_kept_but_a_hash_of_this_organisation) {
    const WrongLogin with_bsn{"a BSN", [](json::object& claims) {
                                  claims["sub"] = "s00000000:999990019";
                                  claims["bsn"] = "999990019";
                                  claims["given_name"] = "Elisabeth-van-daar";
                              }};
    ASSERT_EQ(joins(lies, with_bsn).status, 201);
    const auto kept = app.show("select * from resident_identity") +
                      app.show("select * from outside_visit") + app.show("select * from link") +
                      app.show("select * from session") + app.show("select * from access_log");
    for (const auto* word : {"999990019", "Elisabeth-van-daar"})
        EXPECT_EQ(kept.find(word), std::string::npos) << word;
    const auto& keys = app.app().keys();
    EXPECT_EQ(value("select subject_hash from resident_identity"),
              access::hash_for_organization(
                  keys, OrganizationId{cast::practice},
                  access::hash_of_subject(keys, house.issuer(), "s00000000:999990019")));
}

TEST_F(MyLoginsTest, at_two_organisations_it_is_joined_twice_and_nothing_kept_joins_them) {
    auto elsewhere = page_elsewhere();
    keeps(lies);
    keeps(elsewhere);
    TestSession here, there;
    const WrongLogin of_one_session{"one session there",
                                    [](json::object& claims) { claims["sid"] = "one"; }};
    for (auto* browser : {&here, &there}) {
        const auto choice = comes_in(*browser, of_one_session);
        ASSERT_EQ(choice.status, 201) << choice.raw;
        EXPECT_FALSE(choice.body.as_object().contains("greeting"));
        const auto& pages = choice.at("pages").as_array();
        ASSERT_EQ(pages.size(), 2U);
        EXPECT_FALSE(is_at_her_page(*browser)) << "first the choice";
        const auto& page = pages.at(browser == &here ? 0 : 1).at("page");
        EXPECT_EQ(app.visit(*browser, "POST /api/link/outside", {{"page", page}}).status, 201);
        EXPECT_TRUE(is_at_her_page(*browser));
        auto again = *browser;
        EXPECT_EQ(app.visit(again, "POST /api/link/outside", {{"page", page}}).status, 401)
            << "a choice is made once";
    }
    EXPECT_NE(app.ask(here, "GET /api/my/greeting").text("organization_name"),
              app.ask(there, "GET /api/my/greeting").text("organization_name"));
    const auto kept_here = kept_of(cast::lies);
    const auto kept_there = kept_of(cast::somebody_else);
    EXPECT_GE(kept_here.size(), 8U);
    for (const auto& one : kept_here) EXPECT_FALSE(kept_there.contains(one)) << one;
    EXPECT_EQ(value("select count(*) from outside_visit"), "0");
}

TEST_F(MyLoginsTest, a_page_that_is_not_his_is_not_chosen) {
    auto elsewhere = page_elsewhere();
    keeps(elsewhere);
    const auto other = id_of_login();
    const WrongLogin somebody{"somebody else",
                              [](json::object& claims) { claims["sub"] = "somebody-else"; }};
    ASSERT_EQ(joins(lies, somebody).status, 201);
    TestSession browser;
    goes_and_comes_back(browser, somebody, to_come_in);
    EXPECT_EQ(app.visit(browser, "POST /api/link/outside", {{"page", other}}).status, 404);
    EXPECT_FALSE(is_at_her_page(browser));
}

TEST_F(MyLoginsTest, a_level_that_is_too_low_opens_and_joins_nothing_and_says_so) {
    for (const auto* acr : {"password", "sms"})
        EXPECT_EQ(joins(lies, at_level(acr)).text("code"), "login.level_too_low") << acr;
    keeps(lies);
    for (const auto* acr : {"password", "sms"}) {
        TestSession browser;
        const auto refused = comes_in(browser, at_level(acr));
        EXPECT_EQ(refused.status, 401) << acr;
        EXPECT_EQ(refused.text("code"), "login.level_too_low") << acr;
        EXPECT_FALSE(is_at_her_page(browser)) << acr;
        EXPECT_EQ(app.visit(browser, "POST /api/link/outside", json::object{}).text("code"),
                  "login.refused")
            << "nothing is left of it";
    }
}

// Another broker, other words for levels: data, and no code.
TEST_F(MyLoginsTest, another_house_with_other_levels_is_a_line_in_the_settings) {
    app.app().errands.clear();
    issuer.levels = {{"http://eidas.europa.eu/LoA/low", "low"},
                     {"http://eidas.europa.eu/LoA/high", "high"}};
    issuer.for_residents->at_least = "low";
    ASSERT_TRUE(access::install_outside_issuers(app.app(), {issuer}));
    ask();
    ASSERT_EQ(joins(lies, at_level("http://eidas.europa.eu/LoA/high")).status, 201);
    TestSession browser;
    EXPECT_EQ(comes_in(browser, at_level("http://eidas.europa.eu/LoA/low")).status, 201);
    EXPECT_EQ(first_name_on_the_page(browser), "Lies");
    EXPECT_EQ(comes_in(browser, at_level("two")).text("code"), "login.refused");
}

TEST_F(MyLoginsTest, an_answer_in_which_one_thing_is_wrong_opens_and_joins_nothing) {
    const auto all = testing::wrong_logins(*this);
    EXPECT_GE(all.size(), 25U);
    for (const auto& wrong : all) {
        const testing::CaughtLog log;
        const auto back = goes_and_comes_back(lies, wrong, to_join);
        EXPECT_EQ(app.visit(lies, "POST /api/my/logins", nullptr).status, 409) << wrong.what;
        EXPECT_EQ(value("select count(*) from resident_identity"), "0") << wrong.what;
        EXPECT_TRUE(back.status == 401 || log.text().find("was not believed") != std::string::npos)
            << wrong.what;
        house.tell_of_itself();
    }
    keeps(lies);
    for (const auto& wrong : all) {
        const auto lines = value("select count(*) from access_log where outcome <> 'done'");
        TestSession browser;
        const auto reply = comes_in(browser, wrong);
        EXPECT_EQ(reply.status, 401) << wrong.what;
        EXPECT_EQ(reply.text("code"), "login.refused") << wrong.what << reply.raw;
        EXPECT_FALSE(is_at_her_page(browser)) << wrong.what;
        EXPECT_NE(value("select count(*) from access_log where outcome <> 'done'"), lines)
            << wrong.what;
        EXPECT_EQ(value("select count(*) from outside_visit"), "0") << wrong.what;
        house.tell_of_itself();
    }
    TestSession browser;
    EXPECT_EQ(comes_in(browser).status, 201) << "and the right one still does";
}

TEST_F(MyLoginsTest, what_comes_back_in_another_browser_or_by_another_door_is_nothing) {
    keeps(lies);
    TestSession browser, other;
    const auto away =
        parameters_of(app.visit(browser, "POST /api/link/outside/begin", {{"code", "digid"}}));
    tell_token(SigningKey::p256().token({{"alg", "ES256"}, {"kid", "curve"}}, right_claims(away)));
    const auto back = right_return(away);
    EXPECT_EQ(app.visit(other, "POST /api/link/outside/return", back).status, 401);
    EXPECT_EQ(app.visit(other, "POST /api/login/outside/return", back).status, 401);
    EXPECT_EQ(app.ask(browser, "GET /api/login/outside/stage").text("stage"), "gone");
    auto by_the_other_door = browser;
    EXPECT_EQ(app.visit(by_the_other_door, "POST /api/login/outside/return", back).status, 401);
    EXPECT_EQ(app.visit(browser, "POST /api/link/outside/return", back).status, 201);
    ask();
    auto copy = browser;
    EXPECT_EQ(app.visit(copy, "POST /api/login/outside", nullptr).status, 401);
    EXPECT_EQ(app.visit(browser, "POST /api/link/outside", json::object{}).status, 201);
    EXPECT_EQ(app.ask({}, "POST /api/login/outside/begin", {{"code", "digid"}}).status, 404);
    EXPECT_EQ(app.ask(gp, "POST /api/outside_identities/begin", {{"code", "digid"}}).status, 404);
}

// Who begins to join on one page cannot be made to finish it on another, nor to come in by it.
TEST_F(MyLoginsTest, a_way_to_join_is_no_way_in_and_is_of_one_page) {
    auto elsewhere = page_elsewhere();
    goes_and_comes_back(lies, {"nothing"}, to_join);
    auto thief = elsewhere;
    for (const auto* name : {"vk_outside", "__Host-vk_outside"})
        thief.cookies[name] = lies.cookies[name];
    EXPECT_EQ(app.visit(thief, "POST /api/my/logins", nullptr).status, 409);
    EXPECT_EQ(value("select count(*) from resident_identity"), "0");
    goes_and_comes_back(lies, {"nothing"}, to_join);
    EXPECT_EQ(app.visit(lies, "POST /api/link/outside", json::object{}).status, 401);
    EXPECT_EQ(app.visit(lies, "POST /api/my/logins", nullptr).status, 409);
}

// Who knows nothing hears nothing: the same bytes and the same work, whoever it is.
TEST_F(MyLoginsTest, nobody_hears_whether_there_is_or_was_a_page) {
    const WrongLogin somebody{"somebody else",
                              [](json::object& claims) { claims["sub"] = "somebody-else"; }};
    TestSession never;
    const auto unknown = comes_in(never, somebody);
    EXPECT_EQ(unknown.status, 401);
    EXPECT_EQ(unknown.text("code"), "login.outside_unknown");
    keeps(lies);
    TestSession stranger_here;
    EXPECT_EQ(comes_in(stranger_here, somebody).raw, unknown.raw);
    become("deceased");
    TestSession after;
    EXPECT_EQ(comes_in(after).raw, unknown.raw);
}

TEST_F(MyLoginsTest, a_login_is_of_one_page_here_and_a_page_has_one) {
    keeps(lies);
    EXPECT_EQ(
        joins(lies, {"another", [](json::object& claims) { claims["sub"] = "x"; }}).text("code"),
        "login.outside_taken");
    EXPECT_EQ(joins(lies).text("code"), "login.outside_taken");
}

TEST_F(MyLoginsTest, what_was_removed_opens_nothing_and_who_came_in_by_it_is_out) {
    keeps(lies);
    TestSession browser;
    ASSERT_EQ(comes_in(browser).status, 201);
    const auto left = app.visit(lies, "POST /api/my/logins/" + id_of_login() + "/remove");
    EXPECT_EQ(left.status, 201) << left.raw;
    EXPECT_FALSE(left.at("logins").as_array().at(0).as_object().contains("id"));
    EXPECT_EQ(app.ask(browser, "GET /api/my/page").status, 401);
    EXPECT_EQ(comes_in(browser).text("code"), "login.outside_unknown");
    EXPECT_EQ(first_name_on_the_page(lies), "Lies") << "her link still works";
    keeps(lies);
    TestSession again;
    EXPECT_EQ(comes_in(again).status, 201) << "and it can be joined anew";
}

TEST_F(MyLoginsTest, a_page_that_is_sent_anew_and_a_year_without_use_end_it) {
    keeps(lies);
    TestSession browser;
    app.clock->advance_days(364);
    ASSERT_EQ(comes_in(browser).status, 201) << "and the year begins anew";
    app.clock->advance_days(364);
    ASSERT_EQ(comes_in(browser).status, 201);
    app.clock->advance_days(365);
    EXPECT_EQ(comes_in(browser).text("code"), "login.outside_unknown");
    app.clock->advance_days(-300);
    ASSERT_EQ(comes_in(browser).status, 201);
    gp = signed_in(cast::hub);
    ASSERT_EQ(app.ask(gp, "POST /api/referrals/" + value("select id from referral") + "/own_page",
                      {{"how", "paper"}})
                  .status,
              201);
    EXPECT_EQ(app.ask(browser, "GET /api/my/page").status, 401);
    EXPECT_EQ(comes_in(browser).text("code"), "login.outside_unknown");
    EXPECT_EQ(value("select count(*) from resident_identity"), "0");
}

TEST_F(MyLoginsTest, of_who_is_past_the_term_no_way_in_is_left) {
    keeps(lies);
    EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        const PersonId id{cast::lies};
        access::ResidentPasskey passkey;
        passkey.id = new_id<access::PasskeyId>();
        passkey.credential_id = "of-lies";
        passkey.link_id = TRY(access::make_own_link(work, {id, OrganizationId{cast::practice}, ""},
                                                    "passkey", passkey.id.value));
        return work.tx.insert(passkey);
    }));
    EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(access::remove_about(work.tx, PersonId{cast::lies}));
        return {};
    }));
    for (const auto* table : {"resident_identity", "resident_passkey"})
        EXPECT_EQ(value("select count(*) from " + std::string(table)), "0") << table;
}

TEST_F(MyLoginsTest, on_the_page_of_a_child_none_is_joined) {
    for (const auto* born : {"2016-05-01", "2012-05-01"}) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2", std::string(born),
                                cast::lies));
            return {};
        }));
        EXPECT_FALSE(app.ask(lies, "GET /api/my/logins").at("can_keep").as_bool()) << born;
        EXPECT_GE(app.ask(lies, "POST /api/my/logins/begin", {{"code", "digid"}}).status, 403)
            << born;
    }
}

TEST_F(MyLoginsTest, who_reads_along_joins_none_and_sees_no_sessions) {
    app.ask(lies, "POST /api/my/mandates",
            {{"name", "Mo"},
             {"phone", "0612345679"},
             {"scope", {"progress"}},
             {"ends_on", "2026-12-01"}});
    const auto token = newest_link("mandate");
    TestSession mo;
    app.visit(mo, "POST /api/link/start",
              {{"token", token}, {"birth_on", cast::birth_date_of_lies}});
    app.visit(mo, "POST /api/link/code", {{"token", token}});
    app.visit(mo, "POST /api/link/verify",
              {{"token", token}, {"code", newest_fact("mandate_code", "code")}});
    EXPECT_EQ(app.ask(mo, "GET /api/my/page").status, 200);
    for (const auto* line : {"GET /api/my/logins", "GET /api/my/sessions"})
        EXPECT_EQ(app.ask(mo, line).status, 403) << line;
    EXPECT_EQ(app.ask(mo, "POST /api/my/logins/begin", {{"code", "digid"}}).status, 403);
    EXPECT_EQ(app.ask(lies, "GET /api/my/sessions").body.as_array().size(), 1U);
}

// What lets somebody in wants a proof of the last minutes; when it was proven there counts.
TEST_F(MyLoginsTest, joining_and_removing_want_a_fresh_proof) {
    keeps(lies);
    const auto id = id_of_login();
    const auto wants_proof = [&](const TestSession& who) {
        const auto refused = app.ask(who, "POST /api/my/logins/" + id + "/remove");
        return refused.text("code") == "session.proof_wanted";
    };
    app.clock->advance_minutes(6);
    EXPECT_TRUE(wants_proof(lies));
    EXPECT_EQ(app.ask(lies, "POST /api/my/logins/begin", {{"code", "digid"}}).text("code"),
              "session.proof_wanted");
    TestSession not_told, this_morning, just_now;
    comes_in(not_told, {"not told", [](json::object& claims) { claims.erase("auth_time"); }});
    EXPECT_TRUE(wants_proof(not_told));
    comes_in(this_morning,
             {"before", [&](json::object& claims) { claims["auth_time"] = now() - 600; }});
    EXPECT_TRUE(wants_proof(this_morning));
    EXPECT_TRUE(is_at_her_page(this_morning)) << "reading goes on";
    comes_in(just_now);
    EXPECT_FALSE(wants_proof(just_now));
}

TEST_F(MyLoginsTest, her_sessions_are_seen_with_how_she_came_in_and_ended) {
    keeps(lies);
    TestSession browser;
    browser.headers["user-agent"] = "Mozilla/5.0 (Android 14; Mobile) Firefox/140.0";
    ASSERT_EQ(comes_in(browser).status, 201);
    const auto seen = app.ask(lies, "GET /api/my/sessions");
    ASSERT_EQ(seen.body.as_array().size(), 2U);
    EXPECT_TRUE(seen.body.at(0).at("here").as_bool());
    EXPECT_EQ(seen.body.at(0).at("level"), "code");
    EXPECT_EQ(seen.body.at(1).at("level"), "substantial");
    EXPECT_EQ(seen.body.at(1).at("device"), "phone firefox");
    const std::string id(seen.body.at(1).at("id").as_string());
    auto elsewhere = page_elsewhere();
    EXPECT_EQ(app.ask(elsewhere, "GET /api/my/sessions").body.as_array().size(), 1U)
        << "of this page only";
    EXPECT_EQ(app.ask(elsewhere, "POST /api/my/sessions/" + id + "/end").status, 404);
    EXPECT_EQ(app.ask(lies, "POST /api/my/sessions/" + id + "/end").status, 201);
    EXPECT_FALSE(is_at_her_page(browser));
    EXPECT_TRUE(is_at_her_page(lies));
}

TEST_F(MyLoginsTest, what_ends_there_ends_here_at_each_of_her_pages) {
    auto elsewhere = page_elsewhere();
    keeps(lies);
    keeps(elsewhere);
    const WrongLogin of_one_session{"one session there",
                                    [](json::object& claims) { claims["sid"] = "one"; }};
    const auto opened = [&](std::size_t at) {
        TestSession browser;
        const auto choice = comes_in(browser, of_one_session);
        app.visit(browser, "POST /api/link/outside",
                  {{"page", choice.at("pages").as_array().at(at).at("page")}});
        EXPECT_TRUE(is_at_her_page(browser));
        return browser;
    };
    for (const auto* who : {"sid", "sub"}) {
        const auto here = opened(0), there = opened(1);
        json::object claims{
            {"iss", house.issuer()},
            {"aud", testing::client_there},
            {"jti", who},
            {"iat", now()},
            {"exp", now() + 120},
            {"events", {{"http://schemas.openid.net/event/backchannel-logout", json::object{}}}}};
        claims[who] = std::string(who) == "sid" ? "one" : testing::subject_there;
        TestSession machine;
        machine.headers = {{"x-vk", ""}, {"content-type", "application/x-www-form-urlencoded"}};
        const auto token = SigningKey::p256().token({{"alg", "ES256"}, {"kid", "curve"}}, claims);
        EXPECT_EQ(app.ask_text(machine, "POST /login/oidc/logout", "logout_token=" + token).status,
                  204);
        EXPECT_FALSE(is_at_her_page(here)) << who;
        EXPECT_FALSE(is_at_her_page(there)) << who;
        EXPECT_TRUE(is_at_her_page(elsewhere)) << who << ": what began with a code goes on";
    }
}

}  // namespace
}  // namespace veerkracht::people
