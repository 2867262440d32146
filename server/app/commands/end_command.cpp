// `veerkracht end access`: somebody must not come in any more, and nobody in the organisation can
// do it.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/as_owner.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/safekeeping.hpp"
#include "capabilities/access/leaving.hpp"
#include "kernel/text.hpp"

namespace veerkracht::commands {

namespace {

struct Ending {
    std::string email;
    std::string successor;  // an address, or ""
};

Result<access::Contact> somebody_at(UnitOfWork& work, const std::string& email) {
    auto who = access::contact_at(work, folded(email));
    if (!who || !who->active)
        return fail(Category::not_found, "account.absent", "no account has the address " + email);
    return std::move(*who);
}

Result<> end_access(UnitOfWork& work, const Ending& ending) {
    const auto who = TRY(somebody_at(work, ending.email));
    if (ending.successor.empty()) return access::end_access_of(work, who, std::nullopt);
    const auto successor = TRY(somebody_at(work, ending.successor));
    if (successor.id == who.id || successor.organization_id != who.organization_id ||
        successor.role != who.role)
        return fail(Category::invalid, "successor.other_work",
                    "the successor does the same work in the same organization");
    return access::end_access_of(work, who, successor.id);
}

}  // namespace

void add_end_command(CLI::App& app, Place& place) {
    auto* end = app.add_subcommand("end",
                                   "Ends what somebody may (the server must be stopped when it "
                                   "keeps its data in a file)");
    end->require_subcommand(1);
    const auto ending = std::make_shared<Ending>();
    auto* command = end->add_subcommand(
        "access",
        "Closes an account at once, with its sessions; a colleague goes on with the work");
    add_place_options(*command, place);
    command->add_option("--email", ending->email)->required();
    command->add_option("--successor", ending->successor,
                        "The address of a colleague who does the same work");
    command->callback([&place, ending] {
        expect_owner(place);
        run_as_owner(place, [&](UnitOfWork& work) { return end_access(work, *ending); });
    });
}

}  // namespace veerkracht::commands
