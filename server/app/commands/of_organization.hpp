// What the commands share that settle something for one organisation.
#pragma once

#include <string>

#include "app/commands/installation.hpp"

namespace veerkracht::commands {

// Who types it, in the log by the name of the command.
inline Actor operator_of_the_region(std::string_view command) {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = command;
    return actor;
}

[[noreturn]] inline void refuse_for(const std::string& organization, const Error& error) {
    if (error.code == "organization.absent")
        throw Refused(exit_no_input, "there is no organization with the id " + organization);
    throw Refused(exit_unavailable, error.code + (error.detail.empty() ? "" : ": " + error.detail));
}

}  // namespace veerkracht::commands
