// veerkracht_bench pgbench-script: the same statements as a script for `pgbench -M prepared`. What
// is fixed stands in the text, what is new each time is made by PostgreSQL from one number, because
// pgbench itself cannot make texts. One script is about one resident; pgbench mixes several.
#include <CLI/CLI.hpp>
#include <cctype>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "runtime/crypto/crypto.hpp"
#include "template.hpp"

namespace veerkracht::bench {

namespace {

using Kind = RunStatement::Value::Kind;
using Source = TemplateValue::Source;

std::string quoted(const std::string& text) {
    std::string sql = "'";
    for (const char c : text) sql += c == '\'' ? "''" : std::string(1, c);
    return sql + "'";
}

// As long as the captured text and different each time: ids grow with the number, as ours do.
std::string fresh(const TemplateValue& value) {
    const auto length = value.value.text.size();
    if (value.value.kind == Kind::bytes)
        return "'\\x" + crypto::to_hex(value.value.text) + "'::bytea";
    const auto name = std::to_string(value.name);
    return "(lpad(:n::text, 16, '0') || '-" + name + "-' || " +
           quoted(std::string(length > 18 + name.size() ? length - 18 - name.size() : 1, 'f')) +
           ")";
}

std::string sql_of(const TemplateValue& value, const std::string& person) {
    if (value.source == Source::person) return quoted(person);
    if (value.source == Source::returned) return ":returned";
    if (value.source == Source::fresh) return fresh(value);
    switch (value.value.kind) {
        case Kind::null: return "null";
        case Kind::truth: return value.value.number != 0 ? "true" : "false";
        case Kind::number: return std::to_string(value.value.number);
        case Kind::real: return std::to_string(value.value.real);
        case Kind::text: return quoted(value.value.text);
        case Kind::bytes: return "'\\x" + crypto::to_hex(value.value.text) + "'::bytea";
    }
    return "null";
}

std::string with_values(const TemplateStatement& statement, const std::string& person) {
    std::string sql;
    for (std::size_t at = 0; at < statement.sql.size();) {
        std::size_t number = 0, end = at + 1;
        if (statement.sql[at] == '$')
            for (; end < statement.sql.size() && std::isdigit(statement.sql[end]); ++end)
                number = number * 10 + static_cast<std::size_t>(statement.sql[end] - '0');
        sql += number == 0 ? statement.sql.substr(at, 1)
                           : sql_of(statement.values.at(number - 1), person);
        at = number == 0 ? at + 1 : end;
    }
    return sql;
}

void print_script(const std::string& file, std::size_t person) {
    const auto made = read_template(file);
    // No two clients ever have the same number.
    std::cout << "\\set turn :turn + 1\n\\set n :turn * 100 + :client_id\nbegin;\n";
    for (const auto& statement : made.statements) {
        const bool returns = statement.sql.find(" returning ") != std::string::npos;
        std::cout << with_values(statement, made.persons.at(person))
                  << (returns ? " \\gset\n\\set returned :id\n" : ";\n");
    }
    std::cout << "commit;\n";
}

}  // namespace

void add_pgbench_command(CLI::App& app) {
    const auto file = std::make_shared<std::string>();
    const auto person = std::make_shared<std::size_t>(0);
    auto* command =
        app.add_subcommand("pgbench-script", "The same statements as a script for pgbench");
    command->add_option("--statements", *file)->required();
    command->add_option("--person", *person, "The how manieth resident")->capture_default_str();
    command->callback([file, person] { print_script(*file, *person); });
}

}  // namespace veerkracht::bench
