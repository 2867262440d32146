// Who is signed in proves anew who it is, before what would let somebody in.
#include "capabilities/access/proof.hpp"

#include "capabilities/access/granting.hpp"
#include "testing/authenticator.hpp"
#include "testing/cast.hpp"

namespace veerkracht::access {
namespace {

class ProofTest : public CastTest {
  protected:
    TestReply invites(const TestSession& who) {
        return app.ask(who, "POST /api/account_invitations",
                       {{"name", "Sanne"}, {"role", "assistant"}, {"email", "s@linde.example"}});
    }
    TestReply proves(TestSession& who, const std::string& code) {
        return app.visit(who, "POST /api/session/proof/code", {{"code", code}});
    }
    testing::Authenticator with_passkey(TestSession& who) {
        testing::Authenticator one;
        const auto begun = app.visit(who, "POST /api/passkeys/begin");
        const auto reply =
            app.ask(who, "POST /api/passkeys", one.made(one.making(begun.text("challenge"))));
        EXPECT_EQ(reply.status, 201) << reply.raw;
        one.user_handle = begun.text("user_handle");
        ++one.counter;
        return one;
    }
    TestReply proves(TestSession& who, const testing::Authenticator& one) {
        const auto challenge = app.visit(who, "POST /api/session/proof/begin").text("challenge");
        return app.visit(who, "POST /api/session/proof/passkey",
                         one.signed_answer(one.signing(challenge)));
    }
};

TEST_F(ProofTest, what_lets_somebody_in_wants_a_proof_of_five_minutes_and_the_rest_does_not) {
    app.clock->advance_minutes(5);
    int fresh = 0;
    for (const auto& route : app.app().routes.all()) {
        if (route.options.anonymous) continue;
        auto line = route.method + " " + route.pattern;
        for (auto at = line.find('{'); at != std::string::npos; at = line.find('{'))
            line.replace(at, line.find('}') - at + 1, cast::absent);
        for (const auto* who : {&gp, &manager, &coach, &admin}) {
            const auto reply = app.ask(*who, line);
            const bool wanted = reply.text("code") == "session.proof_wanted";
            EXPECT_EQ(wanted, reply.status == 401 && asked_first(route.action) &&
                                  !route.pattern.starts_with("/api/my/"))
                << line << reply.raw;
            if (wanted) ++fresh;
        }
    }
    EXPECT_EQ(fresh, 5 * 4 + 8 * 2 + 2)
        << "five of everybody's own, eight of who gives roles, and a GP who opens in an emergency "
           "or keeps a locum longer";
}

TEST_F(ProofTest, the_code_of_the_authenticator_is_a_proof_and_the_token_changes) {
    app.clock->advance_minutes(4);
    EXPECT_EQ(invites(gp).status, 201);
    app.clock->advance_minutes(1);
    EXPECT_EQ(invites(gp).text("code"), "session.proof_wanted");
    EXPECT_NE(app.show("select action, actor_name, outcome from access_log")
                  .find("account.invite | Hub Voorbeeld | session.proof_wanted"),
              std::string::npos);
    const auto before = gp;
    const auto code = authenticator_code(cast::hub);
    EXPECT_EQ(proves(gp, code).status, 204);
    EXPECT_EQ(app.ask(gp, "POST /api/passkeys/begin").status, 201);
    EXPECT_EQ(app.ask(before, "GET /api/arrivals").status, 401) << "the former token is dead";
    EXPECT_EQ(proves(gp, code).status, 422) << "a code works once";
}

TEST_F(ProofTest, a_proof_does_not_stretch_the_twelve_hours) {
    const auto ends_at = value("select max(ends_at) from session");
    app.clock->advance_minutes(10);
    EXPECT_EQ(proves(gp, authenticator_code(cast::hub)).status, 204);
    EXPECT_EQ(value("select max(ends_at) from session"), ends_at);
}

TEST_F(ProofTest, wrong_codes_prove_nothing_and_five_make_the_right_one_wait) {
    app.clock->advance_minutes(5);
    auto wrong = authenticator_code(cast::hub);
    wrong[0] = wrong[0] == '0' ? '1' : '0';
    for (int time = 0; time < 5; ++time) EXPECT_EQ(proves(gp, wrong).status, 422);
    EXPECT_EQ(proves(gp, authenticator_code(cast::hub)).status, 429);
    EXPECT_EQ(invites(gp).text("code"), "session.proof_wanted");
}

TEST_F(ProofTest, a_password_lifts_the_cover_and_proves_nothing) {
    app.clock->advance_minutes(15);
    EXPECT_EQ(app.visit(gp, "POST /api/session/unlock", {{"password", cast::password}}).status,
              204);
    EXPECT_EQ(app.ask(gp, "GET /api/arrivals").status, 200);
    EXPECT_EQ(invites(gp).text("code"), "session.proof_wanted");
}

TEST_F(ProofTest, a_passkey_of_the_own_is_a_proof) {
    const auto laptop = with_passkey(gp);
    app.clock->advance_minutes(5);
    const auto before = gp;
    EXPECT_EQ(proves(gp, laptop).status, 204);
    EXPECT_EQ(invites(gp).status, 201);
    EXPECT_EQ(app.ask(before, "GET /api/arrivals").status, 401);
}

TEST_F(ProofTest, the_passkey_of_a_colleague_is_none) {
    const auto of_nurse = with_passkey(nurse);
    app.clock->advance_minutes(5);
    const auto reply = proves(gp, of_nurse);
    EXPECT_EQ(reply.status, 403);
    EXPECT_EQ(reply.text("code"), "passkey.unknown");
    EXPECT_EQ(invites(gp).text("code"), "session.proof_wanted");
    EXPECT_EQ(app.ask(gp, "GET /api/arrivals").status, 200);
}

TEST_F(ProofTest, an_answer_at_the_door_is_no_proof_inside) {
    const auto laptop = with_passkey(gp);
    app.clock->advance_minutes(5);
    const auto challenge = app.visit(gp, "POST /api/login/passkey/begin").text("challenge");
    const auto reply = app.ask(gp, "POST /api/session/proof/passkey",
                               laptop.signed_answer(laptop.signing(challenge)));
    EXPECT_EQ(reply.text("code"), "passkey.challenge");
}

}  // namespace
}  // namespace veerkracht::access
