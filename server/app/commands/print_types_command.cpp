// veerkracht print-types: what the server knows of its own routes, structs and rights.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/print_types.hpp"
#include "capabilities/access/rights_page.hpp"
#include "capabilities/controllers/processing.hpp"

namespace veerkracht::commands {

void add_print_types_command(CLI::App& app) {
    auto* command = app.add_subcommand(
        "print-types", "Prints web/src/kernel/api_types.ts from the server's structs");
    const auto openapi = std::make_shared<bool>(false);
    command->add_flag("--openapi", *openapi, "Prints the OpenAPI 3.1 description instead");
    const auto rights = std::make_shared<bool>(false);
    command->add_flag("--rights", *rights, "Prints docs/who_may_see_what.md instead");
    const auto processing = std::make_shared<bool>(false);
    command->add_flag("--processing", *processing,
                      "Prints docs/gebruik/register_van_verwerkingen.md instead");
    command->callback([openapi, rights, processing] {
        if (*processing)
            std::cout << controllers::processing_page();
        else if (*rights)
            std::cout << access::rights_page();
        else
            std::cout << (*openapi ? app::print_openapi() : app::print_typescript());
    });
}

}  // namespace veerkracht::commands
