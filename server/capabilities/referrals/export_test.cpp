// The cases of an organisation as files, each night and when the operator asks.
#include "capabilities/referrals/export.hpp"
#include "capabilities/access/restriction.hpp"

#include <stdlib.h>

#include <boost/json/parse.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "capabilities/referrals/exported_case.hpp"
#include "capabilities/referrals/referral.hpp"
#include "kernel/csv_line.hpp"
#include "kernel/json.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class ExportTest : public CastTest {
  protected:
    ExportTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_export_XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~ExportTest() override { fs::remove_all(folder); }

    void each_night(const std::string& organization, const ExportChoice& choice = {}) {
        const auto done = app.run([&](UnitOfWork& work) -> Result<> {
            TRY(switch_export_on(work, OrganizationId{organization}, choice));
            return {};
        });
        ASSERT_TRUE(done) << done.error().code;
    }
    Result<> look() { return export_what_is_due(app.app(), folder); }
    // What is there for this organisation, by name.
    std::string names(const std::string& organization) {
        std::set<std::string> found;
        const auto of_organization = export_folder(folder, OrganizationId{organization});
        if (fs::exists(of_organization))
            for (const auto& entry : fs::directory_iterator(of_organization))
                found.insert(entry.path().filename().string());
        std::string text;
        for (const auto& name : found) text += name + " ";
        return text;
    }
    ExportedFiles exported(const std::string& organization) {
        return export_cases(app.app(), folder, OrganizationId{organization}).value();
    }
    std::string files_made() {
        return value(
            "select count(distinct request_id) from access_log "
            "where action = 'case.export_file'");
    }

    std::string folder;
};

TEST_F(ExportTest, the_file_has_its_columns_and_a_line_for_each_case_of_the_own_organisation) {
    const auto id = accepted();
    const auto files = exported(cast::welfare);
    EXPECT_EQ(files.cases, 1U);
    const auto csv = text_of(files.csv);
    ASSERT_TRUE(csv.starts_with(std::string(csv_opening) + csv_line(export_columns()))) << csv;
    EXPECT_NE(csv.find(id + ";"), csv.npos);
    EXPECT_NE(csv.find(";welfare_coach;accepted;to_call;;;0;2026-11-02;2026-11-02;"), csv.npos)
        << csv;
    EXPECT_NE(csv.find(";Verzonnen;Lies;;;America;06 1234 5678;nl;0;"), csv.npos) << csv;
    const auto json = parse_json(text_of(files.json)).value();
    EXPECT_EQ(json.at("version"), export_version);
    EXPECT_EQ(json.at("organization"), "Denkbeeld Welzijn");
    const auto& one = json.at("cases").at(0);
    EXPECT_EQ(one.at("case_id"), boost::json::string(id));
    EXPECT_EQ(one.as_object().size(), export_columns().size());
    // Nothing of others, nor of who was only asked.
    EXPECT_EQ(exported(cast::other_welfare).cases, 0U);
    EXPECT_EQ(exported(cast::practice).cases, 0U);
}

TEST_F(ExportTest, what_was_only_asked_is_no_case_yet) {
    referred();
    EXPECT_EQ(exported(cast::welfare).cases, 0U);
}

TEST_F(ExportTest, no_sealed_word_and_nothing_that_is_not_safe_stands_in_it) {
    const auto id = accepted();
    app.ask(coach, "POST /api/cases/" + id + "/notes", {{"words", "Notitie van Karin"}});
    app.run([&](UnitOfWork& work) -> Result<> {
           TRY(
               work.tx.execute("update person set voicemail_allowed = $1, secret_address = $2, "
                               "address = 'Verzonnenstraat 3', call_when = 'nooit thuis' "
                               "where organization_id = $3",
                               false, true, cast::welfare));
           return {};
       })
        .value();
    const auto files = exported(cast::welfare);
    for (const auto& text : {text_of(files.csv), text_of(files.json)})
        for (const std::string unsafe :
             {"Notitie", "1234 5678", "Verzonnenstraat", "America", "nooit thuis", "Wil graag"})
            EXPECT_EQ(text.find(unsafe), text.npos) << unsafe << " in " << text;
}

