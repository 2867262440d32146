#include "runtime/db/row_lock.hpp"

#include <map>
#include <stdexcept>

#include "runtime/config/embedded.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::db {

namespace {

constexpr auto place = "app/locks/data/row_locks.csv";
constexpr std::string_view the_house = "*";
constexpr std::string_view the_door = "-";

void say(Connection& connection, std::string_view sql, std::string_view who) {
    if (!connection.is_postgres()) return;
    const Value parameter = who;
    connection.post(sql, std::span(&parameter, 1));
}

constexpr auto say_for_whom = "select set_config('veerkracht.works_for', $1, true)";

std::string cell(std::string_view& line) {
    const auto end = std::min(line.find(','), line.size());
    std::string text(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    return text;
}

RowLock read_line(std::string_view line) {
    RowLock lock;
    for (auto* const member : {&lock.table, &lock.column, &lock.opens, &lock.why})
        *member = cell(line);
    return lock;
}

// What stands behind "opens_with " and the like; "" where it is another word.
std::string behind(const std::string& word, const std::string& opens) {
    return opens.starts_with(word + ' ') ? opens.substr(word.size() + 1) : "";
}

[[noreturn]] void refuse(const RowLock& lock) {
    throw std::runtime_error(std::string(place) + ": " + lock.table +
                             " has a word that is unknown: " + lock.opens);
}

struct Parent {
    std::string table;
    std::string key;
    std::vector<std::string> columns;
};

// "referral.id from_organization_id to_organization_id"
Parent parent_in(const RowLock& lock, std::string text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) refuse(lock);
    std::vector<std::string> words;
    std::string_view rest = std::string_view(text).substr(dot + 1);
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {text.substr(0, dot), words.front(), {words.begin() + 1, words.end()}};
}

constexpr auto worked_for = " = any(veerkracht_works_for())";
constexpr auto lent = " = any(veerkracht_lent())";

// The row is found with that one, where one of these columns of that one says so.
std::string exists(const Parent& parent, const std::string& column, const char* says) {
    std::string one_of;
    for (const auto& each : parent.columns)
        one_of += (one_of.empty() ? "" : " or ") + ("of." + each) + says;
    return "exists (select 1 from \"" + parent.table + "\" of where of." + parent.key + " = " +
           column + (one_of.empty() ? "" : " and (" + one_of + ')') + ')';
}

std::string condition(const RowLock& lock) {
    const auto column = '"' + lock.table + "\"." + lock.column;
    if (lock.opens == "own") return column + worked_for;
    if (lock.opens == "lent") return column + lent;
    if (lock.opens == "at_the_door") return "veerkracht_is_at_the_door()";
    if (lock.opens == "any_unit") return "veerkracht_says_for_whom()";
    if (const auto of = behind("own_by", lock.opens); !of.empty())
        return exists(parent_in(lock, of), column, worked_for);
    if (const auto of = behind("lent_by", lock.opens); !of.empty())
        return exists(parent_in(lock, of), column, lent);
    return exists(parent_in(lock, behind("with", lock.opens)), column, "");
}

// Written out in the plan of each statement; a sub-select for each would cost more than it saves.
constexpr auto functions = R"(
create or replace function veerkracht_works_for() returns text[] language sql stable parallel safe as
$$ select string_to_array(current_setting('veerkracht.works_for', true), ',') $$;
create or replace function veerkracht_is_house() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('veerkracht.works_for', true), '') = '*' $$;
create or replace function veerkracht_is_at_the_door() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('veerkracht.works_for', true), '') = '-' $$;
create or replace function veerkracht_lent() returns text[] language sql stable parallel safe as
$$ select string_to_array(current_setting('veerkracht.lent', true), ',') $$;
create or replace function veerkracht_says_for_whom() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('veerkracht.works_for', true), '') <> '' $$;
)";

// An organisation is also the inboxes that it shares. In plpgsql, which keeps its plans. What began
// for the house goes on for it.
std::string function_of_shared(const RowLock& lock) {
    const auto also = behind("is_also", lock.opens);
    return "create or replace function veerkracht_work_for(own text) returns text language plpgsql "
           "as\n"
           "$$ begin if veerkracht_is_house() then return '*'; end if;\n"
           "return set_config('veerkracht.works_for', concat_ws(',', own, (select string_agg(" +
           also + ", ',') from \"" + lock.table + "\" where " + lock.column +
           " = own)), true); end $$;\n";
}

// All there are in this schema, also those of a former program.
constexpr auto lifting = R"(
do $$ declare one record; begin
    for one in select tablename, policyname from pg_policies
               where schemaname = current_schema() and policyname like 'veerkracht%' loop
        execute format('drop policy %I on %I', one.policyname, one.tablename);
        execute format('alter table %I disable row level security, no force row level security', one.tablename);
    end loop;
    if to_regprocedure('veerkracht_works_for()') is not null then
        comment on function veerkracht_works_for() is null;
    end if;
end $$;
)";

