// For the tests of import: a house with one practice, and the fixtures.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "app/import/practice.hpp"
#include "app/import/report.hpp"
#include "capabilities/directory/received.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/received.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::import {

inline const std::filesystem::path fixtures = std::filesystem::path(VEERKRACHT_ROOT) / "fixtures";

inline std::string fixture(const std::filesystem::path& path) {
    std::ifstream in(fixtures / path, std::ios::binary);
    if (!in) throw std::runtime_error("no fixture " + path.string());
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

inline std::vector<std::filesystem::path> fixtures_in(const std::filesystem::path& folder,
                                                      std::string_view extension) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(fixtures / folder))
        if (entry.path().extension() == extension)
            files.push_back(folder / entry.path().filename());
    std::ranges::sort(files);
    return files;
}

class ImportCase : public ::testing::Test {
  protected:
    using Unit = std::function<Result<Report>(UnitOfWork&)>;

    ImportCase() : app([](Application&) {}) {
        practice.name = "Huisartsenpraktijk America";
        practice.domain = "care";
        const auto made = app.run([&](UnitOfWork& work) -> Result<> {
            directory::Organization organization;
            organization.id = new_id<OrganizationId>();
            organization.kind = "gp_practice";
            organization.domain = practice.domain;
            organization.name = practice.name;
            organization.source_id = "the practice of this test";
            organization.created_at = work.now;
            TRY(directory::put(work, organization));
            practice.id = organization.id;
            return {};
        });
        if (!made) throw std::runtime_error(made.error().detail);
    }

    // The report, or nothing with `error` filled.
    std::optional<Report> run(const Unit& unit) {
        std::optional<Report> report;
        error = {};
        const auto done = app.run([&](UnitOfWork& work) -> Result<> {
            report = TRY(unit(work));
            return {};
        });
        if (done) return report;
        error = done.error();
        return std::nullopt;
    }

    // All rows that an import can touch, counted.
    std::string rows() {
        std::string text;
        for (const std::string table :
             {"person", "person_name", "person_key", "person_document", "organization", "service",
              "face", "received_document", "source_key"})
            text += table + " " + app.show("select count(*) from " + table);
        return text;
    }

    // As the practice finds somebody: by the folded words of the name.
    std::string found_by(const std::string& token) {
        return app.show(
            "select p.given_name, p.family_name, p.birth_on from person p "
            "join person_name n on n.person_id = p.id where n.token = '" +
            token + "' order by p.family_name, p.given_name");
    }

    TestApplication app;
    Practice practice;
    Error error;
};

inline std::string shown(const Count& count) {
    return std::to_string(count.read) + " = " + std::to_string(count.stored) + " stored + " +
           std::to_string(count.refused) + " refused + " + std::to_string(count.kept) + " kept + " +
           std::to_string(count.already_there) + " there";
}

}  // namespace veerkracht::import
