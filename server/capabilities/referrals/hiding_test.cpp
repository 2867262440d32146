// Who comes for the resident sees nothing of a leg that is hidden from proxies: not through one of
// the doors behind the link of a child, and not by a message.
#include <map>

#include "capabilities/referrals/targets.hpp"
#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::referrals {
namespace {

class HidingTest : public CastTest {
  protected:
    HidingTest() { make_her("2018-03-14"); }

    // Lies is a child of eight: behind her link sits a parent.
    void make_her(const std::string& birth_on) {
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set birth_on = $1 where id = $2", birth_on,
                                cast::lies));
            return {};
        }));
    }
    static boost::json::object parent() {
        return {{"name", "Ma Verzonnen"}, {"relation", "parent"}, {"given_how", "spoken"}};
    }
    static boost::json::object hidden(bool is_hidden = true) {
        return {{"parent", parent()}, {"hidden_from_proxies", is_hidden}};
    }
    // All that the own page tells, door by door.
    std::map<std::string, std::string> told(const TestSession& who) {
        std::map<std::string, std::string> all;
        for (const auto* path : {"page", "who_knows", "looks", "requests", "refusals", "record"})
            all[path] = app.ask(who, std::string("GET /api/my/") + path).raw;
        for (const auto* path : {"record/paper", "looks/paper"}) {
            all[path] = words_of_paper(app.ask(who, std::string("GET /api/my/") + path));
        }
        return all;
    }
    TestReply hide(const TestSession& who, const std::string& kind, const std::string& id,
                   bool is_hidden) {
        return app.ask(who, "PUT /api/" + kind + "/" + id + "/hidden",
                       {{"version", version_of(id)}, {"hidden", is_hidden}});
    }
    std::string messages() { return app.show("select kind from outbox order by created_at, id"); }
};

TEST_F(HidingTest, a_parent_hears_of_a_hidden_leg_through_no_door) {
    const auto id = accepted(hidden());
    app.ask(coach, "GET /api/cases/" + id);
    app.ask(gp, "GET /api/referrals/" + id);
    referred({{"parent", parent()}, {"face_id", cast::face_of_nora}});
    const auto mother = lies_at_her_page();
    for (const auto& [path, answer] : told(mother)) {
        for (const auto& word :
             {std::string("Karin"), std::string("Denkbeeld Welzijn"), id, cast::welfare})
            EXPECT_EQ(answer.find(word), std::string::npos) << path << " tells " << word;
    }
    EXPECT_TRUE(has(app.ask(mother, "GET /api/my/page").raw, "Nora"));
    EXPECT_EQ(value("select count(distinct ground) from access_log_person where ground = 'parent'"),
              "1");
}

TEST_F(HidingTest, what_is_not_hidden_a_parent_reads_at_each_of_those_doors) {
    const auto id = accepted(hidden(false));
    app.ask(coach, "GET /api/cases/" + id);
    const auto mother = lies_at_her_page();
    for (const auto& [path, answer] : told(mother)) {
        if (path == "refusals" || path == "who_knows") continue;
        EXPECT_TRUE(has(answer, "Denkbeeld Welzijn")) << path;
    }
}

TEST_F(HidingTest, a_parent_does_nothing_with_a_hidden_leg) {
    const auto id = accepted(hidden());
    referred({{"parent", parent()}, {"face_id", cast::face_of_nora}});
    const auto mother = lies_at_her_page();
    for (const auto* act : {"withdraw", "stop_sharing"})
        EXPECT_EQ(app.ask(mother, "POST /api/my/referrals/" + id + "/" + act).status, 404) << act;
    EXPECT_EQ(app.ask(mother, "POST /api/my/referrals/" + id + "/refuse", {{"text_language", "nl"}})
                  .status,
              404);
    EXPECT_EQ(app.ask(mother, "POST /api/my/referrals/" + id + "/answer",
                      {{"question_id", cast::absent}, {"answer", "yes"}, {"words", ""}})
                  .status,
              404);
    EXPECT_EQ(
        app.ask(mother, "POST /api/my/referrals/" + id + "/goal", {{"reached", "yes"}}).status,
        404);
    EXPECT_EQ(app.ask(mother, "GET /api/my/referrals/" + id + "/faces").status, 404);
    EXPECT_EQ(app.ask(mother, "POST /api/my/requests",
                      {{"organization_id", cast::welfare},
                       {"kind", "correction"},
                       {"subject", "phone"},
                       {"words", "Anders"}})
                  .at("fields")
                  .at("organization_id"),
              "not_a_choice");
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "to_call");
}

