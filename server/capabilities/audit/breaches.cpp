#include "capabilities/audit/breaches.hpp"

#include <algorithm>
#include <boost/mp11/algorithm.hpp>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/emergency_review.hpp"
#include "capabilities/notifications/officers.hpp"
#include "capabilities/people/on_paper.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::audit {

namespace {

constexpr int minutes_an_hour = 60;
constexpr auto of_breach = "breach.facts";
constexpr auto of_change = "breach_change.facts";

struct Breach {
    static constexpr auto table = "breach";
    BreachId id;
    int version = 1;
    OrganizationId organization_id;
    std::optional<access::EmergencyId> emergency_id;
    std::string discovered_at;
    std::string report_due_at;
    std::string report;
    db::Bytes facts;
    std::string noted_at;
    std::string noted_by_name;
    std::optional<std::string> warned_at;
    std::optional<std::string> closed_at;
    std::string closed_by_name;
};
BOOST_DESCRIBE_STRUCT(Breach, (),
                      (id, version, organization_id, emergency_id, discovered_at, report_due_at,
                       report, facts, noted_at, noted_by_name, warned_at, closed_at,
                       closed_by_name))

struct Change {
    static constexpr auto table = "breach_change";
    std::string id;
    BreachId breach_id;
    int number = 1;
    std::string at;
    std::string by_name;
    std::string act;
    db::Bytes facts;
};
BOOST_DESCRIBE_STRUCT(Change, (), (id, breach_id, number, at, by_name, act, facts))

struct Package {
    std::string version;
    int hours_to_report = 72;
    int warn_hours_before = 24;
    int warn_again_after_hours = 24;
    std::string of_emergency;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (version, hours_to_report, warn_hours_before, warn_again_after_hours,
                       of_emergency))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/audit/packages/breaches.nl.json").value());
        if (!parsed) throw std::runtime_error("breaches.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

// The register is of the officer of this organisation: the log is what it is kept for.
Result<OrganizationId> may_keep_the_register(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    if (!access::would_allow(work, access::Class::access_log, access::Operation::read,
                             {.organization_id = own, .in_scope = true}))
        return fail(Category::not_found, "record.absent");
    return own;
}

Result<Breach> find_own(UnitOfWork& work, const BreachId& id) {
    const auto own = TRY(may_keep_the_register(work));
    return work.tx.one<Breach>("select * from breach where id = $1 and organization_id = $2", id,
                               own);
}

Result<Breach> find_version(UnitOfWork& work, const BreachId& id, int version) {
    auto one = TRY(find_own(work, id));
    if (one.version != version) return fail(Category::conflict, "record.changed");
    return one;
}

// ---- what was filled in ----

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return word.empty() || std::ranges::find(words, word) != words.end();
}

bool is_clock(std::string_view text) {
    const auto is_figure = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':') return false;
    if (!is_figure(0) || !is_figure(1) || !is_figure(3) || !is_figure(4)) return false;
    return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

bool is_moment(const std::string& day, const std::string& clock) {
    return looks_like_day(day) && is_clock(clock);
}

std::string instant_of(const std::string& day, const std::string& clock) {
    return instant_of_local(day + "T" + clock);
}

std::string due_at(const BreachFacts& facts) {
    return plus_minutes(instant_of(facts.discovered_on, facts.discovered_clock),
                        static_cast<long>(package().hours_to_report) * minutes_an_hour);
}

using Objections = std::map<std::string, std::string>;

void look_at_choices(const BreachFacts& facts, Objections& wrong) {
    if (!is_one_of(facts.kind, {"confidentiality", "integrity", "availability"}))
        wrong["kind"] = "not_a_choice";
    if (!is_one_of(facts.risk, {"none", "some", "high"})) wrong["risk"] = "not_a_choice";
    if (!is_one_of(facts.report, {"reported", "not_reported"})) wrong["report"] = "not_a_choice";
    if (!is_one_of(facts.told, {"told", "not_told"})) wrong["told"] = "not_a_choice";
    for (const auto& word : facts.classes)
        if (!enum_named<access::Class>(word)) wrong["classes"] = "not_a_choice";
}

void look_at_discovery(const UnitOfWork& work, const BreachFacts& facts, Objections& wrong) {
    if (trimmed(facts.what).empty()) wrong["what"] = "required";
    if (!is_clock(facts.discovered_clock)) {
        wrong["discovered_clock"] = "malformed";
    } else if (instant_of(facts.discovered_on, facts.discovered_clock) > work.now) {
        wrong["discovered_on"] = "out_of_range";
    }
}

// Who reports later than 72 hours says why; who does not report may do so only where nobody runs a
// risk.
void look_at_report(const UnitOfWork& work, const BreachFacts& facts, Objections& wrong) {
    const bool says_why = !trimmed(facts.report_words).empty();
    if (facts.report == "not_reported") {
        if (!says_why) wrong["report_words"] = "required";
        if (facts.risk == "some" || facts.risk == "high") wrong["report"] = "risk_is_reported";
    }
    if (facts.report != "reported") return;
    if (!is_moment(facts.reported_on, facts.reported_clock)) {
        wrong["reported_on"] = "required";
        return;
    }
    const auto at = instant_of(facts.reported_on, facts.reported_clock);
    if (at > work.now || at < instant_of(facts.discovered_on, facts.discovered_clock))
        wrong["reported_on"] = "out_of_range";
    if (at > due_at(facts) && !says_why) wrong["report_words"] = "required";
}

void look_at_told(const UnitOfWork& work, const BreachFacts& facts, Objections& wrong) {
    if (facts.told == "not_told" && trimmed(facts.told_words).empty())
        wrong["told_words"] = "required";
    if (facts.told != "told") return;
    if (!looks_like_day(facts.told_on))
        wrong["told_on"] = "required";
    else if (facts.told_on > work.today || facts.told_on < facts.discovered_on)
        wrong["told_on"] = "out_of_range";
}

Result<> the_facts_fit(const UnitOfWork& work, const BreachFacts& facts) {
    Objections wrong;
    look_at_choices(facts, wrong);
    look_at_discovery(work, facts, wrong);
    if (!wrong.contains("discovered_clock")) look_at_report(work, facts, wrong);
    look_at_told(work, facts, wrong);
    return wrong.empty() ? Result<>() : refuse_fields(wrong);
}

std::vector<std::string> wanting(const BreachFacts& facts) {
    std::vector<std::string> open;
    if (facts.kind.empty()) open.emplace_back("kind");
    if (facts.risk.empty()) open.emplace_back("risk");
    if (trimmed(facts.measures).empty()) open.emplace_back("measures");
    if (facts.report.empty()) open.emplace_back("report");
    if (facts.told.empty()) open.emplace_back("told");
    return open;
}

// ---- keeping it ----

BreachFacts facts_of(const Keys& keys, const Breach& one) {
    return from_json<BreachFacts>(keys.open_own(of_breach, one.id.value, one.facts)).value();
}

void take(UnitOfWork& work, Breach& one, const BreachFacts& facts) {
    one.discovered_at = instant_of(facts.discovered_on, facts.discovered_clock);
    one.report_due_at = due_at(facts);
    one.report = facts.report;
    one.facts = work.keys.seal_own(of_breach, one.id.value, to_json(facts));
}

Result<> keep_moment(UnitOfWork& work, const Breach& one, std::string_view act) {
    Change change;
    change.id = new_uuid();
    change.breach_id = one.id;
    change.number = one.version;
    change.at = work.now;
    change.by_name = work.actor.name;
    change.act = act;
    change.facts = work.keys.seal_own(of_change, change.id, to_json(facts_of(work.keys, one)));
    return work.tx.insert(change);
}

std::vector<std::string> differences(const BreachFacts& before, const BreachFacts& after) {
    std::vector<std::string> names;
    boost::mp11::mp_for_each<
        boost::describe::describe_members<BreachFacts, boost::describe::mod_public>>(
        [&](auto member) {
            if (before.*member.pointer != after.*member.pointer) names.emplace_back(member.name);
        });
    return names;
}

std::vector<BreachMoment> history_of(UnitOfWork& work, const BreachId& id) {
    const auto changes =
        work.tx.all<Change>("select * from breach_change where breach_id = $1 order by number", id);
    std::vector<BreachMoment> moments;
    for (const auto& change : changes) {
        BreachMoment moment{change.at, change.by_name, change.act, {}, {}};
        moment.facts =
            from_json<BreachFacts>(work.keys.open_own(of_change, change.id, change.facts)).value();
        if (!moments.empty()) moment.changed = differences(moments.back().facts, moment.facts);
        moments.push_back(std::move(moment));
    }
    std::ranges::reverse(moments);
    return moments;
}

BreachRow row_of(const UnitOfWork& work, const Breach& one, const BreachFacts& facts) {
    BreachRow row;
    row.id = one.id;
    row.version = one.version;
    row.what = facts.what;
    row.discovered_at = one.discovered_at;
    row.report_due_at = one.report_due_at;
    row.report = one.report;
    if (one.report == "reported")
        row.reported_at = instant_of(facts.reported_on, facts.reported_clock);
    row.late = one.report.empty() && one.report_due_at < work.now;
    row.of_emergency = one.emergency_id.has_value();
    row.people = facts.people;
    row.closed_at = one.closed_at;
    return row;
}

BreachView view_of(UnitOfWork& work, const Breach& one) {
    BreachView view;
    view.facts = facts_of(work.keys, one);
    view.row = row_of(work, one, view.facts);
    view.wanting = wanting(view.facts);
    view.noted_by_name = one.noted_by_name;
    view.closed_by_name = one.closed_by_name;
    view.history = history_of(work, one.id);
    return view;
}

Result<BreachView> noted(UnitOfWork& work, Breach one, const BreachFacts& facts) {
    one.id = new_id<BreachId>();
    one.noted_at = work.now;
    one.noted_by_name = work.actor.name;
    take(work, one, facts);
    TRY(work.tx.insert(one));
    TRY(keep_moment(work, one, "noted"));
    return view_of(work, one);
}

Result<BreachView> changed(UnitOfWork& work, Breach& one, std::string_view act) {
    TRY(work.tx.update(one));
    TRY(keep_moment(work, one, act));
    return view_of(work, one);
}

std::string class_word(access::Class one) { return std::string(name_of(one)); }

// The letter b of the decision: what an emergency can open.
BreachFacts facts_of_emergency(const access::Emergency& one) {
    const auto discovered = local_time_of(one.judged_at.value_or(one.opened_at));
    BreachFacts facts;
    facts.discovered_on = discovered.substr(0, 10);
    facts.discovered_clock = discovered.substr(11, 5);
    facts.what = people::filled(
        package().of_emergency,
        {{"name", one.account_name}, {"when", people::full_date(day_of(one.opened_at))}});
    facts.kind = "confidentiality";
    facts.classes = {class_word(access::Class::social_notes), class_word(access::Class::plan)};
    facts.people = 1;
    return facts;
}

}  // namespace

