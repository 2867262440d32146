// veerkracht programme join|leave: an organization takes part in a programme from a day, or no
// longer. Where nobody joined, nothing is asked and counted for it.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/as_owner.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/safekeeping.hpp"
#include "capabilities/directory/programmes.hpp"

namespace veerkracht::commands {

namespace {

struct Taking {
    std::string organization;  // name or id
    std::string programme;
    std::string on;  // "": today
};

Result<std::string> day_in(const UnitOfWork& work, const Taking& taking) {
    if (taking.on.empty()) return work.today;
    if (!looks_like_day(taking.on))
        return fail(Category::invalid, "day.malformed", taking.on + " (write 2026-11-21)");
    return taking.on;
}

Result<> join(UnitOfWork& work, const Taking& taking) {
    const auto organization = TRY(organization_called(work, taking.organization));
    return directory::join_programme(
        work, {organization.id, taking.programme, TRY(day_in(work, taking)), std::nullopt});
}

Result<> leave(UnitOfWork& work, const Taking& taking) {
    const auto organization = TRY(organization_called(work, taking.organization));
    return directory::leave_programme(work, organization.id, taking.programme,
                                      TRY(day_in(work, taking)));
}

CLI::App* add_taking(CLI::App& programme, Place& place, const std::string& name,
                     const std::string& about, const std::shared_ptr<Taking>& taking) {
    auto* command = programme.add_subcommand(name, about);
    add_place_options(*command, place);
    command->add_option("--organization", taking->organization, "Name or id")->required();
    command->add_option("--programme", taking->programme, "As the parties call it")->required();
    command->add_option("--on", taking->on, "The day, as 2026-11-21; today when left out");
    return command;
}

}  // namespace

void add_programme_command(CLI::App& app, Place& place) {
    auto* programme = app.add_subcommand(
        "programme",
        "An organization joins or leaves a programme (the server must be stopped when it keeps its "
        "data in a file)");
    programme->require_subcommand(1);
    const auto taking = std::make_shared<Taking>();
    add_taking(*programme, place, "join", "From this day the practice notes its talks", taking)
        ->callback([&place, taking] {
            expect_owner(place);
            run_as_owner(place, [&](UnitOfWork& work) { return join(work, *taking); });
        });
    add_taking(*programme, place, "leave", "From this day nothing is asked any more", taking)
        ->callback([&place, taking] {
            expect_owner(place);
            run_as_owner(place, [&](UnitOfWork& work) { return leave(work, *taking); });
        });
}

}  // namespace veerkracht::commands
