#include "capabilities/audit/log_query.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/people/on_paper.hpp"
#include "kernel/csv_line.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::audit {

using access::Class;
using access::Operation;

namespace {

constexpr auto of_subject = "log_query.subject";
constexpr auto of_reason = "log_query.reason";
constexpr auto readers_shown = 50;

struct Asked {
    static constexpr auto table = "log_query";
    LogQueryId id;
    OrganizationId organization_id;
    std::string at;
    std::string by_name;
    std::string looked_by;
    db::Bytes subject;
    db::Bytes reason;
    std::string from_on;
    std::string until_on;
    std::int64_t people = 0;
    std::int64_t times = 0;
    std::string classes;
    std::optional<std::string> first_at;
    std::optional<std::string> last_at;
};
BOOST_DESCRIBE_STRUCT(Asked, (),
                      (id, organization_id, at, by_name, looked_by, subject, reason, from_on,
                       until_on, people, times, classes, first_at, last_at))

// What is looked for, as the log has it.
struct Sought {
    std::string key;    // the id of the account or the person, or the address
    std::string shown;  // the name that people know it by
};
BOOST_DESCRIBE_STRUCT(Sought, (), (key, shown))

struct Package {
    std::string version;
    int shown_at_once = 100;
    std::string breach;
    std::vector<std::string> columns;
    people::Words classes;
};
BOOST_DESCRIBE_STRUCT(Package, (), (version, shown_at_once, breach, columns, classes))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/audit/packages/log_query.nl.json").value());
        if (!parsed) throw std::runtime_error("log_query.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

// ---- the question to the database ----

// One row a resident: the classes are the bits of a number, as one text for both databases.
struct Seen {
    PersonId person_id;
    std::string name;
    std::string birth_on;
    std::string first_at;
    std::string last_at;
    std::int64_t times = 0;
    std::int64_t classes = 0;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (person_id, name, birth_on, first_at, last_at, times, classes))

std::string bits_of_classes() {
    std::string text;
    std::int64_t bit = 1;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Class>>([&](auto enumerator) {
        text += (text.empty() ? "" : " + ") +
                ("max(case when record_class = '" + std::string(enumerator.name) + "' then " +
                 std::to_string(bit) + " else 0 end)");
        bit *= 2;
    });
    return text;
}

std::vector<std::string> classes_of(std::int64_t bits) {
    std::vector<std::string> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Class>>([&](auto enumerator) {
        if (bits % 2 != 0) names.emplace_back(enumerator.name);
        bits /= 2;
    });
    return names;
}

// The lines that are meant: $1 what is sought, $2 and $3 the period, $4 the organisation. The order
// of the tables is the order of asking; filed and unfiled looks are asked each, so that both are
// found by their index.
std::string lines_of(std::string_view looked_by) {
    const std::string columns =
        "select p.person_id as person_id, p.record_class as record_class, l.at as at, l.actor_name "
        "as actor_name, l.role as role, l.organization_id as organization_id ";
    const auto from = [&](const std::string& looks) {
        const std::string rest = " and l.at >= $2 and l.at < $3 and p.allowed";
        if (looked_by == "person")
            return "from " + looks +
                   " p cross join access_log l where p.person_id = $1 and l.id = p.log_id" + rest;
        const std::string by = looked_by == "account" ? "l.account_id" : "l.address";
        return "from access_log l cross join " + looks + " p where " + by +
               " = $1 and p.log_id = l.id" + rest;
    };
    return "with seen as (" + columns + from("access_log_filed") + " union all " + columns +
           from("access_log_unfiled") + ") ";
}

const std::string& residents_text(std::string_view looked_by) {
    static const auto made = [](std::string_view by) {
        return lines_of(by) +
               "select c.id as person_id, c.given_name || ' ' || c.family_name as name, c.birth_on "
               "as birth_on, s.first_at as first_at, s.last_at as last_at, s.times as times, "
               "s.classes as classes from (select person_id, min(at) as first_at, max(at) as "
               "last_at, count(*) as times, " +
               bits_of_classes() +
               " as classes from seen group by person_id) s join person_card c on c.id = "
               "s.person_id where c.organization_id = $4 order by c.id";
    };
    static const std::string by_account = made("account");
    static const std::string by_person = made("person");
    static const std::string by_address = made("address");
    if (looked_by == "account") return by_account;
    return looked_by == "person" ? by_person : by_address;
}

struct Reader {
    std::string name;
    std::string role;
    std::string organization_id;
    std::string organization_name;
    std::string first_at;
    std::string last_at;
    std::int64_t times = 0;
};
BOOST_DESCRIBE_STRUCT(Reader, (),
                      (name, role, organization_id, organization_name, first_at, last_at, times))

struct ResponsibleName {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ResponsibleName, (), (name))

const std::string& readers_text(std::string_view looked_by) {
    static const auto made = [](std::string_view by) {
        return lines_of(by) +
               "select s.actor_name as name, s.role as role, coalesce(s.organization_id, '') as "
               "organization_id, coalesce(o.name, '') as organization_name, min(s.at) as first_at, "
               "max(s.at) as last_at, count(*) as times from seen s join person_card c on c.id = "
               "s.person_id left join organization_card o on o.id = s.organization_id where "
               "c.organization_id = $4 group by s.actor_name, s.role, s.organization_id, o.name "
               "order by count(*) desc, s.actor_name, s.role limit $5";
    };
    static const std::string by_account = made("account");
    static const std::string by_person = made("person");
    static const std::string by_address = made("address");
    if (looked_by == "account") return by_account;
    return looked_by == "person" ? by_person : by_address;
}

std::string begin_of(const Asked& asked) { return instant_of_local(asked.from_on + "T00:00"); }
std::string end_of(const Asked& asked) {
    return instant_of_local(plus_days(asked.until_on, 1) + "T00:00");
}

std::vector<Seen> seen_by(UnitOfWork& work, const Asked& asked, const Sought& sought) {
    return work.tx.all<Seen>(residents_text(asked.looked_by), sought.key, begin_of(asked),
                             end_of(asked), asked.organization_id);
}

// On the days that are asked about; of each day there is one.
std::vector<std::string> who_answers_for(UnitOfWork& work, const Asked& asked,
                                         const Reader& locum) {
    std::vector<std::string> names;
    for (const auto& one : work.tx.all<ResponsibleName>(
             "select distinct l.responsible_name as name from locum_card l join account_card a on "
             "a.id = l.account_id where l.organization_id = $1 and a.name = $2 and l.from_on <= $3 "
             "and l.until_on >= $4 and (l.ended_at is null or l.ended_at >= $5) order by name",
             asked.organization_id, locum.name, asked.until_on, asked.from_on, begin_of(asked)))
        names.push_back(one.name);
    return names;
}

std::vector<SeenBy> readers_of(UnitOfWork& work, const Asked& asked, const Sought& sought) {
    const auto rows =
        work.tx.all<Reader>(readers_text(asked.looked_by), sought.key, begin_of(asked),
                            end_of(asked), asked.organization_id, std::int64_t{readers_shown});
    std::vector<SeenBy> readers;
    for (const auto& row : rows) {
        const bool own = row.organization_id == asked.organization_id.value;
        readers.push_back({own ? row.name : "",
                           row.role,
                           row.organization_name,
                           row.first_at,
                           row.last_at,
                           static_cast<int>(row.times),
                           {}});
        if (own && row.role == "locum")
            readers.back().answered_for_by = who_answers_for(work, asked, row);
    }
    return readers;
}

// ---- who asks, and for what ----

Result<OrganizationId> may_search(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    if (!access::would_allow(work, Class::access_log, Operation::read,
                             {.organization_id = own, .in_scope = true}))
        return fail(Category::not_found, "record.absent");
    return own;
}

Result<Sought> account_meant(UnitOfWork& work, const LogAsk& input, const OrganizationId& own) {
    auto found = work.tx.maybe<Sought>(
        "select id as key, name as shown from account_card where id = $1 and organization_id = $2",
        input.subject, own);
    if (!found) return refuse_fields({{"subject", "not_a_choice"}});
    return *found;
}

// Name and day of birth, both as they are written: this is no way to look around.
Result<Sought> person_meant(UnitOfWork& work, const LogAsk& input, const OrganizationId& own) {
    if (!input.birth_on) return refuse_fields({{"birth_on", "required"}});
    const auto rows = work.tx.all<Sought>(
        "select id as key, given_name || ' ' || family_name as shown from person_card where "
        "organization_id = $1 and lower(family_name) = lower($2) and birth_on = $3 order by id "
        "limit 2",
        own, trimmed(input.subject), *input.birth_on);
    if (rows.empty()) return refuse_fields({{"subject", "unknown"}});
    if (rows.size() > 1) return refuse_fields({{"subject", "not_one"}});
    TRY(access::may(
        work, Class::identity, Operation::read,
        {.person_id = PersonId{rows[0].key}, .organization_id = own, .in_scope = true}));
    return rows[0];
}

Result<Sought> meant(UnitOfWork& work, const LogAsk& input, const OrganizationId& own) {
    if (input.looked_by == "account") return account_meant(work, input, own);
    if (input.looked_by == "person") return person_meant(work, input, own);
    const std::string address(trimmed(input.subject));
    if (address.empty()) return refuse_fields({{"subject", "required"}});
    return Sought{address, address};
}

Result<> the_question_fits(const UnitOfWork& work, const LogAsk& input) {
    if (trimmed(input.reason).empty()) return refuse_fields({{"reason", "required"}});
    if (input.from_on > input.until_on || input.from_on > work.today)
        return refuse_fields({{"until_on", "out_of_range"}});
    return {};
}

// ---- what is kept of it and what is shown ----

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
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

void count(Asked& asked, const std::vector<Seen>& seen) {
    std::int64_t bits = 0;
    asked.people = static_cast<std::int64_t>(seen.size());
    for (const auto& one : seen) {
        asked.times += one.times;
        bits |= one.classes;
        if (!asked.first_at || one.first_at < *asked.first_at) asked.first_at = one.first_at;
        if (!asked.last_at || one.last_at > *asked.last_at) asked.last_at = one.last_at;
    }
    asked.classes = joined(classes_of(bits));
}

Sought sought_of(const UnitOfWork& work, const Asked& asked) {
    return from_json<Sought>(work.keys.open_own(of_subject, asked.id.value, asked.subject)).value();
}

LogSummary summary_of(const UnitOfWork& work, const Asked& asked) {
    return {asked.id,
            asked.at,
            asked.by_name,
            asked.looked_by,
            sought_of(work, asked).shown,
            work.keys.open_own(of_reason, asked.id.value, asked.reason),
            asked.from_on,
            asked.until_on,
            static_cast<int>(asked.people),
            static_cast<int>(asked.times),
            parted(asked.classes),
            asked.first_at,
            asked.last_at};
}

// Who is shown here leaves a look of its own: the resident reads that the officer saw the name.
bool may_name(UnitOfWork& work, const PersonId& id, const OrganizationId& own) {
    return access::may(work, Class::identity, Operation::read,
                       {.person_id = id, .organization_id = own, .in_scope = true})
        .has_value();
}

void show_page(UnitOfWork& work, const OrganizationId& own, const std::vector<Seen>& seen,
               const std::string& after, LogFound& found) {
    for (const auto& one : seen) {
        if (one.person_id.value <= after) continue;
        if (static_cast<int>(found.residents.size()) == package().shown_at_once) {
            found.next = found.residents.back().person_id.value;
            return;
        }
        if (!may_name(work, one.person_id, own)) continue;
        found.residents.push_back({one.person_id, std::string(trimmed(one.name)), one.birth_on,
                                   classes_of(one.classes), one.first_at, one.last_at,
                                   static_cast<int>(one.times)});
    }
}

Result<Asked> find_own(UnitOfWork& work, const LogQueryId& id) {
    const auto own = TRY(may_search(work));
    return work.tx.one<Asked>("select * from log_query where id = $1 and organization_id = $2", id,
                              own);
}

std::string csv_of(const Seen& one) {
    std::vector<std::string> words;
    for (const auto& name : classes_of(one.classes))
        words.push_back(people::word_of(package().classes, name));
    const std::vector<std::string> cells{one.person_id.value,
                                         std::string(trimmed(one.name)),
                                         one.birth_on,
                                         people::joined(words, ", "),
                                         one.first_at,
                                         one.last_at,
                                         std::to_string(one.times)};
    return csv_line(cells);
}

}  // namespace

Result<LogQueries> log_queries(UnitOfWork& work) {
    const auto own = TRY(may_search(work));
    LogQueries view;
    view.accounts = work.tx.all<LogAccount>(
        "select id, name, role, active from account_card where organization_id = $1 order by name, "
        "id",
        own);
    const auto asked = work.tx.all<Asked>(
        "select * from log_query where organization_id = $1 order by at desc, id desc limit 20",
        own);
    for (const auto& one : asked) view.asked.push_back(summary_of(work, one));
    return view;
}

// Asked where nobody who writes has to wait for it; that it was asked is written with its line.
Result<LogFound> ask_log(UnitOfWork& work, const LogAsk& input) {
    const auto own = TRY(may_search(work));
    TRY(the_question_fits(work, input));
    const auto sought = TRY(meant(work, input, own));
    Asked asked;
    asked.id = new_id<LogQueryId>();
    asked.organization_id = own;
    asked.at = work.now;
    asked.by_name = work.actor.name;
    asked.looked_by = input.looked_by;
    asked.subject = work.keys.seal_own(of_subject, asked.id.value, veerkracht::to_json(sought));
    asked.reason = work.keys.seal_own(of_reason, asked.id.value, trimmed(input.reason));
    asked.from_on = input.from_on;
    asked.until_on = std::min(input.until_on, work.today);
    const auto seen = seen_by(work, asked, sought);
    count(asked, seen);
    LogFound found;
    found.summary = summary_of(work, asked);
    found.readers = readers_of(work, asked, sought);
    show_page(work, own, seen, "", found);
    work.later([asked](UnitOfWork& unit) { return unit.tx.insert(asked); });
    return found;
}

Result<LogFound> found_in_log(UnitOfWork& work, const LogQueryId& id, const LogPage& page) {
    const auto asked = TRY(find_own(work, id));
    const auto sought = sought_of(work, asked);
    LogFound found;
    found.summary = summary_of(work, asked);
    if (!page.after) found.readers = readers_of(work, asked, sought);
    show_page(work, asked.organization_id, seen_by(work, asked, sought), page.after.value_or(""),
              found);
    return found;
}

Result<CsvFile> found_as_csv(UnitOfWork& work, const LogQueryId& id) {
    const auto asked = TRY(find_own(work, id));
    TRY(access::may_still(work, "export"));
    CsvFile file{std::string(csv_opening) + csv_line(package().columns)};
    const auto seen = seen_by(work, asked, sought_of(work, asked));
    for (const auto& one : seen)
        if (may_name(work, one.person_id, asked.organization_id)) file.text += csv_of(one);
    access::count_use_later(work, "export");
    work.answer_headers.emplace_back("Content-Type", "text/csv; charset=utf-8");
    work.answer_headers.emplace_back("Content-Disposition",
                                     "attachment; filename=\"" + id.value + ".csv\"");
    return file;
}

Result<BreachView> breach_of_log_query(UnitOfWork& work, const LogQueryId& id) {
    const auto asked = TRY(find_own(work, id));
    const auto now = local_time_of(work.now);
    BreachFacts facts;
    facts.discovered_on = now.substr(0, 10);
    facts.discovered_clock = now.substr(11, 5);
    facts.what = people::filled(package().breach, {{"when", people::full_date(day_of(asked.at))}});
    facts.kind = "confidentiality";
    facts.classes = parted(asked.classes);
    facts.people = static_cast<int>(asked.people);
    return note_breach(work, facts);
}

}  // namespace veerkracht::audit
