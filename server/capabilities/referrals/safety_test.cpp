// Safety: a note for colleagues that leaves the organisation by no way at all, an address that is
// secret from the first day, and the number to call now.
#include "capabilities/people/safety.hpp"

#include <functional>
#include <set>

#include "capabilities/consent/consent.hpp"
#include "capabilities/referrals/referral.hpp"
#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::referrals {
namespace {

class SafetyTest : public CastTest {
  protected:
    TestReply warn_at_practice(const std::string& words) {
        return app.ask(gp, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", words}});
    }
    TestReply warn_at_case(const std::string& id, const std::string& words) {
        return app.ask(coach, "PUT /api/cases/" + id + "/safety_note", {{"words", words}});
    }
    void change_contact(const boost::json::object& with) {
        boost::json::object body{
            {"version", std::stoi(value("select version from person where id = $1", {cast::lies}))},
            {"phone", cast::phone_of_lies},
            {"language", "nl"},
            {"call_when", ""},
            {"call_allowed", true},
            {"voicemail_allowed", true}};
        for (const auto& [name, member] : with) body[name] = member;
        const auto reply = app.ask(gp, "PUT /api/people/" + cast::lies + "/contact", body);
        ASSERT_EQ(reply.status, 200) << reply.raw;
        app.deliver();  // to who got it from the practice,
        app.deliver();  // and to who got it from them
    }
    void make_address_secret() { change_contact({{"secret_address", true}}); }
    // By whoever took the case on, in the own records.
    void change_own_row(const std::string& id, const std::function<void(people::Person&)>& change) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            auto person = TRY(work.tx.one<people::Person>(
                "select p.* from person p join referral r on r.recipient_person_id = p.id where "
                "r.id = $1",
                id));
            change(person);
            return work.tx.update(person);
        }));
    }
    TestReply case_of(const TestSession& who, const std::string& id) {
        return app.ask(who, "GET /api/cases/" + id);
    }
    static std::string told(const TestReply& page) {
        const auto& notices = page.at("notices").as_array();
        return notices.empty() ? "" : boost::json::serialize(notices.back().at("fields"));
    }
    TestReply said_yes(const std::string& token) {
        return app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", "yes"}});
    }
    TestReply seen_by_volunteer(const std::string& token) {
        return app.ask({}, "POST /api/volunteer/question", {{"token", token}});
    }
    std::string report(const std::string& id, const boost::json::object& with = {}) {
        boost::json::object body{{"version", version_of(id)},
                                 {"face_id", cast::wmo_desk},
                                 {"sentence", ""},
                                 {"birth_on", "1965-03-14"},
                                 {"address", "Schuilplaats 3"},
                                 {"feedback_level", "running"},
                                 {"given_how", "on_paper"},
                                 {"consent_given", true}};
        for (const auto& [name, member] : with) body[name] = member;
        const auto reply = app.ask(coach, "POST /api/cases/" + id + "/desk", body);
        EXPECT_EQ(reply.status, 201) << reply.raw;
        const auto leg = value(
            "select id from referral where target = 'wmo_desk' order by sent_at "
            "desc, id desc limit 1");
        app.ask(desk, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}});
        return leg;
    }
    // The words of a paper are packed in its file: they are taken out before they are searched.
    std::string read(const TestReply& reply) {
        if (!reply.raw.starts_with("%PDF-")) return reply.raw;
        ++papers_read;
        return words_of_paper(reply);
    }
    int papers_read = 0;
    // Every address that can be looked at, with every id that there is.
    void expect_nowhere(const TestSession& who, const std::string& name,
                        const std::vector<std::string>& ids, const std::string& canary,
                        const std::set<std::string>& but_at = {}) {
        for (const auto& route : app.app().routes.all()) {
            if (route.method != "GET") continue;
            const auto line = route.method + " " + route.pattern;
            for (const auto& id : ids) {
                auto asked = line;
                if (const auto at = asked.find("{id}"); at != std::string::npos)
                    asked.replace(at, 4, id);
                EXPECT_FALSE(!but_at.contains(line) && has(read(app.ask(who, asked)), canary))
                    << name << " " << asked;
            }
        }
    }
};