struct LockOfTable {
    std::string conditions;
    bool anybody_adds = false;
};

std::map<std::string, LockOfTable> by_table(const std::vector<RowLock>& locks) {
    std::map<std::string, LockOfTable> tables;
    for (const auto& lock : locks) {
        if (lock.opens == "nobody_in_it" || !behind("is_also", lock.opens).empty()) continue;
        auto& table = tables[lock.table];
        if (lock.opens == "any_unit_adds") {
            table.anybody_adds = true;
        } else {
            table.conditions += "\n    or " + condition(lock);
        }
    }
    return tables;
}

std::string text_of_table(const std::string& name, const LockOfTable& lock) {
    const auto table = '"' + name + '"';
    auto text =
        "alter table " + table +
        " enable row level security, force row level security;\ncreate policy veerkracht_lock on " +
        table + " using (veerkracht_is_house()" + lock.conditions + ");\n";
    if (lock.anybody_adds)
        text += "create policy veerkracht_adds on " + table +
                " for insert with check (veerkracht_says_for_whom());\n";
    return text;
}

std::string locked_tables() {
    std::string names;
    for (const auto& [table, lock] : by_table(row_locks()))
        names += (names.empty() ? "" : ",") + table;
    return names;
}

std::string fingerprint(const std::string& text) {
    return crypto::to_base64url(crypto::sha256(text));
}

std::string laid_in(Connection& connection) {
    return Transaction(connection)
        .value<std::string>(
            "select coalesce(obj_description(to_regprocedure('veerkracht_works_for()'), "
            "'pg_proc'), '')")
        .value_or("");
}

}  // namespace

void stand_at_the_door(Connection& connection) { say(connection, say_for_whom, the_door); }
void work_for_the_house(Connection& connection) { say(connection, say_for_whom, the_house); }
void work_for(Connection& connection, std::string_view organization_id) {
    say(connection, "select veerkracht_work_for($1)", organization_id);
}

void work_for(Connection& connection, const Actor& actor) {
    if (!actor.organization_id.empty()) return work_for(connection, actor.organization_id.value);
    if (actor.kind == Actor::Kind::system) return work_for_the_house(connection);
    stand_at_the_door(connection);
}

void work_also_for(Connection& connection, std::string_view organization_id) {
    say(connection,
        "select set_config('veerkracht.works_for', case when veerkracht_is_house() then '*' else "
        "concat_ws(',', current_setting('veerkracht.works_for', true), $1::text) end, true)",
        organization_id);
}

void lend(Connection& connection, std::string_view person_id) {
    say(connection,
        "select set_config('veerkracht.lent', concat_ws(',', "
        "nullif(current_setting('veerkracht.lent', true), ''), $1::text), true)",
        person_id);
}

std::vector<RowLock> row_locks() {
    auto text = embedded_file(place).value();
    std::vector<RowLock> locks;
    for (bool is_heading = true; !text.empty(); is_heading = false) {
        const auto end = std::min(text.find('\n'), text.size());
        if (!is_heading && end > 0) locks.push_back(read_line(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return locks;
}

std::string text_of(const std::vector<RowLock>& locks) {
    std::string text = functions;
    for (const auto& lock : locks)
        if (!behind("is_also", lock.opens).empty()) text += function_of_shared(lock);
    for (const auto& [table, lock] : by_table(locks)) text += text_of_table(table, lock);
    return text;
}

void lift_row_locks(Database& database) {
    if (!database.is_postgres()) return;
    database.write_and_wait([](Connection& connection) {
        connection.script(lifting);
        return true;
    });
}

void lay_row_locks(Database& database) {
    if (!database.is_postgres()) return;
    const auto text = text_of(row_locks());
    const auto mark = fingerprint(text);
    database.write_and_wait([&](Connection& connection) {
        if (laid_in(connection) == mark) return false;
        connection.script(lifting);
        connection.script(text);
        connection.script("comment on function veerkracht_works_for() is '" + mark + '\'');
        return true;
    });
}

std::string trouble_with_row_locks(Connection& connection) {
    if (!connection.is_postgres()) return {};
    Transaction tx(connection);
    const auto passes_by = tx.value<bool>(
        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
    if (passes_by.value_or(true))
        return "the role of --database is a superuser or has BYPASSRLS, and walks past the lock on "
               "rows of people";
    if (laid_in(connection) != fingerprint(text_of(row_locks())))
        return "the lock on rows of people is not that of this program";
    const auto open = tx.value<std::string>(
        "select name from unnest(string_to_array($1, ',')) name where not exists (select 1 from "
        "pg_class c join pg_policy p on p.polrelid = c.oid and p.polname = 'veerkracht_lock' where "
        "c.relname = name and c.relnamespace = current_schema()::regnamespace and "
        "c.relrowsecurity and c.relforcerowsecurity) order by name limit 1",
        locked_tables());
    return open ? "the table " + *open + " has no lock on rows of people" : "";
}

}  // namespace veerkracht::db
