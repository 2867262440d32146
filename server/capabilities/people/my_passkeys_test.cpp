// The own page by a passkey: kept behind the code, opened again without a link, one for each
// organisation, and every ceremony in which one thing is wrong.
#include <set>
#include <sstream>

#include "runtime/crypto/crypto.hpp"
#include "testing/authenticator.hpp"
#include "testing/cast.hpp"

namespace veerkracht::people {
namespace {

namespace json = boost::json;
using testing::Authenticator;
using testing::Said;

struct Wrong {
    const char* what;
    const char* code;
    std::function<void(Said&)> said = [](Said&) {};
    std::function<void(json::object&)> sent = [](json::object&) {};
};

std::string changed(const std::string& text) {
    auto other = text;
    other.back() = static_cast<char>(other.back() ^ 1);
    return other;
}

class MyPasskeysTest : public CastTest {
  protected:
    MyPasskeysTest() {
        referred();
        lies = lies_at_her_page();
        lies.headers["user-agent"] = "Mozilla/5.0 (Android 14; Mobile) Firefox/140.0";
        phone.counter = 5;
    }

    TestReply keep(TestSession& who, const Authenticator& one, const Said& said) {
        auto body = one.made(said);
        body.erase("name");
        return app.visit(who, "POST /api/my/passkeys", body);
    }
    void keeps(TestSession& who, Authenticator& one) {
        const auto begun = app.visit(who, "POST /api/my/passkeys/begin");
        ASSERT_EQ(begun.status, 201) << begun.raw;
        one.user_handle = begun.text("user_handle");
        const auto reply = keep(who, one, one.making(begun.text("challenge")));
        ASSERT_EQ(reply.status, 201) << reply.raw;
    }
    TestSession at_the_door(std::string& challenge) {
        TestSession browser;
        challenge = app.visit(browser, "POST /api/link/passkey/begin").text("challenge");
        return browser;
    }
    TestReply comes_in(TestSession& browser, Authenticator& one) {
        std::string challenge;
        browser = at_the_door(challenge);
        ++one.counter;
        return app.visit(browser, "POST /api/link/passkey",
                         one.signed_answer(one.signing(challenge)));
    }
    std::string first_name_on_the_page(const TestSession& browser) {
        return app.ask(browser, "GET /api/my/page").text("first_name");
    }
    std::string id_of_passkey() { return value("select id from resident_passkey"); }
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
    // All that is kept of the passkeys of one row of a person, but moments and what many share.
    std::set<std::string> kept_of(const std::string& person) {
        std::set<std::string> all;
        std::istringstream words(
            app.show("select p.id, p.link_id, p.credential_id, l.id, l.token_hash, "
                     "l.organization_id, l.person_id, l.subject_id from resident_passkey p join "
                     "link l on l.id = p.link_id where l.person_id = $1",
                     {person}));
        for (std::string word; words >> word;)
            if (word != "|") all.insert(word);
        return all;
    }
    std::string everything() {
        return app.show("select * from resident_passkey order by id") +
               app.show("select id, closed_at, expires_at from link order by id") +
               app.show("select id, level from session order by id");
    }