TEST_F(SafetyTest, a_note_is_for_colleagues_in_the_own_organisation_only) {
    const auto id = accepted();
    EXPECT_EQ(warn_at_practice("kanarie-praktijk").at("safety_note").at("words").as_string(),
              "kanarie-praktijk");
    EXPECT_EQ(warn_at_case(id, "kanarie-welzijn").at("safety_note").at("by_name").as_string(),
              "Karin Schets");
    const auto at_practice = app.ask(nurse, "GET /api/people/" + cast::lies);
    EXPECT_EQ(at_practice.at("safety_note").at("words").as_string(), "kanarie-praktijk");
    const auto at_case = app.ask(colleague, "GET /api/cases/" + id);
    EXPECT_EQ(at_case.at("safety_note").at("words").as_string(), "kanarie-welzijn");
    const auto at_desk = app.ask(assistant, "GET /api/people/" + cast::lies);
    EXPECT_TRUE(lacks(at_desk, "safety_note"));
    EXPECT_FALSE(at_desk.at("may_see_safety").as_bool());
    EXPECT_EQ(
        app.ask(assistant, "PUT /api/people/" + cast::lies + "/safety_note", {{"words", "ik ook"}})
            .status,
        403);
    // Nothing in it is nothing there.
    EXPECT_TRUE(lacks(warn_at_practice("  "), "safety_note"));
}

TEST_F(SafetyTest, the_note_leaves_the_organisation_by_no_way_at_all) {
    const auto id = accepted();
    warn_at_practice("kanarie-praktijk");
    warn_at_case(id, "kanarie-welzijn");
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto token = newest_link("volunteer_question");
    const auto leg = report(id);
    app.ask(coach, "POST /api/cases/" + id + "/feedback",
            {{"version", version_of(id)}, {"status", "started_well"}, {"sentence", "Gaat goed"}});
    app.deliver();
    const auto lies = lies_at_her_page();
    const std::vector<std::string> ids{
        cast::lies, id, branch, leg,
        value("select recipient_person_id from referral where id = $1", {id})};
    const std::set<std::string> page{"GET /api/people/{id}"}, case_page{"GET /api/cases/{id}"};
    expect_nowhere(gp, "gp", ids, "kanarie", page);
    expect_nowhere(gp, "gp", ids, "kanarie-welzijn");
    expect_nowhere(coach, "coach", ids, "kanarie", case_page);
    expect_nowhere(coach, "coach", ids, "kanarie-praktijk");
    EXPECT_GE(papers_read, 6) << "letters, forms and the list of the practice and of who helps";
    for (const auto& [name, who] : {std::pair{"assistant", assistant},
                                    {"desk", desk},
                                    {"resident", lies},
                                    {"nobody", TestSession{}},
                                    {"stranger", stranger},
                                    {"admin", admin}})
        expect_nowhere(who, name, ids, "kanarie");
    papers_read = 0;
    expect_nowhere(lies, "resident", ids, "kanarie");
    EXPECT_GE(papers_read, 2) << "her own record and who looked";
    for (const auto* answer : {"", "yes"}) {
        if (*answer) said_yes(token);
        EXPECT_EQ(seen_by_volunteer(token).raw.find("kanarie"), std::string::npos);
    }
    for (const auto& parcel : app.sent)
        EXPECT_EQ((parcel.subject + parcel.text).find("kanarie"), std::string::npos);
    for (const auto* table : {"event", "person_event", "consent", "access_log", "outbox",
                              "safety_note", "referral", "case_notice"})
        EXPECT_EQ(app.show(std::string("select * from ") + table).find("kanarie"),
                  std::string::npos)
            << table;
}

TEST_F(SafetyTest, a_secret_address_is_on_no_list_that_goes_along) {
    make_address_secret();
    const auto id = accepted();
    const auto sent = app.ask(gp, "GET /api/referrals/" + id);
    EXPECT_EQ(boost::json::serialize(sent.at("fields_sent")).find("village"), std::string::npos);
    const auto paper = app.ask(gp, "GET /api/referrals/" + id + "/consent_paper");
    EXPECT_EQ(boost::json::serialize(paper.at("fields")).find("village"), std::string::npos);
    const auto page = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_TRUE(page.at("secret_address").as_bool());
    EXPECT_EQ(page.raw.find("America"), std::string::npos);
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    EXPECT_EQ(value("select fields from consent where subject_id = $1", {branch}),
              R"(["name","phone","language","call_when"])");
    const auto token = newest_link("volunteer_question");
    said_yes(token);
    EXPECT_EQ(seen_by_volunteer(token).text("village"), "");
    const auto leg = report(id);
    const auto at_desk = app.ask(desk, "GET /api/cases/" + leg).raw;
    EXPECT_EQ(at_desk.find("Schuilplaats"), std::string::npos);
}

