// What comes back as a letter in a folder.
#include "capabilities/referrals/letters_out.hpp"

#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

namespace fs = std::filesystem;

class LettersOutTest : public CastTest {
  protected:
    LettersOutTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_letters_XXXXXX";
        folder = ::mkdtemp(pattern.data());
        // Here it is written when the test says so, and into this folder.
        std::erase_if(app.app().errands,
                      [](const auto& errand) { return errand.name == "referrals.letters"; });
    }
    ~LettersOutTest() override { fs::remove_all(folder); }

    void switch_on(const LetterChoice& choice = {{}, "500000101", "500000201"}) {
        const auto done = app.run([&](UnitOfWork& work) -> Result<> {
            TRY(switch_letters_on(work, OrganizationId{cast::practice}, choice));
            return {};
        });
        ASSERT_TRUE(done) << done.error().code;
    }
    void give_feedback(const std::string& id, const std::string& status = "started_well",
                       const std::string& sentence = "Ze gaat iedere week naar de Eettafel.") {
        const auto answer =
            app.ask(coach, "POST /api/cases/" + id + "/feedback",
                    {{"status", status}, {"sentence", sentence}, {"version", version_of(id)}});
        ASSERT_EQ(answer.status, 201) << answer.body;
    }
    void write() {
        app.deliver();
        const auto done = write_letters(app.app(), folder);
        ASSERT_TRUE(done) << done.error().code;
    }
    std::set<std::string> letters() {
        std::set<std::string> found;
        const auto place = letter_folder(folder, OrganizationId{cast::practice});
        if (fs::exists(place))
            for (const auto& entry : fs::directory_iterator(place))
                found.insert(entry.path().string());
        return found;
    }
    std::string read_letter(const std::string& ending) {
        for (const auto& path : letters())
            if (path.ends_with(ending)) {
                std::ifstream in(path, std::ios::binary);
                std::ostringstream text;
                text << in.rdbuf();
                return text.str();
            }
        return "";
    }

    std::string folder;
};

TEST_F(LettersOutTest, a_word_back_is_paper_and_a_free_letter_in_the_folder_of_who_sent) {
    switch_on();
    give_feedback(accepted());
    write();
    ASSERT_EQ(letters().size(), 2U);
    EXPECT_TRUE(read_letter(".pdf").starts_with("%PDF-1."));
    const auto free = read_letter(".edi");
    EXPECT_NE(free.find("UNB+UNOC:1+500000101+500000201+"), free.npos) << free;
    EXPECT_NE(free.find("Verzonnen:::::L.'"), free.npos) << free;
    EXPECT_NE(free.find("Eettafel"), free.npos) << free;
    EXPECT_NE(free.find("GGO+Praktijk De Denkbeeldige Linde+"), free.npos) << free;
}

TEST_F(LettersOutTest, the_name_of_a_file_names_nobody_and_only_its_owner_reads_it) {
    switch_on();
    const auto id = accepted();
    give_feedback(id);
    write();
    for (const auto& path : letters()) {
        EXPECT_EQ(path.find("erzonnen"), path.npos);
        EXPECT_EQ(path.find(id), path.npos);
        struct stat facts {};
        ASSERT_EQ(::stat(path.c_str(), &facts), 0);
        EXPECT_EQ(facts.st_mode & 0777, 0600U);
    }
}

TEST_F(LettersOutTest, what_was_told_about_whom_is_in_the_access_log) {
    switch_on();
    give_feedback(accepted());
    write();
    EXPECT_EQ(value("select count(*) from access_log where action = 'referral.letter_file' and "
                    "organization_id = $1",
                    {cast::practice}),
              "1");
    EXPECT_NE(value("select count(*) from access_log_person p join access_log l on l.id = p.log_id "
                    "where l.action = 'referral.letter_file' and p.person_id = $1",
                    {cast::lies}),
              "0");
}

TEST_F(LettersOutTest, who_did_not_ask_for_letters_gets_none) {
    give_feedback(accepted());
    write();
    EXPECT_TRUE(letters().empty());
    EXPECT_EQ(value("select count(*) from letter_out"), "0");
}

TEST_F(LettersOutTest, two_words_in_a_minute_are_one_letter_and_a_later_one_another) {
    switch_on();
    const auto id = accepted();
    give_feedback(id);
    give_feedback(id, "started_well", "En ze belde zelf.");
    write();
    EXPECT_EQ(letters().size(), 2U);
    EXPECT_NE(read_letter(".edi").find("belde zelf"), std::string::npos) << read_letter(".edi");
    app.clock->advance_minutes(5);
    give_feedback(id, "needs_you", "Belt u haar eens?");
    write();
    EXPECT_EQ(letters().size(), 4U);
}

TEST_F(LettersOutTest, what_asks_for_a_look_is_a_letter_also_where_no_words_may_come_back) {
    switch_on();
    const auto id = accepted({{"feedback_level", "nothing"}});
    ASSERT_EQ(step(id, "not_reached").status, 201);
    write();
    EXPECT_EQ(letters().size(), 2U);
}

TEST_F(LettersOutTest, who_stopped_sharing_before_it_was_written_is_in_no_letter) {
    switch_on();
    const auto id = accepted();
    give_feedback(id);
    app.deliver();
    const auto lies = lies_at_her_page();
    ASSERT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing").status, 201);
    write();
    EXPECT_TRUE(letters().empty());
    EXPECT_EQ(value("select failure from letter_out"), "consent.withdrawn");
}

TEST_F(LettersOutTest, a_disk_that_refuses_loses_nothing) {
    switch_on();
    give_feedback(accepted());
    app.deliver();
    std::ofstream(folder + "/letters") << "a file stands where the folder should be";
    ASSERT_TRUE(write_letters(app.app(), folder));
    EXPECT_EQ(value("select failure from letter_out"), "letter.not_written");
    fs::remove(folder + "/letters");
    write();
    EXPECT_EQ(letters().size(), 2U);
    EXPECT_EQ(value("select failure from letter_out"), "");
}

TEST_F(LettersOutTest, a_letter_is_removed_after_its_days) {
    switch_on({3, "", ""});
    give_feedback(accepted());
    write();
    ASSERT_EQ(letters().size(), 1U) << "paper only";
    days_later(3);
    write();
    EXPECT_EQ(letters().size(), 1U);
    days_later(1);
    write();
    EXPECT_TRUE(letters().empty());
}

TEST_F(LettersOutTest, a_letter_goes_also_when_no_more_are_wanted) {
    switch_on();
    give_feedback(accepted());
    write();
    ASSERT_EQ(letters().size(), 2U);
    ASSERT_TRUE(app.run(
        [](UnitOfWork& work) { return switch_letters_off(work, OrganizationId{cast::practice}); }));
    days_later(8);
    write();
    EXPECT_TRUE(letters().empty());
}

TEST_F(LettersOutTest, half_a_pair_of_mailboxes_or_one_that_is_none_is_refused) {
    for (const LetterChoice& wrong :
         {LetterChoice{{}, "500000101", ""}, LetterChoice{{}, "", "500000201"},
          LetterChoice{{}, "5+1", "500000201"}, LetterChoice{{}, "1", "123456789012345"},
          LetterChoice{0, "", ""}})
        EXPECT_FALSE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(switch_letters_on(work, OrganizationId{cast::practice}, wrong));
            return {};
        }));
}

}  // namespace
}  // namespace veerkracht::referrals
