// Commands as the owner of a server types them, on a data folder of their own.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

#include "app/commands/commands.hpp"
#include "testing/test_store.hpp"

namespace veerkracht {

class TypedCommands : public ::testing::Test {
  protected:
    using AddCommand = void (*)(CLI::App&, commands::Place&);

    explicit TypedCommands(std::vector<AddCommand> known) : known_(std::move(known)) {
        std::string pattern = ::testing::TempDir() + "veerkracht_typed_XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~TypedCommands() override { std::filesystem::remove_all(folder_); }

    std::string data_folder() const { return folder_ + "/data"; }
    // "" when it went well, otherwise what the command says.
    std::string type(std::vector<std::string> words) {
        commands::Place place;
        CLI::App app;
        for (const auto add : known_) add(app, place);
        words.insert(words.end(), {"--data", data_folder()});
        if (TestStore::is_postgres()) words.insert(words.end(), {"--database", store_.url()});
        std::ranges::reverse(words);
        try {
            app.parse(words);
        } catch (const commands::Refused& refused) {
            return refused.what();
        }
        return "";
    }
    // The one value of a query, or "none".
    std::string one(const std::string& sql) {
        commands::Place place;
        place.data = data_folder();
        place.database = store_.url();
        const auto app = commands::open_installation(place);
        std::string text;
        const auto done = app->run({}, [&](UnitOfWork& work) -> Result<> {
            text = work.tx.value<std::string>(sql).value_or("none");
            return {};
        });
        EXPECT_TRUE(done);
        return text;
    }

  private:
    std::vector<AddCommand> known_;
    TestStore store_;
    std::string folder_;
};

}  // namespace veerkracht
