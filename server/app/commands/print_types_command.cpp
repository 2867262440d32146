// veerkracht print-types: what the server knows of its own routes, structs and rights.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/print_types.hpp"
#include "capabilities/access/rights_page.hpp"

namespace veerkracht::commands {

void add_print_types_command(CLI::App& app) {
    auto* command = app.add_subcommand(
        "print-types", "Prints web/src/kernel/api_types.ts from the server's structs");
    const auto openapi = std::make_shared<bool>(false);
    command->add_flag("--openapi", *openapi, "Prints the OpenAPI 3.1 description instead");
    const auto rights = std::make_shared<bool>(false);
    command->add_flag("--rights", *rights, "Prints docs/who_may_see_what.md instead");
    command->callback([openapi, rights] {
        if (*rights)
            std::cout << access::rights_page();
        else
            std::cout << (*openapi ? app::print_openapi() : app::print_typescript());
    });
}

}  // namespace veerkracht::commands
