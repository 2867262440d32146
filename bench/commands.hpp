// The words of veerkracht_bench; bench/run puts them together. Each prints one line of JSON.
#pragma once

namespace CLI {
class App;
}

namespace veerkracht::bench {

void add_prepare_command(CLI::App& app);  // writes the requests that are sent, and their statements
void add_grow_command(CLI::App& app);     // a database of so many bytes
void add_enlarge_command(CLI::App& app);  // a team and a practice with many cases
void add_many_cases_command(CLI::App& app);   // closed cases of one organisation
void add_fill_log_command(CLI::App& app);     // an access log of years, sealed
void add_ask_log_command(CLI::App& app);      // whom an account, a person or an address touched
void add_serve_command(CLI::App& app);        // the product's server, with its counters at the end
void add_load_command(CLI::App& app);         // sends requests and measures
void add_machine_command(CLI::App& app);      // how much time the machine itself takes away
void add_bare_sqlite_command(CLI::App& app);  // the same statements without a server
void add_pgbench_command(CLI::App& app);      // the same statements as a script for pgbench

}  // namespace veerkracht::bench