TEST_F(SafetyTest, a_secret_address_goes_along_only_when_the_resident_says_so_for_this_party) {
    make_address_secret();
    const auto id = accepted();
    const auto leg = report(id, {{"share_secret_address", true}});
    const auto page = app.ask(desk, "GET /api/cases/" + leg);
    EXPECT_EQ(page.text("address"), "Schuilplaats 3");
    EXPECT_TRUE(page.at("secret_address").as_bool());
    EXPECT_NE(value("select fields from consent where subject_id = $1", {leg}).find("address"),
              std::string::npos);
    // What leaves the house as a file holds it not even then.
    EXPECT_EQ(app.ask(desk, "GET /api/cases/" + leg + "/export").raw.find("Schuilplaats"),
              std::string::npos);
}

TEST_F(SafetyTest, a_secret_address_stands_on_no_paper_and_in_no_file_but_hers) {
    const auto id = accepted();
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        auto person =
            TRY(work.tx.one<people::Person>("select * from person where id = $1", cast::lies));
        person.address = "Schuilplaats 3";
        return work.tx.update(person);
    }));
    make_address_secret();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto leg = report(id, {{"share_secret_address", true}});
    const std::vector<std::string> ids{cast::lies, id, branch, leg};
    const auto lies = lies_at_her_page();
    // The desk reads on its own page what she let it know, and so does Karin, who wrote it down.
    expect_nowhere(desk, "desk", ids, "Schuilplaats", {"GET /api/cases/{id}"});
    expect_nowhere(coach, "coach", ids, "Schuilplaats", {"GET /api/cases/{id}"});
    expect_nowhere(gp, "gp", ids, "Schuilplaats");
    expect_nowhere(assistant, "assistant", ids, "Schuilplaats");
    EXPECT_GE(papers_read, 4);
    EXPECT_TRUE(has(read(app.ask(lies, "GET /api/my/record/paper")), "Schuilplaats 3"));
}

TEST_F(SafetyTest, an_address_that_becomes_secret_is_taken_out_of_what_went_along) {
    const auto id = accepted();
    const auto offer = referred();
    ASSERT_NE(app.ask(coach, "GET /api/cases/" + id).raw.find("America"), std::string::npos);
    make_address_secret();
    for (const auto& one : {id, offer})
        EXPECT_EQ(app.ask(coach, "GET /api/cases/" + one).raw.find("America"), std::string::npos);
    EXPECT_TRUE(app.ask(coach, "GET /api/cases/" + id).at("secret_address").as_bool());
}

TEST_F(SafetyTest, an_address_that_became_secret_goes_along_with_nothing_that_follows) {
    const auto id = accepted();
    ASSERT_EQ(step(id, "not_reached").status, 201);
    make_address_secret();
    EXPECT_EQ(case_of(coach, id).raw.find("America"), std::string::npos) << "closed is no ground";
    const auto again = app.ask(coach, "POST /api/cases/" + id + "/reopen");
    ASSERT_EQ(again.status, 201) << again.raw;
    EXPECT_EQ(again.raw.find("America"), std::string::npos) << again.raw;
    EXPECT_TRUE(again.at("secret_address").as_bool());
    EXPECT_EQ(app.show("select village from referral"), "\n\n");
}

TEST_F(SafetyTest, who_hears_nothing_any_more_keeps_no_copy_of_where_she_lives) {
    const auto id = accepted();
    app.ask(lies_at_her_page(), "POST /api/my/referrals/" + id + "/stop_sharing");
    make_address_secret();
    EXPECT_EQ(value("select village from referral where id = $1", {id}), "");
    EXPECT_EQ(app.show("select kind from case_notice"), "sharing_stopped\n");
}

TEST_F(SafetyTest, a_leg_that_follows_is_as_the_record_is_by_then) {
    const auto id = accepted();
    ASSERT_EQ(step(id, "not_reached").status, 201);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {  // and no news was told yet
        TRY(work.tx.execute("update person set phone = $1, secret_address = $2 where id = $3",
                            "06 9999 0000", true, cast::lies));
        return {};
    }));
    const auto again = app.ask(coach, "POST /api/cases/" + id + "/reopen");
    ASSERT_EQ(again.status, 201) << again.raw;
    EXPECT_EQ(again.raw.find("America"), std::string::npos) << again.raw;
    change_contact({{"phone", "06 1111 2222"}});
    EXPECT_EQ(case_of(coach, again.text("id")).text("phone"), "06 1111 2222");
}

