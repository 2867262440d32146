// A resident asks for help without an account: the phone is confirmed first, nobody learns who is
// known, the team sees no more than was agreed, and the worker says who it is.
#include "capabilities/referrals/self_referrals.hpp"

#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/targets.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

using boost::json::object;

class SelfReferralTest : public CastTest {
  protected:
    SelfReferralTest() {
        open(cast::face_of_karin, "", "alone", 1);
        open(cast::face_of_karin, "", "", 2);
        open(cast::face_of_nora, "America", "debts", 1);
        open(cast::face_with_stop, "", "", 3);
        open(cast::wmo_desk, "", "", 4);
    }
    void open(const std::string& face, const std::string& village, const std::string& need,
              int rank) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            return work.tx.insert(directory::OpenFace{new_uuid(), "Horst aan de Maas", village,
                                                      FaceId{face}, need, rank});
        }));
    }
    static object with_more(object body, const object& with) {
        for (const auto& [name, member] : with) body[name] = member;
        return body;
    }
    static object mien(const object& with = {}) {
        return with_more({{"face_id", cast::face_of_karin},
                          {"municipality", "Horst aan de Maas"},
                          {"village", "America"},
                          {"needs", {"alone"}},
                          {"given_name", "Mien"},
                          {"family_name", "Tekening"},
                          {"birth_on", "1948-02-03"},
                          {"phone", "06 3333 4444"},
                          {"call_when", "na 10.00 uur"},
                          {"language", "nl"},
                          {"sentence", "Ik kom de deur niet meer uit."},
                          {"practice_name", ""},
                          {"text_language", "nl"},
                          {"fields",
                           {"name", "birth_on", "phone", "village", "language", "call_when",
                            "needs", "sentence"}},
                          {"consent_given", true}},
                         with);
    }
    static object child(const std::string& birth_on, const object& with = {}) {
        return mien(with_more({{"birth_on", birth_on},
                               {"parent_name", "Ma Tekening"},
                               {"parent_phone", "06 7777 8888"}},
                              with));
    }
    TestReply ask(const object& body) { return app.ask({}, "POST /api/self_referrals", body); }
    TestReply confirm(const std::string& token, const std::string& code,
                      const std::string& parent_code = "") {
        return app.ask({}, "POST /api/self_referrals/confirm",
                       {{"token", token}, {"code", code}, {"parent_code", parent_code}});
    }
    TestReply again(const std::string& token) {
        return app.ask({}, "POST /api/self_referrals/codes", {{"token", token}});
    }
    // Asked and confirmed; the id of the leg.
    std::string asked(const object& with = {}) {
        const auto reply = ask(mien(with));
        EXPECT_EQ(reply.status, 201) << reply.raw;
        const auto done = confirm(reply.text("token"), newest_code());
        EXPECT_EQ(done.status, 201) << done.raw;
        return value(
            "select referral_id from self_referral where referral_id is not null "
            "order by asked_at desc, id desc limit 1");
    }
    TestReply take(const std::string& id) {
        return app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
    }
    TestReply who_it_is(const std::string& id, const object& with = {}) {
        return who_it_is_by(coach, id, with);
    }
    TestReply who_it_is_by(const TestSession& who, const std::string& id, const object& with = {}) {
        return app.ask(who, "POST /api/cases/" + id + "/who_it_is",
                       with_more({{"version", version_of(id)}}, with));
    }
    // One worker says it, and another confirms.
    TestReply both_say(const std::string& id, const object& with) {
        const auto said = who_it_is(id, with);
        EXPECT_EQ(said.status, 201) << said.raw;
        EXPECT_FALSE(said.at("look_alikes").as_array().empty()) << "not done yet";
        colleague = signed_in(cast::bram);
        return who_it_is_by(colleague, id, with);
    }
    std::string count(const std::string& table) { return value("select count(*) from " + table); }
    static std::string wrong(const std::string& code) {
        return code == "000000" ? "111111" : "000000";
    }
    TestReply faces(const object& with = {}) {
        return app.ask({}, "POST /api/self_referral/faces",
                       with_more({{"municipality", "Horst aan de Maas"},
                                  {"village", "America"},
                                  {"birth_on", "1948-02-03"},
                                  {"needs", {"debts"}}},
                                 with));
    }
    static std::string names(const TestReply& reply) {
        std::string names;
        for (const auto& face : reply.at("faces").as_array())
            names.append(face.at("name").as_string()).append("; ");
        return names;
    }
};

