// A colleague is asked in, comes in, loses a phone, and comes in again.
#include "capabilities/accounts/acceptance.hpp"

#include <future>
#include <set>

#include "runtime/crypto/crypto.hpp"
#include "testing/cast.hpp"

namespace veerkracht::accounts {
namespace {

constexpr auto new_password = "zeven grijze kippen op zolder";

class InvitationsTest : public CastTest {
  protected:
    const std::string address = "sanne@praktijk.example";

    TestReply invite(const TestSession& who, const std::string& role, const std::string& email) {
        return app.ask(who, "POST /api/account_invitations",
                       {{"name", "Sanne Splinternieuw"}, {"role", role}, {"email", email}});
    }
    TestReply invite_list(const TestSession& who, const std::vector<ColleagueToInvite>& people) {
        return app.ask(who, "POST /api/account_invitation_lists",
                       boost::json::parse(to_json(ColleaguesToInvite{people})).as_object());
    }
    std::string token(std::string_view kind = "account_welcome") {
        return newest_fact(kind, "link").substr(std::string("/toegang/").size());
    }
    TestReply look(const std::string& token) {
        return app.ask({}, "POST /api/account_invitation/look", {{"token", token}});
    }
    TestReply pair(const std::string& token, const std::string& code) {
        return app.ask({}, "POST /api/account_invitation/pair", {{"token", token}, {"code", code}});
    }
    std::string figures_for(const std::string& base32) {
        const auto seconds = app.clock->now().time_since_epoch().count() / 1'000;
        return crypto::totp_code(*crypto::from_base32(base32), seconds / 30);
    }
    TestReply accept(TestSession& browser, const std::string& token, const std::string& code,
                     const std::string& figures, const std::string& password = new_password) {
        return app.visit(
            browser, "POST /api/account_invitation/accept",
            {{"token", token}, {"code", code}, {"password", password}, {"figures", figures}});
    }
    // Sanne comes in as an assistant; her browser.
    TestSession sanne_comes_in() {
        const auto code = invite(gp, "assistant", address).text("code");
        const auto figures = figures_for(pair(token(), code).text("key"));
        TestSession browser;
        EXPECT_EQ(accept(browser, token(), code, figures).status, 201);
        return browser;
    }
    void femke_leaves() {
        ASSERT_EQ(app.ask(gp, "POST /api/leavings",
                          {{"account_id", cast::femke}, {"last_on", "2026-11-02"}})
                      .status,
                  201);
        days_later(1);
        app.deliver();
    }
    std::string account_of(const std::string& email) {
        return value("select id from account where email = $1", {email});
    }
    std::string role_field(const TestReply& reply) {
        return reply.status == 422 ? std::string(reply.at("fields").at("role").as_string())
                                   : std::to_string(reply.status);
    }
};

TEST_F(InvitationsTest, who_is_invited_chooses_a_password_pairs_a_phone_and_is_signed_in) {
    const auto sent = invite(gp, "assistant", "  Sanne@Praktijk.example ");
    ASSERT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(sent.text("email"), address);
    const auto code = sent.text("code");
    EXPECT_EQ(code.size(), 6U);
    const auto link = token();
    const auto greeting = look(link);
    EXPECT_EQ(greeting.text("state"), "open");
    EXPECT_EQ(greeting.text("organization_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(greeting.raw.find("Sanne"), std::string::npos) << "no name before the code";
    const auto pairing = pair(link, code.substr(0, 3) + " " + code.substr(3));
    ASSERT_EQ(pairing.status, 201) << pairing.raw;
    EXPECT_EQ(pairing.text("name"), "Sanne Splinternieuw");
    EXPECT_EQ(pairing.text("address"), "otpauth://totp/Testregio:sanne%40praktijk.example?secret=" +
                                           pairing.text("key") + "&issuer=Testregio");
    TestSession browser;
    const auto welcome = accept(browser, link, code, figures_for(pairing.text("key")));
    ASSERT_EQ(welcome.status, 201) << welcome.raw;
    const auto session = app.ask(browser, "GET /api/session");
    EXPECT_EQ(session.text("role"), "assistant");
    EXPECT_EQ(session.text("organization_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(look(link).text("state"), "accepted");
    EXPECT_NE(newest_fact("account_opened", "organization"), "");
    EXPECT_EQ(newest_fact("account_opened_for", "name"), "Sanne Splinternieuw");
    EXPECT_NE(app.show("select action, actor_name from access_log")
                  .find("account_invitation.accept | Sanne Splinternieuw"),
              std::string::npos);
}

TEST_F(InvitationsTest, afterwards_password_and_phone_open_as_always_and_the_figures_worked_once) {
    auto first = sanne_comes_in();
    const auto id = account_of(address);
    std::string key;
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        const auto sealed =
            work.tx.value<db::Bytes>("select totp_key from account where id = $1", id).value();
        key = crypto::to_base32(work.keys.open_own("account.totp_key", id, sealed));
        return {};
    }));
    app.visit(first, "POST /api/logout");
    TestSession browser;
    ASSERT_EQ(app.visit(browser, "POST /api/login/password",
                        {{"email", address}, {"password", new_password}})
                  .status,
              201);
    EXPECT_EQ(app.visit(browser, "POST /api/login/code", {{"code", figures_for(key)}}).status, 422);
    app.clock->advance_seconds(30);
    EXPECT_EQ(app.visit(browser, "POST /api/login/code", {{"code", figures_for(key)}}).status, 201);
}

TEST_F(InvitationsTest, a_link_and_its_code_work_once) {
    const auto code = invite(gp, "assistant", address).text("code");
    const auto link = token();
    const auto figures = figures_for(pair(link, code).text("key"));
    TestSession first, second;
    ASSERT_EQ(accept(first, link, code, figures).status, 201);
    const auto again = accept(second, link, code, figures);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.text("code"), "account_invitation.over");
    EXPECT_TRUE(second.cookies.empty());
    EXPECT_EQ(pair(link, code).status, 409);
    EXPECT_EQ(value("select count(*) from account where email = $1", {address}), "1");
}

TEST_F(InvitationsTest, opening_the_link_as_often_as_a_scanner_does_changes_nothing) {
    const auto code = invite(gp, "assistant", address).text("code");
    const auto before = app.show("select * from account_invitation");
    for (int i = 0; i < 50; ++i) EXPECT_EQ(look(token()).text("state"), "open");
    EXPECT_EQ(app.show("select * from account_invitation"), before);
    EXPECT_EQ(pair(token(), code).status, 201);
}

TEST_F(InvitationsTest, who_guesses_the_code_waits_and_then_the_invitation_is_over) {
    const auto sent = invite(gp, "assistant", address);
    const auto code = sent.text("code");
    const auto wrong = std::string(code == "000000" ? "000001" : "000000");
    for (int i = 0; i < 5; ++i) EXPECT_EQ(pair(token(), wrong).at("fields").at("code"), "wrong");
    const auto waits = pair(token(), code);
    EXPECT_EQ(waits.status, 429);
    EXPECT_EQ(waits.header("Retry-After"), "15");
    for (int i = 0; i < 5; ++i) {
        app.clock->advance_minutes(16);
        EXPECT_EQ(pair(token(), wrong).status, 422) << i;
    }
    app.clock->advance_minutes(16);
    EXPECT_EQ(pair(token(), code).text("code"), "account_invitation.over");
    EXPECT_EQ(look(token()).text("state"), "guessed");
}

TEST_F(InvitationsTest, after_seventy_two_hours_it_is_over_and_sent_again_it_is_another) {
    const auto sent = invite(gp, "assistant", address);
    const auto old_token = token();
    days_later(3);
    EXPECT_EQ(look(old_token).text("state"), "expired");
    EXPECT_EQ(pair(old_token, sent.text("code")).status, 409);
    const auto list = app.ask(gp, "GET /api/colleagues");
    ASSERT_EQ(list.at("invitations").as_array().size(), 1U);
    EXPECT_EQ(list.at("invitations").at(0).at("state"), "expired");
    const auto again = app.ask(gp, "POST /api/account_invitations/" + sent.text("id") + "/again");
    ASSERT_EQ(again.status, 201) << again.raw;
    EXPECT_EQ(look(old_token).status, 404) << "the former link is nothing any more";
    EXPECT_EQ(pair(token(), again.text("code")).status, 201);
    const auto at_once = app.ask(gp, "POST /api/account_invitations/" + sent.text("id") + "/again");
    EXPECT_EQ(at_once.status, 429);
    EXPECT_EQ(at_once.header("Retry-After"), "60");
}

TEST_F(InvitationsTest, what_was_withdrawn_opens_nothing_and_is_not_sent) {
    const auto sent = invite(gp, "assistant", address);
    const auto line = "POST /api/account_invitations/" + sent.text("id") + "/withdraw";
    const auto link = token();
    EXPECT_EQ(app.ask(gp, line).status, 204);
    EXPECT_EQ(look(link).text("state"), "withdrawn");
    EXPECT_EQ(pair(link, sent.text("code")).status, 409);
    EXPECT_EQ(app.ask(gp, line).status, 409);
    EXPECT_EQ(value("select state from outbox where kind = 'account_welcome'"), "stopped");
    EXPECT_EQ(invite(gp, "assistant", address).status, 201) << "the address is free again";
}

TEST_F(InvitationsTest, everybody_gives_only_the_roles_of_the_table_in_the_own_house) {
    const auto refused = std::string("not_a_choice");
    EXPECT_EQ(role_field(invite(gp, "welfare_coach", address)), refused);
    EXPECT_EQ(role_field(invite(gp, "technical_admin", address)), refused);
    EXPECT_EQ(role_field(invite(gp, "resident", address)), refused);
    EXPECT_EQ(role_field(invite(gp, "whatever", address)), refused);
    EXPECT_EQ(role_field(invite(manager, "gp", address)), refused);
    EXPECT_EQ(role_field(invite(manager, "manager", address)), refused);
    EXPECT_EQ(role_field(invite(team_manager, "assistant", address)), refused);
    for (const auto* who : {&nurse, &assistant, &coach, &desk, &referrer, &admin})
        EXPECT_EQ(invite(*who, "assistant", address).status, 403);
    EXPECT_EQ(app.ask({}, "POST /api/account_invitations").status, 401);
    EXPECT_EQ(value("select count(*) from account_invitation"), "0");
    EXPECT_EQ(invite(manager, "assistant", address).status, 201);
    EXPECT_EQ(invite(team_manager, "welfare_coach", "nieuw@welzijn.example").status, 201);
}

TEST_F(InvitationsTest, one_address_is_asked_once_by_each_organisation) {
    ASSERT_EQ(invite(gp, "assistant", address).status, 201);
    const auto field = [](const TestReply& reply) {
        return reply.status == 422 ? std::string(reply.at("fields").at("email").as_string()) : "";
    };
    EXPECT_EQ(field(invite(manager, "assistant", address)), "invited_already");
    EXPECT_EQ(invite(team_manager, "welfare_coach", address).status, 201)
        << "what another organisation asks is not told";
    EXPECT_EQ(field(invite(gp, "assistant", "b003@account.example")), "works_here");
    EXPECT_EQ(field(invite(gp, "gp", "b001@account.example")), "works_here") << "nor oneself";
    for (const auto* no_address : {"sanne", "a@b", "@praktijk.example", "a b@praktijk.example",
                                   "a@b@praktijk.example", "a@praktijk.example\r\nBcc: x@y.nl"})
        EXPECT_EQ(invite(gp, "assistant", no_address).status, 422) << no_address;
}

// To who invites, the answer for an address that works elsewhere is that for any other; whose it is
// hears it behind the code.
TEST_F(InvitationsTest, that_an_address_works_elsewhere_is_told_to_nobody_but_whose_it_is) {
    const auto works_elsewhere = invite(gp, "assistant", "b004@account.example");
    ASSERT_EQ(works_elsewhere.status, 201) << works_elsewhere.raw;
    const auto link = token();
    const auto nobody_knows = invite(gp, "assistant", "b009@account.example");
    ASSERT_EQ(nobody_knows.status, 201);
    EXPECT_EQ(works_elsewhere.raw.size(), nobody_knows.raw.size());
    EXPECT_EQ(look(link).raw.size(), look(token()).raw.size()) << "nor to who has but the link";
    const auto code = works_elsewhere.text("code");
    EXPECT_EQ(pair(link, code == "000000" ? "000001" : "000000").status, 422);
    const auto told = pair(link, code);
    EXPECT_EQ(told.status, 409) << told.raw;
    EXPECT_EQ(told.text("code"), "account_invitation.address_in_use");
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").status, 200) << "who works there works on";
    EXPECT_EQ(value("select organization_id from account where email = 'b004@account.example'"),
              cast::welfare);
}

// Two keys for one lock are no help when one hand can make the second: who was let in by the other,
// or both by the same one, is for two weeks not the second colleague.
TEST_F(InvitationsTest, who_was_let_in_lately_is_no_second_colleague_of_who_let_him_in) {
    const auto code = invite(gp, "practice_nurse", address).text("code");
    const auto link = token();
    TestSession second_self;
    ASSERT_EQ(accept(second_self, link, code, figures_for(pair(link, code).text("key"))).status,
              201);
    const auto written = app.ask(gp, "POST /api/people/" + cast::lies + "/mandates",
                                 {{"kind", "curator"},
                                  {"name", "Cor Curator"},
                                  {"phone", "0687650001"},
                                  {"ground", "Beschikking 12 mei"},
                                  {"ends_on", "2027-05-12"}});
    ASSERT_EQ(written.status, 201) << written.raw;
    const auto confirm = "POST /api/mandates/" + value("select id from mandate") + "/confirm";
    const auto refused = app.ask(second_self, confirm);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.text("code"), "colleague.let_in_lately");
    EXPECT_EQ(app.ask(gp, confirm).text("code"), "mandate.same_colleague");
    EXPECT_EQ(value("select count(*) from mandate where confirmed_by is not null"), "0");
    EXPECT_EQ(app.ask(nurse, confirm).status, 201) << "who works here longer";
}

TEST_F(InvitationsTest, who_stopped_elsewhere_comes_in_here_as_somebody_new) {
    sanne_comes_in();
    const auto former = account_of(address);
    ASSERT_EQ(app.ask(gp, "POST /api/accounts/" + former + "/end", boost::json::object{}).status,
              201);
    const auto code = invite(team_manager, "welfare_coach", address).text("code");
    const auto link = token();
    const auto figures = figures_for(pair(link, code).text("key"));
    TestSession browser;
    ASSERT_EQ(accept(browser, link, code, figures).status, 201);
    EXPECT_EQ(app.ask(browser, "GET /api/session").text("role"), "welfare_coach");
    EXPECT_NE(account_of(address), former) << "what was done there stays with who did it there";
    EXPECT_EQ(value("select count(*) from account where id = $1 and not active", {former}), "1");
}

TEST_F(InvitationsTest, two_rows_for_one_address_cannot_be_whoever_is_quicker) {
    ASSERT_EQ(invite(gp, "assistant", address).status, 201);
    const auto copied = app.run([](UnitOfWork& work) -> Result<> {
        auto one = TRY(work.tx.one<Invitation>("select * from account_invitation"));
        one.id = new_id<InvitationId>();
        one.token_hash = "another";
        return work.tx.insert(one);
    });
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, "row.conflict");
}

