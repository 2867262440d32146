// While the tests run: which cells of the table a request or a job was permitted. What is permitted
// and does not stand in used.csv fails the run; VEERKRACHT_USED_CELLS names a file that all of it
// is added to (tools/used_cells).
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <mutex>
#include <set>
#include <string>

#include "capabilities/access/asked_cells.hpp"
#include "kernel/describe.hpp"

namespace veerkracht::testing {
namespace {

using access::Decision;
using access::Snapshot;

std::mutex one_at_a_time;
std::set<std::string>& permitted() {
    static std::set<std::string> all;
    return all;
}

std::string line_of(std::string_view role, std::string_view record_class,
                    std::string_view relation) {
    return std::string(role) + "," + std::string(record_class) + "," + std::string(relation);
}

const char* file_to_fill() { return std::getenv("VEERKRACHT_USED_CELLS"); }

// What a test asks by itself, without a request, is no use that the house makes of it.
void note(const UnitOfWork& work, const Snapshot& asked, const Decision& decision) {
    const bool is_of_the_house =
        !work.request.path.empty() || work.actor.kind == Actor::Kind::system;
    if (!decision.allowed || !is_of_the_house) return;
    const auto line =
        line_of(name_of(asked.role), name_of(asked.record_class), name_of(asked.relation));
    const std::scoped_lock lock(one_at_a_time);
    const bool is_new = permitted().insert(line).second;
    if (is_new && file_to_fill()) std::ofstream(file_to_fill(), std::ios::app) << line << "\n";
}

// A part of the tests says nothing of what the others use; the whole run of ./dev prove does.
class CellsThatAreUsed : public ::testing::Environment {
    void SetUp() override {
        if (file_to_fill() || std::getenv("VEERKRACHT_PROVE")) access::listen_to_decisions(note);
    }
    void TearDown() override {
        access::listen_to_decisions(nullptr);
        if (file_to_fill()) return;
        std::set<std::string> known;
        for (const auto& cell : access::used_cells())
            for (const auto relation : cell.relations)
                known.insert(line_of(cell.role, cell.record_class, relation));
        for (const auto& line : permitted())
            if (!known.contains(line))
                ADD_FAILURE() << line << " is used and does not stand in used.csv: run "
                              << "tools/used_cells";
    }
};

[[maybe_unused]] const auto* const environment =
    ::testing::AddGlobalTestEnvironment(new CellsThatAreUsed);

}  // namespace
}  // namespace veerkracht::testing