TEST_F(SafetyTest, a_number_that_was_corrected_is_right_in_a_case_that_is_opened_again) {
    const auto id = accepted();
    ASSERT_EQ(step(id, "not_reached").status, 201);
    change_contact({{"phone", "06 9999 0000"}});
    EXPECT_EQ(app.ask(coach, "POST /api/cases/" + id + "/reopen").text("phone"), "06 9999 0000");
    EXPECT_EQ(value("select count(*) from case_notice"), "0") << "nothing to do there";
}

TEST_F(SafetyTest, a_no_of_the_resident_is_not_widened_by_who_helps) {
    const auto id = accepted();
    const auto write = [&](bool calls, bool leaves_voicemail) {
        const auto page = case_of(coach, id);
        return app.ask(coach, "PUT /api/cases/" + id + "/contact",
                       {{"version", page.at("version")},
                        {"person_version", page.at("person_version")},
                        {"phone", cast::phone_of_lies},
                        {"call_allowed", calls},
                        {"voicemail_allowed", leaves_voicemail},
                        {"call_when", ""}});
    };
    change_contact({{"call_allowed", false}});
    const auto refused = write(true, false);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.at("fields").at("call_allowed"), "resident_said_no");
    EXPECT_TRUE(lacks(refused.at("fields"), "voicemail_allowed"));
    ASSERT_EQ(write(false, false).status, 200);
    EXPECT_EQ(write(false, true).status, 200) << "what the coach heard, the coach takes back";
    EXPECT_FALSE(case_of(coach, id).at("call_allowed").as_bool());
    change_contact({{"call_allowed", true}});
    EXPECT_TRUE(case_of(coach, id).at("call_allowed").as_bool());
}

TEST_F(SafetyTest, two_who_write_in_one_record_do_not_overwrite_each_other) {
    const auto id = accepted();
    const auto page = case_of(coach, id);
    change_own_row(id, [](auto& person) { person.call_when = "alleen op dinsdag"; });
    const auto late = app.ask(coach, "PUT /api/cases/" + id + "/contact",
                              {{"version", page.at("version")},
                               {"person_version", page.at("person_version")},
                               {"phone", cast::phone_of_lies},
                               {"call_allowed", true},
                               {"voicemail_allowed", true},
                               {"call_when", "na vijf uur"}});
    EXPECT_EQ(late.status, 409) << late.raw;
    EXPECT_EQ(case_of(coach, id).text("call_when"), "alleen op dinsdag");
}

TEST_F(SafetyTest, do_not_call_reaches_everybody_who_helps) {
    const auto id = accepted();
    const auto offer = referred();
    step(id, "intake_done");
    asked_onward(id);
    const auto token = newest_link("volunteer_question");
    ASSERT_EQ(said_yes(token).text("phone"), cast::phone_of_lies);
    const auto leg = report(id);
    change_contact({{"call_allowed", false}, {"voicemail_allowed", false}});
    for (const auto& [who, one] : {std::pair{coach, id}, {desk, leg}}) {
        const auto page = case_of(who, one);
        EXPECT_FALSE(page.at("call_allowed").as_bool());
        EXPECT_FALSE(page.at("voicemail_allowed").as_bool());
        EXPECT_EQ(told(page), R"(["no_call","no_voicemail"])");
    }
    const auto at_table = seen_by_volunteer(token);
    EXPECT_FALSE(at_table.at("call_allowed").as_bool());
    EXPECT_FALSE(at_table.at("voicemail_allowed").as_bool());
    EXPECT_TRUE(lacks(at_table, "phone")) << "a number that is there is called";
    // Whoever takes it on later gets it as it is by then.
    app.ask(coach, "POST /api/cases/" + offer + "/accept", {{"version", version_of(offer)}});
    EXPECT_FALSE(case_of(coach, offer).at("call_allowed").as_bool());
    change_contact({});
    EXPECT_TRUE(case_of(desk, leg).at("call_allowed").as_bool());
    EXPECT_EQ(told(case_of(desk, leg)), R"(["call_again","voicemail_again"])");
    EXPECT_TRUE(seen_by_volunteer(token).at("call_allowed").as_bool());
}

