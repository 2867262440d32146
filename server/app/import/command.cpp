#include "app/import/command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include "app/import/import_fhir.hpp"
#include "app/import/import_hsds.hpp"
#include "app/import/import_patients.hpp"
#include "app/import/import_region.hpp"
#include "runtime/application.hpp"

namespace veerkracht::import {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t file_bytes_max = 512ULL << 20;

// One file, or the CSV files of one directory together.
struct Batch {
    std::string name;
    std::string publisher;
    std::vector<NamedText> files;
    bool csv = false;
};

Result<std::string> text_of(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return fail(Category::not_found, "import.no_file", "cannot be read");
    if (size > file_bytes_max)
        return fail(Category::invalid, "import.too_large", "larger than 512 MB");
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return fail(Category::not_found, "import.no_file", "cannot be read");
    return std::move(text).str();
}

Actor import_actor() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = "import";
    return actor;
}

std::vector<fs::path> csv_files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == ".csv")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

class Run {
  public:
    Run(Application& app, const ImportRequest& request, std::ostream& out, std::ostream& problems)
        : app_(app), request_(request), out_(out), problems_(problems) {}

    int all() {
        for (const auto& batch : batches()) one(batch);
        if (request_.dry_run) out_ << "This was a dry run: nothing was changed.\n";
        return exit_code_;
    }

  private:
    void fail_with(int code, const std::string& text) {
        problems_ << text << "\n";
        exit_code_ = std::max(exit_code_, code);
    }

    std::optional<NamedText> read(const fs::path& path) {
        auto text = text_of(path);
        if (text) return NamedText{path.filename().string(), std::move(*text)};
        fail_with(exit_no_input, path.string() + ": " + text.error().detail);
        return std::nullopt;
    }

    std::vector<Batch> batches() {
        std::vector<Batch> batches;
        std::vector<fs::path> csv;
        for (const fs::path path : request_.files) {
            if (request_.what == "hsds" && fs::is_directory(path)) {
                add_csv(batches, csv_files_in(path), path.string());
            } else if (request_.what == "hsds" && path.extension() == ".csv") {
                csv.push_back(path);
            } else if (auto file = read(path)) {
                batches.push_back({path.filename().string(), request_.system, {std::move(*file)}});
            }
        }
        if (!csv.empty()) add_csv(batches, csv, "CSV files");
        return batches;
    }

    void add_csv(std::vector<Batch>& batches, const std::vector<fs::path>& paths,
                 std::string name) {
        Batch batch{std::move(name), request_.system, {}, true};
        for (const auto& path : paths) {
            auto file = read(path);
            if (!file) return;  // a set with a hole says something else than the set
            batch.files.push_back(std::move(*file));
        }
        if (batch.files.empty()) return fail_with(exit_no_input, batch.name + ": no CSV files");
        // The folder is the best name there is for whose "17" this is.
        if (batch.publisher.empty()) {
            const auto folder = fs::absolute(paths.front()).parent_path();
            batch.publisher = folder.filename().string();
        }
        batches.push_back(std::move(batch));
    }

    Result<Report> take_in(UnitOfWork& work, const Batch& batch) {
        const auto& text = batch.files.front().text;
        if (request_.what == "region") return import_region(work, batch.name, text);
        if (request_.what == "hsds") {
            if (batch.csv) return import_hsds_csv(work, batch.publisher, batch.name, batch.files);
            return import_hsds_json(work, batch.publisher, batch.name, text);
        }
        const auto practice = TRY(practice_called(work, request_.practice));
        if (request_.what == "fhir")
            return import_fhir(work, practice, batch.publisher, batch.name, text);
        return import_patients(work, practice, batch.name, text,
                               TRY(read_mapping(request_.mapping)));
    }

    void one(const Batch& batch) {
        std::optional<Report> report;
        const auto done = app_.run(import_actor(), [&](UnitOfWork& work) -> Result<> {
            report = TRY(take_in(work, batch));
            // Everything was really done and is undone here: a dry run tells what a run would do.
            if (request_.dry_run) return fail(Category::conflict, "import.dry_run");
            return {};
        });
        if (done || done.error().code == "import.dry_run") {
            out_ << table_of(*report);
            if (done)
                for (const auto& line : report->to_tell) out_ << line << "\n";
            return;
        }
        const auto& code = done.error().code;
        const bool usage = code == "import.no_such_practice" || code == "import.which_practice" ||
                           code == "import.bad_mapping";
        const auto why = done.error().detail.empty() ? code : done.error().detail;
        fail_with(usage ? exit_usage : exit_bad_data, batch.name + ": nothing was changed. " + why);
        for (const auto& [place, reason] : done.error().fields)
            problems_ << "  - " << place << ": " << reason << "\n";
    }

    Application& app_;
    const ImportRequest& request_;
    std::ostream& out_;
    std::ostream& problems_;
    int exit_code_ = exit_ok;
};

CLI::App* add_kind(CLI::App& parent, const std::string& what, const std::string& about,
                   const std::shared_ptr<ImportRequest>& request, const OpenApplication& open) {
    auto* const command = parent.add_subcommand(what, about);
    command->add_option("files", request->files, "The files")->required()->type_name("FILE");
    command->add_flag("--dry-run", request->dry_run, "Say what would happen, change nothing");
    command->callback([what, request, open] {
        request->what = what;
        const auto app = open();
        if (!app) return;
        const int code = run_import(*app, *request, std::cout, std::cerr);
        if (code != exit_ok) throw CLI::RuntimeError(code);
    });
    return command;
}

}  // namespace

int run_import(Application& app, const ImportRequest& request, std::ostream& out,
               std::ostream& problems) {
    return Run(app, request, out, problems).all();
}

void add_import_command(CLI::App& app, OpenApplication open) {
    auto* const import = app.add_subcommand("import", "Take in what other systems know");
    import->require_subcommand(1);
    const auto request = std::make_shared<ImportRequest>();

    auto* const fhir =
        add_kind(*import, "fhir", "FHIR R4: a resource, a Bundle or NDJSON", request, open);
    fhir->add_option("--practice", request->practice, "Name or id of the practice")->required();
    fhir->add_option("--system", request->system,
                     "Name of the system, when ids of more systems come in");

    add_kind(*import, "region",
             "Neighbourhoods, and the organizations that work there, as JSON; tells the codes of "
             "who is invited",
             request, open);

    auto* const hsds = add_kind(
        *import, "hsds", "HSDS: JSON, tabular JSON, or a folder of CSV files", request, open);
    hsds->add_option("--publisher", request->system,
                     "Name of the publisher, for ids that are no UUID");

    auto* const patients =
        add_kind(*import, "patients", "A list of patients as CSV", request, open);
    patients->add_option("--practice", request->practice, "Name or id of the practice")->required();
    patients->add_option("--mapping", request->mapping,
                         "given_name=Voornaam,family_name=Achternaam,birth_on=Geboortedatum,…");
}

}  // namespace veerkracht::import