TEST_F(ExportTest, each_person_in_it_stands_in_the_access_log_before_the_file_is_there) {
    const auto id = accepted();
    exported(cast::welfare);
    EXPECT_EQ(app.show("select l.actor_kind, l.organization_id, p.record_class, p.operation, "
                       "p.ground, p.allowed from access_log l join access_log_person p "
                       "on p.log_id = l.id where l.action = 'case.export_file'"),
              "system | " + cast::welfare + " | address | read | own_organization | 1\n" +
                  "system | " + cast::welfare + " | identity | read | own_organization | 1\n" +
                  "system | " + cast::welfare + " | referral_core | read | own_organization | 1\n");
    // Where the log cannot be written there is no file.
    fs::remove_all(folder + "/exports");
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("alter table access_log_unfiled rename to access_log_gone"));
           return {};
       })
        .value();
    EXPECT_FALSE(export_cases(app.app(), folder, OrganizationId{cast::welfare}));
    EXPECT_EQ(names(cast::welfare), "");
}

// A name is not let out by what is decided about the referral.
TEST(ExportedCaseTest, who_may_see_the_case_and_not_who_it_is_gets_neither_name_nor_address) {
    ExportedCase whole;
    whole.case_id = "c1";
    whole.reason = "none";
    whole.family_name = whole.given_name = whole.birth_on = whole.phone = whole.language = "wie";
    whole.address = whole.village = "waar";
    whole.interpreter = true;
    whole.needs = {"alone"};
    const auto core = as_far_as({.core = true, .identity = false, .address = false}, whole);
    const auto text = to_json(core);
    EXPECT_EQ(text.find("wie"), text.npos) << text;
    EXPECT_EQ(text.find("waar"), text.npos) << text;
    EXPECT_FALSE(core.interpreter);
    EXPECT_EQ(core.case_id, "c1");
    EXPECT_EQ(core.needs, whole.needs);
    EXPECT_EQ(cells_of(core).size(), export_columns().size());
    const auto named = as_far_as({.core = true, .identity = true, .address = false}, whole);
    EXPECT_EQ(named.family_name, "wie");
    EXPECT_EQ(named.address, "");
    EXPECT_EQ(as_far_as({.core = true, .identity = true, .address = true}, whole).village, "waar");
}

TEST_F(ExportTest, the_address_is_asked_by_itself_and_a_secret_one_is_refused) {
    accepted();
    app.run([](UnitOfWork& work) -> Result<> {
           TRY(work.tx.execute("drop view person_for_file"));
           TRY(
               work.tx.execute("create view person_for_file as select id, organization_id, "
                               "given_name, family_name, birth_on, secret_address, address, "
                               "village, phone, language, interpreter from person"));
           TRY(
               work.tx.execute("update person set address = 'Geheim 1', secret_address = true "
                               "where organization_id = $1",
                               cast::welfare));
           return {};
       })
        .value();
    const auto json = text_of(exported(cast::welfare).json);
    EXPECT_NE(json.find("Verzonnen"), json.npos);
    EXPECT_EQ(json.find("Geheim 1"), json.npos) << "also where the view would tell it";
    EXPECT_EQ(json.find("America"), json.npos);
    EXPECT_EQ(value("select p.ground from access_log_person p join access_log l on l.id = p.log_id "
                    "where p.record_class = 'address' and l.action = 'case.export_file'"),
              "access.secret_address");
}

