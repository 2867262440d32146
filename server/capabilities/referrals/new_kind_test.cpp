// A kind of party that nobody has written code for: its file comes from outside the program, and
// all that a known kind does over HTTP, it does (docs/walks/add_a_kind_of_party.md).
#include <fstream>
#include <memory>
#include <sstream>

#include "capabilities/directory/serving.hpp"
#include "capabilities/referrals/targets.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

using boost::json::object;

const std::string carer_support = "018f0000-0000-7000-8000-00000000c0c1";

std::string file_of_kind() {
    std::ifstream in(std::string(VEERKRACHT_ROOT) + "/fixtures/kinds/carer_support.json");
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

class NewKindTest : public CastTest {
  protected:
    // The desk of Schets Maatschappelijk Werk, which works in the whole municipality.
    NewKindTest() {
        EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(directory::works_in(
                work, {OrganizationId{cast::social_work}, "Horst aan de Maas", "", false}));
            directory::Face face;
            face.id = FaceId{carer_support};
            face.organization_id = OrganizationId{cast::social_work};
            face.role = "carer_support";
            face.name = "Steunpunt Mantelzorg";
            return work.tx.insert(face);
        }));
    }
    int found_for(const std::string& need) {
        const auto faces = app.ask(gp, "GET /api/faces?needs=" + need);
        int found = 0;
        for (const auto& face : faces.body.as_array())
            found += face.at("id").as_string() == carer_support ? 1 : 0;
        return found;
    }
    void is_found_for_caring() {
        const auto reply = app.ask(manager, "PUT /api/found_faces/" + carer_support,
                                   {{"rules", {{{"need", "caring"}, {"rank", 1}}}}});
        ASSERT_EQ(reply.status, 200) << reply.raw;
    }
    std::string referred_there() {
        return referred(
            {{"face_id", carer_support}, {"needs", {"caring"}}, {"feedback_level", "summary"}});
    }
    TestReply takes_on(const std::string& id) {
        return app.ask(social_worker, "POST /api/cases/" + id + "/accept",
                       {{"version", version_of(id)}});
    }
    int takes(const std::string& id, const std::string& step, const object& with = {}) {
        object body{{"version", version_of(id)}, {"step", step}};
        for (const auto& [name, member] : with) body[name] = member;
        return app.ask(social_worker, "POST /api/cases/" + id + "/steps", body).status;
    }
    static std::vector<std::string> codes(const boost::json::value& list) {
        std::vector<std::string> words;
        for (const auto& one : list.as_array())
            words.emplace_back(one.is_object() ? one.at("code").as_string() : one.as_string());
        return words;
    }

  private:
    // Who took the file over, as the walk tells, tries what is inside the program now.
    std::unique_ptr<TriedTarget> tried_ =
        target_of("carer_support")
            ? nullptr
            : std::make_unique<TriedTarget>(
                  "capabilities/referrals/packages/targets/carer_support.json", file_of_kind());
};

TEST_F(NewKindTest, a_practice_finds_it_as_soon_as_it_says_for_what) {
    EXPECT_EQ(found_for("caring"), 0);
    is_found_for_caring();
    EXPECT_EQ(found_for("caring"), 1);
}

TEST_F(NewKindTest, it_is_asked_with_its_own_fields_consent_and_dates) {
    is_found_for_caring();
    const auto id = referred_there();
    const auto sent = app.ask(gp, "GET /api/referrals/" + id);
    ASSERT_EQ(sent.status, 200) << sent.raw;
    EXPECT_EQ(sent.text("target"), "carer_support");
    EXPECT_EQ(
        codes(sent.at("fields_sent")),
        (std::vector<std::string>{"name", "phone", "village", "call_when", "needs", "sentence"}));
    EXPECT_EQ(value("select text_version from consent where subject_id = $1", {id}),
              "mantelzorg-2026-1");
    EXPECT_EQ(sent.text("due_on"), "2026-11-06") << "four days to take it on";
    EXPECT_EQ(sent.at("hidden_from_proxies"), true) << "by itself, as its file says";
}

