// veerkracht_bench: the parts of which bench/run makes its measurements.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include <iostream>

#include "commands.hpp"
#include "runtime/crypto/crypto.hpp"

int main(int count, char** words) {
    using namespace veerkracht;
    // What a word prints is its answer; the log is beside it.
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    CLI::App app("Measures Veerkracht; bench/run calls it.", "veerkracht_bench");
    app.require_subcommand(1);
    bench::add_prepare_command(app);
    bench::add_grow_command(app);
    bench::add_enlarge_command(app);
    bench::add_many_cases_command(app);
    bench::add_fill_log_command(app);
    bench::add_ask_log_command(app);
    bench::add_serve_command(app);
    bench::add_load_command(app);
    bench::add_machine_command(app);
    bench::add_bare_sqlite_command(app);
    bench::add_pgbench_command(app);
    try {
        crypto::start();
        app.parse(count, words);
        return 0;
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong);
    } catch (const std::exception& error) {
        std::cerr << "veerkracht_bench: " << error.what() << "\n";
        return 1;
    }
}
