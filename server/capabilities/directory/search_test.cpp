// Looking for something to do in the neighbourhood.
#include "capabilities/directory/directory.hpp"

#include "testing/cast.hpp"

namespace veerkracht::directory {
namespace {

class SearchTest : public CastTest {
  protected:
    SearchTest() {
        add("Wandelclub Verzonnen Pad", "Samen wandelen", 51.50, 6.10, "active");
        add("Soos De Schets", "Samen kaarten en eten", 51.60, 6.20, "active");
        add("Gesloten Keuken", "Samen eten", 51.43, 5.98, "defunct");
    }
    void add(const std::string& name, const std::string& description, double latitude,
             double longitude, const std::string& status) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) {
            Service service;
            service.id = new_id<ServiceId>();
            service.organization_id = OrganizationId{cast::initiative};
            service.name = name;
            service.description = description;
            service.status = status;
            service.latitude = latitude;
            service.longitude = longitude;
            service.created_at = work.now;
            return work.tx.insert(service);
        }));
    }
    std::string found(const std::string& query) {
        const auto reply = app.ask(coach, "GET /api/services?" + query);
        EXPECT_EQ(reply.status, 200) << reply.raw;
        std::string names;
        for (const auto& row : reply.body.as_array())
            names += std::string(row.at("name").as_string()) + ", ";
        return names;
    }
};

TEST_F(SearchTest, all_words_must_occur_and_the_nearest_stands_first) {
    EXPECT_EQ(found("words=samen%20eten"), "Eetpunt De Verzonnen Tafel, Soos De Schets, ");
    EXPECT_EQ(found("words=EET%20dinsdag"), "Eetpunt De Verzonnen Tafel, ");
    EXPECT_EQ(found("words=samen%20eten%20zweven"), "");
}

TEST_F(SearchTest, what_stopped_is_not_shown_and_what_has_no_mailbox_cannot_be_asked) {
    EXPECT_EQ(found("words=keuken"), "");
    const auto walking = app.ask(coach, "GET /api/services?words=wandelen");
    EXPECT_FALSE(walking.body.at(0).at("can_be_asked").as_bool());
    const auto id = accepted();
    step(id, "intake_done");
    const auto reply = app.ask(coach, "POST /api/cases/" + id + "/onward",
                               {{"version", version_of(id)},
                                {"service_id", walking.body.at(0).at("id")},
                                {"wish", "wandelt graag"},
                                {"when", ""},
                                {"consent_given", true}});
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(reply.text("code"), "service.cannot_be_asked");
}

TEST_F(SearchTest, an_hour_that_is_over_or_taken_is_not_offered) {
    const auto slots_of_nora = [&] {
        const auto faces = app.ask(gp, "GET /api/faces?needs=debts");
        return faces.body.at(0).at("slots").as_array().size();
    };
    EXPECT_EQ(slots_of_nora(), 2U);
    referred({{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_next_week}});
    EXPECT_EQ(slots_of_nora(), 1U);
    days_later(2);
    EXPECT_EQ(slots_of_nora(), 0U);
    const auto late = app.ask(
        gp, "POST /api/referrals",
        request_for_lies({{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_tomorrow}}));
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.text("code"), "slot.past");
}

// An import brings every care professional of a source along; whom to refer to is a choice.
TEST_F(SearchTest, a_face_that_was_imported_is_offered_only_when_the_practice_has_a_rule_for_it) {
    const auto id = new_uuid();
    const auto change = [&](std::string_view sql, const auto&... values) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(sql, values...));
            return {};
        }));
    };
    const auto offered = [&] {
        return app.ask(gp, "GET /api/faces").raw.find("Imported Doctor") != std::string::npos;
    };
    change(
        "insert into face (id, version, organization_id, role, name, phone, about, wait_weeks, "
        "practice_hours, intake_stop) values ($1, 1, $2, 'care_professional', "
        "'Imported Doctor', '', '', 0, '', $3)",
        id, cast::practice, false);
    EXPECT_FALSE(offered());
    change(
        "insert into face_rule (id, practice_id, face_id, need, rank) values ($1, $2, $3, '', 9)",
        new_uuid(), cast::practice, id);
    EXPECT_TRUE(offered());
}

}  // namespace
}  // namespace veerkracht::directory