    TestSession lies;
    Authenticator phone;
};

TEST_F(MyPasskeysTest, kept_behind_the_code_it_opens_the_page_again_without_a_link) {
    keeps(lies, phone);
    app.clock->advance_days(40);
    TestSession browser;
    const auto greeting = comes_in(browser, phone);
    ASSERT_EQ(greeting.status, 201) << greeting.raw;
    EXPECT_EQ(greeting.text("kind"), "passkey");
    EXPECT_TRUE(greeting.at("code_checked").as_bool());
    EXPECT_EQ(first_name_on_the_page(browser), "Lies");
    EXPECT_EQ(app.ask(browser, "GET /api/my/greeting").text("organization_name"),
              greeting.text("organization_name"));
    const auto own = app.ask(browser, "GET /api/my/passkeys");
    EXPECT_TRUE(own.at("can_keep").as_bool());
    EXPECT_EQ(own.at("passkeys").as_array().at(0).at("name"), "phone firefox");
    EXPECT_EQ(value("select level from session where link_id = (select link_id from "
                    "resident_passkey)"),
              "passkey")
        << "how sure it is stands with the session";
    EXPECT_NE(app.show("select action, outcome from access_log").find("link.passkey | done"),
              std::string::npos);
}

TEST_F(MyPasskeysTest, the_phone_reads_the_organisation_and_of_nobody_the_name) {
    const auto begun = app.visit(lies, "POST /api/my/passkeys/begin");
    EXPECT_EQ(begun.text("user_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(begun.text("user_display_name"), "Praktijk De Denkbeeldige Linde");
    const auto handle = crypto::from_base64url(begun.text("user_handle")).value();
    EXPECT_LE(handle.size(), 64U);
    for (const auto& told : {begun.raw, handle})
        for (const auto& one : {cast::lies, std::string("Lies"), std::string("Verzonnen"),
                                std::string(cast::phone_of_lies)})
            EXPECT_EQ(told.find(one), std::string::npos) << one;
}

TEST_F(MyPasskeysTest, at_two_organisations_there_are_two_and_nothing_kept_joins_them) {
    auto elsewhere = page_elsewhere();
    Authenticator for_elsewhere;
    keeps(lies, phone);
    keeps(elsewhere, for_elsewhere);
    EXPECT_NE(phone.user_handle, for_elsewhere.user_handle);
    TestSession here, there;
    ASSERT_EQ(comes_in(here, phone).status, 201);
    ASSERT_EQ(comes_in(there, for_elsewhere).status, 201);
    EXPECT_EQ(app.ask(here, "GET /api/my/passkeys").at("passkeys").as_array().size(), 1U);
    EXPECT_NE(app.ask(here, "GET /api/my/greeting").raw,
              app.ask(there, "GET /api/my/greeting").raw);
    const auto kept_here = kept_of(cast::lies);
    const auto kept_there = kept_of(cast::somebody_else);
    EXPECT_GE(kept_here.size(), 6U);
    for (const auto& one : kept_here) EXPECT_FALSE(kept_there.contains(one)) << one;
    // The passkey of one page does not open the other, whatever it says of whom it is.
    for_elsewhere.user_handle = phone.user_handle;
    TestSession browser;
    EXPECT_EQ(comes_in(browser, for_elsewhere).text("code"), "passkey.unknown");
}

TEST_F(MyPasskeysTest, what_was_removed_opens_nothing_and_who_came_in_by_it_is_out) {
    keeps(lies, phone);
    TestSession browser;
    ASSERT_EQ(comes_in(browser, phone).status, 201);
    const auto left = app.visit(lies, "POST /api/my/passkeys/" + id_of_passkey() + "/remove");
    EXPECT_EQ(left.status, 201) << left.raw;
    EXPECT_TRUE(left.at("passkeys").as_array().empty());
    EXPECT_EQ(app.ask(browser, "GET /api/my/page").status, 401);
    EXPECT_EQ(comes_in(browser, phone).text("code"), "passkey.unknown");
    EXPECT_EQ(first_name_on_the_page(lies), "Lies") << "her link still works";
}

TEST_F(MyPasskeysTest, a_page_that_is_sent_anew_ends_its_passkeys) {
    keeps(lies, phone);
    TestSession browser;
    ASSERT_EQ(comes_in(browser, phone).status, 201);
    gp = signed_in(cast::hub);
    const auto referral = value("select id from referral");
    ASSERT_EQ(
        app.ask(gp, "POST /api/referrals/" + referral + "/own_page", {{"how", "paper"}}).status,
        201);
    EXPECT_EQ(app.ask(browser, "GET /api/my/page").status, 401);
    EXPECT_EQ(comes_in(browser, phone).text("code"), "passkey.unknown");
    EXPECT_EQ(value("select count(*) from resident_passkey"), "0");
}

TEST_F(MyPasskeysTest, after_death_or_a_year_without_use_it_opens_nothing) {
    keeps(lies, phone);
    app.clock->advance_days(364);
    TestSession browser;
    ASSERT_EQ(comes_in(browser, phone).status, 201) << "and the year begins anew";
    app.clock->advance_days(364);
    ASSERT_EQ(comes_in(browser, phone).status, 201);
    app.clock->advance_days(365);
    EXPECT_EQ(comes_in(browser, phone).text("code"), "passkey.unknown");
    app.clock->advance_days(-200);
    gp = signed_in(cast::hub);
    const auto version = std::stoi(value("select version from person where id = $1", {cast::lies}));
    ASSERT_EQ(app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
                      {{"version", version}, {"status", "deceased"}})
                  .status,
              200);
    EXPECT_EQ(comes_in(browser, phone).text("code"), "passkey.unknown");
}

TEST_F(MyPasskeysTest, on_the_page_of_a_child_none_is_kept) {
    for (const auto* born : {"2016-05-01", "2012-05-01"}) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2", std::string(born),
                                cast::lies));
            return {};
        }));
        EXPECT_FALSE(app.ask(lies, "GET /api/my/passkeys").at("can_keep").as_bool()) << born;
        EXPECT_GE(app.ask(lies, "POST /api/my/passkeys/begin").status, 403) << born;
    }
}