TEST_F(InvitationsTest, an_organisation_invites_twenty_an_hour_and_not_more) {
    const auto number = [](int i) { return "nieuw" + std::to_string(i) + "@praktijk.example"; };
    for (int i = 0; i < 20; ++i) EXPECT_EQ(invite(gp, "assistant", number(i)).status, 201);
    const auto refused = invite(manager, "assistant", number(20));
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("Retry-After"), "3600");
    EXPECT_EQ(invite(team_manager, "welfare_coach", "n@welzijn.example").status, 201);
}

TEST_F(InvitationsTest, a_team_is_asked_by_one_list_and_each_has_a_code_of_his_own) {
    const auto reply =
        invite_list(gp, {{"Sanne Splinternieuw", "assistant", address},
                         {" Teun Tekenvoorbeeld ", "manager", " Teun@Praktijk.example"}});
    ASSERT_EQ(reply.status, 201) << reply.raw;
    const auto& sent = reply.at("sent").as_array();
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_EQ(sent[1].at("email"), "teun@praktijk.example");
    EXPECT_EQ(sent[1].at("name"), "Teun Tekenvoorbeeld");
    EXPECT_EQ(value("select count(*) from account_invitation where ended_at is null", {}), "2");
    const auto code = std::string(sent[1].at("code").as_string());
    EXPECT_EQ(pair(token(), code).text("email"), "teun@praktijk.example");
}

