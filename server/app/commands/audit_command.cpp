// veerkracht audit: the access log as a file that proves itself, and whether it does.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "app/commands/commands.hpp"
#include "app/commands/safekeeping.hpp"
#include "app/retention/run.hpp"
#include "kernel/clock.hpp"
#include "runtime/log/copy.hpp"
#include "runtime/log/event_file.hpp"
#include "runtime/log/seal.hpp"
#include "runtime/log/verify.hpp"

namespace veerkracht::commands {

namespace {

std::unique_ptr<Application> opened(const Place& place) {
    expect_owner(place);
    if (schema_of(place).is_new())
        throw Refused(exit_no_input, place.data + " holds no region yet");
    return open_installation(place);
}

template <class T>
T or_refused(Result<T> done) {
    if (!done) throw Refused(exit_unavailable, done.error().code);
    return std::move(*done);
}

void copy(const Place& place, const std::string& to) {
    const auto app = opened(place);
    try {
        const auto end = or_refused(log::copy_log(*app, to));
        std::cout << end.lines << " lines, " << end.checkpoints << " checkpoints: " << to << "\n";
    } catch (const std::runtime_error& error) {  // the disk
        throw Refused(exit_unavailable, error.what());
    }
}

void print_key(const Place& place) {
    std::cout << or_refused(log::public_key_line(*opened(place))) << "\n";
}

void print_checkpoint(const Place& place) {
    const auto signed_one = or_refused(log::sign_now(*opened(place)));
    if (!signed_one) throw Refused(exit_no_input, "the log is empty");
    std::cout << signed_one->note;
}

void close_months(const Place& place) {
    const auto app = opened(place);
    try {
        const auto done = retention::close_months_of_log(*app, place.data);
        if (!done) throw Refused(exit_unavailable, done.error().code);
    } catch (const std::runtime_error& error) {  // the disk
        throw Refused(exit_unavailable, error.what());
    }
}

std::string text_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw Refused(exit_no_input, path + " cannot be read");
    return text.str();
}

struct Asked {
    std::string key, to, organization;
    std::vector<std::string> files, checkpoints;
    log::EventsAsked events;
};

void write_events(const Place& place, Asked asked) {
    const auto& from = asked.events.from_on;
    const auto& until = asked.events.until_on;
    if (!looks_like_day(from) || !looks_like_day(until) || until < from)
        throw Refused(exit_usage, "--from and --until ask two days, as 2026-11-01 and 2026-11-30");
    if (!asked.events.address.starts_with("https://"))
        throw Refused(exit_usage, "--address asks a whole https:// address");
    while (asked.events.address.ends_with('/')) asked.events.address.pop_back();
    if (!asked.organization.empty()) asked.events.organization_id = {asked.organization};
    const auto app = opened(place);
    try {
        const auto written = or_refused(log::write_events(*app, asked.events, asked.to));
        std::cout << written.lines << " lines, " << written.events << " events: " << asked.to
                  << "\n";
    } catch (const std::runtime_error& error) {  // the disk
        throw Refused(exit_unavailable, error.what());
    }
}

// A sentence for who reads it far from here.
std::string in_words(const log::Problem& problem) {
    static const std::map<std::string, std::string> words{
        {"not_as_written", "is not as it was written"},
        {"another_order", "does not stand in its place"},
        {"changed_before",
         "does not fit what stands before it: something there was changed or left out"},
        {"line_missing", "counts other lines than there are"},
        {"put_in_later", "is older than what was sealed, and was not there then"},
        {"another_key", "names another key"},
        {"signature", "is not signed by this key"},
        {"outside_signature", "a checkpoint that was kept elsewhere is not signed by this key"},
        {"after_the_end", "stands after the end"},
        {"cut_off", "the end is missing"},
        {"shorter_than_a_checkpoint", "a checkpoint that was kept elsewhere is of a longer log"},
        {"without_a_checkpoint_that_was_kept",
         "a checkpoint that was kept elsewhere is of another log"}};
    const auto found = words.find(problem.code);
    const auto text = found == words.end() ? problem.code : found->second;
    return problem.line == 0 ? text : "line " + std::to_string(problem.line) + ": " + text;
}

void verify(const Asked& asked) {
    const auto key = log::read_key_line(text_of(asked.key));
    if (!key) throw Refused(exit_bad_data, asked.key + " holds no key of a log");
    std::vector<std::string> outside;
    for (const auto& path : asked.checkpoints) outside.push_back(text_of(path));
    std::vector<std::ifstream> opened;
    std::vector<std::istream*> copies;
    opened.reserve(asked.files.size());
    for (const auto& path : asked.files) {
        copies.push_back(&opened.emplace_back(path, std::ios::binary));
        if (!opened.back()) throw Refused(exit_no_input, path + " cannot be read");
    }
    const auto found = log::verify(copies, *key, outside);
    for (const auto& problem : found.problems) {
        if (problem.file > 0 && asked.files.size() > 1)
            std::cout << asked.files.at(problem.file - 1) << ": ";
        std::cout << in_words(problem) << "\n";
    }
    if (found.before > 0)
        std::cout << "Begins after " << found.before
                  << " lines, which are in the files of closed months.\n";
    std::cout << found.lines << " lines, sealed until "
              << (found.sealed_until.empty() ? "never" : found.sealed_until) << ", "
              << found.checkpoints << " checkpoints here and " << outside.size()
              << " kept elsewhere, " << found.unsealed << " not sealed\n";
    if (outside.empty())
        std::cout << "Without a checkpoint that was kept elsewhere nobody can see that the end was "
                     "cut off.\n";
    if (!found.problems.empty())
        throw Refused(exit_bad_data, "this is not the log as it was sealed");
}

}  // namespace

