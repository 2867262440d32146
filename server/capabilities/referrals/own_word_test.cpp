// What the resident said at the end, beside what the worker saw: in the figures of that worker and
// in the files of the organisation, and nowhere else.
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "capabilities/referrals/export.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class OwnWordTest : public CastTest {
  protected:
    void say(const TestSession& lies, const std::string& id, const std::string& word) {
        const auto said =
            app.ask(lies, "POST /api/my/referrals/" + id + "/goal", {{"reached", word}});
        EXPECT_EQ(said.status, 201) << said.raw;
    }
    // Karin saw that it was reached; Lies says something of her own, or nothing.
    std::string closed(const std::string& said = "") {
        const auto id = accepted();
        const auto lies = lies_at_her_page();
        step(id, "intake_done");
        EXPECT_EQ(step(id, "closed", {{"outcome", "reached"}}).status, 201);
        if (!said.empty()) say(lies, id, said);
        app.clock->advance_minutes(2);  // one code a minute
        return id;
    }
    std::string share(const TestSession& who, std::string_view code) {
        app.app().deliver();
        const auto reply = app.ask(who, "GET /api/referral_figures");
        for (const auto& one : reply.at("figures").as_array())
            if (one.at("code").as_string() == code)
                return boost::json::serialize(one.at("part")) + "/" +
                       boost::json::serialize(one.at("whole"));
        return "none";
    }
};

TEST_F(OwnWordTest, a_worker_reads_the_own_view_and_that_of_residents_side_by_side) {
    closed("no");
    closed("yes");
    closed("rather_not");
    closed();
    EXPECT_EQ(share(coach, "goal_by_worker"), "4/4");
    EXPECT_EQ(share(coach, "goal_by_resident"), "1/2");
    EXPECT_EQ(share(colleague, "goal_by_resident"), "0/0");
}

TEST_F(OwnWordTest, the_practice_does_not_read_it_there) {
    closed("no");
    EXPECT_EQ(share(gp, "goal_by_resident"), "none");
    EXPECT_EQ(share(gp, "goal_by_worker"), "none");
}

TEST_F(OwnWordTest, it_stands_beside_the_outcome_in_the_files) {
    const auto id = closed("partly");
    const auto file = app.ask(coach, "GET /api/cases/" + id + "/export");
    EXPECT_EQ(file.text("outcome"), "reached");
    EXPECT_EQ(file.text("own_word"), "partly");
    std::string pattern = ::testing::TempDir() + "veerkracht_own_word_XXXXXX";
    const std::string folder = ::mkdtemp(pattern.data());
    const auto files = export_cases(app.app(), folder, OrganizationId{cast::welfare}).value();
    std::ifstream in(files.csv);
    std::ostringstream text;
    text << in.rdbuf();
    EXPECT_NE(text.str().find(";sharing_stopped;own_word"), std::string::npos) << text.str();
    EXPECT_NE(text.str().find(";0;partly"), std::string::npos) << text.str();
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace veerkracht::referrals
