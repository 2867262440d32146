// Who guesses at residents: what is counted, when it stops, and how little it brings.
#include "capabilities/people/people.hpp"
#include "capabilities/people/person.hpp"
#include "testing/cast.hpp"

namespace veerkracht::people {
namespace {

class SearchLimitTest : public CastTest {
  protected:
    TestReply search(const TestSession& who, const std::string& words,
                     const std::string& reason = "") {
        return app.ask(
            who, "GET /api/people?words=" + words + (reason.empty() ? "" : "&reason=" + reason));
    }
    // So many names that nobody has.
    void miss(const TestSession& who, int times, const std::string& reason = "") {
        for (int i = 0; i < times; ++i)
            ASSERT_EQ(search(who, name_of(missed_++), reason).status, 200) << i;
    }
    // "qxaa", "qxab", …: none begins with another.
    static std::string name_of(int number) {
        std::string name = "qx";
        for (int i = 0; i < 3; ++i, number /= 26) name += static_cast<char>('a' + number % 26);
        return name;
    }
    int missed_ = 0;
};

TEST_F(SearchLimitTest, after_thirty_searches_that_found_nobody_a_reason_is_asked) {
    miss(gp, 30);
    const auto refused = search(gp, "Lies");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.text("code"), "limit.search");
    EXPECT_EQ(refused.header("Retry-After"), std::to_string(60 * 60)) << "the hour began just now";
    EXPECT_EQ(search(nurse, "Lies").status, 200) << "each has an own hour";
    EXPECT_EQ(search(gp, "Lies", "curious").status, 422);
    EXPECT_EQ(search(gp, "Lies", "new_patients").status, 200);
    EXPECT_NE(app.show("select record_class, operation, ground from access_log_person")
                  .find("identity | search | new_patients"),
              std::string::npos);
    miss(gp, 60, "list_check");
    EXPECT_EQ(search(gp, "Lies", "list_check").text("code"), "limit.search_with_reason");
    app.clock->advance_minutes(60);
    sign_in_all();
    EXPECT_EQ(search(gp, "Lies").status, 200);
}

TEST_F(SearchLimitTest, who_is_found_counts_for_nothing_and_typing_on_is_one_search) {
    for (int i = 0; i < 40; ++i) ASSERT_EQ(search(gp, "Lies").status, 200);
    const std::string long_name = "qxzzverschrikkelijklangenaam";
    for (std::size_t size = 3; size <= long_name.size(); ++size)
        ASSERT_EQ(search(gp, long_name.substr(0, size)).status, 200);
    EXPECT_EQ(value("select used from limited_use where what = 'search' and who = $1", {cast::hub}),
              "1");
    for (const auto* const part : {"143", "14-3-195"}) search(gp, part);
    EXPECT_EQ(value("select count(*) from limited_use where who = $1", {cast::hub}), "1");
    search(gp, "14-3-1901");
    EXPECT_EQ(value("select count(*) from limited_use where who = $1", {cast::hub}), "2");
    EXPECT_EQ(app.show("select mark from limited_use").find("qxz"), std::string::npos)
        << "no name is kept";
}

TEST_F(SearchLimitTest, who_tries_all_day_finds_fewer_than_one_in_a_hundred_residents) {
    constexpr int residents = 10'000;
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        for (int i = 0; i < residents; ++i) {
            Person person;
            person.id = new_id<PersonId>();
            person.organization_id = OrganizationId{cast::practice};
            person.domain = "care";
            person.given_name = "Resident";
            person.family_name = name_of(i);
            person.birth_on = "1960-01-01";
            person.created_at = work.now;
            TRY(store(work, person));
        }
        return {};
    }));
    ASSERT_EQ(search(gp, name_of(7)).body.as_array().size(), 1U);
    std::size_t found = 0;
    int answered = 0;
    for (int hour = 0, guess = 0; hour < 24; ++hour) {
        sign_in_all();
        for (int turn = 0; turn < 200; ++turn) {
            const auto reply = search(stranger, name_of(guess++ % residents));
            if (reply.status != 200) continue;
            ++answered;
            found += reply.body.as_array().size();
        }
        app.clock->advance_minutes(60);
    }
    EXPECT_EQ(answered, 24 * 30);
    EXPECT_LT(found, residents / 100);
}

// Who knows a first name and guesses at the birth date.
TEST_F(SearchLimitTest, who_is_shown_look_alikes_has_searched) {
    const auto guess = [&](const std::string& family_name) {
        return app.ask(gp, "POST /api/people",
                       {{"given_name", "Lies"},
                        {"family_name", family_name},
                        {"birth_on", cast::birth_date_of_lies},
                        {"phone", "0612345678"}});
    };
    for (int i = 0; i < 30; ++i) {
        const auto shown = guess(name_of(i));
        ASSERT_EQ(shown.at("look_alikes").as_array().size(), 1U) << shown.raw;
        if (i == 0) guess(name_of(0));
    }
    EXPECT_EQ(
        value("select sum(used) from limited_use where what = 'search' and who = $1", {cast::hub}),
        "30")
        << "the same one again is the same search";
    EXPECT_EQ(search(gp, "Lies").text("code"), "limit.search");
    for (int i = 30; i < 90; ++i) ASSERT_EQ(guess(name_of(i)).status, 201) << "as with a reason";
    const auto refused = guess(name_of(91));
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.text("code"), "limit.search_with_reason");
    EXPECT_FALSE(refused.raw.contains("Verzonnen"));
}

}  // namespace
}  // namespace veerkracht::people
