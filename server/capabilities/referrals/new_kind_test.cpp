// A kind of party that nobody has written code for: its file comes from outside the program, and
// all that a known kind does over HTTP, it does (docs/walks/add_a_kind_of_party.md).
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "capabilities/directory/serving.hpp"
#include "capabilities/referrals/export.hpp"
#include "capabilities/referrals/newcomer.hpp"
#include "capabilities/referrals/targets.hpp"
#include "testing/cast.hpp"
#include "testing/papers.hpp"

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

TEST_F(NewKindTest, its_desk_stands_by_itself_where_its_file_says) {
    const auto found = [&](const std::string& need) {
        const auto faces = app.ask(gp, "GET /api/faces?needs=" + need);
        for (const auto& face : faces.body.as_array())
            if (face.at("role").as_string() == "carer_support")
                return std::string(face.at("name").as_string());
        return std::string();
    };
    EXPECT_EQ(found("caring"), "");
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        const OrganizationId welfare{cast::welfare};
        TRY(directory::works_in(work, {welfare, "Horst aan de Maas", "", false}));
        TRY(open_desk(work, welfare, *target_of("carer_support"), "", "", ""));
        return {};
    }));
    EXPECT_EQ(found("caring"), "Steunpunt Mantelzorg") << "the name of its file";
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
    EXPECT_EQ(codes(seen.at("clock")), (std::vector<std::string>{"first_talk", "breather"}));
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
    EXPECT_EQ(codes(file.at("clock")), (std::vector<std::string>{"first_talk", "breather"}));
    EXPECT_FALSE(file.raw.contains("1965-03-14")) << "not among its fields";
}

TEST_F(NewKindTest, the_worklist_has_its_columns_and_it_comes_in_there) {
    is_found_for_caring();
    const auto id = referred_there();
    const auto list = app.ask(social_worker, "GET /api/worklist");
    ASSERT_EQ(list.at("rows").as_array().size(), 1U) << list.raw;
    EXPECT_EQ(list.at("rows").at(0).at("referral_id").as_string(), id);
    EXPECT_EQ(list.at("rows").at(0).at("stage"), "new");
    // "follow_up" stands there of both kinds of this role: by dates of the one, by hand of the
    // other.
    EXPECT_EQ(codes(list.at("columns")),
              (std::vector<std::string>{"new", "call", "intake", "searching", "started",
                                        "follow_up", "closing"}));
    EXPECT_EQ(
        columns_of("wmo_officer"),
        (std::vector<std::string>{"new", "call", "intake", "research", "searching", "closing"}))
        << "after the talk; the screen of a desk shows that with the talk";
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").as_array().size(), 0U);
}

TEST_F(NewKindTest, its_papers_say_who_it_is_and_which_text_was_agreed) {
    is_found_for_caring();
    const auto before = words_of_paper(app.ask(gp, "GET /api/people/" + cast::lies +
                                                       "/consent_form?face_id=" + carer_support +
                                                       "&feedback_level=summary&needs=true"));
    EXPECT_TRUE(has(before, "Steunpunt Mantelzorg, Schets Maatschappelijk Werk")) << before;
    EXPECT_TRUE(has(before, "mantelzorg-2026-1")) << before;
    const auto id = referred_there();
    const auto letter = words_of_paper(app.ask(gp, "GET /api/referrals/" + id + "/letter"));
    EXPECT_TRUE(has(letter, "Steunpunt Mantelzorg")) << letter;
}

TEST_F(NewKindTest, the_resident_reads_its_dates_and_who_knows_what) {
    is_found_for_caring();
    const auto id = referred_there();
    const auto lies = lies_at_her_page();
    const auto page = app.ask(lies, "GET /api/my/page");
    ASSERT_EQ(page.status, 200) << page.raw;
    const auto& mine = page.at("referrals").at(0);
    EXPECT_EQ(mine.at("target"), "carer_support");
    EXPECT_EQ(codes(mine.at("clock")), (std::vector<std::string>{"first_talk", "breather"}));
    EXPECT_TRUE(has(app.ask(lies, "GET /api/my/who_knows").raw, "Schets Maatschappelijk Werk"));
    EXPECT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing").status, 201);
    EXPECT_EQ(app.ask(social_worker, "GET /api/worklist").at("rows").as_array().size(), 0U);
}

TEST_F(NewKindTest, it_is_in_the_file_of_the_night_and_in_the_figures) {
    is_found_for_caring();
    const auto id = referred_there();
    ASSERT_EQ(takes_on(id).status, 201);
    app.app().deliver();
    std::string folder = ::testing::TempDir() + "veerkracht_kind_XXXXXX";
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    const auto files = export_cases(app.app(), folder, OrganizationId{cast::social_work}).value();
    std::ostringstream csv;
    csv << std::ifstream(files.csv, std::ios::binary).rdbuf();
    std::filesystem::remove_all(folder);
    EXPECT_NE(csv.str().find(";carer_support;accepted;to_call;"), std::string::npos) << csv.str();
    const auto figures = app.ask(gp, "GET /api/referral_figures");
    ASSERT_EQ(figures.status, 200) << figures.raw;
    EXPECT_EQ(figures.at("routes").at("through"), 1) << "somebody who goes along, no desk";
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
    const std::vector<std::pair<std::string, std::string>> mistakes = {
        {"\"name\": \"Family carers\", ", ""},
        {"gp_practice", "no_kind"},
        {"\"need\": \"caring\"", "\"need\": \"dreaming\""}};
    for (const auto& [right, mistake] : mistakes) {
        auto one = other;
        one.replace(one.find(right), right.size(), mistake);
        EXPECT_THROW(TriedTarget(folder + "carer_table.json", one), std::runtime_error) << right;
    }
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