TEST_F(InvitationsTest, one_wrong_row_of_a_list_is_named_and_nobody_is_asked) {
    const auto reply = invite_list(manager, {{"Sanne", "assistant", address},
                                             {"Hub", "gp", "nieuw@praktijk.example"},
                                             {"Sanne", "assistant", "SANNE@praktijk.example"},
                                             {"Iemand", "assistant", "geen adres"}});
    ASSERT_EQ(reply.status, 422);
    const auto& fields = reply.at("fields").as_object();
    EXPECT_EQ(fields.size(), 3U) << reply.raw;
    EXPECT_EQ(fields.at("people.1.role"), "not_a_choice");
    EXPECT_EQ(fields.at("people.2.email"), "twice");
    EXPECT_EQ(fields.at("people.3.email"), "malformed");
    EXPECT_EQ(value("select count(*) from account_invitation", {}), "0");
    EXPECT_EQ(invite_list(nurse, {{"Sanne", "assistant", address}}).status, 403);
    EXPECT_EQ(invite_list(manager, {}).status, 422);
}

TEST_F(InvitationsTest, three_lists_an_hour_go_from_one_organisation) {
    const auto list = [&](int i) {
        return invite_list(
            i % 2 ? gp : manager,
            {{"Sanne", "assistant", "nieuw" + std::to_string(i) + "@praktijk.example"}});
    };
    for (int i = 0; i < 3; ++i) EXPECT_EQ(list(i).status, 201);
    EXPECT_EQ(list(3).status, 429);
}

