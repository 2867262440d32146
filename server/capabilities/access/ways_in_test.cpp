// Every way in, as the table in README.md has them; and that half a way in is none.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "app/demo/module.hpp"
#include "capabilities/access/outside_guest.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/resident_identities.hpp"
#include "runtime/crypto/crypto.hpp"
#include "testing/authenticator.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

constexpr auto address_of_hub = "b001@account.example";

class WaysInTest : public CastTest {
  protected:
    WaysInTest() { demo::install(app.app(), std::make_shared<demo::MovableClock>("")); }

    // Who is in this browser, by the sessions that its cookies name.
    std::string inside(const TestSession& browser) {
        std::string levels;
        for (const auto& [name, token] : browser.cookies)
            levels += value("select level from session where id = $1",
                            {app.app().keys().token_hash(token)});
        return levels.empty() ? "nobody" : levels;
    }
    TestSession with_password() {
        TestSession browser;
        EXPECT_EQ(app.visit(browser, "POST /api/login/password",
                            {{"email", address_of_hub}, {"password", cast::password}})
                      .status,
                  201);
        return browser;
    }
    // Hub, whose account was joined to it before.
    TestSession by_the_login_of_the_organisation();
    // Sanne, who was invited and came back from there.
    TestSession by_login_with_an_invitation();
    // Lies, whose own page was.
    TestSession by_a_login_of_residents();
    std::map<std::string, std::function<std::string()>> ways();

    static std::string line_of(const http::Route& route) {
        auto line = route.method + " " + route.pattern;
        for (auto at = line.find('{'); at != std::string::npos; at = line.find('{')) {
            const auto end = line.find('}', at);
            const bool is_word = line.substr(at, end - at + 1) == "{code}";
            line.replace(at, end - at + 1, is_word ? "six_marks" : cast::absent);
        }
        return line;
    }
};

// What the login would have told of him stands there: outside_test.cpp has the whole way.
TestSession WaysInTest::by_the_login_of_the_organisation() {
    TestSession browser;
    browser.cookies["__Host-vk_outside"] = browser.cookies["vk_outside"] = "of this browser";
    EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.insert(OutsideIssuerRow{
            .code = "linde", .organization_name = "Praktijk De Denkbeeldige Linde"}));
        TRY(work.tx.insert(OutsideIdentity{.id = new_id<OutsideIdentityId>(),
                                           .account_id = AccountId{cast::hub},
                                           .issuer_code = "linde",
                                           .subject_hash = "hub",
                                           .created_at = work.now}));
        return work.tx.insert(OutsideVisit{.id = work.keys.token_hash("of this browser"),
                                           .issuer_code = "linde",
                                           .stage = "known",
                                           .subject_hash = "hub",
                                           .level = "both",
                                           .ends_at = plus_minutes(work.now, 1)});
    }));
    app.visit(browser, "POST /api/login/outside");
    return browser;
}

TestSession WaysInTest::by_login_with_an_invitation() {
    gp = signed_in(cast::hub);
    const auto address = "sanne@linde.example";
    app.ask(gp, "POST /api/account_invitations",
            {{"name", "Sanne"}, {"role", "assistant"}, {"email", address}});
    TestSession browser;
    browser.cookies["__Host-vk_outside"] = browser.cookies["vk_outside"] = "of her browser";
    EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        OutsideIssuerRow issuer;
        issuer.code = "linde_to_come_in";
        issuer.organization_name = "Praktijk De Denkbeeldige Linde";
        issuer.levels_wanted = "two";
        TRY(work.tx.insert(issuer));
        OutsideVisit visit;
        visit.id = work.keys.token_hash("of her browser");
        visit.issuer_code = issuer.code;
        visit.stage = "known";
        visit.subject_hash = "sanne";
        visit.level = "both";
        visit.ends_at = plus_minutes(work.now, 1);
        visit.invitation =
            work.tx
                .value<std::string>("select token_hash from account_invitation where email = $1",
                                    std::string(address))
                .value_or("");
        visit.email_hash = hash_of_email(work.keys, address);
        return work.tx.insert(visit);
    }));
    app.visit(browser, "POST /api/account_invitation/arrival");
    return browser;
}

TestSession WaysInTest::by_a_login_of_residents() {
    TestSession browser;
    browser.cookies["__Host-vk_outside"] = browser.cookies["vk_outside"] = "of this phone";
    const OrganizationId practice{cast::practice};
    EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        OutsideIssuerRow issuer;
        issuer.code = "digid";
        issuer.organization_name = "DigiD";
        issuer.least_level = "substantial";
        TRY(work.tx.insert(issuer));
        ResidentIdentity identity;
        identity.id = new_id<ResidentIdentityId>();
        identity.organization_id = practice;
        identity.issuer_code = "digid";
        identity.subject_hash = hash_for_organization(work.keys, practice, "lies");
        identity.link_id = TRY(make_own_link(work, {PersonId{cast::lies}, practice, ""}, "outside",
                                             identity.id.value));
        TRY(work.tx.insert(identity));
        OutsideVisit visit;
        visit.id = work.keys.token_hash("of this phone");
        visit.issuer_code = "digid";
        visit.stage = "known";
        visit.subject_hash = "lies";
        visit.level = "substantial";
        visit.ends_at = plus_minutes(work.now, 1);
        visit.is_of_resident = true;
        return work.tx.insert(visit);
    }));
    app.visit(browser, "POST /api/link/outside", boost::json::object{});
    return browser;
}