TEST_F(SelfReferralTest, a_face_is_found_by_place_and_by_what_is_going_on) {
    const auto places = app.ask({}, "GET /api/self_referral/places");
    ASSERT_EQ(places.at("places").as_array().size(), 1U) << places.raw;
    EXPECT_EQ(places.at("places").at(0).at("municipality"), "Horst aan de Maas");
    EXPECT_EQ(places.at("places").at(0).at("villages").at(0), "America");
    // Who takes nobody new, and who is not asked by residents themselves, is not in it.
    EXPECT_EQ(names(faces()), "Nora Ontwerp; Karin Schets; ");
    EXPECT_EQ(names(faces({{"needs", {"alone"}}})), "Karin Schets; Nora Ontwerp; ");
    EXPECT_EQ(names(faces({{"village", "Sevenum"}})), "Karin Schets; ");
    EXPECT_EQ(names(faces({{"municipality", "Elders"}})), "");
    // Who wants an interpreter beside his yes calls before anything is sent.
    EXPECT_EQ(
        faces({{"village", "Sevenum"}}).at("faces").at(0).at("organization_phone").as_string(),
        value("select phone from organization where id = $1", {cast::welfare}));
    const auto clock = faces().at("faces").at(0).at("clock");
    EXPECT_EQ(clock.at(0).at("code"), "receipt");
    EXPECT_EQ(clock.at(0).at("due_on"), "2026-11-04");
    EXPECT_EQ(clock.at(1).at("due_on"), "2026-11-16");
    EXPECT_EQ(faces({{"birth_on", "2027-01-01"}}).at("fields").at("birth_on"), "out_of_range");
}

TEST_F(SelfReferralTest, no_first_talk_is_promised_before_the_waiting_time_of_the_face_itself) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update face set wait_weeks = 5 where id = $1", cast::face_of_karin));
        return {};
    }));
    const auto shown = faces();
    for (const auto& face : shown.at("faces").as_array()) {
        const bool is_karin = face.at("id").as_string() == cast::face_of_karin;
        EXPECT_EQ(face.at("clock").at(0).at("due_on"), "2026-11-04") << "receipt waits for nobody";
        EXPECT_EQ(face.at("clock").at(1).at("due_on"), is_karin ? "2026-12-07" : "2026-11-16");
    }
    const auto token = ask(mien()).text("token");
    EXPECT_EQ(confirm(token, newest_code()).at("clock").at(1).at("due_on"), "2026-12-07");
}

TEST_F(SelfReferralTest, nothing_is_kept_of_a_person_before_the_own_phone_was_confirmed) {
    const auto people = count("person");
    const auto reply = ask(mien());
    ASSERT_EQ(reply.status, 201) << reply.raw;
    EXPECT_EQ(reply.text("to"), "•••• 44");
    EXPECT_EQ(reply.text("parent_to"), "");
    EXPECT_EQ(count("person"), people);
    EXPECT_EQ(count("referral"), "0");
    EXPECT_EQ(app.show("select * from self_referral").find("Tekening"), std::string::npos);
    const auto code = newest_code();
    EXPECT_EQ(confirm(reply.text("token"), wrong(code)).at("fields").at("code"), "wrong");
    EXPECT_EQ(count("person"), people);
    const auto done = confirm(reply.text("token"), code);
    ASSERT_EQ(done.status, 201) << done.raw;
    EXPECT_EQ(done.text("to_name"), "Karin Schets");
    EXPECT_EQ(done.text("to_organization_name"), "Denkbeeld Welzijn");
    EXPECT_EQ(done.at("clock").at(1).at("code"), "first_talk");
    EXPECT_EQ(count("referral"), "1");
    // What was typed stands with the case, and no longer here.
    EXPECT_EQ(value("select length(body) from self_referral"), "0");
    // A second tap opens no second case.
    EXPECT_EQ(confirm(reply.text("token"), code).raw, done.raw);
    EXPECT_EQ(count("referral"), "1");
}