TEST_F(InvitationsTest, nothing_of_an_invitation_is_seen_or_touched_from_elsewhere) {
    const auto id = invite(gp, "assistant", address).text("id");
    for (const auto* what : {"/again", "/withdraw"})
        EXPECT_EQ(app.ask(team_manager, "POST /api/account_invitations/" + id + what).status, 404);
    EXPECT_EQ(app.ask(team_manager, "GET /api/colleagues").raw.find(address), std::string::npos);
    EXPECT_EQ(app.ask(nurse, "GET /api/colleagues").raw.find(address), std::string::npos)
        << "who invites nobody reads no addresses";
    EXPECT_EQ(app.ask(nurse, "GET /api/colleagues").at("roles").as_array().size(), 0U);
}

TEST_F(InvitationsTest, neither_link_nor_code_stands_in_the_database) {
    const auto code = invite(gp, "assistant", address).text("code");
    const auto rows = app.show("select * from account_invitation");
    EXPECT_EQ(rows.find(token()), std::string::npos);
    EXPECT_EQ(rows.find(code), std::string::npos);
    app.deliver();
    ASSERT_FALSE(app.sent.empty());
    EXPECT_EQ(app.sent.back().text.find(code), std::string::npos) << "never by mail";
}

TEST_F(InvitationsTest, a_password_that_many_choose_or_that_is_about_you_is_told_at_its_field) {
    const auto code = invite(gp, "assistant", address).text("code");
    const auto figures = figures_for(pair(token(), code).text("key"));
    TestSession browser;
    const auto objection = [&](const std::string& password) {
        const auto reply = accept(browser, token(), code, figures, password);
        return reply.status == 422 ? std::string(reply.at("fields").at("password").as_string())
                                   : std::to_string(reply.status);
    };
    EXPECT_EQ(objection("veertien teken"), "too_short");
    EXPECT_EQ(objection("welkomwelkomwelkom"), "too_common");
    EXPECT_EQ(objection("SanneSplinternieuw1"), "about_you");
    EXPECT_EQ(accept(browser, token(), code, "000000", new_password).at("fields").at("figures"),
              "wrong");
    EXPECT_TRUE(browser.cookies.empty());
    EXPECT_EQ(accept(browser, token(), code, figures).status, 201) << "nothing was used up";
}

