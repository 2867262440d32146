// Paper as others read it: text by pdftotext, pages and facts by pdfinfo.
#include "runtime/paper/sheet.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace veerkracht::paper {
namespace {

std::string said_by(const std::string& command) {
    std::string text;
    auto* const pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> piece{};
    for (std::size_t count = 0; (count = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
        text.append(piece.data(), count);
    EXPECT_EQ(::pclose(pipe), 0) << command;
    return text;
}

// The document in a folder that is gone afterwards; VEERKRACHT_PAPERS keeps a copy to look at.
class PaperTest : public ::testing::Test {
  protected:
    PaperTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_paper_XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~PaperTest() override { std::filesystem::remove_all(folder); }
    void print(const Sheet& sheet) {
        path = folder + "/paper.pdf";
        std::ofstream(path, std::ios::binary) << sheet.pdf();
        if (const auto* const keep = std::getenv("VEERKRACHT_PAPERS"))
            std::filesystem::copy_file(
                path,
                std::string(keep) + "/" +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".pdf",
                std::filesystem::copy_options::overwrite_existing);
    }
    std::string text() { return said_by("pdftotext -layout " + path + " -"); }
    std::string facts() { return said_by("pdfinfo " + path); }

    std::string folder;
    std::string path;
};

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST_F(PaperTest, text_can_be_searched_also_with_letters_from_elsewhere) {
    Sheet sheet({.title = "Toestemming", .language = "nl", .author = "Praktijk De Linde"});
    sheet.title("Toestemming")
        .heading("Wat er meegaat")
        .text("Zażółć gęślą jaźń, çok güzel, één reünie.")
        .rows({{"Naam", "Łukasz Brzęczyszczykiewicz"}, {"Geboortedatum", "14 maart 1965"}})
        .boxes({"Ja, ik ga mee"})
        .code("K7MP-3RWX")
        .sign({"Datum", "Handtekening"});
    print(sheet);
    for (const std::string words : {"Toestemming", "Wat er meegaat", "Zażółć gęślą jaźń",
                                    "Łukasz Brzęczyszczykiewicz", "14 maart 1965", "Ja, ik ga mee",
                                    "K7MP-3RWX", "Handtekening", "Praktijk De Linde", "1/1"})
        EXPECT_TRUE(has(text(), words)) << words << " in\n" << text();
}

TEST_F(PaperTest, the_document_says_its_title_its_language_and_its_structure) {
    Sheet sheet({.title = "Brief aan de huisarts", .language = "pl", .author = "Denkbeeld"});
    print(sheet.title("Brief"));
    EXPECT_TRUE(has(facts(), "Title:           Brief aan de huisarts")) << facts();
    EXPECT_TRUE(has(facts(), "Tagged:          yes")) << facts();
    EXPECT_TRUE(has(facts(), "A4")) << facts();
    EXPECT_TRUE(has(said_by("cat " + path), "/Lang (pl)"));
    EXPECT_TRUE(has(said_by("pdfinfo -struct-text " + path), "H1")) << "no heading";
}

// What PDF/A-2b asks (ISO 19005-2) as far as programs of Debian can tell; there is no whole judge
// of it among them.
TEST_F(PaperTest, it_can_be_kept_for_ever) {
    Sheet sheet({.title = "Brief & <kopie>", .language = "nl", .author = "Praktijk De Linde"});
    print(sheet.title("Brief").text("Zażółć gęślą jaźń, één reünie.").web({{"Lichaam", 7}}));
    EXPECT_TRUE(has(said_by("qpdf --check " + path), "No syntax or stream encoding errors found"));
    EXPECT_TRUE(has(facts(), "Encrypted:       no")) << facts();
    const auto fonts =
        said_by("pdffonts " + path + " | tail -n +3 | awk '{print $(NF-4)}' | sort -u");
    EXPECT_EQ(fonts, "yes\n") << "a font is not in the document";
    const auto facts_again = said_by("pdfinfo -meta " + path);
    EXPECT_TRUE(has(facts_again, "<pdfaid:part>2</pdfaid:part>")) << facts_again;
    EXPECT_TRUE(has(facts_again, "Brief &amp; &lt;kopie&gt;")) << facts_again;
    EXPECT_TRUE(has(facts_again, "<rdf:li>Praktijk De Linde</rdf:li>")) << facts_again;
    const auto bytes = said_by("cat " + path);
    EXPECT_TRUE(has(bytes, "/GTS_PDFA1"));
    EXPECT_TRUE(has(bytes, "/ID [")) << "no number of its own";
    EXPECT_FALSE(has(bytes, "/JavaScript"));
}

TEST_F(PaperTest, what_is_long_goes_on_on_a_next_page_and_each_page_has_its_number) {
    Sheet sheet({.title = "Lang", .language = "nl", .author = "Praktijk"});
    sheet.title("Een brief met een heel erg lange titel die niet op één regel past");
    std::string paragraph;
    for (int i = 0; i < 40; ++i) paragraph += "Zin " + std::to_string(i) + " van de brief. ";
    for (int i = 0; i < 6; ++i) sheet.heading("Deel " + std::to_string(i)).text(paragraph);
    sheet.rows({{"Naam", std::string(400, 'x')}, {"Verhaal", paragraph + paragraph + paragraph}});
    print(sheet);
    EXPECT_TRUE(has(text(), "1/6")) << text();
    EXPECT_TRUE(has(text(), "6/6"));
    EXPECT_TRUE(has(facts(), "Pages:           6")) << facts();
    std::size_t sentences = 0;
    const auto all = said_by("pdftotext " + path + " -");
    for (auto at = all.find("Zin 39"); at != all.npos; at = all.find("Zin 39", at + 1)) ++sentences;
    EXPECT_EQ(sentences, 9U);
}

TEST_F(PaperTest, a_web_shows_its_marks_and_is_empty_where_the_resident_draws) {
    Sheet sheet({.title = "Web", .language = "nl", .author = "Praktijk"});
    sheet.title("Mijn gezondheid")
        .web({{"Lichaam", 6},
              {"Gedachten en gevoel", 4},
              {"Zingeving", 7},
              {"Kwaliteit van leven", 5},
              {"Meedoen", 3},
              {"Dagelijks leven", 8}})
        .scale("Ik voel me gezond", "Denk aan slapen.", "helemaal niet", "helemaal wel")
        .lines(2);
    print(sheet);
    EXPECT_TRUE(has(text(), "Meedoen 3")) << text();
    EXPECT_TRUE(has(text(), "helemaal wel"));
    EXPECT_TRUE(has(text(), "10"));
}

TEST_F(PaperTest, arabic_is_read_from_the_right) {
    Sheet sheet({.title = "صحتي", .language = "ar", .author = "Praktijk De Linde"});
    sheet.title("صحتي الإيجابية")
        .text("ضع دائرة حول الرقم الذي يناسبك. اسأل Karin Schets إذا احتجت إلى مساعدة.")
        .rows({{"الاسم", "Lies Verzonnen"}, {"الهاتف", "06 1234 5678"}})
        .scale("أشعر بأنني بصحة جيدة", "", "لا أبدًا", "نعم تمامًا")
        .boxes({"أريد أن تتصلوا بي"});
    print(sheet);
    const auto all = text();
    EXPECT_TRUE(has(all, "Lies Verzonnen")) << all;
    EXPECT_TRUE(has(all, "06 1234 5678")) << all;
    EXPECT_TRUE(has(said_by("pdftotext " + path + " -"), "صحتي")) << all;
    EXPECT_TRUE(has(said_by("pdffonts " + path), "Arabic"));
}

}  // namespace
}  // namespace veerkracht::paper