std::map<std::string, std::function<std::string()>> WaysInTest::ways() {
    std::map<std::string, std::function<std::string()>> all;
    all["/api/login/password"] = [&] { return inside(with_password()); };
    all["/api/login/code"] = [&] {
        auto browser = with_password();
        app.visit(browser, "POST /api/login/code", {{"code", authenticator_code(cast::hub)}});
        return inside(browser);
    };
    all["/api/login/passkey"] = [&] {
        testing::Authenticator one;
        const auto begun = app.visit(nurse, "POST /api/passkeys/begin");
        one.user_handle = begun.text("user_handle");
        app.visit(nurse, "POST /api/passkeys", one.made(one.making(begun.text("challenge"))));
        TestSession browser;
        const auto asked = app.visit(browser, "POST /api/login/passkey/begin");
        app.visit(browser, "POST /api/login/passkey",
                  one.signed_answer(one.signing(asked.text("challenge"))));
        return inside(browser);
    };
    all["/api/login/outside"] = [&] { return inside(by_the_login_of_the_organisation()); };
    all["/api/account_invitation/arrival"] = [&] { return inside(by_login_with_an_invitation()); };
    all["/api/session/unlock"] = [&] {
        auto browser = signed_in(cast::karin);
        app.clock->advance_minutes(15);
        app.visit(browser, "POST /api/session/unlock", {{"password", cast::password}});
        return inside(browser);
    };
    all["/api/account_invitation/accept"] = [&] {
        gp = signed_in(cast::hub);
        const auto sent =
            app.ask(gp, "POST /api/account_invitations",
                    {{"name", "Sanne"}, {"role", "assistant"}, {"email", "s@linde.example"}});
        const auto token =
            newest_fact("account_welcome", "link").substr(std::string("/toegang/").size());
        const auto pairing = app.ask({}, "POST /api/account_invitation/pair",
                                     {{"token", token}, {"code", sent.text("code")}});
        const auto seconds = app.clock->now().time_since_epoch().count() / 1'000;
        TestSession browser;
        app.visit(browser, "POST /api/account_invitation/accept",
                  {{"token", token},
                   {"code", sent.text("code")},
                   {"password", "zeven grijze kippen op zolder"},
                   {"figures",
                    crypto::totp_code(*crypto::from_base32(pairing.text("key")), seconds / 30)}});
        return inside(browser);
    };
    all["/api/link/start"] = [&] {
        app.ask(gp, "POST /api/people/" + cast::lies + "/invitations",
                {{"questionnaire", "six_marks"}, {"channel", "sms"}});
        TestSession phone;
        app.visit(
            phone, "POST /api/link/start",
            {{"token", newest_link("questionnaire")}, {"birth_on", cast::birth_date_of_lies}});
        return inside(phone);
    };
    all["/api/link/verify"] = [&] {
        gp = signed_in(cast::hub);
        referred();
        return inside(lies_at_her_page());
    };
    all["/api/link/passkey"] = [&] {
        testing::Authenticator phone;
        gp = signed_in(cast::hub);
        referred();
        auto lies = lies_at_her_page();
        const auto begun = app.visit(lies, "POST /api/my/passkeys/begin");
        phone.user_handle = begun.text("user_handle");
        auto made = phone.made(phone.making(begun.text("challenge")));
        made.erase("name");
        app.visit(lies, "POST /api/my/passkeys", made);
        TestSession browser;
        const auto asked = app.visit(browser, "POST /api/link/passkey/begin");
        app.visit(browser, "POST /api/link/passkey",
                  phone.signed_answer(phone.signing(asked.text("challenge"))));
        return inside(browser);
    };
    all["/api/link/outside"] = [&] { return inside(by_a_login_of_residents()); };
    all["/api/demo/accounts/{id}/enter"] = [&] {
        TestSession browser;
        app.visit(browser, "POST /api/demo/accounts/" + cast::hub + "/enter");
        return inside(browser);
    };
    return all;
}

// "| `/api/login/code` | … | full |" → {"/api/login/code", "full"}
std::map<std::string, std::string> ways_of_the_table() {
    std::ifstream file(VEERKRACHT_ROOT "/server/capabilities/access/README.md");
    const std::regex row(R"(\| `(/api/[^`]+)` \|.*\| `([a-z]+)` \|)");
    std::map<std::string, std::string> found;
    for (std::string line; std::getline(file, line);) {
        std::smatch parts;
        if (std::regex_search(line, parts, row)) found[parts[1]] = parts[2];
    }
    return found;
}

TEST_F(WaysInTest, every_way_of_the_table_opens_what_it_says) {
    const auto table = ways_of_the_table();
    auto all = ways();
    for (const auto& [address, way] : all) {
        ASSERT_TRUE(table.contains(address)) << address;
        EXPECT_EQ(way(), table.at(address)) << address;
    }
    EXPECT_EQ(table.size(), all.size());
}

