// veerkracht export: the files of the night, made now, and for whom they are made.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/commands/of_organization.hpp"
#include "app/commands/safekeeping.hpp"
#include "capabilities/referrals/export.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::commands {

namespace {

struct Asked {
    std::string organization;
    bool every_night = false;
    bool never = false;
    referrals::ExportChoice choice;
};

[[noreturn]] void refuse(const Error& error, const std::string& organization) {
    if (error.fields.contains("at")) throw Refused(exit_usage, "--at asks a time of day, as 03:30");
    refuse_for(organization, error);
}

void change(Application& app, const Asked& asked) {
    const OrganizationId id{asked.organization};
    const auto done = app.run(operator_of_the_region("export"), [&](UnitOfWork& work) -> Result<> {
        if (asked.never) {
            std::cout << "No file is made for " << id.value << " any more; those that are there "
                      << "stay.\n";
            return referrals::switch_export_off(work, id);
        }
        const auto chosen = TRY(referrals::switch_export_on(work, id, asked.choice));
        std::cout << "Each night from " << chosen.at << " on two files are made in "
                  << referrals::export_folder(work.settings.data_folder, id) << ", and kept for "
                  << chosen.keep_days << " days.\n";
        return {};
    });
    if (!done) refuse(done.error(), id.value);
}

void make_now(Application& app, const std::string& data_folder, const OrganizationId& id) {
    const auto made = referrals::export_cases(app, data_folder, id);
    if (!made) refuse(made.error(), id.value);
    std::cout << made->cases << " cases\n  " << made->csv << "\n  " << made->json << "\n";
}

std::vector<OrganizationId> switched_on(Application& app) {
    std::vector<OrganizationId> ids;
    app.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        for (const auto& one : referrals::nightly_exports(tx)) ids.push_back(one.organization_id);
        return true;
    });
    return ids;
}

void run(const Place& place, const Asked& asked) {
    expect_owner(place);
    if (schema_of(place).is_new())
        throw Refused(exit_no_input, place.data + " holds no region yet");
    if (asked.organization.empty() && (asked.every_night || asked.never))
        throw Refused(exit_usage, "--every-night and --never ask an --organization");
    const auto app = open_installation(place);
    if (asked.every_night || asked.never) return change(*app, asked);
    if (!asked.organization.empty())
        return make_now(*app, place.data, OrganizationId{asked.organization});
    const auto ids = switched_on(*app);
    if (ids.empty())
        throw Refused(exit_no_input,
                      "no organization has --every-night; name one by "
                      "--organization");
    for (const auto& id : ids) make_now(*app, place.data, id);
}

}  // namespace

void add_export_command(CLI::App& app, Place& place) {
    const auto asked = std::make_shared<Asked>();
    auto* command = app.add_subcommand(
        "export",
        "Writes the cases of an organization to a CSV and a JSON file, now or every night (the "
        "server must be stopped when it keeps its data in a file; at night it does it itself)");
    add_place_options(*command, place);
    command->add_option("--organization", asked->organization,
                        "The id of the organization; without it all that have --every-night");
    auto* on = command->add_flag("--every-night", asked->every_night,
                                 "From now on the server makes the files each night");
    command->add_flag("--never", asked->never, "Not any more")->excludes(on);
    command->add_option("--at", asked->choice.at, "From when on, e.g. 03:30 (local time)")
        ->needs(on);
    command->add_option("--keep-days", asked->choice.keep_days, "After that a file is removed")
        ->check(CLI::PositiveNumber)
        ->needs(on);
    command->footer(
        "The files stand in exports/ORGANIZATION of the data folder, for its owner only; what was "
        "told about whom\nis in the access log. Exit codes: 64 typed wrong, 66 no such "
        "organization, 69 another process has the\ndatabase or the disk refused, 77 not the owner "
        "of the data folder, 78 tables of another version.");
    command->callback([&place, asked] { run(place, *asked); });
}

}  // namespace veerkracht::commands