TEST_F(InvitationsTest, who_was_killed_before_the_answer_signs_in_as_always) {
    const auto code = invite(gp, "assistant", address).text("code");
    const auto link = token();
    const auto figures = figures_for(pair(link, code).text("key"));
    TestSession lost, back;
    ASSERT_EQ(accept(lost, link, code, figures).status, 201);
    EXPECT_EQ(look(link).text("state"), "accepted") << "the page says: sign in";
    EXPECT_EQ(app.visit(back, "POST /api/login/password",
                        {{"email", address}, {"password", new_password}})
                  .status,
              201);
}

TEST_F(InvitationsTest, access_given_anew_ends_all_sessions_and_what_was_known_before) {
    EXPECT_EQ(app.ask(assistant, "GET /api/arrivals").status, 200);
    const auto line = "POST /api/accounts/" + cast::femke + "/renew";
    EXPECT_EQ(app.ask(gp, line, {{"identity_checked", false}}).status, 422);
    const auto sent = app.ask(gp, line, {{"identity_checked", true}});
    ASSERT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(app.ask(assistant, "GET /api/arrivals").status, 401);
    const auto signs_in = [&] {
        TestSession thief;
        return app
            .visit(thief, "POST /api/login/password",
                   {{"email", "b003@account.example"}, {"password", cast::password}})
            .status;
    };
    EXPECT_EQ(signs_in(), 401) << "at once, not when the new access is used";
    const auto link = token("account_recovery");
    EXPECT_EQ(look(link).text("purpose"), "recovery");
    TestSession browser;
    ASSERT_EQ(accept(browser, link, sent.text("code"),
                     figures_for(pair(link, sent.text("code")).text("key")))
                  .status,
              201);
    EXPECT_EQ(app.ask(browser, "GET /api/session").text("name"), "Femke Oefening");
    EXPECT_EQ(signs_in(), 401);
    EXPECT_EQ(newest_fact("account_opened_for", "name"), "Femke Oefening");
    EXPECT_EQ(value("select count(*) from account where email = 'b003@account.example'"), "1");
}

