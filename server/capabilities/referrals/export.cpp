#include "capabilities/referrals/export.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "capabilities/access/access.hpp"
#include "capabilities/referrals/exported_case.hpp"
#include "capabilities/referrals/legs.hpp"
#include "kernel/csv_line.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/files/private_file.hpp"

namespace veerkracht::referrals {

namespace {

namespace fs = std::filesystem;

struct Terms {
    std::string at;
    int keep_days = 0;
    int cases_at_once = 0;  // what one look at the database takes
    // Between two looks: when nobody else is there, and when others are, who come first.
    int rest_milliseconds = 0;
    int rest_for_others_milliseconds = 0;
};
BOOST_DESCRIBE_STRUCT(Terms, (),
                      (at, keep_days, cases_at_once, rest_milliseconds,
                       rest_for_others_milliseconds))

const Terms& terms() {
    static const Terms read = [] {
        auto parsed =
            from_json<Terms>(embedded_file("capabilities/referrals/packages/export.json").value());
        if (!parsed) throw std::runtime_error("export.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

// A case with what its file tells of the resident.
struct CaseRow : Referral {
    std::string from_organization;
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string address;
    std::string person_village;
    std::string phone;
    std::string language;
    bool interpreter = false;
    bool secret_address = false;
    bool sharing_stopped = false;
    std::optional<std::string> own_word;
};
BOOST_DESCRIBE_STRUCT(CaseRow, (Referral),
                      (from_organization, given_name, family_name, birth_on, address,
                       person_village, phone, language, interpreter, secret_address,
                       sharing_stopped, own_word))

constexpr std::string_view next_cases = R"(
    select r.*, sender.name as from_organization, own.given_name, own.family_name, own.birth_on,
        own.address, own.village as person_village, own.phone, own.language, own.interpreter, own.secret_address,
        agreed.withdrawn_at is not null as sharing_stopped, said.reached as own_word
    from referral r
    join organization_card sender on sender.id = r.from_organization_id
    join person_for_file own on own.id = r.recipient_person_id
    left join consent_card agreed on agreed.subject_id = r.id
    left join own_word said on said.id = r.id and r.state = 'completed'
    where r.to_organization_id = $1 and r.accepted_at is not null
        and r.state <> 'entered_in_error' and r.id > $2
    order by r.id limit $3)";

std::string day_or_empty(const std::optional<std::string>& instant) {
    return instant ? day_of(*instant) : "";
}

ExportedCase told(const CaseRow& row) {
    ExportedCase one;
    one.case_id = row.id.value;
    one.person_id = row.recipient_person_id->value;
    one.kind = row.target;
    one.state = name_of(row.state);
    one.step = row.step;
    one.reason = row.reason;
    one.outcome = row.outcome;
    one.urgent = row.urgent;
    one.sent_on = day_of(row.sent_at);
    one.accepted_on = day_or_empty(row.accepted_at);
    one.due_on = row.due_on.value_or("");
    one.meets_at = row.meets_at.value_or("");
    one.closed_on = day_or_empty(row.closed_at);
    one.changed_at = row.changed_at;
    one.worker = row.to_name;
    one.from_name = row.from_name;
    one.from_organization = row.from_organization;
    one.family_name = row.family_name;
    one.given_name = row.given_name;
    one.birth_on = row.birth_on;
    one.address = row.address;
    one.village = row.person_village;
    one.phone = row.phone;
    one.language = row.language;
    one.interpreter = row.interpreter;
    one.needs = words_of(row.needs);
    one.feedback_level = row.feedback_level;
    one.sharing_stopped = row.sharing_stopped;
    one.own_word = row.own_word.value_or("");
    return one;
}

// Acts for one organisation: what it may see is decided case by case, and logged under its name.
Actor clerk_of(const OrganizationId& id) {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = "referrals.export";
    actor.organization_id = id;
    return actor;
}

// Each class is asked by itself, once for a case, and each look stands in the log.
SeenOfCase seen_of(UnitOfWork& work, const CaseRow& row) {
    auto door = own_row(work, row);
    door.secret_address = row.secret_address;
    const auto may_read = [&](access::Class one) {
        return access::may(work, one, access::Operation::read, door).has_value();
    };
    SeenOfCase seen;
    seen.core = may_read(access::Class::referral_core);
    if (!seen.core) return seen;
    seen.identity = may_read(access::Class::identity);
    const bool is_told = !row.address.empty() || !row.person_village.empty();
    seen.address = is_told && may_read(access::Class::address);
    return seen;
}

// Reads, decides and logs a few cases at a time, so that nobody waits long for it.
class CaseReader {
  public:
    CaseReader(Application& house, const OrganizationId& id) : house_(house), id_(id) {}

    // None at the end; empty where none of these cases may be told. What is returned is in the
    // access log.
    Result<std::optional<std::vector<ExportedCase>>> next() {
        const auto rows = read();
        if (rows.empty()) return std::nullopt;
        last_ = rows.back().id.value;
        std::vector<ExportedCase> allowed;
        TRY(house_.run(clerk_of(id_), [&](UnitOfWork& work) -> Result<> {
            allowed.clear();
            for (const auto& row : rows)
                if (const auto seen = seen_of(work, row); seen.core)
                    allowed.push_back(as_far_as(seen, told(row)));
            log(work);
            return {};
        }));
        return allowed;
    }

  private:
    std::vector<CaseRow> read() {
        std::vector<CaseRow> rows;
        house_.database().read_and_wait([&](db::Connection& connection) {
            db::work_for(connection, id_.value);
            rows = db::Transaction(connection)
                       .all<CaseRow>(next_cases, id_, last_, terms().cases_at_once);
            return true;
        });
        return rows;
    }
    // One line each time, under one number for the whole file.
    void log(UnitOfWork& work) {
        log::write(work.tx, {.at = work.now,
                             .request_id = number_,
                             .action = "case.export_file",
                             .outcome = "done",
                             .address = {},
                             .actor = work.actor,
                             .looks = std::move(work.looks)});
        work.looks.clear();
    }

    Application& house_;
    OrganizationId id_;
    std::string number_ = new_uuid();
    std::string last_;
};

// The two files, line by line.
class FilePair {
  public:
    FilePair(ExportedFiles paths, const std::string& heading)
        : paths_(std::move(paths)), csv_(paths_.csv), json_(paths_.json) {
        csv_.write(csv_opening);
        csv_.write(csv_line(export_columns()));
        json_.write(heading.substr(0, heading.size() - 1) + ",\"cases\":[");
    }
    void add(const ExportedCase& one) {
        csv_.write(csv_line(cells_of(one)));
        json_.write((paths_.cases++ == 0 ? "\n" : ",\n") + to_json(one));
    }
    ExportedFiles finish() {
        json_.write("\n]}\n");
        csv_.finish();
        json_.finish();
        return paths_;
    }

  private:
    ExportedFiles paths_;
    files::PrivateFile csv_;
    files::PrivateFile json_;
};

struct Heading {
    int version = export_version;
    OrganizationId organization_id;
    std::string organization;
    std::string made_at;
};
BOOST_DESCRIBE_STRUCT(Heading, (), (version, organization_id, organization, made_at))

Result<Heading> heading_of(Application& house, const OrganizationId& id) {
    Heading heading;
    heading.organization_id = id;
    heading.made_at = to_text(house.clock().now());
    std::optional<std::string> name;
    house.database().read_and_wait([&](db::Connection& connection) {
        db::work_for(connection, id.value);
        name = db::Transaction(connection)
                   .value<std::string>("select name from organization_card where id = $1", id);
        return true;
    });
    if (!name) return fail(Category::not_found, "organization.absent");
    heading.organization = *name;
    return heading;
}

// "cases-v1-2026-11-22"
std::string name_begin() { return "cases-v" + std::to_string(export_version) + "-"; }

ExportedFiles paths_of(const std::string& folder, std::string_view day) {
    const auto path = folder + "/" + name_begin() + std::string(day);
    return {path + ".csv", path + ".json", 0};
}

// Rests between two looks at the database: longer when others wrote there since the last rest.
class Rests {
  public:
    explicit Rests(Application& house) : house_(house), units_(units()) {}
    void rest() {
        constexpr std::uint64_t own = 1;  // the log line of the look
        const bool alone = units() - units_ <= own;
        std::this_thread::sleep_for(std::chrono::milliseconds(
            alone ? terms().rest_milliseconds : terms().rest_for_others_milliseconds));
        units_ = units();
    }

  private:
    std::uint64_t units() const { return house_.database().statistics().units; }

    Application& house_;
    std::uint64_t units_;
};

Result<ExportedFiles> write_files(Application& house, const std::string& data_folder,
                                  const OrganizationId& id) {
    const auto heading = TRY(heading_of(house, id));
    const auto folder = export_folder(data_folder, id);
    files::make_private_folder(data_folder + "/exports");
    files::make_private_folder(folder);
    FilePair files(paths_of(folder, day_of(heading.made_at)), to_json(heading));
    CaseReader cases(house, id);
    Rests rests(house);
    for (;;) {
        if (house.is_stopping()) return fail(Category::unavailable, "export.broken_off");
        const auto some = TRY(cases.next());
        if (!some) return files.finish();
        for (const auto& one : *some) files.add(one);
        rests.rest();
    }
}

// The day in a file's name, or "" for a file that is not one of ours.
std::string day_in(const fs::path& path) {
    const auto name = path.filename().string();
    const auto day_at = name.find("-20");
    if (!name.starts_with("cases-v") || day_at == std::string::npos) return "";
    const auto day = name.substr(day_at + 1, 10);
    return looks_like_day(day) ? day : "";
}

void remove_older_than(const std::string& folder, const std::string& first_day) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto day = day_in(entry.path());
        if (!day.empty() && day < first_day) fs::remove(entry.path());
    }
}

bool is_due(const NightlyExport& one, std::string_view now) {
    return one.done_on < day_of(now) && local_time_of(now).substr(11) >= one.at;
}

Result<> note_done(Application& house, const NightlyExport& one, const std::string& day,
                   std::size_t cases) {
    return house.run(clerk_of(one.organization_id), [&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update nightly_export set done_on = $1, done_at = $2, cases = $3, "
                            "failed_at = null, failure = '' where organization_id = $4",
                            day, work.now, static_cast<std::int64_t>(cases), one.organization_id));
        return {};
    });
}

