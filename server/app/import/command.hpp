// veerkracht import fhir|hsds|patients|region FILE… : takes in what other systems know.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}
namespace veerkracht {
class Application;
}
namespace veerkracht::import {

// sysexits.h
inline constexpr int exit_ok = 0;
inline constexpr int exit_usage = 64;
inline constexpr int exit_bad_data = 65;
inline constexpr int exit_no_input = 66;

struct ImportRequest {
    std::string what;  // "fhir", "hsds", "patients" or "region"
    std::vector<std::string> files;
    std::string practice;  // name or id; fhir and patients
    std::string mapping;   // patients
    std::string system;    // whose ids these are
    bool dry_run = false;
};

// Each file in a transaction of its own; CSV files of HSDS in one together. A bad file changes
// nothing and does not stop the next. Returns the exit code.
int run_import(Application& app, const ImportRequest& request, std::ostream& out,
               std::ostream& problems);

// Opens the data folder that the options of the main command name.
using OpenApplication = std::function<std::unique_ptr<Application>()>;

// `import` with its subcommands. The exit code is thrown as CLI::RuntimeError when it is not
// 0.
void add_import_command(CLI::App& app, OpenApplication open);

}  // namespace veerkracht::import