TEST_F(InvitationsTest, nobody_gives_access_anew_to_himself_above_himself_or_elsewhere) {
    const auto renew = [&](const TestSession& who, const std::string& id) {
        return app.ask(who, "POST /api/accounts/" + id + "/renew", {{"identity_checked", true}});
    };
    EXPECT_EQ(renew(gp, cast::hub).text("code"), "access.to_self");
    EXPECT_EQ(renew(manager, cast::hub).status, 403);
    EXPECT_EQ(renew(manager, cast::joke).status, 403);
    EXPECT_EQ(renew(gp, cast::karin).raw, renew(gp, cast::absent).raw);
    EXPECT_EQ(renew(nurse, cast::femke).status, 403);
    EXPECT_EQ(app.ask(gp, "GET /api/arrivals").status, 200) << "no session ended";
}

TEST_F(InvitationsTest, an_address_of_a_desk_passes_on_and_what_the_former_one_did_stays_his) {
    femke_leaves();
    const auto sent = invite(gp, "assistant", "b003@account.example");
    TestSession browser;
    ASSERT_EQ(accept(browser, token(), sent.text("code"),
                     figures_for(pair(token(), sent.text("code")).text("key")))
                  .status,
              201);
    EXPECT_NE(app.ask(browser, "GET /api/session").text("account_id"), cast::femke);
    EXPECT_EQ(value("select name from account where id = $1", {cast::femke}), "Femke Oefening");
}

TEST_F(InvitationsTest, only_the_phone_that_was_paired_last_counts) {
    const auto code = invite(gp, "assistant", address).text("code");
    const auto stolen = pair(token(), code).text("key");
    const auto own = pair(token(), code).text("key");
    EXPECT_NE(stolen, own);
    TestSession browser;
    EXPECT_EQ(accept(browser, token(), code, figures_for(stolen)).at("fields").at("figures"),
              "wrong");
    EXPECT_EQ(accept(browser, token(), code, figures_for(own)).status, 201);
}

TEST_F(InvitationsTest, an_invitation_is_over_when_who_sent_it_gives_that_role_no_more) {
    const auto code = invite(manager, "assistant", address).text("code");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set active = $1 where role = 'manager'", false));
        return {};
    }));
    EXPECT_EQ(pair(token(), code).text("code"), "account_invitation.over");
}

TEST_F(InvitationsTest, to_who_has_no_code_nothing_is_said_of_password_or_figures) {
    const auto code = invite(gp, "assistant", address).text("code");
    const auto wrong = std::string(code == "000000" ? "000001" : "000000");
    TestSession browser;
    const auto reply = accept(browser, token(), wrong, "000000", "SanneSplinternieuw1");
    EXPECT_EQ(reply.at("fields").at("code"), "wrong") << reply.raw;
    EXPECT_EQ(reply.at("fields").as_object().size(), 1U);
    EXPECT_EQ(value("select code_tries from account_invitation"), "1");
    EXPECT_NE(
        app.show("select action, outcome from access_log").find("account_invitation.accept | "),
        std::string::npos);
}

