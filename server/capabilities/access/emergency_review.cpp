#include "capabilities/access/emergency_review.hpp"

#include "capabilities/access/access.hpp"
#include "kernel/text.hpp"

namespace veerkracht::access {

namespace {

constexpr int months_shown = 12;

struct Name {
    std::string given_name;
    std::string family_name;
};
BOOST_DESCRIBE_STRUCT(Name, (), (given_name, family_name))

std::string name_of_person(UnitOfWork& work, const PersonId& id) {
    const auto name =
        work.tx.maybe<Name>("select given_name, family_name from person_card where id = $1", id);
    return name ? std::string(trimmed(name->given_name + " " + name->family_name)) : "";
}

std::string name_of_organization(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.value<std::string>("select name from organization_card where id = $1", id)
        .value_or("");
}

bool is_own(const UnitOfWork& work, const Emergency& one) {
    return one.organization_id == work.actor.organization_id;
}

// The row of the own organisation: of who opened it, or what was opened.
PersonId own_row(const UnitOfWork& work, const Emergency& one,
                 const std::vector<OpenedRow>& opened) {
    if (is_own(work, one)) return one.person_id;
    for (const auto& row : opened)
        if (row.organization_id == work.actor.organization_id) return row.person_id;
    return {};
}

// To judge it is what the log is read for.
Result<> may_review(UnitOfWork& work, const PersonId& person_id,
                    const OrganizationId& organization_id) {
    const Record door{.person_id = person_id, .organization_id = organization_id, .in_scope = true};
    TRY(may(work, Class::access_log, Operation::read, door));
    return may(work, Class::identity, Operation::read, door);
}

std::string opened(UnitOfWork& work, const Emergency& one, std::string_view place,
                   const db::Bytes& sealed) {
    return work.open(one.person_id, place, one.id.value, sealed);
}

// What was read by it, of the rows that it opened.
int looks_by(UnitOfWork& work, const Emergency& one) {
    return static_cast<int>(
        work.tx
            .value<std::int64_t>(
                "select count(*) from emergency_look l join emergency_row r on r.person_id = "
                "l.person_id where r.emergency_id = $1 and l.account_id = $2 and l.at >= $3 and "
                "l.at < $4",
                one.id, one.account_id, one.opened_at, one.ends_at)
            .value_or(0));
}

void show_own_words(UnitOfWork& work, const Emergency& one, EmergencyReview& view) {
    view.words = opened(work, one, "emergency.words", one.words);
    view.not_safe = opened(work, one, "emergency.not_safe", one.not_safe);
    view.verdict_words = opened(work, one, "emergency.verdict_words", one.verdict_words);
    view.judged_by_name = one.judged_by_name;
}

Result<EmergencyReview> view_of(UnitOfWork& work, const Emergency& one) {
    const auto opened_rows = rows_of(work, one.id);
    const auto row = own_row(work, one, opened_rows);
    TRY(may_review(work, row, work.actor.organization_id));
    const auto& terms = emergency_rules();
    const auto opened_on = day_of(one.opened_at);
    EmergencyReview view;
    view.id = one.id;
    view.version = one.version;
    view.own = is_own(work, one);
    view.opened_by_name = one.account_name;
    view.role = one.role;
    view.organization_name = name_of_organization(work, one.organization_id);
    view.person_name = name_of_person(work, row);
    view.reason = one.reason;
    view.opened_at = one.opened_at;
    view.ends_at = one.ends_at;
    for (const auto& other : opened_rows)
        if (view.own || other.organization_id == work.actor.organization_id)
            view.opened_of.push_back(name_of_organization(work, other.organization_id));
    view.looks = looks_by(work, one);
    view.often = is_often(work, one);
    view.tell_on = one.tell_on;
    view.tell_at_the_latest = plus_days(opened_on, terms.told_within_days);
    view.told_at = one.told_at;
    view.review_by = plus_days(opened_on, terms.review_within_days);
    view.late = view.own && !one.judged_at && view.review_by < work.today;
    view.verdict = one.verdict;
    view.judged_at = one.judged_at;
    if (view.own) show_own_words(work, one, view);
    return view;
}

Result<Emergency> find_own(UnitOfWork& work, const EmergencyId& id, int version) {
    auto one = TRY(own_emergency(work, id));
    if (one.version != version) return fail(Category::conflict, "record.changed");
    return one;
}

}  // namespace

Result<std::vector<EmergencyReview>> emergencies(UnitOfWork& work) {
    const auto own = TRY(own_organization(work));
    const auto all = work.tx.all<Emergency>(
        "select * from emergency where (organization_id = $1 or id in (select emergency_id from "
        "emergency_row where organization_id = $1)) and (opened_at > $2 or (organization_id = $1 "
        "and judged_at is null)) order by opened_at desc, id limit 200",
        own, instant_of_local(plus_months(work.today, -months_shown) + "T00:00"));
    std::vector<EmergencyReview> views;
    for (const auto& one : all)
        if (auto view = view_of(work, one)) views.push_back(std::move(*view));
    return views;
}

Result<Emergency> own_emergency(UnitOfWork& work, const EmergencyId& id) {
    auto one = TRY(work.tx.one<Emergency>("select * from emergency where id = $1", id));
    TRY(may_review(work, one.person_id, one.organization_id));
    return one;
}

Result<EmergencyReview> judge_emergency(UnitOfWork& work, const EmergencyId& id,
                                        const Verdict& input) {
    auto one = TRY(find_own(work, id, input.version));
    if (one.judged_at) return fail(Category::conflict, "emergency.judged");
    const auto words = trimmed(input.words);
    if (input.verdict == "not_in_order" && words.empty())
        return refuse_fields({{"words", "required"}});
    one.verdict = input.verdict;
    one.verdict_words = work.seal(one.person_id, "emergency.verdict_words", one.id.value, words);
    one.judged_at = work.now;
    one.judged_by_name = work.actor.name;
    TRY(work.tx.update(one));
    return view_of(work, one);
}

Result<EmergencyReview> change_day_to_tell(UnitOfWork& work, const EmergencyId& id,
                                           const TellOn& input) {
    auto one = TRY(find_own(work, id, input.version));
    if (one.told_at) return fail(Category::conflict, "emergency.told");
    const auto latest = plus_days(day_of(one.opened_at), emergency_rules().told_within_days);
    if (input.tell_on < work.today || input.tell_on > latest)
        return refuse_fields({{"tell_on", "out_of_range"}});
    one.tell_on = input.tell_on;
    TRY(work.tx.update(one));
    return view_of(work, one);
}

}  // namespace veerkracht::access