TEST_F(SelfReferralTest, it_stands_with_the_team_that_sees_no_more_than_before_any_yes) {
    const auto id = asked();
    app.app().deliver();
    EXPECT_EQ(newest_fact("new_referral", "team"), "Denkbeeld Welzijn");
    for (const auto& worker : {coach, colleague}) {
        const auto list = app.ask(worker, "GET /api/worklist");
        ASSERT_EQ(list.at("rows").as_array().size(), 1U);
        const auto& row = list.at("rows").at(0);
        EXPECT_EQ(row.at("name"), "Mien");
        EXPECT_EQ(row.at("source"), "self");
        EXPECT_EQ(row.at("phone"), "");
        EXPECT_EQ(row.at("due_on"), "2026-11-05");
    }
    EXPECT_EQ(app.ask(stranger_coach, "GET /api/cases/" + id).status, 404);
    const auto offer = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_EQ(offer.text("sentence"), "Ik kom de deur niet meer uit.");
    EXPECT_EQ(offer.text("phone"), "");
    EXPECT_EQ(offer.raw.find("Tekening"), std::string::npos);
    const auto taken = take(id);
    ASSERT_EQ(taken.status, 201) << taken.raw;
    EXPECT_EQ(taken.text("name"), "Mien Tekening");
    EXPECT_EQ(taken.text("phone"), "06 3333 4444");
    EXPECT_EQ(taken.text("birth_on"), "1948-02-03");
    EXPECT_EQ(taken.text("call_when"), "na 10.00 uur");
    EXPECT_FALSE(taken.at("voicemail_allowed").as_bool());
    EXPECT_TRUE(taken.at("asked_himself").as_bool());
    EXPECT_EQ(taken.at("clock").at(0).at("done_at").as_string().subview(0, 10), "2026-11-02");
    EXPECT_EQ(value("select count(*) from person where organization_id = $1", {cast::welfare}),
              "1");
    EXPECT_EQ(step(id, "intake_done").at("clock").at(1).at("done_at").as_string().subview(0, 10),
              "2026-11-02");
}

TEST_F(SelfReferralTest, the_consent_says_exactly_which_fields_went_where) {
    const auto id = asked();
    EXPECT_EQ(app.show("select recipient_name, purpose, given_how, given_by, text_version, "
                       "language, feedback_level from consent"),
              "Karin Schets, Denkbeeld Welzijn | referral | by_code | resident | zelf-2026-1 | nl "
              "| nothing\n");
    EXPECT_EQ(value("select fields from consent where subject_id = $1", {id}),
              R"(["name","birth_on","phone","village","language","call_when","needs","sentence"])");
    // What was on the screen is what is agreed: a list that is not the right one is refused.
    EXPECT_EQ(ask(mien({{"fields", {"name", "phone"}}})).text("code"),
              "self_referral.fields_changed");
    EXPECT_EQ(ask(mien({{"consent_given", false}})).at("fields").at("consent_given"), "required");
    EXPECT_EQ(ask(mien({{"text_language", "pl"}})).at("fields").at("text_language"),
              "not_a_choice");
    EXPECT_EQ(ask(mien({{"needs", boost::json::array{}}})).at("fields").at("needs"), "required");
    EXPECT_EQ(ask(mien({{"face_id", cast::wmo_desk}})).at("fields").at("face_id"), "not_a_choice");
    EXPECT_EQ(ask(mien({{"face_id", cast::face_elsewhere}})).at("fields").at("face_id"),
              "not_a_choice");
    EXPECT_EQ(ask(mien({{"face_id", cast::face_with_stop}})).text("code"), "face.intake_stop");
}

TEST_F(SelfReferralTest, known_and_unknown_people_get_the_same_answers) {
    asked();
    take(value("select id from referral"));
    const auto shape = [](const TestReply& reply) {
        std::string names;
        for (const auto& member : reply.body.as_object()) names.append(member.key()).append(" ");
        return std::to_string(reply.status) + " " + names;
    };
    const auto known = ask(mien({{"phone", "06-33334444"}}));
    const auto known_done = confirm(known.text("token"), newest_code());
    const auto unknown = ask(mien({{"given_name", "Toon"},
                                   {"family_name", "Anders"},
                                   {"birth_on", "1950-01-01"},
                                   {"phone", "06 9999 8844"}}));
    EXPECT_EQ(shape(unknown), shape(known));
    EXPECT_EQ(unknown.text("to"), known.text("to"));
    const auto unknown_done = confirm(unknown.text("token"), newest_code());
    EXPECT_EQ(unknown_done.raw, known_done.raw);
}