TEST_F(InvitationsTest, who_was_let_go_does_not_undo_it_and_who_gives_roles_is_let_go_by_his_like) {
    const auto leave = [&](const TestSession& who, const std::string& id,
                           const std::string& last_on = "2026-11-02") {
        return app.ask(who, "POST /api/leavings", {{"account_id", id}, {"last_on", last_on}});
    };
    const auto undo = [&](const TestSession& who, const std::string& id) {
        return app.ask(who, "POST /api/leavings/" + id + "/cancel").status;
    };
    EXPECT_EQ(leave(manager, cast::hub).status, 403);
    EXPECT_EQ(leave(assistant, cast::hub).status, 403);
    ASSERT_EQ(leave(gp, cast::femke).status, 201);
    EXPECT_EQ(undo(assistant, cast::femke), 403);
    EXPECT_EQ(leave(assistant, cast::femke, "2027-11-02").status, 403);
    EXPECT_EQ(undo(gp, cast::femke), 201);
}

TEST_F(InvitationsTest, access_ended_at_once_refuses_the_next_request_and_the_next_sign_in) {
    const auto end = [&](const TestSession& who, const std::string& id) {
        return app.ask(who, "POST /api/accounts/" + id + "/end", boost::json::object{}).status;
    };
    EXPECT_EQ(end(assistant, cast::femke), 403);
    EXPECT_EQ(end(gp, cast::hub), 403) << "not the own";
    EXPECT_EQ(end(stranger, cast::femke), 404);
    EXPECT_EQ(app.ask(assistant, "GET /api/arrivals").status, 200);
    EXPECT_EQ(end(gp, cast::femke), 201);
    EXPECT_EQ(app.ask(assistant, "GET /api/arrivals").status, 401);
    TestSession browser;
    EXPECT_EQ(app.visit(browser, "POST /api/login/password",
                        {{"email", value("select email from account where id = $1", {cast::femke})},
                         {"password", cast::password}})
                  .status,
              401);
    EXPECT_EQ(end(gp, cast::femke), 404) << "she is gone";
    EXPECT_NE(app.show("select action, outcome from access_log").find("account.end | done"),
              std::string::npos);
}

TEST_F(InvitationsTest, whose_access_ends_at_once_hands_the_work_to_who_does_the_same) {
    const auto end = [&](const boost::json::object& body) {
        return app.ask(team_manager, "POST /api/accounts/" + cast::karin + "/end", body);
    };
    const auto id = app.ask(coach, "GET /api/worklist").status;
    ASSERT_EQ(id, 200);
    EXPECT_EQ(end({{"successor_account_id", cast::nora}}).at("fields").at("successor_account_id"),
              "not_a_choice");
    ASSERT_EQ(end({{"successor_account_id", cast::bram}}).status, 201);
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").status, 401);
    app.deliver();
    EXPECT_EQ(value("select successor_account_id from leaving where ended_at is not null"),
              cast::bram);
}

TEST_F(InvitationsTest, nobody_has_to_be_found_before_access_ends) {
    EXPECT_EQ(
        app.ask(team_manager, "POST /api/accounts/" + cast::karin + "/end", boost::json::object{})
            .status,
        201);
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").status, 401);
    app.deliver();
    EXPECT_EQ(value("select successor_account_id from leaving where ended_at is not null"), "null");
}

TEST_F(InvitationsTest, of_two_who_end_each_others_access_at_the_same_moment_one_stays) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update account set role = $1 where id = $2", "gp", cast::joke));
        return {};
    }));
    const auto end = [&](const TestSession& who, const std::string& whom) {
        return std::async(std::launch::async, [&, whom] {
            return app.ask(who, "POST /api/accounts/" + whom + "/end", boost::json::object{})
                .status;
        });
    };
    auto by_hub = end(gp, cast::joke);
    auto by_joke = end(nurse, cast::hub);
    const std::multiset<int> statuses{by_hub.get(), by_joke.get()};
    EXPECT_EQ(statuses, (std::multiset<int>{201, 401}));
}

