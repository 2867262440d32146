// Who may stand twice in the records of a practice: found, laid side by side, and put away.
#include "capabilities/people/likely_pairs.hpp"

#include <set>

#include "capabilities/access/restriction.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/people.hpp"
#include "testing/cast.hpp"
#include "testing/faults.hpp"

namespace veerkracht::people {
namespace {

class LikelyPairsTest : public CastTest {
  protected:
    std::string written(const std::string& given_name, const std::string& family_name,
                        const std::string& birth_on, const std::string& phone = "0687654321",
                        const TestSession* by = nullptr) {
        const auto made = app.ask(by ? *by : assistant, "POST /api/people",
                                  {{"given_name", given_name},
                                   {"family_name", family_name},
                                   {"birth_on", birth_on},
                                   {"phone", phone},
                                   {"anyway", true}});
        EXPECT_EQ(made.status, 201) << made.raw;
        return made.text("id");
    }
    // Lies, typed once more with a slip.
    std::string lies_again() {
        const auto id = written("Lies", "Verzonen", std::string(cast::birth_date_of_lies));
        compared();
        return id;
    }
    void compared() {
        while (value("select count(*) from person_to_compare") != "0") {
            app.clock->advance_seconds(3);
            app.deliver();
        }
    }
    TestReply list(const TestSession& who, const std::string& with = "") {
        auto reply = app.ask(who, "GET /api/likely_pairs" + with);
        EXPECT_EQ(reply.status, 200) << reply.raw;
        return reply;
    }
    std::size_t listed(const TestSession& who, const std::string& with = "") {
        return list(who, with).at("rows").as_array().size();
    }
    std::string only_pair() { return value("select id from likely_pair"); }
    TestReply judge(const TestSession& who, const std::string& id, const std::string& verdict,
                    int version) {
        return app.ask(who, "POST /api/likely_pairs/" + id + "/" + verdict, {{"version", version}});
    }
    static std::string counts(const TestReply& page, const std::string& side) {
        std::string text;
        for (const auto& held : page.at(side + "_holds").as_array())
            text += std::string(held.at("kind").as_string()) + " " +
                    std::to_string(held.at("count").as_int64()) + "\n";
        return text;
    }
    static std::string differing(const TestReply& page) {
        std::string text;
        for (const auto& field : page.at("fields").as_array())
            if (field.at("differs").as_bool())
                text += std::string(field.at("field").as_string()) + " ";
        return text;
    }
};

TEST_F(LikelyPairsTest, who_was_typed_twice_stands_in_the_list_with_why) {
    EXPECT_EQ(listed(assistant), 0U);
    lies_again();
    for (const auto& who : {gp, nurse, assistant}) {
        const auto reply = list(who);
        const auto rows = reply.at("rows").as_array();
        ASSERT_EQ(rows.size(), 1U) << reply.raw;
        const std::set<std::string> names{std::string(rows[0].at("first").at("name").as_string()),
                                          std::string(rows[0].at("second").at("name").as_string())};
        EXPECT_EQ(names, (std::set<std::string>{"Lies Verzonnen", "Lies Verzonen"}));
        EXPECT_EQ(rows[0].at("reasons"), (boost::json::array{"name_alike", "same_birth_date"}));
        EXPECT_FALSE(reply.at("still_comparing").as_bool());
    }
}

TEST_F(LikelyPairsTest, it_stays_up_to_date_with_what_is_written) {
    const auto id = lies_again();
    const auto version = std::stoi(value("select version from person where id = $1", {id}));
    const auto corrected = app.ask(assistant, "PUT /api/people/" + id + "/correction",
                                   {{"version", version},
                                    {"given_name", "Truus"},
                                    {"family_name", "Schets"},
                                    {"birth_on", "1948-01-02"},
                                    {"phone", "0687654321"}});
    ASSERT_EQ(corrected.status, 200) << corrected.raw;
    EXPECT_TRUE(list(gp).at("still_comparing").as_bool());
    compared();
    EXPECT_EQ(listed(gp), 0U) << "it was somebody else after all";
    EXPECT_EQ(value("select count(*) from likely_pair"), "0");
    const auto back = app.ask(assistant, "PUT /api/people/" + id + "/correction",
                              {{"version", std::stoi(value("select version from person where id = "
                                                           "$1",
                                                           {id}))},
                               {"given_name", "Lies"},
                               {"family_name", "Verzonnen"},
                               {"birth_on", cast::birth_date_of_lies},
                               {"phone", "0687654321"}});
    ASSERT_EQ(back.status, 200) << back.raw;
    compared();
    EXPECT_EQ(listed(gp), 1U);
}

TEST_F(LikelyPairsTest, a_slip_in_the_birth_date_hides_nobody) {
    // Another number each time: nothing but name and date leads from one to the other.
    for (const auto& [written_first, written_then] :
         std::vector<std::pair<std::string, std::string>>{{"1951-02-03", "1952-02-03"},
                                                          {"1951-02-04", "1951-02-14"},
                                                          {"1951-02-05", "1951-05-02"}}) {
        ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update person set status = 'moved' where given_name = 'Guus'"));
            return {};
        }));
        written("Guus", "Tekening", written_first, "0610000001");
        written("Guus", "Teekening", written_then, "0610000002");
        compared();
        EXPECT_EQ(listed(gp), 1U) << written_first << " and " << written_then;
    }
}

