// Who must say yes hangs on an age, and the row of a second organisation may not know it: below 16
// the birth date goes along, and where nobody knows it, it is asked before something is sent on.
#include "capabilities/referrals/known_age.hpp"

#include "capabilities/directory/directory.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class KnownAgeTest : public CastTest {
  protected:
    const boost::json::object mother{
        {"name", "Truus Verzonnen"}, {"relation", "parent"}, {"given_how", "spoken"}};

    // The coach may ask Nora.
    KnownAgeTest() {
        EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            return work.tx.insert(directory::FaceRule{new_uuid(), OrganizationId{cast::welfare},
                                                      FaceId{cast::face_of_nora}, "", 2});
        }));
    }

    void run(const std::string& sql, const std::string& first, const std::string& second) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            db::work_for_the_house(work.tx.connection());
            TRY(work.tx.execute(sql, first, second));
            return {};
        }));
    }
    void born_on(const std::string& row, const std::string& day) {
        run("update person set birth_on = $1 where id = $2", day, row);
    }
    std::string row_of_karin(const std::string& id) {
        return value("select recipient_person_id from referral where id = $1", {id});
    }
    // Lies is referred to Karin, who took it on.
    std::string case_of_who_was_born(const std::string& day) {
        born_on(cast::lies, day);
        return day > "2010-11-02" ? accepted({{"parent", mother}}) : accepted();
    }
    TestReply sent_on(const std::string& id, const boost::json::object& with = {}) {
        boost::json::object body{{"version", version_of(id)},   {"face_id", cast::face_of_nora},
                                 {"needs", {"alone"}},          {"sentence", "Wil graag praten."},
                                 {"feedback_level", "running"}, {"consent_given", true},
                                 {"given_how", "spoken"},       {"urgent", false}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(coach, "POST /api/cases/" + id + "/desk", body);
    }
    // Why a field is refused, "" where it is not.
    static std::string why(const TestReply& reply, std::string_view field) {
        const auto* body = reply.body.if_object();
        const auto* fields = body ? body->if_contains("fields") : nullptr;
        const auto* told = fields ? fields->as_object().if_contains(field) : nullptr;
        return told ? std::string(told->as_string()) : "";
    }
    // Of the face of Nora.
    boost::json::object choice_of(const TestSession& who, const std::string& line) {
        const auto reply = app.ask(who, "GET " + line);
        for (const auto& one : reply.body.as_array())
            if (one.at("face_id").as_string() == cast::face_of_nora) return one.as_object();
        ADD_FAILURE() << reply.raw;
        return {};
    }
    static bool has(const boost::json::value& list, std::string_view word) {
        return boost::json::serialize(list).find('"' + std::string(word) + '"') !=
               std::string::npos;
    }
};

TEST_F(KnownAgeTest, below_sixteen_the_birth_date_goes_along_and_a_parent_says_yes_again) {
    for (const auto* day : {"2012-06-01", "2016-06-01"}) {
        const auto id = case_of_who_was_born(day);
        EXPECT_TRUE(
            has(choice_of(gp, "/api/people/" + cast::lies + "/asks").at("fields"), "birth_on"));
        EXPECT_NE(value("select fields from consent where subject_id = $1", {id}).find("birth_on"),
                  std::string::npos)
            << "it was said";
        EXPECT_EQ(value("select birth_on from person where id = $1", {row_of_karin(id)}), day);
        const auto without = sent_on(id);
        EXPECT_EQ(why(without, "parent.name"), "required") << without.raw;
        const auto sent = sent_on(id, {{"parent", mother}});
        EXPECT_EQ(sent.status, 201) << sent.raw;
    }
    EXPECT_EQ(value("select count(*) from consent where given_by = 'resident'"), "0");
}

TEST_F(KnownAgeTest, of_who_is_sixteen_it_stays_and_is_not_asked) {
    const auto id = case_of_who_was_born("2010-11-02");
    EXPECT_EQ(value("select birth_on from person where id = $1", {row_of_karin(id)}), "");
    EXPECT_EQ(value("select fields from consent where subject_id = $1", {id}).find("birth_on"),
              std::string::npos);
    EXPECT_FALSE(has(choice_of(coach, "/api/cases/" + id + "/desks").at("missing"), "birth_on"));
    const auto sent = sent_on(id);
    EXPECT_EQ(sent.status, 201) << sent.raw;
}

TEST_F(KnownAgeTest, a_row_of_a_child_that_does_not_say_it_is_asked_and_so_is_a_parent) {
    const auto id = case_of_who_was_born("2012-06-01");
    born_on(row_of_karin(id), "");
    EXPECT_TRUE(has(choice_of(coach, "/api/cases/" + id + "/desks").at("missing"), "birth_on"));
    EXPECT_EQ(why(sent_on(id, {{"parent", mother}}), "birth_on"), "required");
    EXPECT_EQ(why(sent_on(id, {{"birth_on", "2012-06-01"}}), "parent.name"), "required");
    const auto sent = sent_on(id, {{"birth_on", "2012-06-01"}, {"parent", mother}});
    EXPECT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(value("select parent_name from consent where recipient_organization_id = $1",
                    {cast::social_work}),
              "Truus Verzonnen");
}

TEST_F(KnownAgeTest, of_who_came_without_a_referral_it_is_asked_before_something_is_sent_on) {
    const auto id = app.ask(coach, "POST /api/own_cases",
                            {{"given_name", "Mien"},
                             {"family_name", "Tekening"},
                             {"phone", "0633334444"},
                             {"village", "America"},
                             {"source", "neighbour"},
                             {"needs", {"alone"}},
                             {"sentence", ""},
                             {"call_when", ""},
                             {"voicemail_allowed", true}})
                        .text("referral_id");
    const auto without = sent_on(id);
    EXPECT_EQ(why(without, "birth_on"), "required") << without.raw;
    const auto sent = sent_on(id, {{"birth_on", "1950-02-03"}});
    EXPECT_EQ(sent.status, 201) << sent.raw;
}

TEST_F(KnownAgeTest, a_no_of_a_child_is_kept_as_one_where_the_own_row_does_not_say_the_age) {
    const auto id = case_of_who_was_born("2012-06-01");
    born_on(row_of_karin(id), "");
    const auto kept = app.ask(coach, "POST /api/cases/" + id + "/refusals",
                              {{"face_id", cast::face_of_nora}, {"given_how", "spoken"}});
    ASSERT_EQ(kept.status, 201) << kept.raw;
    EXPECT_EQ(value("select given_by from consent_refusal"), "resident_and_parent");
}

TEST_F(KnownAgeTest, an_initiative_is_asked_for_a_child_with_the_yes_of_a_parent) {
    const auto id = case_of_who_was_born("2016-06-01");
    born_on(row_of_karin(id), "");  // as rows are that were made before
    step(id, "intake_done");
    const auto line = "POST /api/cases/" + id + "/onward";
    const auto without = app.ask(coach, line,
                                 {{"version", version_of(id)},
                                  {"service_id", cast::table},
                                  {"wish", "eet graag samen"},
                                  {"when", "dinsdag"},
                                  {"consent_given", true},
                                  {"attendance", false}});
    EXPECT_EQ(why(without, "parent.name"), "required") << without.raw;
}

}  // namespace
}  // namespace veerkracht::referrals
