#include "capabilities/controllers/terms.hpp"

#include <algorithm>
#include <stdexcept>

#include "kernel/clock.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::controllers {

namespace {

bool is_sound(const TermRule& rule) {
    return rule.at_least <= rule.months && rule.months <= rule.at_most &&
           (rule.months > 0 || rule.days > 0);
}

bool has_kind(const TermRule& rule, std::string_view kind) {
    return std::ranges::find(rule.kinds, kind) != rule.kinds.end();
}

bool concerns(const TermRule& rule, std::string_view kind) {
    return has_kind(rule, kind) || &rule == &record_of_kind(kind);
}

struct Chosen {
    std::string record;
    int months = 0;
};
BOOST_DESCRIBE_STRUCT(Chosen, (), (record, months))

// What was chosen when more was allowed, counts as far as is allowed now.
TermView view_of(const TermRule& rule, const std::vector<Chosen>& chosen) {
    TermView view{rule.code,     rule.months,  rule.days, rule.months,
                  rule.at_least, rule.at_most, rule.law,  rule.from};
    for (const auto& one : chosen)
        if (one.record == rule.code)
            view.months = std::clamp(one.months, rule.at_least, rule.at_most);
    return view;
}

std::vector<Chosen> chosen_by(db::Transaction& tx, const OrganizationId& id) {
    return tx.all<Chosen>("select record, months from chosen_term where organization_id = $1", id);
}

const TermRule* rule_of(std::string_view record) {
    for (const auto* list : {&retention_rules().records, &retention_rules().of_everybody})
        for (const auto& rule : *list)
            if (rule.code == record) return &rule;
    return nullptr;
}

}  // namespace

const RetentionRules& retention_rules() {
    static const RetentionRules read = [] {
        auto parsed = from_json<RetentionRules>(
            embedded_file("capabilities/controllers/packages/retention.json").value());
        if (!parsed || parsed->records.empty() || !parsed->records.back().kinds.empty() ||
            !std::ranges::all_of(parsed->records, is_sound) ||
            !std::ranges::all_of(parsed->of_everybody, is_sound) || parsed->in_one_batch < 1)
            throw std::runtime_error(
                "retention.json is wrong: each term lies within its bounds, and the last record is "
                "for all other organisations");
        return *parsed;
    }();
    return read;
}

const TermRule& record_of_kind(std::string_view kind) {
    for (const auto& rule : retention_rules().records)
        if (has_kind(rule, kind)) return rule;
    return retention_rules().records.back();
}

bool is_a_whole_record(std::string_view code) {
    return std::ranges::find(retention_rules().records, code, &TermRule::code) !=
           retention_rules().records.end();
}

const TermRule* record_of_role(std::string_view role) {
    for (const auto& rule : retention_rules().records)
        if (std::ranges::find(rule.roles, role) != rule.roles.end()) return &rule;
    return nullptr;
}

std::string kind_of_organization(db::Transaction& tx, const OrganizationId& id) {
    return tx.value<std::string>("select kind from organization_card where id = $1", id)
        .value_or("");
}

std::vector<TermView> terms_of(db::Transaction& tx, const OrganizationId& id) {
    const auto kind = kind_of_organization(tx, id);
    const auto chosen = chosen_by(tx, id);
    std::vector<TermView> terms;
    for (const auto& rule : retention_rules().records)
        if (concerns(rule, kind)) terms.push_back(view_of(rule, chosen));
    for (const auto& rule : retention_rules().of_everybody) terms.push_back(view_of(rule, chosen));
    return terms;
}

std::string first_day_kept(db::Transaction& tx, const OrganizationId& id, std::string_view record,
                           std::string_view today) {
    const auto* rule = rule_of(record);
    if (rule == nullptr) return "";
    const auto term = view_of(*rule, chosen_by(tx, id));
    return plus_days(plus_months(today, -term.months), -term.days);
}

std::string terms_in_force(db::Transaction& tx, const OrganizationId& id) {
    const auto settled = tx.value<std::int64_t>(
        "select version from settled_step where organization_id = $1 and step = 'retention'", id);
    return retention_rules().version + "/" + std::to_string(settled.value_or(0));
}

}  // namespace veerkracht::controllers