TEST_F(LikelyPairsTest, a_pair_of_which_one_is_gone_is_not_listed) {
    const auto id = lies_again();
    ASSERT_EQ(app.ask(assistant, "PUT /api/people/" + id + "/status",
                      {{"version", 1}, {"status", "deceased"}})
                  .status,
              200);
    EXPECT_EQ(listed(gp), 0U);
    EXPECT_EQ(value("select count(*) from likely_pair"), "1") << "death may be taken back";
}

TEST_F(LikelyPairsTest, the_list_is_of_the_own_practice_and_of_who_reads_its_patients) {
    lies_again();
    const auto pair = only_pair();
    EXPECT_EQ(listed(stranger), 0U);
    EXPECT_EQ(app.ask(stranger, "GET /api/likely_pairs/" + pair).status, 404);
    EXPECT_EQ(judge(stranger, pair, "two_people", 1).status, 404);
    for (const auto& who : {coach, desk})
        EXPECT_EQ(listed(who), 0U) << "a team has its own, of its own cases";
    EXPECT_EQ(app.ask(coach, "GET /api/likely_pairs/" + pair).status, 404);
    for (const auto& who : {manager, admin, referrer})
        EXPECT_EQ(app.ask(who, "GET /api/likely_pairs").status, 403);
    EXPECT_EQ(app.ask({}, "GET /api/likely_pairs").status, 401);
}

TEST_F(LikelyPairsTest, two_practices_that_know_one_resident_are_no_pair) {
    written("Lies", "Verzonnen", std::string(cast::birth_date_of_lies), "0687654321", &stranger);
    compared();
    EXPECT_EQ(value("select count(*) from likely_pair"), "0");
}

TEST_F(LikelyPairsTest, each_row_that_is_shown_leaves_a_line_for_both) {
    lies_again();
    const auto last = value("select coalesce(max(id), 0) from access_log");
    list(assistant);
    EXPECT_EQ(value("select count(distinct person_id) from access_log_person where allowed and "
                    "log_id > " +
                    last),
              "2");
}

TEST_F(LikelyPairsTest, a_frozen_record_is_in_no_pair_but_for_who_decides_on_it) {
    lies_again();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        work.actor.account_id = AccountId{cast::hub};
        return access::restrict_record(work, {PersonId{cast::lies}, OrganizationId{cast::practice},
                                              new_uuid(), "Wij zoeken het uit"});
    }));
    EXPECT_EQ(listed(assistant), 0U);
    EXPECT_NE(app.ask(assistant, "GET /api/likely_pairs/" + only_pair()).status, 200);
    EXPECT_EQ(listed(gp), 1U);
}

TEST_F(LikelyPairsTest, side_by_side_what_differs_is_marked) {
    app.clock->advance_minutes(5);
    lies_again();
    const auto page = app.ask(assistant, "GET /api/likely_pairs/" + only_pair());
    ASSERT_EQ(page.status, 200) << page.raw;
    const auto marked = differing(page);
    EXPECT_NE(marked.find("family_name "), std::string::npos) << marked;
    EXPECT_NE(marked.find("phone "), std::string::npos) << marked;
    EXPECT_EQ(marked.find("given_name "), std::string::npos) << marked;
    EXPECT_EQ(marked.find("birth_on "), std::string::npos) << marked;
    EXPECT_EQ(marked.find("created_at "), std::string::npos) << marked;
}

TEST_F(LikelyPairsTest, what_hangs_on_each_is_counted_for_who_may_read_it) {
    referred();
    app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
            {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}});
    app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", "Weer naar buiten"}});
    const auto again = lies_again();
    const auto pair = only_pair();
    const std::string lies_side = cast::lies < again ? "first" : "second";
    const std::string other_side = cast::lies < again ? "second" : "first";
    const auto page = app.ask(gp, "GET /api/likely_pairs/" + pair);
    EXPECT_EQ(counts(page, lies_side),
              "goal 1\ntalk 1\nreferral 1\nconsent 1\nmessage 1\nmandate 0\nrequest 0\n");
    EXPECT_EQ(counts(page, other_side),
              "goal 0\ntalk 0\nreferral 0\nconsent 0\nmessage 0\nmandate 0\nrequest 0\n");
    EXPECT_EQ(counts(app.ask(assistant, "GET /api/likely_pairs/" + pair), lies_side),
              "referral 1\nconsent 1\nmandate 0\n")
        << "a desk reads no talks, goals or messages, and counts none";
}

