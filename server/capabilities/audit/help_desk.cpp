#include "capabilities/audit/help_desk.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/limits.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/http/failures.hpp"

namespace veerkracht::audit {

namespace {

constexpr auto limit = "help_desk";

struct Meaning {
    std::string what;
    std::string to_do;
};
BOOST_DESCRIBE_STRUCT(Meaning, (), (what, to_do))

struct Package {
    std::string version;
    int note_days = 0;
    int recent_shown = 0;
    std::map<std::string, std::string> things;
    std::map<std::string, std::string> verbs;
    std::map<std::string, Meaning> codes;
    std::map<std::string, Meaning> families;
    Meaning other;
    std::vector<HelpDeskChoice> answers;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (version, note_days, recent_shown, things, verbs, codes, families, other,
                       answers))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/audit/packages/help_desk.nl.json").value());
        if (!parsed) throw std::runtime_error("help_desk.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

// What went wrong, from whatever remembers it.
struct Failed {
    std::string failed_at;
    std::string action;
    std::string code;
    std::int64_t status = 0;
    std::string role;
    OrganizationId organization_id;
    std::optional<std::int64_t> took_ms;
    bool reached_database = false;
};
BOOST_DESCRIBE_STRUCT(Failed, (),
                      (failed_at, action, code, status, role, organization_id, took_ms,
                       reached_database))

struct Note : Failed {
    static constexpr auto table = "help_desk_note";
    HelpDeskNoteId id;
    std::string number;
    std::string noted_at;
    std::string noted_by;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(Note, (Failed), (id, number, noted_at, noted_by, answer))

// ---- words ----

std::string word_of(const std::map<std::string, std::string>& words, const std::string& code) {
    const auto found = words.find(code);
    return found == words.end() ? code : found->second;
}

// "referral.withdraw" → "Verwijzing: intrekken"
std::string doing(const std::string& action) {
    const auto dot = std::min(action.find('.'), action.size());
    const auto thing = word_of(package().things, action.substr(0, dot));
    if (dot == action.size()) return thing;
    return thing + ": " + word_of(package().verbs, action.substr(dot + 1));
}

const Meaning& meaning_of(const std::string& code) {
    const auto& known = package();
    if (const auto found = known.codes.find(code); found != known.codes.end()) return found->second;
    const auto family = known.families.find(code.substr(0, code.find('.')));
    return family == known.families.end() ? known.other : family->second;
}

std::string words_of_answer(const std::string& answer) {
    for (const auto& one : package().answers)
        if (one.answer == answer) return one.words;
    return answer;
}

// As it is written: people leave out the dash, and hear small letters.
std::string as_written(std::string_view heard) {
    std::string number;
    for (const char c : heard) {
        if (c == ' ' || c == '-') continue;
        number += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (number.size() > 4) number.insert(4, "-");
    return number;
}

// ---- who may find it ----

bool finds_all(const UnitOfWork& work) {
    return access::role_of(work.actor) == access::Role::technical_admin;
}

bool may_find(const UnitOfWork& work, const Failed& failed) {
    if (finds_all(work)) return true;
    const auto own = access::own_organization(work);
    return own && !failed.organization_id.empty() && failed.organization_id == *own;
}

// ---- where it is remembered ----

std::optional<Failed> of_this_process(const UnitOfWork& work, const std::string& number) {
    const auto found = http::failures().find(number, to_instant(work.now));
    if (!found) return std::nullopt;
    Failed failed;
    failed.failed_at = to_text(found->at);
    failed.action = found->action;
    failed.code = found->code;
    failed.status = found->status;
    failed.role = found->role;
    failed.organization_id = OrganizationId{found->organization_id};
    failed.took_ms = found->took_ms;
    failed.reached_database = found->reached_database;
    return failed;
}

struct LoggedFailure {
    std::string at;
    std::string action;
    std::string outcome;
    std::string role;
    std::string organization_id;
};
BOOST_DESCRIBE_STRUCT(LoggedFailure, (), (at, action, outcome, role, organization_id))

// By the index that holds only what did not go well.
std::optional<Failed> of_the_log(UnitOfWork& work, const std::string& number) {
    const auto found = work.tx.maybe<LoggedFailure>(
        "select at, action, outcome, role, coalesce(organization_id, '') as organization_id "
        "from access_log where request_id = $1 and outcome <> 'done' order by id desc limit 1",
        number);
    if (!found) return std::nullopt;
    Failed failed;
    failed.failed_at = found->at;
    failed.action = found->action;
    failed.code = found->outcome;
    failed.role = found->role;
    failed.organization_id = OrganizationId{found->organization_id};
    failed.reached_database = true;
    return failed;
}

std::optional<Failed> of_a_note(UnitOfWork& work, const std::string& number) {
    return work.tx.maybe<Failed>(
        "select failed_at, action, code, status, role, organization_id, took_ms, reached_database "
        "from help_desk_note where number = $1 order by noted_at desc, id desc limit 1",
        number);
}

std::optional<Failed> remembered(UnitOfWork& work, const std::string& number) {
    if (number.empty()) return std::nullopt;
    if (auto found = of_this_process(work, number)) return found;
    if (auto found = of_the_log(work, number)) return found;
    return of_a_note(work, number);
}

// The same nothing for a number that is not there and one of somebody else.
Result<Failed> found_for(UnitOfWork& work, const std::string& number) {
    auto found = remembered(work, number);
    if (!found || !may_find(work, *found)) return fail(Category::not_found, "record.absent");
    return std::move(*found);
}

// ---- what is shown ----

struct Organization {
    std::string kind;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Organization, (), (kind, name))

std::vector<HelpDeskNote> notes_of(UnitOfWork& work, const std::string& number) {
    auto notes = work.tx.all<HelpDeskNote>(
        "select noted_at, noted_by, answer from help_desk_note where number = $1 order by noted_at "
        "desc, id desc",
        number);
    for (auto& note : notes) note.answer = words_of_answer(note.answer);
    return notes;
}

HelpDeskFinding finding_of(UnitOfWork& work, const std::string& number, const Failed& failed) {
    HelpDeskFinding finding;
    finding.number = number;
    finding.at = failed.failed_at;
    finding.doing = doing(failed.action);
    finding.code = failed.code;
    finding.status = static_cast<int>(failed.status);
    finding.what = meaning_of(failed.code).what;
    finding.to_do = meaning_of(failed.code).to_do;
    finding.role = failed.role;
    if (const auto whose = work.tx.maybe<Organization>(
            "select kind, name from organization_card where id = $1", failed.organization_id)) {
        finding.organization_kind = whose->kind;
        finding.organization_name = whose->name;
    }
    if (failed.took_ms) finding.took_ms = static_cast<int>(*failed.took_ms);
    finding.reached_database = failed.reached_database;
    finding.version = VEERKRACHT_VERSION;
    finding.notes = notes_of(work, number);
    return finding;
}

Note note_of(const UnitOfWork& work, const HelpDeskAnswer& input, const std::string& number,
             const Failed& failed) {
    Note note{failed};
    note.id = new_id<HelpDeskNoteId>();
    note.number = number;
    note.noted_at = work.now;
    note.noted_by = work.actor.name;
    note.answer = input.answer;
    return note;
}

std::vector<Note> recent_notes(UnitOfWork& work) {
    const std::int64_t most = package().recent_shown;
    if (finds_all(work))
        return work.tx.all<Note>(
            "select * from help_desk_note order by noted_at desc, id desc limit $1", most);
    return work.tx.all<Note>(
        "select * from help_desk_note where organization_id = $1 order by noted_at desc, id desc "
        "limit $2",
        work.actor.organization_id, most);
}

}  // namespace

Result<HelpDesk> help_desk(UnitOfWork& work) {
    HelpDesk desk;
    desk.answers = package().answers;
    const auto notes = recent_notes(work);
    for (const auto& note : notes)
        desk.recent.push_back({note.number,
                               doing(note.action),
                               meaning_of(note.code).what,
                               {note.noted_at, note.noted_by, words_of_answer(note.answer)}});
    return desk;
}

// Who only guesses, waits after so many that are not there.
Result<HelpDeskFinding> find_number(UnitOfWork& work, const QuotedNumber& quoted) {
    TRY(access::may_still(work, limit));
    const auto number = as_written(quoted.number);
    const auto failed = found_for(work, number);
    if (failed) return finding_of(work, number, *failed);
    access::count_use_later(work, limit);
    return std::unexpected(failed.error());
}

Result<HelpDeskFinding> note_number(UnitOfWork& work, const HelpDeskAnswer& input) {
    TRY(access::may_still(work, limit));
    const auto number = as_written(input.number);
    const auto failed = TRY(found_for(work, number));
    TRY(work.tx.insert(note_of(work, input, number, failed)));
    return finding_of(work, number, failed);
}

Result<> forget_help_desk_notes(UnitOfWork& work) {
    TRY(work.tx.execute("delete from help_desk_note where noted_at < $1",
                        plus_days_instant(work.now, -package().note_days)));
    return {};
}

}  // namespace veerkracht::audit
