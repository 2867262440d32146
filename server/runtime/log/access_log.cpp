#include "runtime/log/access_log.hpp"

#include <algorithm>

namespace veerkracht::log {

namespace {

constexpr std::size_t rows_at_once = 16;
constexpr std::size_t columns_of_a_look = 5;

std::string_view word(Actor::Kind kind) {
    switch (kind) {
        case Actor::Kind::nobody: return "nobody";
        case Actor::Kind::account: return "account";
        case Actor::Kind::resident: return "resident";
        case Actor::Kind::volunteer: return "volunteer";
        case Actor::Kind::system: return "system";
    }
    return "nobody";
}

template <class SomeId>
db::Value id_or_null(const SomeId& id) {
    return id.empty() ? db::Value(nullptr) : db::Value(std::string_view(id.value));
}

auto identity(const Look& look) {
    return std::tie(look.person_id.value, look.record_class, look.operation, look.ground,
                    look.allowed);
}

// The same look twice in one request is one look.
std::vector<const Look*> merged(const std::vector<Look>& looks) {
    std::vector<const Look*> found;
    for (const auto& look : looks) found.push_back(&look);
    std::ranges::stable_sort(found, {}, [](const Look* look) { return identity(*look); });
    const auto rest =
        std::ranges::unique(found, {}, [](const Look* look) { return identity(*look); });
    found.erase(rest.begin(), rest.end());
    return found;
}

// "insert … values ($1, $2, …), ($1, $7, …)": the log line, then five values a row.
std::string insert_text(std::size_t rows) {
    std::string text =
        "insert into access_log_unfiled (log_id, person_id, record_class, operation, ground, "
        "allowed) values ";
    std::size_t number = 2;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "($1" : ", ($1";
        for (std::size_t column = 0; column < columns_of_a_look; ++column)
            text += ", $" + std::to_string(number++);
        text += ")";
    }
    return text;
}

void write_looks(db::Transaction& tx, std::int64_t log_id, std::span<const Look* const> looks) {
    static const std::string one = insert_text(1);
    static const std::string many = insert_text(rows_at_once);
    std::vector<db::Value> values{log_id};
    for (const auto* look : looks) {
        values.insert(
            values.end(),
            {std::string_view(look->person_id.value), std::string_view(look->record_class),
             std::string_view(look->operation), std::string_view(look->ground), look->allowed});
    }
    tx.connection().post(looks.size() == 1 ? one : many, values);
}

std::int64_t write_line(db::Transaction& tx, const Line& line) {
    const auto& actor = line.actor;
    return tx
        .value<std::int64_t>(
            "insert into access_log (at, request_id, action, outcome, account_id, actor_kind, "
            "actor_name, role, "
            "organization_id, person_id, link_id, address) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id",
            line.at, line.request_id, line.action, line.outcome, id_or_null(actor.account_id),
            word(actor.kind), actor.name, actor.role, id_or_null(actor.organization_id),
            id_or_null(actor.person_id), id_or_null(actor.link_id), line.address)
        .value();
}

}  // namespace

void write(db::Transaction& tx, const Line& line) {
    const auto log_id = write_line(tx, line);
    const auto looks = merged(line.looks);
    std::span<const Look* const> rest = looks;
    for (; rest.size() >= rows_at_once; rest = rest.subspan(rows_at_once)) {
        write_looks(tx, log_id, rest.first(rows_at_once));
    }
    for (; !rest.empty(); rest = rest.subspan(1)) write_looks(tx, log_id, rest.first(1));
}

}  // namespace veerkracht::log