Result<std::vector<BreachRow>> breaches(UnitOfWork& work) {
    const auto own = TRY(may_keep_the_register(work));
    const auto all = work.tx.all<Breach>(
        "select * from breach where organization_id = $1 order by case when closed_at is null then "
        "0 else 1 end, case when report = '' then 0 else 1 end, report_due_at, id limit 500",
        own);
    std::vector<BreachRow> rows;
    for (const auto& one : all) rows.push_back(row_of(work, one, facts_of(work.keys, one)));
    return rows;
}

Result<BreachView> breach(UnitOfWork& work, const BreachId& id) {
    const auto one = TRY(find_own(work, id));
    return view_of(work, one);
}

Result<BreachView> note_breach(UnitOfWork& work, const BreachFacts& input) {
    Breach one;
    one.organization_id = TRY(may_keep_the_register(work));
    TRY(the_facts_fit(work, input));
    return noted(work, std::move(one), input);
}

Result<BreachView> change_breach(UnitOfWork& work, const BreachId& id, const BreachChange& input) {
    auto one = TRY(find_version(work, id, input.version));
    if (one.closed_at) return fail(Category::conflict, "breach.closed");
    TRY(the_facts_fit(work, input.facts));
    take(work, one, input.facts);
    return changed(work, one, "changed");
}

