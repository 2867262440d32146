// veerkracht print-types: what the server knows of its own routes and structs.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/print_types.hpp"

namespace veerkracht::commands {

void add_print_types_command(CLI::App& app) {
    auto* command = app.add_subcommand(
        "print-types", "Prints web/src/kernel/api_types.ts from the server's structs");
    const auto openapi = std::make_shared<bool>(false);
    command->add_flag("--openapi", *openapi, "Prints the OpenAPI 3.1 description instead");
    command->callback(
        [openapi] { std::cout << (*openapi ? app::print_openapi() : app::print_typescript()); });
}

}  // namespace veerkracht::commands
