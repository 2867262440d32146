// What the commands that change rows share: a unit of work as this machine's owner.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/commands/installation.hpp"
#include "capabilities/directory/directory.hpp"

namespace veerkracht::commands {

// A folder that is there is opened by its owner only; one that is not is made.
std::unique_ptr<Application> open_as_owner(const Place& place);
// What is refused ends the command.
void run_as_owner(const Place& place, const std::function<Result<>(UnitOfWork&)>& unit);
Result<directory::Organization> organization_called(UnitOfWork& work,
                                                    const std::string& name_or_id);

}  // namespace veerkracht::commands