// It is tried again each minute: who keeps the server reads since when and why it fails.
Result<> note_failure(Application& house, const NightlyExport& one, const std::string& why) {
    if (house.is_stopping() || (one.failed_at && one.failure == why)) return {};
    return house.run(clerk_of(one.organization_id), [&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("update nightly_export set failed_at = $1, failure = $2 "
                            "where organization_id = $3",
                            work.now, why, one.organization_id));
        return {};
    });
}

Result<> export_this(Application& house, const std::string& data_folder, const NightlyExport& one) {
    const auto day = day_of(house.clock().now());
    const auto files = export_cases(house, data_folder, one.organization_id);
    if (!files) {
        TRY(note_failure(house, one, files.error().code));
        return std::unexpected(files.error());
    }
    remove_older_than(export_folder(data_folder, one.organization_id),
                      plus_days(day, -one.keep_days));
    return note_done(house, one, day, files->cases);
}

bool is_time_of_day(const std::string& text) {
    const std::string day = "2026-01-01T";
    try {
        return text.size() == 5 && local_time_of(instant_of_local(day + text)) == day + text;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

std::string export_folder(const std::string& data_folder, const OrganizationId& id) {
    return data_folder + "/exports/" + id.value;
}

Result<NightlyExport> switch_export_on(UnitOfWork& work, const OrganizationId& id,
                                       const ExportChoice& choice) {
    if (organization_name(work, id).empty())
        return fail(Category::not_found, "organization.absent");
    NightlyExport one{id, choice.at.value_or(terms().at),
                      choice.keep_days.value_or(terms().keep_days)};
    if (!is_time_of_day(one.at)) return refuse_fields({{"at", "malformed"}});
    if (one.keep_days < 1) return refuse_fields({{"keep_days", "out_of_range"}});
    TRY(
        work.tx.execute("insert into nightly_export (organization_id, at, keep_days, done_on) "
                        "values ($1, $2, $3, '') on conflict (organization_id) do update "
                        "set at = excluded.at, keep_days = excluded.keep_days",
                        id, one.at, one.keep_days));
    return one;
}

Result<> switch_export_off(UnitOfWork& work, const OrganizationId& id) {
    TRY(work.tx.execute("delete from nightly_export where organization_id = $1", id));
    return {};
}

std::vector<NightlyExport> nightly_exports(db::Transaction& tx) {
    return tx.all<NightlyExport>("select * from nightly_export order by organization_id");
}

Result<ExportedFiles> export_cases(Application& house, const std::string& data_folder,
                                   const OrganizationId& id) {
    try {
        return write_files(house, data_folder, id);
    } catch (const std::runtime_error& error) {  // the disk of the files, or the database
        return fail(Category::unavailable, "export.not_written", error.what());
    }
}

Result<> export_what_is_due(Application& house, const std::string& data_folder) {
    std::vector<NightlyExport> all;
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        all = nightly_exports(tx);
        return true;
    });
    Result<> outcome;  // one that fails keeps no other from its file
    for (const auto& one : all) {
        if (!is_due(one, to_text(house.clock().now()))) continue;
        const auto made = export_this(house, data_folder, one);
        if (!made) outcome = made;
    }
    return outcome;
}

}  // namespace veerkracht::referrals
