// The register and the DPIA name every class and every purpose, and on paper the organisation.
#include "capabilities/controllers/processing.hpp"

#include "capabilities/access/rights.hpp"
#include "runtime/config/embedded.hpp"
#include "testing/cast.hpp"
#include "testing/papers.hpp"

namespace veerkracht::controllers {
namespace {

class ProcessingTest : public CastTest {
  protected:
    static boost::json::object package() {
        return parse_json(
                   embedded_file("capabilities/controllers/packages/processing.nl.json").value())
            .value()
            .as_object();
    }
    static std::string word(const boost::json::value& words, std::string_view code) {
        const auto* found = words.as_object().if_contains(code);
        return found == nullptr ? "" : std::string(found->as_string());
    }
};

TEST_F(ProcessingTest, every_class_every_role_and_every_purpose_stands_in_it) {
    const auto words = package();
    const auto page = processing_page();
    std::string of_purposes;
    for (const auto& purpose : words.at("purposes").as_array()) {
        EXPECT_TRUE(has(page, "### " + word(purpose, "title")));
        of_purposes += boost::json::serialize(purpose.at("classes"));
    }
    const auto table =
        access::table_lines(embedded_file("capabilities/access/decision.csv").value());
    for (std::size_t at = 2; at < table.front().size(); ++at) {
        const auto code = std::string(table.front()[at]);
        const auto name = word(words.at("classes"), code);
        ASSERT_FALSE(name.empty()) << code;
        EXPECT_TRUE(has(page, "| " + name + " |")) << code;
        EXPECT_TRUE(has(of_purposes, "\"" + code + "\"")) << code << " has no purpose";
    }
    for (std::size_t at = 1; at < table.size(); ++at) {
        const auto code = std::string(table[at][0]);
        EXPECT_TRUE(code == "nobody" || !word(words.at("roles"), code).empty()) << code;
    }
}

TEST_F(ProcessingTest, on_paper_stands_who_answers_for_it_and_the_own_terms) {
    auto paper = app.ask(manager, "GET /api/processing_register/paper");
    ASSERT_EQ(paper.status, 200) << paper.raw;
    EXPECT_TRUE(has(words_of_paper(paper), "[naam en adres van uw organisatie]"));
    ASSERT_EQ(app.ask(manager, "PUT /api/setup/controller",
                      {{"version", 0},
                       {"name", "De Denkbeeldige Linde B.V."},
                       {"registration", "12345678"},
                       {"address", "Verzonnenlaan 1"},
                       {"postcode", "5966 AB"},
                       {"place", "America"},
                       {"contact_name", "Mies"},
                       {"contact_email", "post@linde.example"},
                       {"contact_phone", ""}})
                  .status,
              200);
    paper = app.ask(manager, "GET /api/processing_register/paper");
    const auto read = words_of_paper(paper, "filled");
    for (const auto* said : {"De Denkbeeldige Linde B.V.", "12345678", "20 jaar",
                             "Gegevensbeschermingseffectbeoordeling", "Wie leest wat"})
        EXPECT_TRUE(has(read, said)) << said;
    EXPECT_FALSE(has(read, "Wmo-dossier")) << "a practice keeps none";
    EXPECT_EQ(app.ask(coach, "GET /api/processing_register/paper").status, 403);
}

}  // namespace
}  // namespace veerkracht::controllers