TEST_F(InvitationsTest, on_the_day_after_the_last_one_nobody_comes_in_though_no_job_ran) {
    ASSERT_EQ(
        app.ask(gp, "POST /api/leavings", {{"account_id", cast::femke}, {"last_on", "2026-11-02"}})
            .status,
        201);
    app.clock->advance_days(1);
    const auto password = [&](TestSession& browser, const std::string& id) {
        return app
            .visit(browser, "POST /api/login/password",
                   {{"email", value("select email from account where id = $1", {id})},
                    {"password", cast::password}})
            .status;
    };
    EXPECT_EQ(value("select active from account where id = $1", {cast::femke}), "1");
    TestSession hers, of_hub;
    EXPECT_EQ(password(hers, cast::femke), 401);
    EXPECT_EQ(password(of_hub, cast::hub), 201);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update session set ends_at = $1, last_seen_at = $2 "
                            "where account_id = $3",
                            plus_minutes(work.now, 60), work.now, cast::femke));
        return {};
    }));
    EXPECT_EQ(app.ask(assistant, "GET /api/arrivals").status, 401) << "nor goes a session on";
}

TEST_F(InvitationsTest, who_may_let_somebody_go_is_told_by_the_list_as_the_server_decides) {
    const auto may = [&](const TestSession& who, const std::string& id) {
        const auto reply = app.ask(who, "GET /api/colleagues");
        for (const auto& one : reply.at("team").at("people").as_array())
            if (one.at("account_id").as_string() == id) return one.at("may_let_go").as_bool();
        return false;
    };
    EXPECT_TRUE(may(gp, cast::femke));
    EXPECT_TRUE(may(gp, cast::hub)) << "the own last day";
    EXPECT_FALSE(may(manager, cast::hub));
    EXPECT_TRUE(may(manager, cast::femke));
}

TEST_F(InvitationsTest, each_sending_counts_also_of_the_same_invitation) {
    const auto id = invite(gp, "assistant", address).text("id");
    for (int sent = 1; sent < 20; ++sent) {
        app.clock->advance_seconds(61);
        gp = signed_in(cast::hub);  // who lets somebody in has proven who he is just now
        ASSERT_EQ(app.ask(gp, "POST /api/account_invitations/" + id + "/again").status, 201)
            << sent;
    }
    app.clock->advance_seconds(61);
    const auto refused = app.ask(gp, "POST /api/account_invitations/" + id + "/again");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.text("code"), "limit.invite");
    EXPECT_NE(refused.header("Retry-After"), "");
}

TEST_F(InvitationsTest, who_left_is_asked_back_with_the_same_account) {
    femke_leaves();
    EXPECT_EQ(app.ask(assistant, "GET /api/arrivals").status, 401);
    const auto sent = app.ask(
        gp, "POST /api/account_invitations",
        {{"name", "Femke Oefening"}, {"role", "assistant"}, {"email", "B003@account.example"}});
    ASSERT_EQ(sent.status, 201) << sent.raw;
    TestSession browser;
    ASSERT_EQ(accept(browser, token(), sent.text("code"),
                     figures_for(pair(token(), sent.text("code")).text("key")))
                  .status,
              201);
    EXPECT_EQ(app.ask(browser, "GET /api/session").text("account_id"), cast::femke);
}

TEST_F(InvitationsTest, a_new_coach_is_found_by_the_practices_of_the_team_after_the_others) {
    const auto sent = invite(team_manager, "welfare_coach", "nieuw@welzijn.example");
    TestSession browser;
    ASSERT_EQ(accept(browser, token(), sent.text("code"),
                     figures_for(pair(token(), sent.text("code")).text("key")))
                  .status,
              201);
    EXPECT_EQ(app.ask(gp, "GET /api/faces?needs=alone").raw.find("Sanne"), std::string::npos);
    app.deliver();
    const auto faces = app.ask(gp, "GET /api/faces?needs=alone").raw;
    ASSERT_NE(faces.find("Sanne Splinternieuw"), std::string::npos) << faces;
    EXPECT_LT(faces.find("Karin Schets"), faces.find("Sanne Splinternieuw"));
}

}  // namespace
}  // namespace veerkracht::accounts