// A session begins in one place, and these are all who ask for one.
TEST_F(WaysInTest, nothing_else_begins_a_session) {
    namespace fs = std::filesystem;
    std::set<std::string> callers;
    const std::regex begins(R"(\b(start_session|sign_in)\()");
    for (const auto& entry : fs::recursive_directory_iterator(VEERKRACHT_ROOT "/server")) {
        const auto path = entry.path().string();
        if (!path.ends_with(".cpp") || path.ends_with("_test.cpp") ||
            path.find("/testing/") != std::string::npos)
            continue;
        std::ifstream file(path);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        if (std::regex_search(text, begins)) callers.insert(entry.path().filename().string());
    }
    EXPECT_EQ(callers,
              (std::set<std::string>{"acceptance.cpp", "module.cpp", "outside_guest.cpp",
                                     "outside_visit.cpp", "passkeys.cpp", "resident_door.cpp",
                                     "resident_identities.cpp", "sessions.cpp"}));
}

TEST_F(WaysInTest, a_half_session_is_taken_by_the_route_of_the_code_and_by_no_other) {
    auto half = with_password();
    ASSERT_EQ(half.cookies.size(), 1U);
    const auto token = half.cookies.begin()->second;
    EXPECT_EQ(
        value("select count(*) from session where id = $1", {app.app().keys().token_hash(token)}),
        "0");
    std::vector<TestSession> presented(6);
    presented[0].cookies["__Host-vk_half"] = token;
    presented[1].cookies["__Host-vk_staff"] = token;
    presented[2].cookies["__Host-vk_link"] = token;
    presented[3].cookies["__Host-vk_challenge"] = token;
    presented[4].headers["authorization"] = "Bearer " + token;
    presented[5].headers["authorization"] =
        "Basic " + crypto::to_base64url(std::string(address_of_hub) + ":" + token);
    for (const auto& route : app.app().routes.all()) {
        const auto line = line_of(route);
        const auto nobody = app.ask({}, line);
        for (auto& browser : presented) {
            const auto reply = app.ask(browser, line);
            EXPECT_EQ(reply.status, nobody.status) << line;
            EXPECT_TRUE(route.options.anonymous || reply.status == 401) << line;
            auto after = browser;
            after.take(reply);
            EXPECT_EQ(inside(after), "nobody") << line;
        }
    }
    const auto code = authenticator_code(cast::hub);
    for (std::size_t at = 1; at < presented.size(); ++at) {
        EXPECT_EQ(app.visit(presented[at], "POST /api/login/code", {{"code", code}}).status, 401);
        EXPECT_EQ(app.ask(presented[at], "POST /api/session/unlock", {{"password", cast::password}})
                      .status,
                  401);
    }
    EXPECT_FALSE(app.ask(half, "GET /api/session").at("signed_in").as_bool());
    EXPECT_FALSE(app.ask(half, "GET /api/session").at("locked").as_bool());
    const auto copy = half;
    EXPECT_EQ(app.visit(half, "POST /api/login/code", {{"code", code}}).status, 201);
    EXPECT_EQ(inside(half), "full");
    app.clock->advance_seconds(30);
    EXPECT_EQ(
        app.ask(copy, "POST /api/login/code", {{"code", authenticator_code(cast::hub)}}).status,
        401)
        << "half a sign-in is used once";
}

// A token that is good in its own cookie is nobody's in the other one.
TEST_F(WaysInTest, a_session_opens_nothing_in_the_cookie_of_the_other_kind) {
    referred();
    const auto resident = lies_at_her_page();
    TestSession worker_as_resident, resident_as_worker;
    worker_as_resident.cookies["__Host-vk_link"] = gp.cookies.at("__Host-vk_staff");
    resident_as_worker.cookies["__Host-vk_staff"] = resident.cookies.at("__Host-vk_link");
    for (const auto& route : app.app().routes.all()) {
        const auto line = line_of(route);
        const auto nobody = app.ask({}, line);
        for (const auto& browser : {worker_as_resident, resident_as_worker}) {
            const auto reply = app.ask(browser, line);
            EXPECT_EQ(reply.status, nobody.status) << line;
            EXPECT_TRUE(route.options.anonymous || reply.status == 401) << line;
        }
    }
    EXPECT_EQ(inside(worker_as_resident), "nobody");
    EXPECT_EQ(inside(resident_as_worker), "nobody");
}

TEST_F(WaysInTest, access_given_anew_ends_half_a_sign_in) {
    TestSession half;
    app.visit(half, "POST /api/login/password",
              {{"email", "b003@account.example"}, {"password", cast::password}});
    EXPECT_EQ(
        app.ask(gp, "POST /api/accounts/" + cast::femke + "/renew", {{"identity_checked", true}})
            .status,
        201);
    EXPECT_EQ(
        app.ask(half, "POST /api/login/code", {{"code", authenticator_code(cast::femke)}}).status,
        401);
}

}  // namespace
}  // namespace veerkracht::access