TEST_F(HidingTest, no_message_goes_to_a_parent_about_a_hidden_leg) {
    const auto id = accepted(hidden());
    EXPECT_EQ(messages().find("status"), std::string::npos);
    const auto asked = app.ask(coach, "POST /api/cases/" + id + "/question",
                               {{"asked_of", "resident"}, {"code", "other_time"}, {"words", ""}});
    EXPECT_EQ(asked.status, 422);
    EXPECT_EQ(app.ask(colleague, "POST /api/team/hand_over",
                      {{"from_account_id", cast::karin},
                       {"to_account_id", cast::bram},
                       {"referral_ids", boost::json::array{}}})
                  .at("cases"),
              1);
    EXPECT_EQ(messages().find("contact_changed"), std::string::npos);
    referred(hidden(false));
    EXPECT_NE(messages().find("status"), std::string::npos);
}

TEST_F(HidingTest, a_no_to_a_hidden_recipient_is_not_told_either) {
    accepted(hidden());
    referred({{"parent", parent()}, {"face_id", cast::face_of_nora}});
    const auto mother = lies_at_her_page();
    for (const auto& face : {cast::face_of_karin, cast::face_of_nora})
        app.ask(gp, "POST /api/people/" + cast::lies + "/refusals",
                {{"face_id", face}, {"given_how", "spoken"}});
    const auto told = app.ask(mother, "GET /api/my/refusals");
    EXPECT_FALSE(has(told.raw, "Karin")) << told.raw;
    EXPECT_TRUE(has(told.raw, "Nora")) << told.raw;
    const auto hidden_no =
        value("select id from consent_refusal where recipient_name like '%Karin%'");
    EXPECT_EQ(app.ask(mother, "POST /api/my/refusals/" + hidden_no + "/take_back").status, 404);
}

TEST_F(HidingTest, who_is_twelve_reads_it_and_so_does_everybody_who_comes_as_himself) {
    for (const auto* birth_on : {"2013-03-14", "2009-03-14", "1965-03-14"}) {
        make_her(birth_on);
        const auto id = referred(hidden());
        EXPECT_TRUE(has(app.ask(lies_at_her_page(), "GET /api/my/page").raw, id)) << birth_on;
    }
}

TEST_F(HidingTest, who_sent_it_and_who_took_it_on_hide_it_later_and_what_follows_goes_along) {
    const auto id = accepted(hidden(false));
    step(id, "intake_done");
    const auto mother = lies_at_her_page();
    const auto branch = asked_onward(id, {{"parent", parent()}});
    EXPECT_TRUE(has(app.ask(mother, "GET /api/my/page").raw, branch));
    EXPECT_EQ(hide(coach, "cases", id, true).at("hidden_from_proxies"), true);
    const auto page = app.ask(mother, "GET /api/my/page").raw;
    EXPECT_FALSE(has(page, id) || has(page, branch)) << page;
    EXPECT_EQ(hide(gp, "referrals", id, false).at("hidden_from_proxies"), false);
    EXPECT_TRUE(has(app.ask(mother, "GET /api/my/page").raw, id));
    EXPECT_FALSE(has(app.ask(mother, "GET /api/my/page").raw, branch));
    EXPECT_EQ(
        app.ask(gp, "PUT /api/referrals/" + id + "/hidden", {{"version", 1}, {"hidden", true}})
            .status,
        409);
}

TEST_F(HidingTest, the_parent_who_must_say_yes_knows_of_it_unless_who_sends_says_otherwise) {
    const auto id = referred({{"parent", parent()}});
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).at("hidden_from_proxies"), false);
    EXPECT_FALSE(target_of("youth_team")->hidden_from_proxies);
}

}  // namespace
}  // namespace veerkracht::referrals
