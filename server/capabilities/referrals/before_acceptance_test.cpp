// From sending to a yes: what a team that was asked may see of a resident, on which day it is told
// that nobody answered, and when it sees nothing any more.
#include <map>
#include <set>

#include "capabilities/referrals/escalation.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class BeforeAcceptanceTest : public CastTest {
  protected:
    using Words = std::map<std::string, std::string>;

    // Members of an answer that hold something: not "", false, 0, nothing or an empty list.
    static std::set<std::string> filled_in(const boost::json::value& answer) {
        std::set<std::string> names;
        for (const auto& [name, value] : answer.as_object()) {
            const bool is_empty = value.is_null() ||
                                  (value.is_string() && value.as_string().empty()) ||
                                  (value.is_bool() && !value.as_bool()) ||
                                  (value.is_int64() && value.as_int64() == 0) ||
                                  (value.is_array() && value.as_array().empty());
            if (!is_empty) names.insert(name);
        }
        return names;
    }
    static std::set<std::string> besides(std::set<std::string> all,
                                         const std::set<std::string>& known) {
        for (const auto& one : known) all.erase(one);
        return all;
    }
    // Of the resident: the first name, the village, the words of the needs, the one sentence. The
    // rest is of the case and of who sent it.
    const std::set<std::string> of_the_case{"id",
                                            "version",
                                            "referral_id",
                                            "first_name",
                                            "name",
                                            "village",
                                            "needs",
                                            "sentence",
                                            "from_name",
                                            "from_organization_name",
                                            "from_phone",
                                            "from_practice",
                                            "sent_at",
                                            "stage",
                                            "step",
                                            "state",
                                            "next_step",
                                            "next_steps",
                                            "owner_name",
                                            "owner_account_id",
                                            "due_on",
                                            "overdue",
                                            "target",
                                            "may_ask",
                                            "call_allowed",
                                            "voicemail_allowed",
                                            "messages_allowed",
                                            "from_out_of_hours_phone",
                                            "feedback_level",
                                            "steps",
                                            "consent_ends_on"};

    TestReply page_of(const std::string& id) { return app.ask(coach, "GET /api/cases/" + id); }
    void listen_to_silence() {
        ASSERT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); }));
    }
    std::string told(const std::string& kind) {
        return value("select count(*) from outbox where kind = $1", {kind});
    }
    void expect_nothing_of_her(const std::string& raw) {
        for (const auto* secret :
             {"Verzonnen\"", "1234 5678", "12345678", "1965", "@", "Samen eten", "06"})
            EXPECT_EQ(raw.find(secret), std::string::npos) << secret << " in " << raw;
    }
};

TEST_F(BeforeAcceptanceTest, a_team_sees_who_it_is_by_first_name_and_what_weighs_and_no_more) {
    const auto id = referred();
    const auto page = page_of(id);
    ASSERT_EQ(page.status, 200) << page.raw;
    EXPECT_EQ(besides(filled_in(page.body), of_the_case), std::set<std::string>{}) << page.raw;
    EXPECT_EQ(page.text("first_name"), "Lies");
    EXPECT_EQ(page.text("village"), "America");
    EXPECT_EQ(page.at("needs").as_array().size(), 2U);
    EXPECT_EQ(page.text("sentence"), "Zorgt voor moeder en komt nergens meer.");
    EXPECT_EQ(page.text("name"), "");
    for (const auto* list : {"GET /api/worklist", "GET /api/team/worklist"}) {
        const auto rows = app.ask(coach, list).at("rows").as_array();
        ASSERT_EQ(rows.size(), 1U) << list;
        EXPECT_EQ(besides(filled_in(rows[0]), of_the_case), std::set<std::string>{}) << list;
        EXPECT_EQ(rows[0].at("name"), "Lies") << list;
    }
    for (const auto* closed : {"/export", "/desks"})
        EXPECT_GE(app.ask(coach, "GET /api/cases/" + id + closed).status, 400) << closed;
    for (const auto* written : {"/notes", "/feedback", "/onward", "/desk", "/safety_note"}) {
        const auto before = value("select count(*) from referral_note");
        const auto reply =
            app.ask(coach,
                    std::string(written) == "/safety_note" ? "PUT /api/cases/" + id + written
                                                           : "POST /api/cases/" + id + written,
                    {{"words", "Gezien"}});
        EXPECT_GE(reply.status, 400) << written;
        EXPECT_EQ(value("select count(*) from referral_note"), before) << written;
    }
}

TEST_F(BeforeAcceptanceTest, after_fourteen_days_both_are_told_and_after_twenty_eight_it_is_over) {
    const auto id = referred();
    const auto taken_on = accepted();
    days_later(13);
    listen_to_silence();
    EXPECT_EQ(told("referral_waits_long") + told("own_referral_waits"), "00");
    days_later(1);
    listen_to_silence();
    EXPECT_EQ(told("referral_waits_long"), "1") << "the team";
    EXPECT_EQ(told("own_referral_waits"), "1") << "who sent it";
    EXPECT_EQ(page_of(id).status, 200) << "and may still answer";

    // No job has to run for the end.
    days_later(14);
    app.clock->advance_minutes(1);
    sign_in_all();
    const auto over = page_of(id);
    EXPECT_EQ(over.status, 403);
    EXPECT_EQ(over.text("code"), "access.ended");
    expect_nothing_of_her(over.raw);
    EXPECT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}}).status,
        403);
    EXPECT_EQ(app.ask(coach, "GET /api/team/worklist").raw.find(id), std::string::npos);
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").raw.find(id), std::string::npos);
    listen_to_silence();
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "not_answered");

    // What was taken on is not ended by this rule.
    const auto kept = page_of(taken_on);
    EXPECT_EQ(kept.status, 200);
    EXPECT_EQ(kept.text("phone"), cast::phone_of_lies);
}

TEST_F(BeforeAcceptanceTest, what_was_given_back_or_taken_back_is_seen_no_more) {
    const auto back = referred();
    EXPECT_EQ(step(back, "not_fitting", {{"reason", "other_help"}}).status, 201);
    const auto withdrawn = referred();
    EXPECT_EQ(app.ask(gp, "POST /api/referrals/" + withdrawn + "/withdraw").status, 201);
    for (const auto& id : {back, withdrawn}) {
        const auto reply = page_of(id);
        EXPECT_GE(reply.status, 403) << reply.raw;
        expect_nothing_of_her(reply.raw);
    }
}

}  // namespace
}  // namespace veerkracht::referrals
