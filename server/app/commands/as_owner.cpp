#include "app/commands/as_owner.hpp"

#include <filesystem>

#include "app/commands/safekeeping.hpp"

namespace veerkracht::commands {

std::unique_ptr<Application> open_as_owner(const Place& place) {
    if (std::filesystem::exists(place.data)) expect_owner(place);
    return open_installation(place);
}

void run_as_owner(const Place& place, const std::function<Result<>(UnitOfWork&)>& unit) {
    const auto app = open_as_owner(place);
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = "command line";
    const auto done = app->run(actor, unit);
    if (!done)
        throw Refused(
            exit_bad_data,
            done.error().code + (done.error().detail.empty() ? "" : ": " + done.error().detail));
}

Result<directory::Organization> organization_called(UnitOfWork& work,
                                                    const std::string& name_or_id) {
    const auto found = work.tx.all<directory::Organization>(
        "select * from organization where id = $1 or name = $1", name_or_id);
    if (found.empty()) return fail(Category::not_found, "organization.unknown", name_or_id);
    if (found.size() > 1)
        return fail(Category::conflict, "organization.which", name_or_id + " (give its id)");
    return found.front();
}

}  // namespace veerkracht::commands
