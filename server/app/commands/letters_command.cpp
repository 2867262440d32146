// veerkracht letters: for which organisation what comes back becomes a letter in a folder.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/commands/of_organization.hpp"
#include "app/commands/safekeeping.hpp"
#include "capabilities/referrals/letters_out.hpp"

namespace veerkracht::commands {

namespace {

struct Asked {
    std::string organization;
    bool never = false;
    referrals::LetterChoice choice;
};

[[noreturn]] void refuse(const Error& error, const std::string& organization) {
    if (!error.fields.empty())
        throw Refused(
            exit_usage,
            "--from-mailbox and --to-mailbox ask the number of a mailbox: both, of 1 to 14 "
            "figures, or neither");
    refuse_for(organization, error);
}

void switch_on(UnitOfWork& work, const referrals::LetterFolder& chosen) {
    std::cout << "What comes back to this organization becomes a letter in "
              << referrals::letter_folder(work.settings.data_folder, chosen.organization_id)
              << ",\nkept for " << chosen.keep_days << " days: PDF"
              << (chosen.recipient_mailbox.empty() ? "" : " and MEDVRI") << ".\n";
}

void run(const Place& place, const Asked& asked) {
    expect_owner(place);
    if (schema_of(place).is_new())
        throw Refused(exit_no_input, place.data + " holds no region yet");
    const auto app = open_installation(place);
    const OrganizationId id{asked.organization};
    const auto done =
        app->run(operator_of_the_region("letters"), [&](UnitOfWork& work) -> Result<> {
            if (asked.never) {
                std::cout << "No letter is made for " << id.value
                          << " any more; those that are there "
                          << "stay.\n";
                return referrals::switch_letters_off(work, id);
            }
            switch_on(work, TRY(referrals::switch_letters_on(work, id, asked.choice)));
            return {};
        });
    if (!done) refuse(done.error(), id.value);
}

}  // namespace

void add_letters_command(CLI::App& app, Place& place) {
    const auto asked = std::make_shared<Asked>();
    auto* command = app.add_subcommand(
        "letters",
        "From now on what comes back to an organization is also a letter in a folder, for its own "
        "system (the server must be stopped when it keeps its data in a file)");
    add_place_options(*command, place);
    command->add_option("--organization", asked->organization, "The id of the organization")
        ->required();
    auto* never = command->add_flag("--never", asked->never, "Not any more");
    command->add_option("--keep-days", asked->choice.keep_days, "After that a letter is removed")
        ->check(CLI::PositiveNumber)
        ->excludes(never);
    auto* from = command->add_option("--from-mailbox", asked->choice.sender_mailbox,
                                     "Makes a MEDVRI beside the PDF: the number it comes from");
    auto* to = command->add_option("--to-mailbox", asked->choice.recipient_mailbox,
                                   "and the number of the organization");
    from->needs(to)->excludes(never);
    to->needs(from);
    command->footer(
        "The letters stand in letters/ORGANIZATION of the data folder, for its owner only; what "
        "was "
        "told about whom\nis in the access log. Exit codes: 64 typed wrong, 66 no such "
        "organization, 69 another process has the\ndatabase, 77 not the owner of the data folder, "
        "78 tables of another version.");
    command->callback([&place, asked] { run(place, *asked); });
}

}  // namespace veerkracht::commands
