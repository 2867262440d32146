// Who keeps an organisation says whom it finds, and when; who works at a desk says how long one
// waits.
#include "capabilities/directory/organization_faces.hpp"

#include <algorithm>

#include "testing/cast.hpp"

namespace veerkracht::directory {
namespace {

class OrganizationFacesTest : public CastTest {
  protected:
    TestReply hours(const TestSession& who, const boost::json::object& with = {}) {
        boost::json::object body{{"face_id", cast::face_of_karin},
                                 {"weekday", 3},
                                 {"starts", "13:00"},
                                 {"ends", "15:00"},
                                 {"minutes", 30}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(who, "POST /api/practice_hours", body);
    }
    std::string slots_of_karin() {
        return value("select count(*) from slot where face_id = $1", {cast::face_of_karin});
    }
    std::string first_for(const std::string& need) {
        const auto faces = app.ask(gp, "GET /api/faces?needs=" + need);
        return std::string(faces.body.at(0).at("id").as_string());
    }
};

TEST_F(OrganizationFacesTest, the_manager_of_a_practice_says_who_stands_first_for_what) {
    EXPECT_EQ(first_for("sleep"), cast::face_of_karin);
    const auto changed = app.ask(manager, "PUT /api/found_faces/" + cast::face_of_nora,
                                 {{"rules", {{{"need", "sleep"}, {"rank", 1}}, {{"rank", 3}}}}});
    ASSERT_EQ(changed.status, 200) << changed.raw;
    EXPECT_EQ(first_for("sleep"), cast::face_of_nora);
    EXPECT_EQ(first_for("debts"), cast::face_of_karin) << "that rule is gone";
    ASSERT_EQ(
        app.ask(gp, "PUT /api/found_faces/" + cast::face_of_nora, {{"rules", boost::json::array()}})
            .status,
        200);
    EXPECT_EQ(app.ask(gp, "GET /api/faces?needs=sleep").raw.find("Nora"), std::string::npos);
}

TEST_F(OrganizationFacesTest, a_wrong_rule_is_refused_and_changes_nothing) {
    const auto address = "PUT /api/found_faces/" + cast::face_of_nora;
    const auto before = app.show("select * from face_rule order by id");
    EXPECT_EQ(app.ask(gp, address, {{"rules", {{{"need", "money"}, {"rank", 1}}}}}).status, 422);
    EXPECT_EQ(app.ask(gp, address, {{"rules", {{{"rank", 1}}, {{"rank", 2}}}}}).status, 422);
    EXPECT_EQ(
        app.ask(gp, "PUT /api/found_faces/" + cast::face_elsewhere, {{"rules", {{{"rank", 1}}}}})
            .status,
        404)
        << "does not work here";
    EXPECT_EQ(app.ask(coach, address, {{"rules", {{{"rank", 1}}}}}).status, 403);
    EXPECT_EQ(app.show("select * from face_rule order by id"), before);
}

TEST_F(OrganizationFacesTest, who_works_around_can_be_found_and_is_listed_without_rules) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(works_in(work, {OrganizationId{cast::other_welfare}, "Horst aan de Maas", "", false}));
        return {};
    }));
    const auto page = app.ask(gp, "GET /api/organization_faces");
    ASSERT_EQ(page.status, 200) << page.raw;
    const auto& found = page.at("found").as_array();
    const auto els = std::ranges::find_if(
        found, [](const auto& face) { return face.at("name").as_string() == "Els Elders"; });
    ASSERT_NE(els, found.end());
    EXPECT_TRUE(els->at("rules").as_array().empty());
    EXPECT_EQ(
        app.ask(gp, "PUT /api/found_faces/" + cast::face_elsewhere, {{"rules", {{{"rank", 9}}}}})
            .status,
        200);
}

TEST_F(OrganizationFacesTest, hours_in_the_practice_become_slots_ten_weeks_ahead_and_go_on) {
    const auto made = hours(manager);
    ASSERT_EQ(made.status, 201) << made.raw;
    // Wednesdays from the 4th of November: ten, with four half hours each.
    EXPECT_EQ(slots_of_karin(), "40");
    EXPECT_EQ(value("select min(starts_at) from slot where face_id = $1", {cast::face_of_karin}),
              "2026-11-04T13:00");
    EXPECT_EQ(value("select max(substr(starts_at, 12)) from slot where face_id = $1",
                    {cast::face_of_karin}),
              "14:30");
    const auto card = app.ask(gp, "GET /api/faces?needs=alone");
    EXPECT_EQ(card.body.at(0).at("slots").as_array().size(), 4U);
    days_later(7);
    const auto make = [](UnitOfWork& work) { return make_slots(work); };
    ASSERT_TRUE(app.run(make));
    ASSERT_TRUE(app.run(make));
    EXPECT_EQ(slots_of_karin(), "44");
}