TEST_F(NewKindTest, what_it_needs_and_for_whom_it_is_there_is_asked) {
    is_found_for_caring();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set phone = '' where id = $1", cast::lies));
        return {};
    }));
    const auto request = request_for_lies(
        {{"face_id", carer_support}, {"needs", {"caring"}}, {"feedback_level", "summary"}});
    EXPECT_EQ(app.ask(gp, "POST /api/referrals", request).at("fields").at("phone"), "required");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set birth_on = '2014-03-14' where id = $1", cast::lies));
        return {};
    }));
    EXPECT_EQ(app.ask(gp, "POST /api/referrals", request).at("fields").at("face_id"),
              "not_for_this_age");
}

TEST_F(NewKindTest, it_is_taken_on_runs_by_its_own_clock_and_is_reported_back) {
    is_found_for_caring();
    const auto id = referred_there();
    const auto taken = takes_on(id);
    ASSERT_EQ(taken.status, 201) << taken.raw;
    const auto seen = app.ask(social_worker, "GET /api/cases/" + id);
    ASSERT_EQ(seen.status, 200) << seen.raw;
    EXPECT_EQ(codes(seen.at("clock")), (std::vector<std::string>{"first_talk"}));
    EXPECT_EQ(seen.at("clock").at(0).at("due_on"), "2026-11-23") << "three weeks after sending";
    EXPECT_EQ(takes(id, "research_started"), 422) << "no step of this kind";
    for (const auto* step : {"contact_made", "intake_done", "started"})
        EXPECT_EQ(takes(id, step), 201) << step;
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("step"), "started");
    ASSERT_EQ(app.ask(social_worker, "POST /api/cases/" + id + "/feedback",
                      {{"version", version_of(id)},
                       {"status", "started_well"},
                       {"sentence", "Elke week een ochtend vrij."}})
                  .status,
              201);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).at("feedback").at(0).at("sentence"),
              "Elke week een ochtend vrij.");
    EXPECT_EQ(takes(id, "closed", {{"outcome", "reached"}}), 201);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("state"), "completed");
}

TEST_F(NewKindTest, its_case_goes_along_as_one_file) {
    is_found_for_caring();
    const auto id = referred_there();
    ASSERT_EQ(takes_on(id).status, 201);
    const auto file = app.ask(social_worker, "GET /api/cases/" + id + "/export");
    ASSERT_EQ(file.status, 200) << file.raw;
    EXPECT_EQ(file.text("target"), "carer_support");
    EXPECT_EQ(file.text("name"), "Lies Verzonnen");
    EXPECT_EQ(codes(file.at("clock")), (std::vector<std::string>{"first_talk"}));
    EXPECT_FALSE(file.raw.contains("1965-03-14")) << "not among its fields";
}

TEST(TriedTargetTest, a_wrong_file_is_refused_and_a_right_one_leaves_nothing) {
    const auto before = targets().size();
    const std::string folder = "capabilities/referrals/packages/targets/";
    auto other = file_of_kind();
    other.replace(other.find("carer_support"), 13, "carer_table");
    EXPECT_THROW(TriedTarget(folder + "another_name.json", other), std::runtime_error);
    auto wrong = other;
    wrong.replace(wrong.find("intake_done"), 11, "intake_dreamt");
    EXPECT_THROW(TriedTarget(folder + "carer_table.json", wrong), std::runtime_error);
    {
        const TriedTarget tried(folder + "carer_table.json", other);
        EXPECT_NE(target_of("carer_table"), nullptr);
        EXPECT_THROW(TriedTarget(folder + "carer_table.json", other), std::runtime_error);
    }
    EXPECT_EQ(targets().size(), before);
    EXPECT_EQ(target_of("carer_table"), nullptr);
}

}  // namespace
}  // namespace veerkracht::referrals
