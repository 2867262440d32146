// Passkeys: made, used and removed; and every ceremony in which one thing is wrong.
#include "capabilities/access/passkeys.hpp"

#include "runtime/crypto/crypto.hpp"
#include "testing/authenticator.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

namespace cbor = testing::cbor;
using testing::Authenticator;
using testing::Said;

// One ceremony in which one thing is wrong: before it was signed, or on the way.
struct Wrong {
    const char* what;
    const char* code;
    std::function<void(Said&)> said = [](Said&) {};
    std::function<void(boost::json::object&)> sent = [](boost::json::object&) {};
};

class PasskeysTest : public CastTest {
  protected:
    PasskeysTest() { laptop.counter = 5; }

    std::string challenge_for(TestSession& who, const std::string& line) {
        const auto reply = app.visit(who, "POST " + line);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply.text("challenge");
    }
    TestReply add(TestSession& who, const boost::json::object& body) {
        return app.visit(who, "POST /api/passkeys", body);
    }
    void adds(TestSession& who, Authenticator& one, const std::string& name = "Laptop") {
        const auto begun = app.visit(who, "POST /api/passkeys/begin");
        one.user_handle = begun.text("user_handle");
        const auto reply = add(who, one.made(one.making(begun.text("challenge")), name));
        ASSERT_EQ(reply.status, 201) << reply.raw;
    }
    TestReply sign_in(TestSession& browser, const boost::json::object& body) {
        return app.visit(browser, "POST /api/login/passkey", body);
    }
    // How many times of so many one address may begin.
    int begun_of(int times, const std::string& address) {
        int begun = 0;
        for (int i = 0; i < times; ++i) {
            TestSession browser;
            browser.address = address;
            begun += app.visit(browser, "POST /api/login/passkey/begin").status == 201 ? 1 : 0;
        }
        return begun;
    }
    // A new browser in which the challenge was asked.
    TestSession at_the_door(std::string& challenge) {
        TestSession browser;
        challenge = challenge_for(browser, "/api/login/passkey/begin");
        return browser;
    }
    TestReply signs_in(TestSession& browser, Authenticator& one) {
        ++one.counter;
        return sign_in(
            browser,
            one.signed_answer(one.signing(challenge_for(browser, "/api/login/passkey/begin"))));
    }
    std::string everything() {
        return app.show("select * from passkey order by id") +
               app.show("select id, account_id, proven_at from session order by id") +
               app.show("select name from event order by 1");
    }
    static std::string changed(const std::string& text, std::size_t at) {
        auto other = text;
        other.at(at) = static_cast<char>(other.at(at) ^ 1);
        return other;
    }
    // In base64url on its way: one bit of it is another one.
    static void change(boost::json::object& sent, const char* member) {
        const auto bytes = crypto::from_base64url(sent.at(member).as_string()).value();
        sent[member] = crypto::to_base64url(changed(bytes, bytes.size() - 1));
    }
    static void expect_refused(const TestReply& reply, const Wrong& wrong) {
        EXPECT_EQ(reply.status, 403) << wrong.what << reply.raw;
        EXPECT_EQ(reply.text("code"), std::string("passkey.") + wrong.code) << wrong.what;
    }

    Authenticator laptop, laptop_of_nurse;
};

TEST_F(PasskeysTest, one_is_added_and_opens_a_full_session_in_one_step) {
    adds(gp, laptop, "  Laptop in de praktijk ");
    TestSession browser;
    const auto reply = signs_in(browser, laptop);
    ASSERT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(reply.text("name"), "Hub Voorbeeld");
    EXPECT_EQ(app.ask(browser, "GET /api/arrivals").status, 200);
    const auto own = app.ask(browser, "GET /api/passkeys").body.as_array();
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own[0].at("name"), "Laptop in de praktijk");
    EXPECT_EQ(own[0].at("last_used_at"), own[0].at("created_at"));
    EXPECT_TRUE(app.ask(nurse, "GET /api/passkeys").body.as_array().empty());
    EXPECT_NE(app.show("select action, actor_name, outcome from access_log")
                  .find("login.passkey | Hub Voorbeeld | done"),
              std::string::npos);
}