TEST_F(LikelyPairsTest, where_somebody_lives_in_secret_is_not_shown) {
    auto other = PersonId{lies_again()};
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update person set secret_address = true, address = 'Schuilkade 1', "
                            "village = 'Schuildorp' where id = $1",
                            other));
        return {};
    }));
    const auto page = app.ask(gp, "GET /api/likely_pairs/" + only_pair());
    EXPECT_EQ(page.raw.find("Schuil"), std::string::npos) << page.raw;
    EXPECT_NE(differing(page).find("secret_address "), std::string::npos);
    EXPECT_EQ(list(gp).raw.find("Schuil"), std::string::npos);
}

TEST_F(LikelyPairsTest, two_people_stay_two_people_until_somebody_looks_again) {
    const auto id = lies_again();
    const auto pair = only_pair();
    const auto said = judge(assistant, pair, "two_people", 1);
    ASSERT_EQ(said.status, 201) << said.raw;
    EXPECT_EQ(said.text("put_away_by_name"), "Femke Oefening");
    EXPECT_EQ(listed(gp), 0U);
    EXPECT_EQ(listed(gp, "?put_away=true"), 1U);
    EXPECT_EQ(judge(gp, pair, "two_people", 1).status, 201) << "said twice is said once";
    EXPECT_EQ(value("select put_away_by_name from likely_pair"), "Femke Oefening");
    // Whatever is corrected later, it stays put away.
    ASSERT_TRUE(app.run([&](UnitOfWork& work) { return note_to_compare(work, PersonId{id}); }));
    compared();
    EXPECT_EQ(listed(gp), 0U);
    const int version = static_cast<int>(said.at("version").as_int64());
    EXPECT_EQ(judge(gp, pair, "look_again", version - 1).status, 409) << "seen as it was before";
    EXPECT_EQ(judge(gp, pair, "look_again", version).status, 201);
    EXPECT_EQ(listed(assistant), 1U);
    EXPECT_EQ(listed(assistant, "?put_away=true"), 0U);
}

TEST_F(LikelyPairsTest, the_likeliest_comes_first_and_the_list_goes_on_page_by_page) {
    for (int n = 0; n < 24; ++n) {
        // No two of these dates are one slip apart.
        const auto day =
            "19" + std::to_string(40 + n) + (n < 9 ? "-05-0" : "-05-") + std::to_string(1 + n);
        const auto phone = "06100000" + std::to_string(10 + n);
        written("Toon", "Tekening", day, phone);
        // Half of them with another number: less likely.
        written("Toon", "Tekening", day, n % 2 ? phone : "06200000" + std::to_string(10 + n));
    }
    compared();
    std::set<std::string> seen;
    std::string after;
    std::size_t strong = 0;
    bool was_weak = false;
    for (int page = 0; page < 3; ++page) {
        const auto reply = list(gp, after.empty() ? "" : "?after=" + after);
        for (const auto& row : reply.at("rows").as_array()) {
            EXPECT_TRUE(seen.insert(std::string(row.at("id").as_string())).second) << "twice";
            const bool is_weak = row.at("reasons").as_array().size() < 3;
            EXPECT_FALSE(was_weak && !is_weak) << "the likeliest first";
            was_weak = is_weak;
            strong += is_weak ? 0 : 1;
        }
        after = reply.text("more_after");
        if (after.empty()) break;
    }
    EXPECT_EQ(seen.size(), 24U);
    EXPECT_EQ(strong, 12U);
    EXPECT_EQ(listed(stranger, "?after=999." + *seen.begin()), 0U);
    EXPECT_EQ(app.ask(gp, "GET /api/likely_pairs?after=" + *seen.begin()).status, 422);
}

TEST_F(LikelyPairsTest, who_was_there_before_is_compared_too) {
    lies_again();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("delete from likely_pair"));
        TRY(work.tx.execute("delete from person_trace"));
        TRY(work.tx.execute("insert into person_to_compare (person_id) select id from person"));
        return {};
    }));
    EXPECT_EQ(listed(gp), 0U);
    compared();
    EXPECT_EQ(listed(gp), 1U);
}

// Who was taken off the list of those who wait was compared, or stands on it again.
TEST_F(LikelyPairsTest, wherever_comparing_breaks_off_nobody_is_forgotten) {
    const auto again = lies_again();
    int broken = 0;
    for (bool breaks = true; breaks && broken < 100;) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("delete from likely_pair"));
            TRY(work.tx.execute("delete from person_trace"));
            TRY(note_to_compare(work, PersonId{cast::lies}));
            return note_to_compare(work, PersonId{again});
        }));
        testing::fail_at_statement(broken + 1);
        try {
            (void)compare_who_waits(app.app());
        } catch (const db::EngineError&) {
            EXPECT_EQ(value("select count(*) from person_to_compare"), "2");
        }
        breaks = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        compared();
        EXPECT_EQ(listed(gp), 1U) << "broken off at " << broken + 1;
        broken += breaks ? 1 : 0;
    }
    EXPECT_GT(broken, 8);
}

}  // namespace
}  // namespace veerkracht::people
