// A new organisation is ready to work: five steps, each saved by itself, by whoever is there.
#include "capabilities/controllers/setup.hpp"

#include "testing/cast.hpp"
#include "testing/hire.hpp"
#include "testing/papers.hpp"

namespace veerkracht::controllers {
namespace {

class SetupTest : public CastTest {
  protected:
    static boost::json::object the_controller(const boost::json::object& with = {}) {
        return joined({{"version", 0},
                       {"name", "Huisartsenpraktijk De Denkbeeldige Linde B.V."},
                       {"registration", "12345678"},
                       {"address", "Verzonnenlaan 1"},
                       {"postcode", "5966 ab"},
                       {"place", "America"},
                       {"contact_name", "Mies Maatwerk"},
                       {"contact_email", "post@linde.example"},
                       {"contact_phone", "077 000 0000"}},
                      with);
    }
    static boost::json::object the_agreement(const boost::json::object& with = {}) {
        return joined({{"text_version", "2026-1"},
                       {"version", 0},
                       {"signed_by", "Hub Voorbeeld"},
                       {"signed_as", "Praktijkhouder"},
                       {"signed_on", "2026-11-01"}},
                      with);
    }
    static boost::json::object the_officer(const boost::json::object& with = {}) {
        return joined({{"version", 0},
                       {"kind", "outside"},
                       {"name", "Floor Functionaris"},
                       {"email", "fg@verzonnen.example"},
                       {"phone", ""}},
                      with);
    }
    static boost::json::object joined(boost::json::object all, const boost::json::object& with) {
        for (const auto& [name, member] : with) all[name] = member;
        return all;
    }
    TestReply put(const TestSession& who, const std::string& step,
                  const boost::json::object& body) {
        return app.ask(who, "PUT /api/setup/" + step, body);
    }
    static std::string done_in(const TestReply& reply) {
        std::string done;
        for (const auto& step : reply.at("steps").as_array())
            if (step.at("done").as_bool())
                done += (done.empty() ? "" : " ") + std::string(step.at("step").as_string());
        return done;
    }
};

TEST_F(SetupTest, five_steps_are_saved_one_by_one_and_counted) {
    const auto before = app.ask(manager, "GET /api/setup");
    ASSERT_EQ(before.status, 200) << before.raw;
    EXPECT_EQ(before.at("steps").as_array().size(), 5U);
    EXPECT_EQ(before.at("done").as_int64(), 0);
    EXPECT_EQ(done_in(put(manager, "controller", the_controller())), "controller");
    EXPECT_EQ(done_in(put(manager, "agreement", the_agreement())), "controller agreement");
    EXPECT_EQ(done_in(put(gp, "officer", the_officer())), "controller agreement officer");
    EXPECT_EQ(done_in(put(gp, "roles", {{"version", 0}})), "controller agreement officer roles");
    const auto last = put(manager, "retention", {{"version", 0}, {"terms", boost::json::array()}});
    EXPECT_EQ(last.at("done").as_int64(), 5) << last.raw;
    EXPECT_EQ(last.at("controller").at("postcode").as_string(), "5966 AB") << "as it is written";
    EXPECT_EQ(last.at("steps").at(2).at("saved_by").as_string(), "Hub Voorbeeld");
    EXPECT_EQ(app.ask(team_manager, "GET /api/setup").at("done").as_int64(), 0)
        << "another organisation begins for itself";
}

TEST_F(SetupTest, two_at_once_lose_nothing_and_the_slower_one_of_the_same_step_hears_it) {
    const auto theirs = app.ask(gp, "GET /api/setup");
    EXPECT_EQ(put(manager, "controller", the_controller()).status, 200);
    EXPECT_EQ(put(gp, "officer", the_officer()).status, 200);
    const auto slower = put(gp, "controller", the_controller({{"name", "Anders B.V."}}));
    EXPECT_EQ(slower.status, 409);
    EXPECT_EQ(slower.text("code"), "record.changed");
    EXPECT_EQ(put(manager, "controller", the_controller()).status, 409) << "the second click";
    EXPECT_EQ(value("select name from controller"),
              "Huisartsenpraktijk De Denkbeeldige Linde B.V.");
    EXPECT_EQ(
        put(gp, "controller", the_controller({{"version", 1}, {"name", "Anders B.V."}})).status,
        200);
    EXPECT_EQ(done_in(app.ask(manager, "GET /api/setup")), "controller officer");
}

TEST_F(SetupTest, what_is_wrong_is_named_by_its_field_and_nothing_is_kept) {
    const auto refused = put(manager, "controller",
                             the_controller({{"registration", "1234567"},
                                             {"postcode", "0966 AB"},
                                             {"contact_email", "post at linde"}}));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.at("fields").as_object().size(), 3U) << refused.raw;
    for (const auto* field : {"registration", "postcode", "contact_email"})
        EXPECT_EQ(refused.at("fields").at(field).as_string(), "malformed");
    const auto tomorrow = put(manager, "agreement", the_agreement({{"signed_on", "2027-01-01"}}));
    EXPECT_EQ(tomorrow.at("fields").at("signed_on").as_string(), "out_of_range");
    EXPECT_EQ(put(manager, "agreement", the_agreement({{"text_version", "2025-9"}})).status, 409)
        << "another text is there by now";
    const auto nobody = put(manager, "officer", the_officer({{"name", "  "}, {"email", "fg"}}));
    EXPECT_EQ(nobody.status, 422);
    EXPECT_EQ(app.ask(manager, "GET /api/setup").at("done").as_int64(), 0);
}

TEST_F(SetupTest, a_term_is_chosen_within_what_the_law_leaves_open) {
    const auto years = [&](const TestSession& who, const char* record, int months, int version) {
        return put(who, "retention",
                   {{"version", version}, {"terms", {{{"record", record}, {"months", months}}}}});
    };
    const auto short_of_the_law = years(manager, "care", 120, 0);
    EXPECT_EQ(short_of_the_law.status, 422);
    EXPECT_EQ(short_of_the_law.at("fields").at("terms.care").as_string(), "out_of_range");
    EXPECT_EQ(years(manager, "wmo", 180, 0).at("fields").at("terms.wmo").as_string(),
              "not_a_choice");
    EXPECT_EQ(years(manager, "sessions", 12, 0).status, 422);
    EXPECT_EQ(value("select count(*) from chosen_term"), "0");
    const auto longer = years(manager, "care", 300, 0);
    ASSERT_EQ(longer.status, 200) << longer.raw;
    EXPECT_EQ(longer.at("terms").at(0).at("months").as_int64(), 300);
    EXPECT_EQ(longer.at("terms").at(0).at("standard").as_int64(), 240);
    EXPECT_EQ(years(team_manager, "welfare", 12, 0).at("terms").at(0).at("months").as_int64(), 12);
}

TEST_F(SetupTest, only_who_keeps_the_organisation_sets_it_up) {
    testing::hire(app, "018f0000-0000-7000-8000-00000000b0f1", cast::practice, "privacy_officer");
    for (const auto& who :
         {nurse, assistant, coach, admin, signed_in("018f0000-0000-7000-8000-00000000b0f1")}) {
        EXPECT_EQ(app.ask(who, "GET /api/setup").status, 403);
        EXPECT_EQ(put(who, "roles", {{"version", 0}}).status, 403);
    }
}

TEST_F(SetupTest, the_agreement_can_be_printed_with_who_signed_it) {
    put(manager, "controller", the_controller());
    auto paper = app.ask(manager, "GET /api/setup/agreement/paper");
    ASSERT_EQ(paper.status, 200) << paper.raw;
    EXPECT_TRUE(has(words_of_paper(paper), "Huisartsenpraktijk De Denkbeeldige Linde B.V."));
    EXPECT_FALSE(has(words_of_paper(paper), "Praktijkhouder"));
    put(manager, "agreement", the_agreement());
    paper = app.ask(manager, "GET /api/setup/agreement/paper");
    const auto words = words_of_paper(paper, "signed");
    for (const auto* said : {"12345678", "7. Datalek", "Praktijkhouder", "2026-1"})
        EXPECT_TRUE(has(words, said)) << said;
}

TEST_F(SetupTest, a_resident_reads_who_answers_for_each_record_and_how_long_it_is_kept) {
    put(manager, "controller", the_controller());
    put(manager, "officer", the_officer());
    accepted();
    const auto knows = app.ask(lies_at_her_page(), "GET /api/my/who_knows");
    ASSERT_EQ(knows.status, 200) << knows.raw;
    const auto& all = knows.at("controllers").as_array();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].at("name").as_string(), "Huisartsenpraktijk De Denkbeeldige Linde B.V.");
    EXPECT_EQ(all[0].at("address").as_string(), "Verzonnenlaan 1, 5966 AB America");
    EXPECT_EQ(all[0].at("officer_name").as_string(), "Floor Functionaris");
    EXPECT_EQ(all[0].at("terms").at(0).at("months").as_int64(), 240);
    EXPECT_EQ(all[1].at("name").as_string(), "") << "the team said nothing yet";
    EXPECT_EQ(all[1].at("terms").at(0).at("record").as_string(), "welfare");
}

}  // namespace
}  // namespace veerkracht::controllers