TEST_F(SelfReferralTest, a_phone_that_is_named_often_gets_no_more_messages_and_nobody_is_told) {
    const auto codes = [&] { return value("select count(*) from outbox where kind = 'code'"); };
    for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(mien()).status, 201);
    EXPECT_EQ(codes(), "3");
    const auto more = ask(mien({{"phone", "0633334444"}}));
    EXPECT_EQ(more.status, 201);
    EXPECT_EQ(more.text("to"), "•••• 44");
    EXPECT_EQ(codes(), "3");
    EXPECT_EQ(confirm(more.text("token"), newest_code()).at("fields").at("code"), "wrong");
    app.clock->advance_minutes(2);
    EXPECT_EQ(again(more.text("token")).status, 201) << "told the same, and not sent";
    EXPECT_EQ(codes(), "3");
    app.clock->advance_days(1);
    app.clock->advance_minutes(1);
    EXPECT_EQ(ask(mien()).status, 201);
    EXPECT_EQ(codes(), "4");
}

TEST_F(SelfReferralTest, one_internet_address_asks_for_ten_people_an_hour_and_not_more) {
    const auto number = [](int i) { return "06 1000 00" + std::to_string(10 + i); };
    for (int i = 0; i < 10; ++i) EXPECT_EQ(ask(mien({{"phone", number(i)}})).status, 201);
    const auto refused = ask(mien({{"phone", number(10)}}));
    EXPECT_EQ(refused.text("code"), "self_referral.wait");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("Retry-After"), "3600");
    TestSession elsewhere;
    elsewhere.address = "192.0.2.77";
    EXPECT_EQ(app.ask(elsewhere, "POST /api/self_referrals", mien({{"phone", number(11)}})).status,
              201);
    app.clock->advance_minutes(61);
    EXPECT_EQ(ask(mien({{"phone", number(12)}})).status, 201);
}

TEST_F(SelfReferralTest, many_addresses_of_one_line_are_one) {
    const auto from = [&](const std::string& address, int i) {
        TestSession line;
        line.address = address;
        return app.ask(line, "POST /api/self_referrals",
                       mien({{"phone", "06 1000 00" + std::to_string(10 + i)}}));
    };
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(from("2001:db8:1::" + std::to_string(i + 1), i).status, 201);
    EXPECT_EQ(from("2001:db8:1::ff", 10).status, 429);
    EXPECT_EQ(from("2001:db8:2::1", 11).status, 201);
}

TEST_F(SelfReferralTest, no_code_goes_to_the_other_end_of_the_world) {
    for (const auto* far : {"+882131234567", "00882131234567", "+1 876 555 0100"}) {
        const auto refused = ask(mien({{"phone", far}}));
        ASSERT_EQ(refused.status, 422) << far;
        EXPECT_EQ(refused.at("fields").at("phone"), "malformed");
        EXPECT_EQ(ask(child("2016-05-05", {{"parent_phone", far}})).at("fields").at("parent_phone"),
                  "malformed");
    }
    for (const auto* near : {"+31 6 1234 5678", "0031612345678", "+32 470 12 34 56"})
        EXPECT_EQ(ask(mien({{"phone", near}})).status, 201) << near;
    EXPECT_EQ(value("select count(*) from outbox where kind = 'code'"), "3");
}

TEST_F(SelfReferralTest, all_addresses_together_let_us_pay_for_so_many_codes_an_hour) {
    const auto asks = [&](int i) {
        TestSession line;
        line.address = "198.51.100." + std::to_string(i % 250);
        return app.ask(line, "POST /api/self_referrals",
                       mien({{"phone", "06 1000 " + std::to_string(1000 + i)}}));
    };
    for (int i = 0; i < 300; ++i) ASSERT_EQ(asks(i).status, 201) << i;
    const auto refused = asks(300);
    EXPECT_EQ(refused.status, 429) << refused.raw;
    EXPECT_EQ(refused.text("code"), "self_referral.wait");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'code'"), "300");
    app.clock->advance_minutes(60);
    EXPECT_EQ(asks(301).status, 201);
}

TEST_F(SelfReferralTest, one_question_gets_a_few_codes_and_no_more) {
    const auto token = ask(mien()).text("token");
    TestReply refused;
    for (int sent = 1; sent < 10 && refused.status < 400; ++sent) {
        app.clock->advance_minutes(2);
        refused = again(token);
    }
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("code"), "self_referral.no_more_codes");
}

