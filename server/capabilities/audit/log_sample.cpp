#include "capabilities/audit/log_sample.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/access/access.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/audit/log_sample_rows.hpp"
#include "capabilities/audit/log_sample_rules.hpp"
#include "capabilities/notifications/officers.hpp"
#include "capabilities/people/on_paper.hpp"
#include "kernel/csv_line.hpp"
#include "kernel/text.hpp"
#include "runtime/log/months.hpp"

namespace veerkracht::audit {

using access::Class;
using access::Operation;

namespace {

constexpr auto of_line = "log_sample_line.words";
constexpr auto of_verdict = "log_verdict.words";
constexpr auto officer_role = "privacy_officer";
constexpr int weeks_shown = 53;

// ---- who reads, and what of it ----

struct Judge {
    AccountId id;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(Judge, (), (id, role))

struct Reader {
    OrganizationId own;
    bool is_officer = false;
    std::vector<Judge> judges;  // who can judge in this organisation today

    bool has_officer() const {
        return std::ranges::any_of(judges,
                                   [](const auto& one) { return one.role == officer_role; });
    }
    bool reads_all() const { return is_officer || !has_officer(); }
};

std::vector<Judge> judges_of(db::Transaction& tx, const OrganizationId& own) {
    return tx.all<Judge>(
        "select id, role from account_card where organization_id = $1 and active and role in "
        "('privacy_officer', 'manager') order by id",
        own);
}

// The officer reads the log. The manager sees what colleagues did and nothing of whom it was about:
// that is what his own right on accounts is for.
Result<Reader> reader_of(UnitOfWork& work) {
    Reader reader;
    reader.own = TRY(access::own_organization(work));
    const access::Record door{.organization_id = reader.own, .in_scope = true};
    reader.is_officer = access::would_allow(work, Class::access_log, Operation::read, door);
    if (!reader.is_officer && !access::would_allow(work, Class::accounts, Operation::read, door))
        return fail(Category::not_found, "record.absent");
    reader.judges = judges_of(work.tx, reader.own);
    return reader;
}

// ---- the lines ----

// A line of the sample beside what the log says of it.
struct Beside {
    LogSampleLine line;
    std::string at;
    std::string account_id;
    std::string actor_name;
    std::string role;
};

struct LogSide {
    LogSampleLineId id;
    std::string at;
    std::string account_id;
    std::string actor_name;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(LogSide, (), (id, at, account_id, actor_name, role))

bool looked_as_officer(const Beside& one) { return one.role == officer_role; }

bool is_for(const Reader& reader, const Beside& one) {
    return reader.reads_all() || looked_as_officer(one);
}

// Nobody judges what he looked at himself: another officer does, or the manager.
bool has_another(const std::vector<Judge>& judges, const Beside& one) {
    const bool officers =
        std::ranges::any_of(judges, [](const auto& judge) { return judge.role == officer_role; });
    return std::ranges::any_of(judges, [&](const auto& judge) {
        if (judge.id.value == one.account_id) return false;
        return judge.role == officer_role || looked_as_officer(one) || !officers;
    });
}

bool is_open(const LogSampleLine& line) { return line.verdict.empty() || line.verdict == "asked"; }

using BySample = std::map<std::string, std::vector<Beside>>;

// In the order in which they were drawn.
BySample beside_of(db::Transaction& tx, const std::string& where, const auto& key) {
    const std::string from =
        " from log_sample_line s join log_sample w on w.id = s.sample_id join access_log l on l.id "
        "= s.log_id where " +
        where + " order by s.sample_id, s.place";
    const auto lines = tx.all<LogSampleLine>("select s.*" + from, key);
    const auto log = tx.all<LogSide>(
        "select s.id as id, l.at as at, coalesce(l.account_id, '') as account_id, l.actor_name as "
        "actor_name, l.role as role" +
            from,
        key);
    BySample found;
    for (std::size_t i = 0; i < lines.size(); ++i)
        found[lines[i].sample_id.value].push_back(
            {lines[i], log[i].at, log[i].account_id, log[i].actor_name, log[i].role});
    return found;
}

std::vector<Beside> lines_of(db::Transaction& tx, const LogSampleId& id) {
    auto found = beside_of(tx, "w.id = $1", id);
    return found.empty() ? std::vector<Beside>() : std::move(found.begin()->second);
}

struct LookOfLine {
    LogSampleLineId id;
    std::string person_id;
    std::string record_class;
    std::string operation;
    std::string ground;
    std::int64_t is_own = 0;
};
BOOST_DESCRIBE_STRUCT(LookOfLine, (), (id, person_id, record_class, operation, ground, is_own))

std::map<std::string, std::vector<LookOfLine>> looks_of(db::Transaction& tx,
                                                        const LogSample& week) {
    const auto half = [](const std::string& looks) {
        return "select s.id as id, p.person_id as person_id, p.record_class as record_class, "
               "p.operation as operation, p.ground as ground, case when c.id is null then 0 else 1 "
               "end as is_own from log_sample_line s cross join " +
               looks +
               " p left join person_card c on c.id = p.person_id and c.organization_id = $2 where "
               "s.sample_id = $1 and p.log_id = s.log_id and p.allowed";
    };
    static const std::string text =
        half("access_log_filed") + " union all " + half("access_log_unfiled");
    std::map<std::string, std::vector<LookOfLine>> found;
    for (auto& look : tx.all<LookOfLine>(text, week.id, week.organization_id))
        found[look.id.value].push_back(std::move(look));
    return found;
}

std::vector<std::string> parted(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return words;
}

bool was_drawn_for(const LogSampleLine& line, std::string_view word) {
    return std::ranges::count(parted(line.why), word) > 0;
}

bool was_drawn_by_a_rule(const LogSampleLine& line) {
    return std::ranges::any_of(
        parted(line.why), [](const auto& word) { return word != "chance" && word != "emergency"; });
}

void add_once(std::vector<std::string>& words, const std::string& word) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

// Of one record of the own organisation its number, which the resident then reads of.
std::string number_shown(UnitOfWork& work, const Reader& reader,
                         const std::vector<LookOfLine>& looks) {
    std::set<std::string> people;
    for (const auto& look : looks)
        if (look.is_own != 0) people.insert(look.person_id);
    if (!reader.is_officer || people.size() != 1) return "";
    const bool may = access::may(work, Class::access_log, Operation::read,
                                 {.person_id = PersonId{*people.begin()},
                                  .organization_id = reader.own,
                                  .in_scope = true})
                         .has_value();
    return may ? *people.begin() : "";
}

void show_looks(UnitOfWork& work, const Reader& reader, const std::vector<LookOfLine>& looks,
                SampledLine& view) {
    std::set<std::string> people;
    for (const auto& look : looks) {
        if (!look.person_id.empty()) people.insert(look.person_id);
        add_once(view.classes, look.record_class);
        add_once(view.grounds, look.ground);
        view.wrote = view.wrote || look.operation == "write";
    }
    view.people = static_cast<int>(people.size());
    view.person_id = number_shown(work, reader, looks);
}

std::vector<EarlierVerdict> earlier_of(UnitOfWork& work, const LogSampleLine& line) {
    std::vector<EarlierVerdict> earlier;
    for (const auto& one : work.tx.all<LogVerdict>(
             "select * from log_verdict where line_id = $1 and number < $2 order by number desc",
             line.id, std::int64_t{line.version - 1}))
        earlier.push_back(
            {one.at, one.by_name, one.verdict, work.keys.open_own(of_verdict, one.id, one.words)});
    return earlier;
}

SampledLine view_of(UnitOfWork& work, const Reader& reader, const Beside& one,
                    const std::vector<LookOfLine>& looks) {
    const auto& line = one.line;
    SampledLine view;
    view.id = line.id;
    view.version = line.version;
    view.number = line.log_id;
    view.at = one.at;
    view.who = one.actor_name;
    view.role = one.role;
    show_looks(work, reader, looks, view);
    view.why = parted(line.why);
    view.own = one.account_id == work.actor.account_id.value;
    view.nobody_else = is_open(line) && !has_another(reader.judges, one);
    view.verdict = line.verdict;
    if (!line.words.data.empty())
        view.words = work.keys.open_own(of_line, line.id.value, line.words);
    view.judged_at = line.judged_at;
    view.judged_by_name = line.judged_by_name;
    if (line.version > 2) view.earlier = earlier_of(work, line);
    view.breach_id = line.breach_id;
    return view;
}

// ---- the report ----

void count_verdict(const std::vector<Judge>& judges, const Beside& one, SampledWeek& week) {
    const auto& verdict = one.line.verdict;
    if (verdict == "in_order") ++week.in_order;
    if (verdict == "asked") ++week.asked;
    if (verdict == "not_in_order") ++week.not_in_order;
    if (!is_open(one.line)) return;
    if (has_another(judges, one))
        ++week.open;
    else
        ++week.nobody_else;
}

SampledWeek week_of(const std::string& today, const LogSample& sample,
                    const std::vector<Judge>& judges, const std::vector<Beside>& lines) {
    SampledWeek week;
    week.id = sample.id;
    week.from_on = sample.from_on;
    week.until_on = sample.until_on;
    week.made_at = sample.made_at;
    week.due_on = sample.due_on;
    week.read_at = sample.read_at;
    week.days_late =
        std::max(0, days_between(sample.due_on, sample.read_at ? day_of(*sample.read_at) : today));
    week.looks = static_cast<int>(sample.looks);
    week.left_out = static_cast<int>(sample.left_out);
    week.drawn = static_cast<int>(lines.size());
    for (const auto& one : lines) {
        if (was_drawn_for(one.line, "chance")) ++week.chance;
        if (was_drawn_for(one.line, "emergency")) ++week.emergencies;
        if (was_drawn_by_a_rule(one.line)) ++week.hits;
        if (one.line.breach_id) ++week.breaches;
        if (one.line.judged_at) add_once(week.read_by, one.line.judged_by_name);
        count_verdict(judges, one, week);
    }
    return week;
}

std::vector<SampledWeek> weeks_of(UnitOfWork& work, const Reader& reader) {
    const auto samples = work.tx.all<LogSample>(
        "select * from log_sample where organization_id = $1 order by from_on desc limit $2",
        reader.own, std::int64_t{weeks_shown});
    auto lines = beside_of(work.tx, "w.organization_id = $1", reader.own);
    std::vector<SampledWeek> weeks;
    for (const auto& sample : samples)
        weeks.push_back(week_of(work.today, sample, reader.judges, lines[sample.id.value]));
    return weeks;
}

Result<SampledWeekView> view_of_week(UnitOfWork& work, const Reader& reader,
                                     const LogSample& sample) {
    const auto lines = lines_of(work.tx, sample.id);
    SampledWeekView view;
    view.week = week_of(work.today, sample, reader.judges, lines);
    view.reads_all = reader.reads_all();
    view.keeps_breaches = reader.is_officer;
    auto looks = looks_of(work.tx, sample);
    for (const auto& one : lines)
        if (is_for(reader, one))
            view.lines.push_back(view_of(work, reader, one, looks[one.line.id.value]));
    return view;
}

Result<LogSample> find_own(UnitOfWork& work, const Reader& reader, const LogSampleId& id) {
    return work.tx.one<LogSample>("select * from log_sample where id = $1 and organization_id = $2",
                                  id, reader.own);
}

Result<Beside> find_line(UnitOfWork& work, const Reader& reader, const LogSampleLineId& id) {
    const auto sample_id = work.tx.value<LogSampleId>(
        "select s.sample_id from log_sample_line s join log_sample w on w.id = s.sample_id where "
        "s.id = $1 and w.organization_id = $2",
        id, reader.own);
    if (!sample_id) return fail(Category::not_found, "record.absent");
    const auto lines = lines_of(work.tx, *sample_id);
    for (const auto& one : lines)
        if (one.line.id == id && is_for(reader, one)) return one;
    return fail(Category::not_found, "record.absent");
}

// ---- judging ----

Result<> the_verdict_fits(const LogSampleLine& line, const LineVerdict& input) {
    const bool wants_words = input.verdict != "in_order" || !is_open(line);
    if (wants_words && trimmed(input.words).empty()) return refuse_fields({{"words", "required"}});
    return {};
}

Result<> keep_verdict(UnitOfWork& work, const LogSampleLine& line, int number,
                      std::string_view words) {
    LogVerdict verdict;
    verdict.id = new_uuid();
    verdict.line_id = line.id;
    verdict.number = number;
    verdict.at = work.now;
    verdict.by_name = work.actor.name;
    verdict.verdict = line.verdict;
    verdict.words = work.keys.seal_own(of_verdict, verdict.id, words);
    return work.tx.insert(verdict);
}

// Read is a week in which nothing waits for anybody; who reopens a line reopens the week.
Result<> see_whether_it_is_read(UnitOfWork& work, const LogSampleId& id,
                                const std::vector<Judge>& judges) {
    const auto lines = lines_of(work.tx, id);
    const bool waits = std::ranges::any_of(
        lines, [&](const auto& one) { return is_open(one.line) && has_another(judges, one); });
    if (waits) {
        TRY(work.tx.execute("update log_sample set read_at = null where id = $1", id));
        return {};
    }
    TRY(work.tx.execute("update log_sample set read_at = $1 where id = $2 and read_at is null",
                        work.now, id));
    return {};
}

std::string number_text(int number) { return std::to_string(number); }

std::string csv_of(const SampledWeek& week) {
    const std::vector<std::string> cells{week.from_on,
                                         week.until_on,
                                         day_of(week.made_at),
                                         week.due_on,
                                         week.read_at.value_or(""),
                                         number_text(week.days_late),
                                         number_text(week.looks),
                                         number_text(week.drawn),
                                         number_text(week.chance),
                                         number_text(week.emergencies),
                                         number_text(week.hits),
                                         number_text(week.left_out),
                                         number_text(week.in_order + week.not_in_order),
                                         number_text(week.in_order),
                                         number_text(week.asked),
                                         number_text(week.not_in_order),
                                         number_text(week.nobody_else),
                                         number_text(week.breaches),
                                         people::joined(week.read_by, ", ")};
    return csv_line(cells);
}

}  // namespace

Result<LogSamples> log_samples(UnitOfWork& work) {
    const auto reader = TRY(reader_of(work));
    LogSamples view;
    view.reads_all = reader.reads_all();
    view.has_officer = reader.has_officer();
    view.weeks = weeks_of(work, reader);
    return view;
}

Result<SampledWeekView> log_sample(UnitOfWork& work, const LogSampleId& id) {
    const auto reader = TRY(reader_of(work));
    const auto sample = TRY(find_own(work, reader, id));
    return view_of_week(work, reader, sample);
}

Result<JudgedLine> judge_line(UnitOfWork& work, const LogSampleLineId& id,
                              const LineVerdict& input) {
    const auto reader = TRY(reader_of(work));
    auto one = TRY(find_line(work, reader, id));
    auto& line = one.line;
    if (line.version != input.version) return fail(Category::conflict, "record.changed");
    if (one.account_id == work.actor.account_id.value)
        return fail(Category::forbidden, "log_sample.own_look");
    TRY(the_verdict_fits(line, input));
    const auto words = trimmed(input.words);
    line.verdict = input.verdict;
    line.words = work.keys.seal_own(of_line, line.id.value, words);
    line.judged_at = work.now;
    line.judged_by_name = work.actor.name;
    const int number = line.version;
    TRY(work.tx.update(line));
    TRY(keep_verdict(work, line, number, words));
    TRY(see_whether_it_is_read(work, line.sample_id, reader.judges));
    const auto sample = TRY(find_own(work, reader, line.sample_id));
    auto looks = looks_of(work.tx, sample);
    const auto lines = lines_of(work.tx, sample.id);
    JudgedLine judged;
    judged.week = week_of(work.today, sample, reader.judges, lines);
    judged.line = view_of(work, reader, one, looks[id.value]);
    return judged;
}

Result<BreachView> breach_of_line(UnitOfWork& work, const LogSampleLineId& id) {
    const auto reader = TRY(reader_of(work));
    const auto one = TRY(find_line(work, reader, id));
    if (one.line.breach_id) return breach(work, *one.line.breach_id);
    if (one.line.verdict != "not_in_order") return fail(Category::conflict, "log_sample.in_order");
    const auto found = local_time_of(one.line.judged_at.value_or(work.now));
    BreachFacts facts;
    facts.discovered_on = found.substr(0, 10);
    facts.discovered_clock = found.substr(11, 5);
    facts.what = people::filled(
        log_sample_rules().breach,
        {{"number", std::to_string(one.line.log_id)}, {"when", people::full_date(day_of(one.at))}});
    facts.kind = "confidentiality";
    auto view = TRY(note_breach(work, facts));
    const auto tied = TRY(work.tx.execute(
        "update log_sample_line set breach_id = $1 where id = $2 and breach_id is null",
        view.row.id, id));
    if (tied == 0) return fail(Category::conflict, "record.changed");
    return view;
}

Result<CsvFile> log_samples_as_csv(UnitOfWork& work) {
    const auto reader = TRY(reader_of(work));
    TRY(access::may_still(work, "export"));
    CsvFile file{std::string(csv_opening) + csv_line(log_sample_rules().columns)};
    for (const auto& week : weeks_of(work, reader)) file.text += csv_of(week);
    access::count_use_later(work, "export");
    work.answer_headers.emplace_back("Content-Type", "text/csv; charset=utf-8");
    work.answer_headers.emplace_back("Content-Disposition",
                                     "attachment; filename=\"steekproef-" + work.today + ".csv\"");
    return file;
}

Result<> warn_of_unread_samples(UnitOfWork& work) {
    const auto late = work.tx.all<LogSample>(
        "select * from log_sample where read_at is null and due_on < $1 and (warned_at is null or "
        "warned_at <= $2) order by due_on, id limit 200",
        work.today, plus_days_instant(work.now, -log_sample_rules().warn_again_after_days));
    for (const auto& one : late) {
        TRY(see_whether_it_is_read(work, one.id, judges_of(work.tx, one.organization_id)));
        TRY(work.tx.execute("update log_sample set warned_at = $1 where id = $2", work.now,
                            one.id));
        const auto read_at = work.tx.value<std::string>(
            "select read_at from log_sample where id = $1 and read_at is not null", one.id);
        if (read_at) continue;
        TRY(notifications::tell_officers(work, "log_sample_late", one.id.value, one.organization_id,
                                         "/steekproef"));
    }
    return {};
}

std::int64_t unread_samples(db::Transaction& tx, std::string_view today) {
    return tx
        .value<std::int64_t>(
            "select count(*) from log_sample where read_at is null and due_on < $1", today)
        .value_or(0);
}

Result<> forget_old_samples(UnitOfWork& work) {
    const auto first_day_kept = plus_months(work.today, -12 * log::years_in_the_tables);
    const std::string old_lines =
        "(select s.id from log_sample_line s join log_sample w on w.id = s.sample_id where "
        "w.until_on < $1)";
    TRY(work.tx.execute("delete from log_verdict where line_id in " + old_lines, first_day_kept));
    TRY(work.tx.execute("delete from log_sample_line where id in " + old_lines, first_day_kept));
    TRY(work.tx.execute("delete from log_sample where until_on < $1", first_day_kept));
    return {};
}

}  // namespace veerkracht::audit