void add_audit_command(CLI::App& app, Place& place) {
    const auto asked = std::make_shared<Asked>();
    auto* audit = app.add_subcommand("audit", "The access log as a file that proves itself");
    audit->require_subcommand(1);

    auto* to_file = audit->add_subcommand(
        "copy",
        "Seals what is there and writes the log to a file, but for the months that are in files "
        "already (the server must be stopped when it keeps its data in a file)");
    add_place_options(*to_file, place);
    to_file->add_option("--to", asked->to, "The file, which names persons by a number")->required();
    to_file->callback([&place, asked] { copy(place, asked->to); });

    auto* key = audit->add_subcommand("key", "Prints the public key of this log");
    add_place_options(*key, place);
    key->callback([&place] { print_key(place); });

    auto* checkpoint = audit->add_subcommand(
        "checkpoint",
        "Prints a signed checkpoint, to be kept elsewhere: on paper, or by another organisation");
    add_place_options(*checkpoint, place);
    checkpoint->callback([&place] { print_checkpoint(place); });

    auto* events = audit->add_subcommand(
        "export",
        "Writes the log of a period as AuditEvents of FHIR R4, one a line; that it was made stands "
        "in the log (the server must be stopped when it keeps its data in a file)");
    add_place_options(*events, place);
    events->add_option("--from", asked->events.from_on, "The first day, as 2026-11-01")->required();
    events->add_option("--until", asked->events.until_on, "The last day")->required();
    events->add_option("--organization", asked->organization,
                       "The id of the organization that looked; without it all");
    events
        ->add_option("--address", asked->events.address,
                     "The public address of this installation, by which its numbers are named")
        ->required();
    events->add_option("--to", asked->to, "The file, which names residents by a number")
        ->required();
    events->callback([&place, asked] { write_events(place, *asked); });

    auto* months = audit->add_subcommand(
        "close-months",
        "Does now what the server does each hour: months of five years ago leave the tables, as "
        "files in log_months of the data folder");
    add_place_options(*months, place);
    months->callback([&place] { close_months(place); });

    auto* check = audit->add_subcommand(
        "verify",
        "Whether a copy is the log as it was sealed. Needs no server, no database and no folder");
    check
        ->add_option("copy", asked->files,
                     "Files of closed months in their order, and a file of veerkracht audit copy")
        ->required();
    check->add_option("--key", asked->key, "A file with the public key")->required();
    check->add_option("--checkpoint", asked->checkpoints,
                      "A file with a checkpoint that was kept elsewhere");
    check->callback([asked] { verify(*asked); });
    check->footer(
        "Exit codes: 64 typed wrong, 65 it is not (what is wrong is told, by line), 66 cannot be "
        "read.");
}

}  // namespace veerkracht::commands
