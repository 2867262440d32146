// "Ik ken deze persoon": handed on unread, before anybody took it on.
#include "capabilities/referrals/known_person.hpp"

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class KnownPersonTest : public CastTest {
  protected:
    TestReply knows(const TestSession& who, const std::string& id) {
        return app.ask(who, "POST /api/cases/" + id + "/known_person",
                       {{"version", version_of(id)}});
    }
};

TEST_F(KnownPersonTest, the_team_takes_it_over_and_who_knows_lies_sees_it_no_more) {
    const auto id = referred();
    app.ask(coach, "GET /api/cases/" + id);
    const auto handed = knows(coach, id);
    ASSERT_EQ(handed.status, 204) << handed.raw;
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 403);
    EXPECT_EQ(
        app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}}).status,
        403);
    EXPECT_TRUE(app.ask(coach, "GET /api/worklist").at("rows").as_array().empty());
    EXPECT_TRUE(app.ask(coach, "GET /api/team/worklist").at("rows").as_array().empty());
    // Bram is the only colleague: he is named, to the resident and to who sent it.
    EXPECT_EQ(app.ask(colleague, "GET /api/worklist").at("rows").at(0).at("name"), "Lies");
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("to_name"), "Bram Schetsma");
    EXPECT_EQ(app.show("select step, reason, by_name from referral_step where referral_id = '" +
                       id + "' order by number"),
              "sent |  | Hub Voorbeeld\nreceived |  | Karin Schets\n"
              "handed_on | known_person | Karin Schets\n");
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "received")
        << "the days since sending run on";
    EXPECT_EQ(app.ask(colleague, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}})
                  .text("phone"),
              cast::phone_of_lies);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 403) << "also after it was taken on";
}

TEST_F(KnownPersonTest, when_everybody_knows_her_it_goes_back_to_who_sent_it) {
    const auto id = referred();
    ASSERT_EQ(knows(coach, id).status, 204);
    app.clock->advance_minutes(5);
    ASSERT_EQ(knows(colleague, id).status, 204);
    const auto row = app.ask(gp, "GET /api/feedback").at("rows").at(0);
    EXPECT_EQ(row.at("kind"), "stuck");
    EXPECT_EQ(row.at("step"), "not_fitting");
    EXPECT_EQ(row.at("reason"), "known_person");
}

TEST_F(KnownPersonTest, after_taking_it_on_it_is_not_unread_any_more) {
    const auto id = accepted();
    EXPECT_EQ(knows(coach, id).status, 409);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 200);
}

TEST_F(KnownPersonTest, a_booked_hour_with_who_knows_her_is_free_again) {
    const auto id = referred({{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_tomorrow}});
    ASSERT_EQ(knows(social_worker, id).status, 204);
    EXPECT_EQ(value("select referral_id from slot where id = $1", {cast::slot_tomorrow}), "null");
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "not_fitting")
        << "she works there alone";
}

TEST_F(KnownPersonTest, the_team_hears_that_something_waits_without_a_name) {
    const auto id = referred();
    knows(coach, id);
    app.deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'handed_on'"), "1");
    for (const auto& parcel : app.sent)
        EXPECT_EQ(parcel.text.find("Karin"), std::string::npos) << parcel.text;
    // A way back through a substitute is closed too.
    app.ask(colleague, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
    app.ask(coach, "POST /api/absences",
            {{"account_id", cast::bram},
             {"from_on", "2026-11-02"},
             {"until_on", "2026-11-08"},
             {"substitute_account_id", cast::karin}});
    EXPECT_TRUE(app.ask(coach, "GET /api/worklist").at("rows").as_array().empty());
}

}  // namespace
}  // namespace veerkracht::referrals