// What lets somebody in wants a code or a passkey of the last minutes.
TEST_F(MyPasskeysTest, later_it_is_asked_anew_who_this_is_and_a_birth_date_is_never_enough) {
    keeps(lies, phone);
    app.clock->advance_minutes(6);
    const auto id = id_of_passkey();
    const json::object carer{{"name", "Mo"},
                             {"phone", "0612345679"},
                             {"scope", {"progress"}},
                             {"ends_on", "2026-12-01"}};
    const std::vector<std::pair<std::string, json::value>> steps{
        {"POST /api/my/passkeys/begin", nullptr},
        {"POST /api/my/passkeys/" + id + "/remove", nullptr},
        {"POST /api/my/mandates", carer}};
    for (const auto& [line, body] : steps) {
        const auto refused = app.ask(lies, line, body);
        EXPECT_EQ(refused.status, 401) << line;
        EXPECT_EQ(refused.text("code"), "session.proof_wanted") << line;
    }
    EXPECT_EQ(first_name_on_the_page(lies), "Lies") << "reading goes on";
    TestSession by_passkey;
    ASSERT_EQ(comes_in(by_passkey, phone).status, 201);
    const auto by_code = lies_at_her_page();
    EXPECT_EQ(app.ask(by_passkey, "POST /api/my/passkeys/begin").status, 201);
    EXPECT_EQ(app.ask(by_code, "POST /api/my/mandates", carer).status, 201);

    gp = signed_in(cast::hub);
    assistant = signed_in(cast::femke);
    app.ask(assistant, "POST /api/people/" + cast::lies + "/invitations",
            {{"questionnaire", "six_marks"}, {"channel", "sms"}});
    TestSession by_birth_date;
    ASSERT_EQ(
        app.visit(by_birth_date, "POST /api/link/start",
                  {{"token", newest_link("questionnaire")}, {"birth_on", cast::birth_date_of_lies}})
            .status,
        201);
    for (const auto& [line, body] : steps)
        EXPECT_GE(app.ask(by_birth_date, line, body).status, 400) << line;
    EXPECT_EQ(app.ask(by_birth_date, "POST /api/my/passkeys/begin").status, 401);
}

TEST_F(MyPasskeysTest, there_are_five_at_most_and_no_device_is_asked_twice) {
    for (int i = 0; i < 5; ++i) {
        Authenticator one;
        keeps(lies, one);
        if (i < 4) {
            const auto begun = app.visit(lies, "POST /api/my/passkeys/begin");
            EXPECT_EQ(begun.at("credential_ids").as_array().size(),
                      static_cast<std::size_t>(i + 1));
        }
    }
    EXPECT_EQ(app.visit(lies, "POST /api/my/passkeys/begin").text("code"), "passkey.too_many");
}

