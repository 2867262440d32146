// The words after `veerkracht`. Each adds itself to the command line and does its work when it was
// typed.
#pragma once

#include "app/commands/installation.hpp"

namespace veerkracht::commands {

void add_serve_command(CLI::App& app, Place& place);
void add_demo_command(CLI::App& app, Place& place);
void add_add_command(CLI::App& app, Place& place);
void add_end_command(CLI::App& app, Place& place);
void add_programme_command(CLI::App& app, Place& place);
void add_safekeeping_commands(CLI::App& app, Place& place);
void add_export_command(CLI::App& app, Place& place);
void add_audit_command(CLI::App& app, Place& place);
void add_letters_command(CLI::App& app, Place& place);
void add_keys_command(CLI::App& app, Place& place);
void add_print_types_command(CLI::App& app);

}  // namespace veerkracht::commands