TEST_F(SelfReferralTest, codes_are_guessed_a_few_times_and_run_out) {
    const auto token = ask(mien()).text("token");
    const auto code = newest_code();
    const auto at_once = again(token);
    EXPECT_EQ(at_once.text("code"), "link.code_just_sent");
    EXPECT_EQ(at_once.status, 429);
    EXPECT_EQ(at_once.header("Retry-After"), "60");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(confirm(token, wrong(code)).at("fields").at("code"), "wrong");
    EXPECT_EQ(confirm(token, code).text("code"), "login.wait");
    app.clock->advance_minutes(2);
    EXPECT_EQ(confirm(token, code).text("code"), "link.code_over");
    EXPECT_EQ(again(token).status, 201);
    EXPECT_EQ(confirm(token, code).at("fields").at("code"), "wrong");
    app.clock->advance_minutes(11);
    EXPECT_EQ(confirm(token, newest_code()).text("code"), "link.code_over");
    EXPECT_EQ(again(token).status, 201);
    EXPECT_EQ(confirm(token, newest_code()).status, 201);
    EXPECT_EQ(again(token).text("code"), "self_referral.confirmed");
    EXPECT_EQ(confirm("somebody-elses-token", code).status, 404);
}

TEST_F(SelfReferralTest, what_nobody_confirmed_is_gone_after_a_day) {
    ask(mien());
    asked();
    app.clock->advance_days(2);
    app.app().deliver();
    EXPECT_EQ(count("self_referral"), "1");
    EXPECT_EQ(value("select count(*) from self_referral where referral_id is null"), "0");
}

TEST_F(SelfReferralTest, the_gp_hears_nothing_unless_the_resident_wants_it) {
    const auto silent = asked();
    EXPECT_FALSE(take(silent).at("practice_choice").at("tell").as_bool());
    EXPECT_EQ(ask(mien({{"tell_practice", true}})).at("fields").at("practice_name"), "required");
    const auto told = asked({{"given_name", "Toos"},
                             {"birth_on", "1950-05-05"},
                             {"phone", "06 5555 6666"},
                             {"tell_practice", true},
                             {"practice_name", "Praktijk De Denkbeeldige Linde"}});
    const auto choice = take(told).at("practice_choice");
    EXPECT_TRUE(choice.at("tell").as_bool());
    EXPECT_NE(choice.at("letter").as_string().find("Toos"), std::string::npos);
    EXPECT_EQ(app.show("select * from practice_choice").find("Linde"), std::string::npos);
}

TEST_F(SelfReferralTest, from_twelve_to_fifteen_child_and_parent_both_say_yes) {
    EXPECT_EQ(faces({{"birth_on", "2014-11-02"}}).text("who_agrees"), "resident_and_parent");
    auto alone = child("2012-05-05");
    alone.erase("parent_phone");
    EXPECT_EQ(ask(alone).at("fields").at("parent_phone"), "required");
    for (const auto* of_the_child : {"06-33334444", "+31 6 33334444", "0031(0)633334444"})
        EXPECT_EQ(ask(child("2012-05-05", {{"parent_phone", of_the_child}}))
                      .at("fields")
                      .at("parent_phone"),
                  "same_number")
            << of_the_child;
    const auto reply = ask(child("2012-05-05"));
    EXPECT_EQ(reply.text("to"), "•••• 44");
    EXPECT_EQ(reply.text("parent_to"), "•••• 88");
    const auto own = newest_code();
    const auto of_parent = newest_fact("parent_code", "code");
    EXPECT_EQ(confirm(reply.text("token"), own).at("fields").at("parent_code"), "wrong");
    ASSERT_EQ(confirm(reply.text("token"), own, of_parent).status, 201);
    EXPECT_EQ(value("select given_by from consent"), "resident_and_parent");
    const auto taken = take(value("select id from referral"));
    EXPECT_EQ(taken.text("parent_name"), "Ma Tekening");
    EXPECT_EQ(taken.text("parent_phone"), "06 7777 8888");
}