TEST_F(PasskeysTest, every_algorithm_of_the_list_works_and_so_does_a_key_that_attests_itself) {
    using enum Authenticator::Algorithm;
    for (const auto algorithm : {es256, eddsa, rs256}) {
        Authenticator one(algorithm);
        adds(gp, one);
        TestSession browser;
        EXPECT_EQ(signs_in(browser, one).status, 201) << static_cast<int>(algorithm);
    }
    Authenticator self;
    auto said = self.making(challenge_for(gp, "/api/passkeys/begin"));
    said.format = "packed";
    said.statement = cbor::map(2) + cbor::text("alg") + cbor::number(-7) + cbor::text("sig") +
                     cbor::bytes(self.signature(authenticator_data_of(said) +
                                                crypto::sha256(client_data_of(said))));
    EXPECT_EQ(add(gp, self.made(said)).status, 201);
}

TEST_F(PasskeysTest, an_account_has_several_and_is_not_asked_for_one_that_it_has) {
    Authenticator phone;
    adds(gp, laptop);
    adds(gp, phone, "Telefoon");
    const auto begun = app.visit(gp, "POST /api/passkeys/begin");
    EXPECT_EQ(begun.at("credential_ids").as_array().size(), 2U);
    EXPECT_EQ(begun.text("rp_id"), "localhost");
    EXPECT_EQ(begun.text("user_name"), "b001@account.example");
    EXPECT_EQ(crypto::from_base64url(begun.text("challenge"))->size(), 32U);
    for (int left = 18; left > 0; --left) {
        Authenticator one;
        adds(gp, one);
    }
    EXPECT_EQ(app.visit(gp, "POST /api/passkeys/begin").text("code"), "passkey.too_many");
}

TEST_F(PasskeysTest, the_owner_removes_it_and_it_opens_nothing_any_more) {
    adds(gp, laptop);
    const auto id = value("select id from passkey");
    EXPECT_EQ(app.ask(nurse, "POST /api/passkeys/" + id + "/remove").status, 404);
    const auto left = app.ask(gp, "POST /api/passkeys/" + id + "/remove");
    EXPECT_EQ(left.status, 201) << left.raw;
    EXPECT_TRUE(left.body.as_array().empty());
    TestSession browser;
    EXPECT_EQ(signs_in(browser, laptop).text("code"), "passkey.unknown");
}

TEST_F(PasskeysTest, what_a_removed_one_opened_is_over_and_who_removes_it_goes_on) {
    adds(gp, laptop);
    adds(nurse, laptop_of_nurse);
    TestSession stolen, of_nurse;
    ASSERT_EQ(signs_in(stolen, laptop).status, 201);
    ASSERT_EQ(signs_in(of_nurse, laptop_of_nurse).status, 201);
    const auto id =
        std::string(app.ask(gp, "GET /api/passkeys").body.as_array().at(0).at("id").as_string());
    ASSERT_EQ(app.ask(gp, "POST /api/passkeys/" + id + "/remove").status, 201);
    EXPECT_EQ(app.ask(stolen, "GET /api/passkeys").status, 401);
    EXPECT_EQ(app.ask(gp, "GET /api/passkeys").status, 200);
    EXPECT_EQ(app.ask(of_nurse, "GET /api/passkeys").status, 200) << "somebody else's";
}

TEST_F(PasskeysTest, the_last_way_in_stays) {
    adds(gp, laptop);
    Authenticator phone;
    adds(gp, phone, "Telefoon");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set password_hash = $1 where id = $2", "", cast::hub));
        return {};
    }));
    const auto remove = [&](const std::string& name) {
        return app.ask(gp, "POST /api/passkeys/" +
                               value("select id from passkey where name = $1", {name}) + "/remove");
    };
    EXPECT_EQ(remove("Telefoon").status, 201);
    const auto last = remove("Laptop");
    EXPECT_EQ(last.status, 409);
    EXPECT_EQ(last.text("code"), "passkey.last_way_in");
    TestSession browser;
    EXPECT_EQ(signs_in(browser, laptop).status, 201);
}

TEST_F(PasskeysTest, access_given_anew_closes_the_former_passkeys) {
    adds(assistant, laptop);
    const auto reply =
        app.ask(gp, "POST /api/accounts/" + cast::femke + "/renew", {{"identity_checked", true}});
    ASSERT_EQ(reply.status, 201) << reply.raw;
    TestSession browser;
    EXPECT_EQ(signs_in(browser, laptop).text("code"), "passkey.unknown");
}