TEST_F(MyPasskeysTest, one_whose_counter_goes_back_is_stopped_and_she_sees_it) {
    keeps(lies, phone);
    phone.counter = 3;
    TestSession browser;
    EXPECT_EQ(comes_in(browser, phone).text("code"), "passkey.copied");
    phone.counter = 30;
    EXPECT_EQ(comes_in(browser, phone).text("code"), "passkey.stopped");
    EXPECT_TRUE(app.ask(lies, "GET /api/my/passkeys")
                    .at("passkeys")
                    .as_array()
                    .at(0)
                    .at("stopped")
                    .as_bool());
}

TEST_F(MyPasskeysTest, the_doors_of_residents_and_of_work_are_two) {
    Authenticator of_hub;
    const auto begun = app.visit(gp, "POST /api/passkeys/begin");
    of_hub.user_handle = begun.text("user_handle");
    app.visit(gp, "POST /api/passkeys", of_hub.made(of_hub.making(begun.text("challenge"))));
    keeps(lies, phone);
    TestSession browser;
    EXPECT_EQ(comes_in(browser, of_hub).text("code"), "passkey.unknown");
    const auto asked = app.visit(browser, "POST /api/login/passkey/begin");
    ++phone.counter;
    EXPECT_EQ(app.visit(browser, "POST /api/login/passkey",
                        phone.signed_answer(phone.signing(asked.text("challenge"))))
                  .text("code"),
              "passkey.unknown");
    // What was asked at the one door is not answered at the other.
    std::string challenge;
    auto crossing = at_the_door(challenge);
    EXPECT_EQ(app.visit(crossing, "POST /api/login/passkey",
                        of_hub.signed_answer(of_hub.signing(challenge)))
                  .text("code"),
              "passkey.challenge");
    // And no passkey of one kind is kept as one of the other.
    const auto again = app.visit(lies, "POST /api/my/passkeys/begin");
    EXPECT_EQ(keep(lies, of_hub, of_hub.making(again.text("challenge"))).text("code"),
              "passkey.known");
}

TEST_F(MyPasskeysTest, a_new_one_in_which_one_thing_is_wrong_is_not_kept) {
    const std::vector<Wrong> all{
        {"type of a sign-in", "type", [](Said& s) { s.type = "webauthn.get"; }},
        {"another challenge", "challenge", [](Said& s) { s.challenge = changed(s.challenge); }},
        {"origin of somebody else", "origin", [](Said& s) { s.origin = "http://localhost.nl"; }},
        {"in a frame", "frame", [](Said& s) { s.more = R"(,"crossOrigin":true)"; }},
        {"client data is no JSON", "client_data", [](Said& s) { s.client_data = "{"; }},
        {"of another site", "site", [](Said& s) { s.rp_id = "localhost.nl"; }},
        {"nobody was there", "user_absent", [](Said& s) { s.flags &= ~0x01U; }},
        {"nobody was asked who he is", "user_not_verified", [](Said& s) { s.flags &= ~0x04U; }},
        {"backed up though it cannot be", "backup", [](Said& s) { s.flags &= ~0x08U; }},
        {"no key in it", "unreadable", [](Said& s) { s.key = ""; }},
        {"no name of its own", "credential_id", [](Said& s) { s.credential_id = ""; }},
        {"an attestation that nobody knows", "attestation", [](Said& s) { s.format = "own"; }},
    };
    for (const auto& wrong : all) {
        auto said = phone.making(app.visit(lies, "POST /api/my/passkeys/begin").text("challenge"));
        const auto before = everything();
        wrong.said(said);
        const auto reply = keep(lies, phone, said);
        EXPECT_EQ(reply.status, 403) << wrong.what << reply.raw;
        EXPECT_EQ(reply.text("code"), std::string("passkey.") + wrong.code) << wrong.what;
        EXPECT_EQ(everything(), before) << wrong.what;
    }
    keeps(lies, phone);
}