TEST_F(SelfReferralTest, under_twelve_the_parent_says_yes_and_from_sixteen_nobody_else) {
    const auto reply = ask(child("2015-11-03", {{"phone", "06 9999 0000"}}));
    EXPECT_EQ(reply.text("to"), "");
    EXPECT_EQ(value("select count(*) from outbox where kind = 'code'"), "0");
    EXPECT_EQ(confirm(reply.text("token"), "", newest_fact("parent_code", "code")).status, 201);
    EXPECT_EQ(value("select given_by from consent"), "parent");
    EXPECT_EQ(value("select phone from person where source = 'self'"), "06 7777 8888");
    // Sixteen today: the parent is not asked, whatever was typed.
    const auto sixteen = ask(child("2010-11-02", {{"phone", "06 4444 5555"}}));
    EXPECT_EQ(sixteen.text("parent_to"), "");
    EXPECT_EQ(faces({{"birth_on", "2010-11-02"}}).text("who_agrees"), "resident");
    EXPECT_EQ(faces({{"birth_on", "2010-11-03"}}).text("who_agrees"), "resident_and_parent");
}

TEST_F(SelfReferralTest, a_secret_address_shows_no_village_anywhere) {
    const object secret{
        {"secret_address", true},
        {"fields", {"name", "birth_on", "phone", "language", "call_when", "needs", "sentence"}}};
    EXPECT_EQ(ask(mien({{"secret_address", true}})).text("code"), "self_referral.fields_changed");
    const auto id = asked(secret);
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").at(0).at("village"), "");
    const auto taken = take(id);
    EXPECT_EQ(taken.text("village"), "");
    EXPECT_TRUE(taken.at("secret_address").as_bool());
    EXPECT_EQ(value("select village from referral"), "");
    EXPECT_EQ(value("select village from person where organization_id = $1", {cast::welfare}), "");
}

TEST_F(SelfReferralTest, the_resident_follows_it_on_the_own_page_and_takes_it_back) {
    const auto id = asked();
    const auto mien_at_her_page = lies_at_her_page();
    const auto page = app.ask(mien_at_her_page, "GET /api/my/page");
    ASSERT_EQ(page.status, 200) << page.raw;
    EXPECT_EQ(page.text("first_name"), "Mien");
    const auto& one = page.at("referrals").at(0);
    EXPECT_EQ(one.at("to_name"), "Karin Schets");
    EXPECT_TRUE(one.at("asked_myself").as_bool());
    EXPECT_TRUE(one.at("can_withdraw").as_bool());
    EXPECT_FALSE(one.at("can_choose_face").as_bool()) << "the former face would be the sender";
    EXPECT_EQ(one.at("clock").as_array().size(), 2U);
    const auto after = app.ask(mien_at_her_page, "POST /api/my/referrals/" + id + "/withdraw");
    EXPECT_EQ(after.at("referrals").at(0).at("step"), "withdrawn");
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").as_array().size(), 0U);
    EXPECT_NE(app.ask(coach, "GET /api/cases/" + id).status, 200);
}

TEST_F(SelfReferralTest, silence_goes_to_the_team_and_at_last_back_to_the_resident) {
    const auto id = asked();
    for (int i = 0; i < 15; ++i) {
        days_later(1);
        app.app().deliver();
    }
    EXPECT_NE(newest_fact("referral_waits_long", "team"), "");
    EXPECT_EQ(newest_fact("own_referral_waits", "team"), "");
    EXPECT_EQ(newest_link("own_question_back"), "");
    for (int i = 0; i < 15; ++i) {
        days_later(1);
        app.app().deliver();
    }
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "not_answered");
    EXPECT_NE(newest_link("own_question_back"), "");
}