TEST_F(SafetyTest, when_and_in_which_language_to_call_follows_unless_the_receiver_knew_better) {
    const auto id = accepted();
    const auto other = accepted();
    change_own_row(other, [](auto& person) { person.call_when = "alleen op dinsdag"; });
    change_contact({{"call_when", "na vijf uur"}, {"language", "pl"}, {"interpreter", true}});
    const auto page = case_of(coach, id);
    EXPECT_EQ(page.text("call_when"), "na vijf uur");
    EXPECT_EQ(page.text("language"), "pl");
    EXPECT_TRUE(page.at("interpreter").as_bool());
    EXPECT_EQ(case_of(coach, other).text("call_when"), "alleen op dinsdag");
    EXPECT_EQ(told(case_of(coach, other)), R"(["call_when","language","interpreter"])");
    EXPECT_EQ(app.show("select * from event").find("vijf uur"), std::string::npos);
}

TEST_F(SafetyTest, news_of_something_else_does_not_undo_what_the_receiver_heard_himself) {
    const auto id = accepted();
    change_contact({{"voicemail_allowed", false}});
    change_own_row(id, [](auto& person) { person.call_allowed = false; });
    change_contact({{"call_when", "na vijf uur"}});
    EXPECT_FALSE(case_of(coach, id).at("call_allowed").as_bool());
    EXPECT_TRUE(case_of(coach, id).at("voicemail_allowed").as_bool());
    change_own_row(id, [](auto& person) { person.call_allowed = true; });
    change_contact({{"call_allowed", false}});
    EXPECT_FALSE(case_of(coach, id).at("call_allowed").as_bool()) << "safety wins";
}

TEST_F(SafetyTest, what_was_said_of_calling_at_the_referral_stays_when_something_else_changes) {
    const auto id = accepted({{"call_when", "alleen in de ochtend"}});
    change_contact({{"phone", "06 9999 0000"}, {"voicemail_allowed", false}});
    const auto page = case_of(coach, id);
    EXPECT_EQ(page.text("phone"), "06 9999 0000");
    EXPECT_EQ(page.text("call_when"), "alleen in de ochtend");
    EXPECT_FALSE(page.at("voicemail_allowed").as_bool());
}

TEST_F(SafetyTest, do_not_call_holds_for_a_case_that_is_opened_again) {
    const auto id = accepted();
    ASSERT_EQ(step(id, "not_reached").status, 201);
    change_contact({{"call_allowed", false}});
    EXPECT_EQ(told(case_of(coach, id)), "") << "nothing to do there";
    const auto again = app.ask(coach, "POST /api/cases/" + id + "/reopen");
    ASSERT_EQ(again.status, 201) << again.raw;
    EXPECT_FALSE(again.at("call_allowed").as_bool());
    EXPECT_FALSE(case_of(coach, again.text("id")).at("call_allowed").as_bool());
}

TEST_F(SafetyTest, when_to_call_goes_no_further_than_the_consent) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto token = newest_link("volunteer_question");
    said_yes(token);
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        auto consent = *consent::of_subject(work, branch);
        consent.fields = {"name", "phone"};
        return work.tx.update(consent);
    }));
    change_contact(
        {{"call_when", "na vijf uur"}, {"language", "pl"}, {"voicemail_allowed", false}});
    const auto question = seen_by_volunteer(token);
    EXPECT_EQ(question.text("call_when"), "");
    EXPECT_NE(question.text("language"), "pl");
    EXPECT_FALSE(question.at("voicemail_allowed").as_bool()) << "it goes with the number";
    // Nor to whom nothing is shared with any more.
    app.ask(lies_at_her_page(), "POST /api/my/referrals/" + id + "/stop_sharing");
    change_contact({{"call_allowed", false}});
    EXPECT_EQ(app.show("select * from case_notice").find("no_call"), std::string::npos);
}