TEST_F(MyPasskeysTest, a_way_in_with_one_thing_wrong_opens_nothing) {
    keeps(lies, phone);
    Authenticator nobodys;
    ++phone.counter;
    const std::vector<Wrong> all{
        {"type of a new one", "type", [](Said& s) { s.type = "webauthn.create"; }},
        {"another challenge", "challenge", [](Said& s) { s.challenge = changed(s.challenge); }},
        {"another scheme", "origin", [](Said& s) { s.origin = "https://localhost:8080"; }},
        {"in a frame", "frame", [](Said& s) { s.more = R"(,"crossOrigin":true)"; }},
        {"a page on top", "frame",
         [](Said& s) { s.more = R"(,"crossOrigin":false,"topOrigin":"http://localhost:8080")"; }},
        {"of another site", "site", [](Said& s) { s.rp_id = "veerkracht.example"; }},
        {"nobody was there", "user_absent", [](Said& s) { s.flags &= ~0x01U; }},
        {"nobody was asked who he is", "user_not_verified", [](Said& s) { s.flags &= ~0x04U; }},
        {"all at once it cannot be backed up", "backup", [](Said& s) { s.flags &= ~0x18U; }},
        {"something behind it", "unreadable", [](Said& s) { s.after_data = "x"; }},
        {"a name that nobody knows", "unknown",
         [](Said& s) { s.credential_id = changed(s.credential_id); }},
        {"of another person", "unknown", [](Said& s) { s.user_handle = changed(s.user_handle); }},
        {"of nobody", "unknown", [](Said& s) { s.user_handle = ""; }},
        {"no signature", "signature", {}, [](auto& sent) { sent["signature"] = ""; }},
        {"signed by another",
         "signature",
         {},
         [&](auto& sent) {
             const auto data =
                 crypto::from_base64url(sent.at("authenticator_data").as_string()).value();
             const auto client = crypto::from_base64url(sent.at("client_data").as_string()).value();
             sent["signature"] =
                 crypto::to_base64url(nobodys.signature(data + crypto::sha256(client)));
         }},
        {"no base64url", "unreadable", {}, [](auto& sent) { sent["client_data"] = "a=b"; }},
    };
    for (const auto& wrong : all) {
        std::string challenge;
        auto browser = at_the_door(challenge);
        const auto before = everything();
        auto said = phone.signing(challenge);
        if (wrong.said) wrong.said(said);
        auto body = phone.signed_answer(said);
        wrong.sent(body);
        const auto reply = app.visit(browser, "POST /api/link/passkey", body);
        EXPECT_EQ(reply.status, 403) << wrong.what << reply.raw;
        EXPECT_EQ(reply.text("code"), std::string("passkey.") + wrong.code) << wrong.what;
        EXPECT_EQ(app.ask(browser, "GET /api/my/page").status, 401) << wrong.what;
        EXPECT_EQ(everything(), before) << wrong.what;
    }
    std::string challenge;
    auto browser = at_the_door(challenge);
    const auto answer = phone.signed_answer(phone.signing(challenge));
    TestSession thief;
    EXPECT_EQ(app.visit(thief, "POST /api/link/passkey", answer).text("code"), "passkey.challenge");
    auto same_cookie = browser;
    EXPECT_EQ(app.visit(browser, "POST /api/link/passkey", answer).status, 201);
    EXPECT_EQ(app.visit(same_cookie, "POST /api/link/passkey", answer).text("code"),
              "passkey.challenge")
        << "replayed";
}

TEST_F(MyPasskeysTest, who_reads_along_keeps_none_of_his_own) {
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
    EXPECT_EQ(app.ask(mo, "POST /api/my/passkeys/begin").status, 403);
    EXPECT_EQ(app.ask(mo, "GET /api/my/passkeys").status, 403);
}

}  // namespace
}  // namespace veerkracht::people