TEST_F(SelfReferralTest, the_worker_says_whether_it_is_somebody_who_is_known) {
    const auto first = asked();
    take(first);
    step(first, "contact_made");
    step(first, "closed", {{"outcome", "reached"}});
    const auto second = asked({{"phone", "06 1212 1212"}, {"sentence", "Het is weer zover."}});
    EXPECT_TRUE(app.ask(coach, "GET /api/cases/" + second).at("look_alikes").as_array().empty());
    const auto taken = take(second);
    ASSERT_EQ(taken.at("look_alikes").as_array().size(), 1U) << taken.raw;
    const auto& known = taken.at("look_alikes").at(0);
    EXPECT_EQ(known.at("referral_id").as_string(), first);
    app.ask(coach, "POST /api/cases/" + second + "/notes", {{"words", "Klonk moe."}});
    ASSERT_EQ(app.ask(coach, "POST /api/cases/" + second + "/question",
                      {{"asked_of", "resident"},
                       {"code", "own_words"},
                       {"words", "Mag de deur op een kier?"}})
                  .status,
              201);
    app.ask(coach, "PUT /api/cases/" + second + "/safety_note", {{"words", "Hond aan de deur"}});
    ASSERT_EQ(app.ask(lies_at_her_page(), "POST /api/my/requests",
                      {{"organization_id", cast::welfare},
                       {"kind", "correction"},
                       {"subject", "notes"},
                       {"words", "Ik klonk niet moe"}})
                  .status,
              201);
    EXPECT_EQ(who_it_is(second, {{"person_id", cast::lies}}).status, 404);
    const auto merged =
        both_say(second, {{"person_id", known.at("person_id")}, {"take_phone", true}});
    ASSERT_EQ(merged.status, 201) << merged.raw;
    EXPECT_EQ(merged.text("sentence"), "Het is weer zover.");
    EXPECT_EQ(merged.text("phone"), "06 1212 1212");
    EXPECT_EQ(merged.at("notes").at(0).at("words"), "Klonk moe.");
    EXPECT_EQ(merged.at("safety_note").at("words"), "Hond aan de deur");
    EXPECT_EQ(merged.at("questions").at(0).at("words"), "Mag de deur op een kier?");
    EXPECT_FALSE(merged.at("practice_choice").at("tell").as_bool());
    EXPECT_TRUE(merged.at("look_alikes").as_array().empty());
    EXPECT_EQ(value("select count(*) from person where organization_id = $1 and status = 'active'",
                    {cast::welfare}),
              "1");
    EXPECT_EQ(who_it_is(second).text("code"), "case.settled_who_it_is");
    app.clock->advance_minutes(2);  // another code may be sent
    const auto at_home = lies_at_her_page();
    EXPECT_EQ(app.ask(at_home, "GET /api/my/page").at("referrals").as_array().size(), 2U);
    EXPECT_EQ(app.ask(at_home, "GET /api/my/requests").at("requests").at(0).at("words"),
              "Ik klonk niet moe");
}

// Who types the name of somebody else and confirms an own phone must never come to read with the
// one whom the worker takes him for.
TEST_F(SelfReferralTest, a_page_that_was_open_before_shows_nothing_of_the_known_one) {
    const auto first = asked();
    take(first);
    const auto second = asked({{"phone", "06 1212 1212"}});
    const auto somebody = lies_at_her_page();
    EXPECT_EQ(app.ask(somebody, "GET /api/my/page").at("referrals").as_array().size(), 1U);
    const auto known = take(second).at("look_alikes").at(0).at("person_id");
    ASSERT_EQ(both_say(second, {{"person_id", known}}).status, 201);
    const auto page = app.ask(somebody, "GET /api/my/page");
    EXPECT_EQ(page.raw.find(first), std::string::npos) << page.raw;
    // The new link goes to the number that was known.
    EXPECT_EQ(value("select recipient from outbox where kind = 'status' order by created_at desc, "
                    "id desc limit 1"),
              "06 3333 4444");
}

TEST_F(SelfReferralTest, what_was_said_of_calling_stays_with_who_turns_out_to_be_known) {
    const auto first = asked({{"call_when", ""}});
    take(first);
    const auto second =
        asked({{"phone", "06 1212 1212"}, {"voicemail_allowed", false}, {"call_when", "dinsdag"}});
    const auto known = take(second).at("look_alikes").at(0).at("person_id");
    ASSERT_EQ(both_say(second, {{"person_id", known}}).status, 201);
    for (const auto& id : {first, second}) {
        const auto page = app.ask(coach, "GET /api/cases/" + id);
        EXPECT_FALSE(page.at("voicemail_allowed").as_bool());
        EXPECT_EQ(page.text("call_when"), "dinsdag");
    }
}