TEST_F(PasskeysTest, the_owner_hears_of_a_new_one_by_mail_once) {
    adds(gp, laptop);
    app.deliver();
    app.deliver();
    EXPECT_EQ(newest_fact("passkey_added", "organization"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'passkey_added'"), "1");
}

TEST_F(PasskeysTest, the_owner_hears_of_one_that_was_taken_away) {
    Authenticator one;
    adds(gp, one);
    const auto id = app.ask(gp, "GET /api/passkeys").body.at(0).at("id").as_string();
    ASSERT_EQ(app.ask(gp, "POST /api/passkeys/" + std::string(id) + "/remove").status, 201);
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'passkey_removed'"), "1");
}

TEST_F(PasskeysTest, what_may_be_a_copy_is_stopped_and_the_owner_hears_it) {
    for (const std::uint32_t counter : {5U, 4U, 0U}) {
        Authenticator one;
        one.counter = 5;
        adds(gp, one);
        std::string challenge;
        auto browser = at_the_door(challenge);
        auto said = one.signing(challenge);
        said.counter = counter;
        const auto reply = sign_in(browser, one.signed_answer(said));
        EXPECT_EQ(reply.status, 403);
        EXPECT_EQ(reply.text("code"), "passkey.copied");
        EXPECT_EQ(app.ask(browser, "GET /api/arrivals").status, 401);
        EXPECT_EQ(signs_in(browser, one).text("code"), "passkey.stopped");
        EXPECT_TRUE(
            app.ask(gp, "GET /api/passkeys").body.as_array().back().at("stopped").as_bool());
    }
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'passkey_stopped'"), "3");
}

TEST_F(PasskeysTest, an_authenticator_that_does_not_count_is_no_copy) {
    Authenticator one;
    adds(gp, one);
    for (int time = 0; time < 2; ++time) {
        std::string challenge;
        auto browser = at_the_door(challenge);
        EXPECT_EQ(sign_in(browser, one.signed_answer(one.signing(challenge))).status, 201);
    }
}

// --- Making one, with one thing wrong ------------------------------------------------------------

TEST_F(PasskeysTest, a_new_one_in_which_one_thing_is_wrong_is_refused_and_nothing_changes) {
    Authenticator of_nurse;
    adds(nurse, of_nurse);
    const auto replace = [](std::string& text, const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    const auto statement = [&](std::int64_t algorithm, const std::string& signature) {
        return cbor::map(2) + cbor::text("alg") + cbor::number(algorithm) + cbor::text("sig") +
               cbor::bytes(signature);
    };
    const auto own_signature = [&](const Said& said) {
        return laptop.signature(authenticator_data_of(said) + crypto::sha256(client_data_of(said)));
    };
    const std::vector<Wrong> all{
        {"type of a sign-in", "type", [](Said& s) { s.type = "webauthn.get"; }},
        {"no type", "type", [](Said& s) { s.type = ""; }},
        {"another challenge", "challenge", [](Said& s) { s.challenge = changed(s.challenge, 7); }},
        {"no challenge", "challenge", [](Said& s) { s.challenge = ""; }},
        {"origin of somebody else", "origin", [](Said& s) { s.origin = "http://localhost.nl"; }},
        {"origin of another port", "origin", [](Said& s) { s.origin = "http://localhost:8081"; }},
        {"in a frame of another site", "frame", [](Said& s) { s.more = R"(,"crossOrigin":true)"; }},
        {"crossOrigin is no yes or no", "frame", [](Said& s) { s.more = R"(,"crossOrigin":0)"; }},
        {"a page on top", "frame", [](Said& s) { s.more = R"(,"topOrigin":"https://a.example")"; }},
        {"client data is no JSON", "client_data", [](Said& s) { s.client_data = "{"; }},
        {"client data is a list", "client_data", [](Said& s) { s.client_data = "[]"; }},
        {"a member twice", "client_data", [](Said& s) { s.more = R"(,"type":"webauthn.create")"; }},
        {"of another site", "site", [](Said& s) { s.rp_id = "localhost.nl"; }},
        {"nobody was there", "user_absent", [](Said& s) { s.flags &= ~0x01U; }},
        {"nobody was asked who he is", "user_not_verified", [](Said& s) { s.flags &= ~0x04U; }},
        {"backed up though it cannot be", "backup", [](Said& s) { s.flags &= ~0x08U; }},
        {"no key in it", "unreadable", [](Said& s) { s.key = ""; }},
        {"a flag without a key", "unreadable", [](Said& s) { s.flags &= ~0x40U; }},
        {"a flag of extensions that are not there", "unreadable",
         [](Said& s) { s.flags |= 0x80U; }},
        {"something behind it", "unreadable", [](Said& s) { s.after_data = "x"; }},
        {"an algorithm that is not on the list", "algorithm",
         [&](Said& s) { replace(s.key, "\x03\x26", "\x03\x38\x22"); }},
        {"the algorithm of another kind of key", "key",
         [&](Said& s) { replace(s.key, "\x03\x26", "\x03\x27"); }},
        {"a point that is not on the curve", "key",
         [](Said& s) { s.key = changed(s.key, s.key.size() - 1); }},
        {"a key that was cut off", "unreadable", [](Said& s) { s.key.pop_back(); }},
        {"no name of its own", "credential_id", [](Said& s) { s.credential_id = ""; }},
        {"a name that is too long", "credential_id",
         [](Said& s) { s.credential_id.assign(1'024, 'x'); }},
        {"the name of somebody else's", "known",
         [&](Said& s) { s.credential_id = of_nurse.credential_id; }},
        {"an attestation that nobody knows", "attestation", [](Said& s) { s.format = "own"; }},
        {"no attestation, and yet a statement", "attestation",
         [&](Said& s) { s.statement = statement(-7, ""); }},
        {"attests itself without a signature", "attestation", [](Said& s) { s.format = "packed"; }},
        {"attests itself with a wrong signature", "attestation",
         [&](Said& s) {
             s.format = "packed";
             s.statement = statement(-7, changed(own_signature(s), 20));
         }},
        {"attests itself by another algorithm", "attestation",
         [&](Said& s) {
             s.format = "packed";
             s.statement = statement(-8, own_signature(s));
         }},
        {"an object that is no CBOR", "unreadable", [](Said&) {},
         [](auto& sent) { sent["attestation_object"] = crypto::to_base64url("{}"); }},
        {"an object with something behind it", "unreadable", [](Said&) {},
         [](auto& sent) {
             const auto bytes =
                 crypto::from_base64url(sent.at("attestation_object").as_string()).value();
             sent["attestation_object"] = crypto::to_base64url(bytes + "x");
         }},
        {"no base64url", "unreadable", [](Said&) {},
         [](auto& sent) { sent["attestation_object"] = "!"; }},
    };
    for (const auto& wrong : all) {
        auto said = laptop.making(challenge_for(gp, "/api/passkeys/begin"));
        const auto before = everything();
        wrong.said(said);
        auto body = laptop.made(said);
        wrong.sent(body);
        expect_refused(add(gp, body), wrong);
        EXPECT_EQ(everything(), before) << wrong.what;
    }
    adds(gp, laptop);
}

TEST_F(PasskeysTest, a_challenge_is_answered_once_in_time_by_who_asked_and_for_what_was_asked) {
    const auto refused = [&](TestSession& who, const boost::json::object& body) {
        const auto reply = add(who, body);
        return std::to_string(reply.status) + " " + reply.text("code");
    };
    const auto* const no = "403 passkey.challenge";
    EXPECT_EQ(refused(gp, laptop.made(laptop.making("AAAA"))), no) << "none was asked";
    const auto asked = laptop.made(laptop.making(challenge_for(gp, "/api/passkeys/begin")));
    EXPECT_EQ(refused(nurse, asked), no) << "of another session";
    challenge_for(gp, "/api/passkeys/begin");
    EXPECT_EQ(refused(gp, asked), no) << "a newer one was asked";
    const auto proving = laptop.made(laptop.making(challenge_for(gp, "/api/session/proof/begin")));
    EXPECT_EQ(refused(gp, proving), no) << "for something else";
    const auto late = laptop.made(laptop.making(challenge_for(gp, "/api/passkeys/begin")));
    app.clock->advance_minutes(5);
    EXPECT_EQ(refused(gp, late), no) << "too late";
    EXPECT_EQ(value("select count(*) from passkey"), "0");

    sign_in_all();
    auto wrong = laptop.making(challenge_for(gp, "/api/passkeys/begin"));
    const auto right = laptop.made(wrong);
    wrong.origin = "https://a.example";
    EXPECT_EQ(refused(gp, laptop.made(wrong)), "403 passkey.origin");
    EXPECT_EQ(refused(gp, right), no) << "a wrong answer takes it away too";
    const auto once = laptop.made(laptop.making(challenge_for(gp, "/api/passkeys/begin")));
    EXPECT_EQ(refused(gp, once), "201 ");
    EXPECT_EQ(refused(gp, once), no) << "once";
}

// --- Signing in, with one thing wrong ------------------------------------------------------------

TEST_F(PasskeysTest, a_sign_in_in_which_one_thing_is_wrong_is_refused_and_nothing_changes) {
    adds(gp, laptop);
    Authenticator of_nurse, nobodys;
    adds(nurse, of_nurse);
    laptop.counter = 6;
    const auto remove_from = [](boost::json::object& sent, const char* member, std::size_t count) {
        auto bytes = crypto::from_base64url(sent.at(member).as_string()).value();
        bytes.resize(bytes.size() - count);
        sent[member] = crypto::to_base64url(bytes);
    };
    const auto sign_again = [](const Authenticator& with, boost::json::object& sent,
                               const std::string& between) {
        const auto data = crypto::from_base64url(sent.at("authenticator_data").as_string()).value();
        const auto client = crypto::from_base64url(sent.at("client_data").as_string()).value();
        sent["signature"] =
            crypto::to_base64url(with.signature(data + between + crypto::sha256(client)));
    };
    const std::vector<Wrong> all{
        {"type of a new one", "type", [](Said& s) { s.type = "webauthn.create"; }},
        {"type of a payment", "type", [](Said& s) { s.type = "payment.get"; }},
        {"no type", "type", [](Said& s) { s.type = ""; }},
        {"another challenge", "challenge", [](Said& s) { s.challenge = changed(s.challenge, 0); }},
        {"half of the challenge", "challenge", [](Said& s) { s.challenge.resize(20); }},
        {"a longer challenge", "challenge", [](Said& s) { s.challenge += "A"; }},
        {"no challenge", "challenge", [](Said& s) { s.challenge = ""; }},
        {"another scheme", "origin", [](Said& s) { s.origin = "https://localhost:8080"; }},
        {"another port", "origin", [](Said& s) { s.origin = "http://localhost"; }},
        {"a part of the site", "origin", [](Said& s) { s.origin = "http://a.localhost:8080"; }},
        {"a name that begins like it", "origin",
         [](Said& s) { s.origin = "http://localhost:8080.example"; }},
        {"a path behind it", "origin", [](Said& s) { s.origin = "http://localhost:8080/"; }},
        {"no origin", "origin", [](Said& s) { s.origin = "null"; }},
        {"in a frame of another site", "frame", [](Said& s) { s.more = R"(,"crossOrigin":true)"; }},
        {"a page on top", "frame",
         [](Said& s) { s.more = R"(,"crossOrigin":false,"topOrigin":"http://localhost:8080")"; }},
        {"client data is no JSON", "client_data", [](Said& s) { s.client_data = "webauthn.get"; }},
        {"a member twice", "client_data",
         [](Said& s) { s.more = R"(,"origin":"http://localhost:8080")"; }},
        {"of another site", "site", [](Said& s) { s.rp_id = "veerkracht.example"; }},
        {"nobody was there", "user_absent", [](Said& s) { s.flags &= ~0x01U; }},
        {"nobody was asked who he is", "user_not_verified", [](Said& s) { s.flags &= ~0x04U; }},
        {"backed up though it cannot be", "backup", [](Said& s) { s.flags &= ~0x08U; }},
        {"all at once it cannot be backed up", "backup", [](Said& s) { s.flags &= ~0x18U; }},
        {"a key in it", "unreadable",
         [&](Said& s) {
             s.flags |= 0x40U;
             s.key = laptop.cose_key();
         }},
        {"something behind it", "unreadable", [](Said& s) { s.after_data = "x"; }},
        {"extensions that are none", "unreadable",
         [](Said& s) {
             s.flags |= 0x80U;
             s.after_data = "x";
         }},
        {"extensions that say they are very many", "unreadable",
         [](Said& s) {
             s.flags |= 0x80U;
             s.after_data = "\xbb\x0f\xff\xff\xff\xff\xff\xff\xff";
         }},
        {"a name that nobody knows", "unknown",
         [](Said& s) { s.credential_id = changed(s.credential_id, 0); }},
        {"no name", "unknown", [](Said& s) { s.credential_id = ""; }},
        {"the name of somebody else's", "unknown",
         [&](Said& s) { s.credential_id = of_nurse.credential_id; }},
        {"of another person", "unknown", [&](Said& s) { s.user_handle = of_nurse.user_handle; }},
        {"of nobody", "unknown", [](Said& s) { s.user_handle = ""; }},
        {"another signature", "signature", {}, [](auto& sent) { change(sent, "signature"); }},
        {"half a signature",
         "signature",
         {},
         [&](auto& sent) { remove_from(sent, "signature", 8); }},
        {"no signature", "signature", {}, [](auto& sent) { sent["signature"] = ""; }},
        {"signed by another", "signature", {}, [&](auto& sent) { sign_again(nobodys, sent, ""); }},
        {"signed something more",
         "signature",
         {},
         [&](auto& sent) { sign_again(laptop, sent, "x"); }},
        {"counted on after signing",
         "signature",
         {},
         [](auto& sent) { change(sent, "authenticator_data"); }},
        {"client data changed after signing",
         "signature",
         {},
         [](auto& sent) {
             auto text = crypto::from_base64url(sent.at("client_data").as_string()).value();
             text.insert(text.size() - 1, " ");
             sent["client_data"] = crypto::to_base64url(text);
         }},
        {"data that was cut off",
         "unreadable",
         {},
         [&](auto& sent) { remove_from(sent, "authenticator_data", 1); }},
        {"no data", "unreadable", {}, [](auto& sent) { sent["authenticator_data"] = ""; }},
        {"no base64url", "unreadable", {}, [](auto& sent) { sent["client_data"] = "a=b"; }},
    };
    for (const auto& wrong : all) {
        std::string challenge;
        auto browser = at_the_door(challenge);
        const auto before = everything();
        auto said = laptop.signing(challenge);
        if (wrong.said) wrong.said(said);
        auto body = laptop.signed_answer(said);
        wrong.sent(body);
        expect_refused(sign_in(browser, body), wrong);
        EXPECT_EQ(app.ask(browser, "GET /api/arrivals").status, 401) << wrong.what;
        EXPECT_EQ(everything(), before) << wrong.what;
        EXPECT_NE(value("select outcome from access_log order by id desc limit 1").find(wrong.code),
                  std::string::npos)
            << wrong.what;
    }
    TestSession browser;
    EXPECT_EQ(signs_in(browser, laptop).status, 201);
}

TEST_F(PasskeysTest, a_sign_in_is_answered_once_in_time_and_in_the_browser_that_asked) {
    adds(gp, laptop);
    laptop.counter = 6;
    const auto* const no = "passkey.challenge";
    std::string challenge;
    auto browser = at_the_door(challenge);
    const auto answer = laptop.signed_answer(laptop.signing(challenge));
    TestSession thief;
    EXPECT_EQ(sign_in(thief, answer).text("code"), no) << "without the cookie";
    std::string other_challenge;
    auto other = at_the_door(other_challenge);
    EXPECT_EQ(sign_in(other, answer).text("code"), "passkey.challenge") << "of another browser";
    auto same_cookie = browser;
    EXPECT_EQ(sign_in(browser, answer).status, 201);
    EXPECT_EQ(sign_in(same_cookie, answer).text("code"), no) << "replayed";
    auto late = at_the_door(challenge);
    ++laptop.counter;
    const auto too_late = laptop.signed_answer(laptop.signing(challenge));
    app.clock->advance_minutes(5);
    EXPECT_EQ(sign_in(late, too_late).text("code"), no) << "too late";
    TestSession again;
    EXPECT_EQ(signs_in(again, laptop).status, 201);
}

TEST_F(PasskeysTest, who_does_not_work_here_any_more_is_not_let_in) {
    adds(gp, laptop);
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = $1 where id = $2", false, cast::hub));
        return {};
    }));
    TestSession browser;
    EXPECT_EQ(signs_in(browser, laptop).text("code"), "passkey.unknown");
    EXPECT_FALSE(browser.cookies.contains("__Host-vk_staff"));
}

TEST_F(PasskeysTest, one_network_begins_six_hundred_times_an_hour) {
    EXPECT_EQ(begun_of(610, "198.51.100.7"), 600);
    EXPECT_EQ(begun_of(1, "198.51.100.250"), 0) << "the same network";
    EXPECT_EQ(begun_of(1, "198.51.101.7"), 1) << "another one";
    EXPECT_EQ(value("select count(*) from passkey_challenge"), "601");
    TestSession browser;
    browser.address = "198.51.100.7";
    const auto refused = app.visit(browser, "POST /api/login/passkey/begin");
    EXPECT_EQ(refused.text("code"), "login.wait");
    EXPECT_NE(refused.header("Retry-After"), "");
    app.clock->advance_minutes(60);
    EXPECT_EQ(begun_of(1, "198.51.100.7"), 1) << "another hour";
}

}  // namespace
}  // namespace veerkracht::access