Result<BreachView> close_breach(UnitOfWork& work, const BreachId& id, const BreachVersion& input) {
    auto one = TRY(find_version(work, id, input.version));
    if (one.closed_at) return fail(Category::conflict, "breach.closed");
    Objections open;
    for (const auto& field : wanting(facts_of(work.keys, one))) open[field] = "required";
    if (!open.empty()) return refuse_fields(open);
    one.closed_at = work.now;
    one.closed_by_name = work.actor.name;
    return changed(work, one, "closed");
}

Result<BreachView> reopen_breach(UnitOfWork& work, const BreachId& id, const BreachVersion& input) {
    auto one = TRY(find_version(work, id, input.version));
    if (!one.closed_at) return fail(Category::conflict, "breach.open");
    one.closed_at.reset();
    one.closed_by_name.clear();
    return changed(work, one, "reopened");
}

Result<BreachView> breach_of_emergency(UnitOfWork& work, const access::EmergencyId& id) {
    const auto emergency = TRY(access::own_emergency(work, id));
    if (emergency.verdict != "not_in_order") return fail(Category::conflict, "emergency.in_order");
    if (const auto before =
            work.tx.maybe<Breach>("select * from breach where emergency_id = $1", id))
        return view_of(work, *before);
    Breach one;
    one.organization_id = emergency.organization_id;
    one.emergency_id = id;
    return noted(work, std::move(one), facts_of_emergency(emergency));
}

Result<> warn_of_breaches(UnitOfWork& work) {
    const auto& clock = package();
    auto waiting = work.tx.all<Breach>(
        "select * from breach where closed_at is null and report = '' and report_due_at <= $1 and "
        "(warned_at is null or warned_at <= $2) order by report_due_at, id limit 200",
        plus_minutes(work.now, static_cast<long>(clock.warn_hours_before) * minutes_an_hour),
        plus_minutes(work.now, -static_cast<long>(clock.warn_again_after_hours) * minutes_an_hour));
    for (auto& one : waiting) {
        // No news for who has it open: the version stays.
        TRY(work.tx.execute("update breach set warned_at = $1 where id = $2", work.now, one.id));
        TRY(notifications::tell_officers(
            work, one.report_due_at < work.now ? "breach_late" : "breach_waits", one.id.value,
            one.organization_id, "/privacy"));
    }
    return {};
}

}  // namespace veerkracht::audit