TEST_F(SelfReferralTest, where_the_number_is_another_a_second_worker_says_it_too) {
    take(asked());
    const auto second = asked({{"phone", "06 1212 1212"}});
    const auto known = take(second).at("look_alikes").at(0).at("person_id");
    const object as_known{{"person_id", known}, {"take_phone", true}};
    ASSERT_EQ(who_it_is(second, as_known).status, 201);
    const auto said = app.ask(coach, "GET /api/cases/" + second + "/who_it_is");
    EXPECT_EQ(said.at("rows").at(0).at("agrees"), false) << said.raw;
    EXPECT_EQ(said.at("rows").at(0).at("waits_for_other"), true);
    const auto alone = who_it_is(second, as_known);
    EXPECT_EQ(alone.status, 403);
    EXPECT_EQ(alone.text("code"), "merge.same_colleague");
    app.clock->advance_minutes(6);
    EXPECT_EQ(who_it_is_by(colleague, second, as_known).text("code"), "session.proof_wanted");
    colleague = signed_in(cast::bram);
    // Something else than what was said is said for the first time.
    ASSERT_EQ(who_it_is_by(colleague, second, {{"person_id", known}}).status, 201);
    EXPECT_EQ(value("select count(*) from person where status = 'same_as'"), "0");
    coach = signed_in(cast::karin);
    ASSERT_EQ(who_it_is(second, {{"person_id", known}}).status, 201);
    EXPECT_EQ(value("select count(*) from person where status = 'same_as'"), "1");
}

TEST_F(SelfReferralTest, where_name_birth_date_and_number_agree_one_worker_says_it) {
    take(asked());
    app.clock->advance_minutes(3);
    const auto second = asked();
    const auto known = take(second).at("look_alikes").at(0).at("person_id");
    EXPECT_EQ(
        app.ask(coach, "GET /api/cases/" + second + "/who_it_is").at("rows").at(0).at("agrees"),
        true);
    const auto settled = who_it_is(second, {{"person_id", known}});
    ASSERT_EQ(settled.status, 201) << settled.raw;
    EXPECT_TRUE(settled.at("look_alikes").as_array().empty());
}

TEST_F(SelfReferralTest, what_a_worker_made_alike_since_does_not_agree) {
    take(asked());
    app.clock->advance_minutes(3);
    const auto second = asked({{"phone", "06 1212 1212"}});
    const auto known = take(second).at("look_alikes").at(0).at("person_id");
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        const auto fresh =
            *work.tx.value<PersonId>("select person_id from referral where id = $1", second);
        auto person = *people::row(work, fresh);
        const auto other = *people::row(work, PersonId{std::string(known.as_string())});
        work.now = plus_minutes(work.now, 1);
        return people::correct(work, person, {{"phone", other.phone}}, "Karin");
    }));
    ASSERT_EQ(who_it_is(second, {{"person_id", known}}).status, 201);
    EXPECT_EQ(value("select said_by_name from self_referral where said_by is not null"),
              "Karin Schets")
        << "it waits for a second worker";
}

TEST_F(SelfReferralTest, somebody_new_stays_who_he_is) {
    take(asked());
    const auto second = asked({{"phone", "06 1212 1212"}});
    take(second);
    EXPECT_TRUE(who_it_is(second).at("look_alikes").as_array().empty());
    EXPECT_EQ(value("select count(*) from person where organization_id = $1", {cast::welfare}),
              "2");
}

TEST_F(SelfReferralTest, a_case_that_was_referred_asks_not_who_it_is) {
    const auto id = accepted();
    EXPECT_TRUE(app.ask(coach, "GET /api/cases/" + id).at("look_alikes").as_array().empty());
    EXPECT_EQ(who_it_is(id).text("code"), "case.settled_who_it_is");
}

TEST(WhoAgrees, follows_the_age_by_local_day) {
    EXPECT_EQ(consent::who_agrees("2014-11-03", "2026-11-02"), "parent");
    EXPECT_EQ(consent::who_agrees("2014-11-03", "2026-11-03"), "resident_and_parent");
    EXPECT_EQ(consent::who_agrees("2010-11-03", "2026-11-02"), "resident_and_parent");
    EXPECT_EQ(consent::who_agrees("2010-11-03", "2026-11-03"), "resident");
    EXPECT_EQ(consent::who_agrees("2012-02-29", "2028-02-28"), "resident_and_parent");
    EXPECT_EQ(consent::who_agrees("2012-02-29", "2028-02-29"), "resident");
    EXPECT_EQ(consent::who_agrees("", "2028-02-29"), "resident");
}

}  // namespace
}  // namespace veerkracht::referrals