TEST_F(OrganizationFacesTest, hours_that_end_take_what_was_free_and_leave_what_was_booked) {
    const auto id = hours(gp).text("id");
    const auto slot = value("select id from slot where face_id = $1 order by starts_at limit 1",
                            {cast::face_of_karin});
    referred({{"slot_id", slot}});
    EXPECT_EQ(app.ask(stranger, "POST /api/practice_hours/" + id + "/end").status, 404);
    ASSERT_EQ(app.ask(gp, "POST /api/practice_hours/" + id + "/end").status, 204);
    EXPECT_EQ(value("select id from slot where face_id = $1", {cast::face_of_karin}), slot);
    EXPECT_EQ(slots_of_karin(), "1");
    ASSERT_TRUE(app.run([](UnitOfWork& work) { return make_slots(work); }));
    EXPECT_EQ(slots_of_karin(), "1");
}

TEST_F(OrganizationFacesTest, wrong_hours_name_their_field) {
    const auto wrong = [&](const boost::json::object& with) {
        const auto reply = hours(gp, with);
        EXPECT_EQ(reply.status, 422) << reply.raw;
        return reply.status == 422 ? std::string(reply.at("fields").as_object().begin()->key())
                                   : "";
    };
    EXPECT_EQ(wrong({{"starts", "25:00"}}), "starts");
    EXPECT_EQ(wrong({{"ends", "13:20"}}), "ends");
    EXPECT_EQ(wrong({{"weekday", 8}}), "weekday");
    EXPECT_EQ(wrong({{"face_id", cast::face_elsewhere}}), "face_id");
    EXPECT_EQ(slots_of_karin(), "0");
    EXPECT_EQ(hours(gp).status, 201);
    EXPECT_EQ(wrong({{"starts", "14:30"}, {"ends", "16:00"}}), "starts");
    EXPECT_EQ(hours(gp, {{"starts", "15:00"}, {"ends", "16:00"}}).status, 201);
}

TEST_F(OrganizationFacesTest, hours_of_who_leaves_go_to_the_successor) {
    ASSERT_EQ(hours(gp).status, 201);
    ASSERT_EQ(app.ask(coach, "POST /api/leavings",
                      {{"account_id", cast::karin},
                       {"last_on", "2026-11-02"},
                       {"successor_account_id", cast::bram}})
                  .status,
              201);
    days_later(1);
    app.deliver();
    ASSERT_TRUE(app.run([](UnitOfWork& work) { return make_slots(work); }));
    EXPECT_EQ(value("select f.name from practice_hour h join face f on f.id = h.face_id"),
              "Bram Schetsma");
    EXPECT_NE(value("select count(*) from slot where referral_id is null and face_id = "
                    "(select face_id from practice_hour)"),
              "0");
}

TEST_F(OrganizationFacesTest, a_desk_says_how_long_one_waits_and_a_manager_stops_the_intake) {
    const auto address = "PUT /api/shown_faces/" + cast::wmo_desk;
    const auto changed = app.ask(
        desk, address,
        {{"version", 1}, {"about", "Voor hulp thuis."}, {"wait_weeks", 6}, {"intake_stop", false}});
    ASSERT_EQ(changed.status, 200) << changed.raw;
    EXPECT_EQ(changed.at("own").at(0).at("wait_weeks"), 6);
    const auto stop =
        app.ask(team_manager, "PUT /api/shown_faces/" + cast::face_of_karin,
                {{"version", 1}, {"about", ""}, {"wait_weeks", 2}, {"intake_stop", true}});
    ASSERT_EQ(stop.status, 200) << stop.raw;
    EXPECT_EQ(value("select intake_stop from face where id = $1", {cast::face_of_karin}),
              value("select intake_stop from face where id = $1", {cast::face_with_stop}));
    EXPECT_EQ(
        app.ask(team_manager, address, {{"version", 2}, {"about", ""}, {"wait_weeks", 0}}).status,
        404);
}

}  // namespace
}  // namespace veerkracht::directory