TEST_F(ExportTest, it_is_for_the_owner_only) {
    const auto files = exported(cast::welfare);
    const auto mode = [](const fs::path& path) { return fs::status(path).permissions(); };
    EXPECT_EQ(mode(files.csv), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(mode(files.json), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(mode(fs::path(files.csv).parent_path()), fs::perms::owner_all);
}

TEST_F(ExportTest, once_a_night_from_its_hour_on_however_the_clock_jumps) {
    accepted();
    app.clock->set("2026-11-02T22:00:00.000Z");  // 23:00 in Amsterdam
    each_night(cast::welfare, {.at = "23:30"});
    ASSERT_TRUE(look());
    EXPECT_EQ(names(cast::welfare), "");
    app.clock->advance_minutes(31);
    ASSERT_TRUE(look());
    EXPECT_EQ(names(cast::welfare), "cases-v1-2026-11-02.csv cases-v1-2026-11-02.json ");
    EXPECT_EQ(files_made(), "1");
    ASSERT_TRUE(look());                   // again in the same night
    app.clock->advance_minutes(-20 * 60);  // the clock was set back
    ASSERT_TRUE(look());
    EXPECT_EQ(files_made(), "1");
    app.clock->set("2026-11-05T22:45:00.000Z");  // three days without power
    ASSERT_TRUE(look());
    ASSERT_TRUE(look());
    EXPECT_EQ(files_made(), "2");
}

TEST_F(ExportTest, an_hour_that_is_skipped_or_repeated_is_one_night) {
    accepted();
    each_night(cast::welfare, {.at = "02:30"});
    app.clock->set("2027-03-28T00:59:00.000Z");  // 01:59; then it is 03:00
    ASSERT_TRUE(look());
    const auto before = files_made();
    app.clock->advance_minutes(1);
    ASSERT_TRUE(look());
    EXPECT_NE(files_made(), before);
    app.clock->set("2027-10-31T00:31:00.000Z");  // 02:31 for the first time
    ASSERT_TRUE(look());
    const auto once = files_made();
    app.clock->advance_minutes(60);  // 02:31 again
    ASSERT_TRUE(look());
    EXPECT_EQ(files_made(), once);
}

TEST_F(ExportTest, what_was_broken_off_is_done_again_and_leaves_nothing_half) {
    accepted();
    each_night(cast::welfare, {.at = "00:00"});
    const auto own = export_folder(folder, OrganizationId{cast::welfare});
    fs::create_directories(own + "/cases-v1-2026-11-02.json.part/in_the_way");
    EXPECT_FALSE(look());
    EXPECT_EQ(names(cast::welfare), "cases-v1-2026-11-02.json.part ");
    const auto told = "select done_at, cases, failed_at, failure from nightly_export";
    const auto failed = app.show(told);
    EXPECT_EQ(failed, "null | 0 | " + to_text(app.clock->now()) + " | export.not_written\n");
    app.clock->advance_minutes(1);
    EXPECT_FALSE(look());
    EXPECT_EQ(app.show(told), failed) << "since when it fails stays";
    fs::remove_all(own);
    EXPECT_TRUE(look());
    EXPECT_EQ(names(cast::welfare), "cases-v1-2026-11-02.csv cases-v1-2026-11-02.json ");
    EXPECT_EQ(app.show(told), to_text(app.clock->now()) + " | 1 | null | \n");
}

TEST_F(ExportTest, one_that_fails_keeps_no_other_from_its_file) {
    accepted();
    each_night(cast::practice, {.at = "00:00"});
    each_night(cast::welfare, {.at = "00:00"});
    fs::create_directories(folder + "/exports");
    std::ofstream(export_folder(folder, OrganizationId{cast::practice})) << "a file in the way";
    EXPECT_FALSE(look());
    EXPECT_EQ(names(cast::welfare), "cases-v1-2026-11-02.csv cases-v1-2026-11-02.json ");
}

TEST_F(ExportTest, a_file_is_kept_so_many_days) {
    each_night(cast::welfare, {.at = "00:00", .keep_days = 2});
    for (int i = 0; i < 4; ++i) {
        ASSERT_TRUE(look());
        std::ofstream(export_folder(folder, OrganizationId{cast::welfare}) + "/of_others.txt");
        app.clock->advance_days(1);
    }
    EXPECT_EQ(names(cast::welfare),
              "cases-v1-2026-11-03.csv cases-v1-2026-11-03.json cases-v1-2026-11-04.csv "
              "cases-v1-2026-11-04.json cases-v1-2026-11-05.csv cases-v1-2026-11-05.json "
              "of_others.txt ");
}

TEST_F(ExportTest, a_choice_that_means_nothing_is_refused) {
    const auto refused = [&](const std::string& organization, const ExportChoice& choice) {
        std::string code;
        app.run([&](UnitOfWork& work) -> Result<> {
               const auto done = switch_export_on(work, OrganizationId{organization}, choice);
               if (!done) code = done.error().code;
               return {};
           })
            .value();
        return code;
    };
    EXPECT_EQ(refused(cast::absent, {}), "organization.absent");
    EXPECT_EQ(refused(cast::welfare, {.at = "25:00"}), "body.invalid");
    EXPECT_EQ(refused(cast::welfare, {.at = "3:30"}), "body.invalid");
    EXPECT_EQ(refused(cast::welfare, {.keep_days = 0}), "body.invalid");
    EXPECT_EQ(refused(cast::welfare, {.at = "02:30"}), "");
    app.run([](UnitOfWork& work) { return switch_export_off(work, OrganizationId{cast::welfare}); })
        .value();
    EXPECT_EQ(value("select count(*) from nightly_export"), "0");
}

TEST_F(ExportTest, many_cases_come_in_pieces_and_each_once) {
    const auto id = accepted();
    app.run([&](UnitOfWork& work) -> Result<> {
           const auto leg = TRY(work.tx.one<Referral>("select * from referral where id = $1", id));
           for (int i = 0; i < 450; ++i) {
               auto copy = leg;
               copy.id = new_id<ReferralId>();
               TRY(work.tx.insert(copy));
           }
           return {};
       })
        .value();
    const auto files = exported(cast::welfare);
    EXPECT_EQ(files.cases, 451U);
    const auto json = parse_json(text_of(files.json), {.depth = 16, .values = 100'000}).value();
    std::set<std::string> ids;
    for (const auto& one : json.at("cases").as_array())
        ids.insert(std::string(one.at("case_id").as_string()));
    EXPECT_EQ(ids.size(), 451U);
    EXPECT_EQ(value("select count(*) from access_log where action = 'case.export_file'"), "3");
}

// Whose record is frozen fills the first pieces; the file goes on to who comes after.
TEST_F(ExportTest, a_piece_of_which_nothing_may_be_told_is_not_the_end) {
    const auto id = accepted();
    app.run([&](UnitOfWork& work) -> Result<> {
           auto leg = TRY(work.tx.one<Referral>("select * from referral where id = $1", id));
           const auto frozen = *leg.recipient_person_id;
           for (int i = 0; i < 250; ++i) {
               leg.id = new_id<ReferralId>();
               TRY(work.tx.insert(leg));
           }
           auto other =
               TRY(work.tx.one<people::Person>("select * from person where id = $1", frozen));
           other.id = new_id<PersonId>();
           TRY(work.tx.insert(other));
           leg.id = new_id<ReferralId>();
           leg.recipient_person_id = other.id;
           TRY(work.tx.insert(leg));
           return access::restrict_record(work, {.person_id = frozen,
                                                 .organization_id = leg.to_organization_id,
                                                 .request_id = "r-1",
                                                 .reason = "Klopt niet."});
       })
        .value();
    EXPECT_EQ(exported(cast::welfare).cases, 1U);
}

TEST(ExportColumns, the_page_tells_of_each_column_in_its_order) {
    const auto page = text_of(std::string(VEERKRACHT_ROOT) + "/docs/export.md");
    std::string::size_type at = 0;
    for (const auto& column : export_columns()) {
        const auto found = page.find("| `" + column + "` |");
        EXPECT_NE(found, page.npos) << column;
        EXPECT_GT(found, at) << column << " stands before its neighbour";
        at = found;
    }
    EXPECT_NE(page.find("version " + std::to_string(export_version)), page.npos);
}

TEST_F(ExportTest, the_file_holds_the_cases_that_a_colleague_there_may_open_and_no_other) {
    accepted();
    referred();
    const auto stopped = accepted();
    step(stopped, "not_reached");
    for (const auto& [organization, who] :
         {std::pair{cast::welfare, colleague}, std::pair{cast::other_welfare, stranger_coach}}) {
        std::set<std::string> in_the_file, readable;
        const auto file = boost::json::parse(text_of(exported(organization).json));
        for (const auto& one : file.at("cases").as_array())
            in_the_file.emplace(one.at("case_id").as_string());
        std::istringstream ids(app.show("select id from referral where accepted_at is not null"));
        for (std::string id; std::getline(ids, id);)
            if (app.ask(who, "GET /api/cases/" + id).status == 200) readable.insert(id);
        EXPECT_EQ(in_the_file, readable) << organization;
        EXPECT_EQ(in_the_file.size(), organization == cast::welfare ? 2U : 0U);
    }
}

}  // namespace
}  // namespace veerkracht::referrals
