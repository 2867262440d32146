// veerkracht: the one program. `veerkracht --help` lists its words.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>

#include "app/commands/as_owner.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/safe_start.hpp"
#include "app/import/command.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/connection.hpp"

namespace {

using namespace veerkracht;

int run(int count, char** words) {
    CLI::App app(
        "Veerkracht: a talk, a referral, help in the neighbourhood, and word back to the GP.",
        "veerkracht");
    app.set_version_flag("--version", VEERKRACHT_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    commands::Place place;
    commands::add_place_options(app, place);
    commands::add_serve_command(app, place);
    commands::add_demo_command(app, place);
    commands::add_add_command(app, place);
    commands::add_end_command(app, place);
    commands::add_programme_command(app, place);
    commands::add_safekeeping_commands(app, place);
    commands::add_export_command(app, place);
    commands::add_audit_command(app, place);
    commands::add_letters_command(app, place);
    commands::add_keys_command(app, place);
    const auto opened = [&place] { return commands::open_as_owner(place); };
    import::add_import_command(app, opened);
    commands::add_print_types_command(app);
    try {
        app.parse(count, words);
        return 0;
    } catch (const CLI::RuntimeError& ended) {
        return ended.get_exit_code();
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : commands::exit_usage;
    } catch (const commands::Refused& refused) {
        std::cerr << "veerkracht: " << refused.what() << "\n";
        return refused.exit_code;
    }
}

// A thread that has no memory to go on with ends all of them: what was acknowledged is on the disk,
// and the service starts again. Nothing here takes memory.
[[noreturn]] void end_where_nobody_catches() {
    try {
        if (const auto error = std::current_exception()) std::rethrow_exception(error);
    } catch (const std::bad_alloc&) {
        constexpr std::string_view said = "veerkracht: out of memory\n";
        static_cast<void>(!::write(STDERR_FILENO, said.data(), said.size()));
        ::_exit(commands::exit_out_of_memory);
    } catch (...) {
    }
    std::abort();
}

}  // namespace

int main(int count, char** words) {
    std::set_terminate(end_where_nobody_catches);
    // What a command prints is its answer; the log is beside it.
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    try {
        commands::close_the_process();
        crypto::start();
        return run(count, words);
    } catch (const db::EngineUnavailable& error) {
        std::cerr << "veerkracht: " << error.what() << "\n";
        return commands::exit_unavailable;
    } catch (const std::bad_alloc&) {
        std::cerr << "veerkracht: out of memory\n";
        return commands::exit_out_of_memory;
    } catch (const std::exception& error) {
        std::cerr << "veerkracht: " << error.what() << "\n";
        return commands::exit_internal;
    }
}