TEST_F(SafetyTest, what_the_worker_hears_of_calling_reaches_whom_he_asked) {
    const auto id = accepted();
    const auto leg = report(id);
    const auto person_version = case_of(coach, id).at("person_version");
    const auto write = [&](const TestSession& who, const std::string& one, int version) {
        return app.ask(who, "PUT /api/cases/" + one + "/contact",
                       {{"version", version},
                        {"person_version", person_version},
                        {"phone", "06 9999 0000"},
                        {"call_allowed", false},
                        {"voicemail_allowed", false},
                        {"call_when", " na vijf uur "}});
    };
    const auto version = version_of(id);
    const auto page = write(coach, id, version);
    ASSERT_EQ(page.status, 200) << page.raw;
    EXPECT_EQ(page.text("phone"), "06 9999 0000");
    EXPECT_EQ(page.text("call_when"), "na vijf uur");
    EXPECT_FALSE(page.at("call_allowed").as_bool());
    EXPECT_EQ(write(coach, id, version).status, 409) << "a colleague looks first";
    app.deliver();
    const auto at_desk = case_of(desk, leg);
    EXPECT_FALSE(at_desk.at("call_allowed").as_bool());
    EXPECT_EQ(at_desk.text("phone"), "06 9999 0000");
    EXPECT_EQ(told(at_desk), R"(["phone","no_call","no_voicemail","call_when"])");
    // The practice keeps its own record, and an offer is nobody's to change.
    EXPECT_TRUE(app.ask(gp, "GET /api/people/" + cast::lies).at("call_allowed").as_bool());
    const auto offer = referred();
    EXPECT_EQ(write(coach, offer, version_of(offer)).status, 404);
    EXPECT_EQ(write(gp, id, version_of(id)).status, 403);
    // A new word of the practice holds for whoever did not know better: this number is the coach's.
    change_contact({{"voicemail_allowed", false}, {"phone", "06 1111 2222"}});
    EXPECT_EQ(case_of(coach, id).text("phone"), "06 9999 0000");
}

TEST_F(SafetyTest, the_practice_can_be_called_now) {
    const auto id = accepted();
    const auto page = app.ask(coach, "GET /api/cases/" + id);
    EXPECT_TRUE(page.at("from_practice").as_bool());
    EXPECT_EQ(page.text("from_phone"), "077 000 0000");
    EXPECT_EQ(page.text("from_out_of_hours_phone"), "077 000 0112");
    EXPECT_EQ(page.text("from_name"), "Hub Voorbeeld");
    const auto leg = report(id);
    EXPECT_FALSE(app.ask(desk, "GET /api/cases/" + leg).at("from_practice").as_bool());
}

TEST_F(SafetyTest, the_numbers_for_who_cannot_wait_are_data_and_open_to_everybody) {
    const auto reply = app.ask({}, "GET /api/urgent_numbers");
    ASSERT_EQ(reply.status, 200);
    std::string codes;
    for (const auto& number : reply.at("numbers").as_array())
        codes += std::string(number.at("code").as_string()) + " " +
                 std::string(number.at("call").as_string()) + "\n";
    EXPECT_EQ(codes, "emergency 112\nsuicide 113\nsafe_at_home 08002000\nchildren 08000432\n");
}

TEST_F(SafetyTest, every_number_says_who_stands_for_it_and_for_which_age_it_is) {
    const auto reply = app.ask({}, "GET /api/urgent_numbers");
    for (const auto& number : reply.at("numbers").as_array()) {
        const std::string code(number.at("code").as_string());
        EXPECT_TRUE(number.at("source").as_string().starts_with("https://")) << code;
        EXPECT_TRUE(looks_like_day(number.at("checked_on").as_string())) << code;
        std::string figures;
        for (const char c : number.at("shown").as_string())
            if (c != '-') figures += c;
        EXPECT_EQ(number.at("call").as_string(), figures) << code;
        EXPECT_EQ(lacks(number, "from_age"), code != "children") << code;
    }
}

TEST_F(SafetyTest, a_link_remembers_the_language_that_was_chosen) {
    referred();
    const auto token = newest_link("status");
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", token}}).text("language"), "");
    EXPECT_EQ(app.ask({}, "POST /api/link/language", {{"token", token}, {"language", "ar"}})
                  .text("language"),
              "ar");
    EXPECT_EQ(app.ask({}, "POST /api/link/greeting", {{"token", token}}).text("language"), "ar");
    EXPECT_EQ(app.ask({}, "POST /api/link/language", {{"token", token}, {"language", "xx"}}).status,
              422);
}

TEST_F(SafetyTest, a_consent_says_that_it_was_spoken_with_an_interpreter) {
    const auto id =
        referred({{"language", "ar"}, {"interpreter", true}, {"with_interpreter", true}});
    EXPECT_TRUE(app.ask(gp, "GET /api/referrals/" + id + "/consent_paper")
                    .at("with_interpreter")
                    .as_bool());
}

}  // namespace
}  // namespace veerkracht::referrals
