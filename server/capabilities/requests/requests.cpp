#include "capabilities/requests/requests.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/restriction.hpp"
#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/officers.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/requests/request.hpp"
#include "kernel/text.hpp"

namespace veerkracht::requests {

using access::Class;
using access::Operation;

namespace {

constexpr int days_shown_after_answer = 7;
constexpr std::string_view keeps_parents_out = "not_for_parents";

// ---- the resident ----

// One row of this resident with one organisation.
struct KeptBy {
    PersonId person_id;
    OrganizationId organization_id;
    bool hidden = false;  // a proxy of this resident does not hear of that organisation
};
BOOST_DESCRIBE_STRUCT(KeptBy, (), (person_id, organization_id, hidden))

access::Record door_of_resident(UnitOfWork& work, const KeptBy& row) {
    auto door = people::door_of_own_page(work);
    door.person_id = row.person_id;
    door.organization_id = row.organization_id;
    door.hidden_from_proxies = row.hidden;
    return door;
}

std::vector<KeptBy> rows_of_resident(UnitOfWork& work) {
    auto rows = work.tx.all<KeptBy>(
        "select id as person_id, organization_id, exists (select 1 from hidden_recipient h where "
        "h.person_id = $1 and h.organization_id = person_card.organization_id) as hidden "
        "from person_card where status = 'active' and "
        "(id = $1 or id in (select other_person_id from resident_rows where person_id = $1)) "
        "order by case when id = $1 then 0 else 1 end, organization_id, id",
        work.actor.person_id);
    std::erase_if(rows, [&](const KeptBy& row) {
        return !access::would_allow(work, Class::messages, Operation::read,
                                    door_of_resident(work, row));
    });
    return rows;
}

std::string own_words(UnitOfWork& work, const Request& request) {
    return work.open(request.person_id, "record_request.words", request.id.value, request.words);
}

std::string answer_words(UnitOfWork& work, const Request& request) {
    if (!request.answered_at) return "";
    return work.open(request.person_id, "record_request.answer_words", request.id.value,
                     request.answer_words);
}

struct Card {
    std::string name;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(Card, (), (name, phone))

Card card_of(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.maybe<Card>("select name, phone from organization_card where id = $1", id)
        .value_or(Card());
}

MyRequest my_view(UnitOfWork& work, const Request& request) {
    return {request.id,
            request.organization_id,
            card_of(work, request.organization_id).name,
            request.kind,
            request.subject,
            own_words(work, request),
            request.asked_at,
            request.due_on,
            is_late(work, request),
            request.replaced_at,
            request.answered_at,
            request.answer,
            answer_words(work, request),
            request.answered_by_name,
            access::restriction_of(work, request.id.value),
            extension_view(work, request.id),
            look_of(request)};
}

Result<MyRequests> all_mine(UnitOfWork& work) {
    MyRequests mine;
    mine.months = clock_of_requests().answer_within_months;
    for (const auto& row : rows_of_resident(work)) {
        TRY(access::may(work, Class::messages, Operation::read, door_of_resident(work, row)));
        const auto card = card_of(work, row.organization_id);
        const auto is_there = [&](const auto& one) {
            return one.organization_id == row.organization_id;
        };
        if (std::ranges::none_of(mine.organizations, is_there))
            mine.organizations.push_back({row.organization_id, card.name, card.phone});
        const auto asked = work.tx.all<Request>(
            "select * from record_request where person_id = $1 order by asked_at desc, id desc",
            row.person_id);
        for (const auto& request : asked) mine.requests.push_back(my_view(work, request));
    }
    std::ranges::stable_sort(mine.requests, std::ranges::greater{}, &MyRequest::asked_at);
    if (people::door_of_own_page(work).age == access::Age::under_16)
        mine.parents_kept_out_at = work.actor.organization_id;
    return mine;
}

Result<KeptBy> row_with(const std::vector<KeptBy>& rows, const OrganizationId& organization_id) {
    const auto row = std::ranges::find(rows, organization_id, &KeptBy::organization_id);
    if (row == rows.end()) return refuse_fields({{"organization_id", "not_a_choice"}});
    return *row;
}

std::int64_t open_of(UnitOfWork& work, const PersonId& person_id) {
    return work.tx
        .value<std::int64_t>(
            "select count(*) from record_request where person_id = $1 and "
            "answered_at is null and replaced_at is null",
            person_id)
        .value_or(0);
}

// Parents come at the page of one organisation: there it is asked, from 12 until 16.
Result<> it_fits_this_age(UnitOfWork& work, const NewRequest& input) {
    if (input.kind != keeps_parents_out) return {};
    const auto door = people::door_of_own_page(work);
    if (door.age != access::Age::under_16 || input.organization_id != work.actor.organization_id)
        return refuse_fields({{"kind", "not_a_choice"}});
    return {};
}

Request request_about(UnitOfWork& work, const KeptBy& row, std::string_view kind,
                      std::string_view subject, std::string_view words) {
    Request request;
    request.id = new_id<RequestId>();
    request.person_id = row.person_id;
    request.organization_id = row.organization_id;
    request.kind = kind;
    request.subject = subject;
    request.words = work.seal(row.person_id, "record_request.words", request.id.value, words);
    request.asked_at = work.now;
    request.due_on = plus_months(work.today, clock_of_requests().answer_within_months);
    return request;
}

Result<MyRequests> keep(UnitOfWork& work, const Request& request) {
    if (open_of(work, request.person_id) >= clock_of_requests().open_at_most)
        return fail(Category::conflict, "request.too_many_open");
    TRY(work.tx.insert(request));
    work.record(RequestAsked{request.id, request.organization_id, request.kind});
    return all_mine(work);
}

bool was_asked(UnitOfWork& work, const Request& request) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from record_request where person_id = $1 and kind = $2 and "
                   "look "
                   "= $3",
                   request.person_id, request.kind, request.look)
               .value_or(0) > 0;
}

// Said anew: the former words stay, and stand no longer beside the record.
Result<> replace_former_statement(UnitOfWork& work, const Request& request) {
    if (request.kind != "statement") return {};
    TRY(
        work.tx.execute("update record_request set replaced_at = $1, version = version + 1 where "
                        "person_id = $2 and subject = $3 and kind = 'statement' and replaced_at is "
                        "null",
                        work.now, request.person_id, request.subject));
    return {};
}

// ---- the organisation ----

access::Record door_of_organization(const UnitOfWork& work, const PersonId& person_id,
                                    const OrganizationId& organization_id) {
    access::Record door{.person_id = person_id, .organization_id = organization_id};
    if (organization_id != work.actor.organization_id) return door;
    door.relation = access::Relation::author;
    door.in_scope = true;  // a request about the own record is the dispute itself
    return door;
}

struct Away {
    std::optional<AccountId> substitute_account_id;
};
BOOST_DESCRIBE_STRUCT(Away, (), (substitute_account_id))

bool stands_in_for(UnitOfWork& work, const AccountId& id) {
    const auto away = work.tx.maybe<Away>(
        "select substitute_account_id from absence_card where account_id = $1 and from_on <= $2 "
        "and until_on >= $2 order by from_on limit 1",
        id, work.today);
    if (!away) return false;
    return !away->substitute_account_id || *away->substitute_account_id == work.actor.account_id;
}

// A dispute is read by whose turn it is. Who has that turn and is away named who stands in; where
// nobody was named, or nobody has the turn, the team sees to it.
bool takes_part(UnitOfWork& work, const Request& request) {
    const auto restriction = access::restriction_of(work, request.id.value);
    if (restriction && restriction->mine) return true;
    const auto owner = owner_of(work, request);
    return !owner || owner->id == work.actor.account_id || stands_in_for(work, owner->id);
}

// What a resident says beside the record goes with the record, for who may read that.
bool stands_beside_the_record(const Request& request) {
    return request.kind == "statement" || request.kind == keeps_parents_out;
}

bool is_for_him(UnitOfWork& work, const Request& request) {
    return stands_beside_the_record(request) || takes_part(work, request);
}

access::Record door_of_organization(UnitOfWork& work, const Request& request) {
    auto door = door_of_organization(work, request.person_id, request.organization_id);
    if (is_for_him(work, request)) return door;
    door.relation = access::Relation::none;
    door.in_scope = false;
    return door;
}

bool can_freeze(const Request& request) {
    return request.kind == "objection" && !request.replaced_at && !request.answered_at;
}

RequestRow row_of(UnitOfWork& work, const Request& request) {
    const auto person = people::row(work, request.person_id);
    const auto owner = owner_of(work, request);
    RequestRow row;
    row.id = request.id;
    row.version = request.version;
    row.kind = request.kind;
    row.subject = request.subject;
    row.words = own_words(work, request);
    row.person_id = request.person_id;
    row.person_name = person ? people::full_name(*person) : "";
    row.asked_at = request.asked_at;
    row.due_on = request.due_on;
    row.late = is_late(work, request);
    row.owner_name = owner ? owner->name : "";
    row.mine = owner && owner->id == work.actor.account_id;
    row.answered_at = request.answered_at;
    row.answer = request.answer;
    row.answer_words = answer_words(work, request);
    row.answered_by_name = request.answered_by_name;
    row.restriction = access::restriction_of(work, request.id.value);
    row.may_restrict = can_freeze(request) && !row.restriction;
    return row;
}

std::vector<RequestRow> seen_rows(UnitOfWork& work, std::vector<Request> requests) {
    std::vector<RequestRow> rows;
    // Who has no part in it did not ask for it either.
    std::erase_if(requests, [&](const Request& request) { return !is_for_him(work, request); });
    for (const auto& request : requests)
        if (access::may(work, Class::messages, Operation::read,
                        door_of_organization(work, request)))
            rows.push_back(row_of(work, request));
    return rows;
}

Result<> the_answer_fits(const Request& request, const RequestAnswer& input) {
    if (asks_a_name(request)) return fail(Category::not_found, "record.absent");
    if (request.replaced_at) return fail(Category::conflict, "request.replaced");
    if (request.answered_at) return fail(Category::conflict, "request.answered_already");
    if (request.version != input.version) return fail(Category::conflict, "record.changed");
    if ((request.kind == "statement") != (input.answer == "seen"))
        return refuse_fields({{"answer", "not_a_choice"}});
    const bool says_why = !trimmed(input.words).empty();
    if ((input.answer == "partly" || input.answer == "refused") && !says_why)
        return refuse_fields({{"words", "required"}});
    return {};
}

// A late answer is the organisation's, and not of one team alone.
Result<> tell_officers_of_late(UnitOfWork& work, const Request& request) {
    return notifications::tell_officers(work, "record_request_late", request.id.value,
                                        request.organization_id, "/privacy");
}

Result<> mail(UnitOfWork& work, std::string_view kind, const Request& request) {
    return notifications::tell_mailbox(work, kind, request.id.value, request.organization_id, "/");
}

// Whose turn it is: the team, or for a name the officers.
Result<> remind(UnitOfWork& work, const Request& request) {
    if (!asks_a_name(request)) return mail(work, "record_request_waits", request);
    if (is_late(work, request)) return {};  // they hear that already
    return notifications::tell_officers(work, "written_request_waits", request.id.value,
                                        request.organization_id, "/privacy");
}

}  // namespace

Result<MyRequests> my_requests(UnitOfWork& work) {
    TRY(access::may(work, Class::messages, Operation::read, people::door_of_own_page(work)));
    return all_mine(work);
}

Result<MyRequests> ask(UnitOfWork& work, const NewRequest& input) {
    TRY(access::may(work, Class::messages, Operation::write, people::door_of_own_page(work)));
    const auto rows = rows_of_resident(work);
    const auto row = TRY(row_with(rows, input.organization_id));
    TRY(access::may(work, Class::messages, Operation::write, door_of_resident(work, row)));
    TRY(it_fits_this_age(work, input));
    const auto words = trimmed(input.words);
    if (words.empty()) return refuse_fields({{"words", "required"}});
    const auto request = request_about(work, row, input.kind, input.subject, words);
    TRY(replace_former_statement(work, request));
    return keep(work, request);
}

Result<MyRequests> ask_name(UnitOfWork& work, const NameAsk& input) {
    TRY(access::may(work, Class::messages, Operation::write, people::door_of_own_page(work)));
    const auto row = TRY(row_with(rows_of_resident(work), input.organization_id));
    TRY(access::may(work, Class::messages, Operation::write, door_of_resident(work, row)));
    if (!TRY(audit::stands_without_name(work, input.organization_id, input.look)))
        return refuse_fields({{"look", "not_a_choice"}});
    auto request = request_about(work, row, "who_looked", "looks", "");
    request.look = veerkracht::to_json(input.look);
    if (was_asked(work, request)) return fail(Category::conflict, "request.asked_already");
    return keep(work, request);
}

Result<MyRequests> take_back(UnitOfWork& work, const RequestId& id) {
    TRY(access::may(work, Class::messages, Operation::write, people::door_of_own_page(work)));
    auto request = TRY(work.tx.one<Request>("select * from record_request where id = $1", id));
    if (request.person_id != work.actor.person_id || request.kind != keeps_parents_out)
        return fail(Category::not_found, "record.absent");
    if (!request.replaced_at) {
        request.replaced_at = work.now;
        TRY(work.tx.update(request));
    }
    return all_mine(work);
}

Result<RequestRow> note_not_for_parents(UnitOfWork& work, const PersonId& id,
                                        const NotForParents& input) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::messages, Operation::write,
                    door_of_organization(work, id, person.organization_id)));
    if (access::age_of(person.birth_on, work.today) != access::Age::under_16)
        return fail(Category::conflict, "request.not_this_age");
    const auto words = trimmed(input.words);
    if (words.empty()) return refuse_fields({{"words", "required"}});
    Request request;
    request.id = new_id<RequestId>();
    request.person_id = id;
    request.organization_id = person.organization_id;
    request.kind = keeps_parents_out;
    request.subject = "other";
    request.words = work.seal(id, "record_request.words", request.id.value, "");
    request.asked_at = request.told_at.emplace(work.now);
    request.due_on = work.today;
    request.answered_at = work.now;
    request.answer = "done";
    request.answer_words = work.seal(id, "record_request.answer_words", request.id.value, words);
    request.answered_by = work.actor.account_id;
    request.answered_by_name = work.actor.name;
    TRY(work.tx.insert(request));
    return row_of(work, request);
}

Result<std::vector<RequestRow>> of_organization(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    return seen_rows(
        work, work.tx.all<Request>(
                  "select * from record_request where organization_id = $1 and replaced_at is null "
                  "and kind <> 'who_looked' and (answered_at is null or answered_at > $2 or id in "
                  "(select request_id from "
                  "restriction_card where organization_id = $1 and (ends_at is null or ends_at > "
                  "$3))) order by case when answered_at is null then 0 else 1 end, due_on, "
                  "asked_at limit 100",
                  own, plus_days_instant(work.now, -days_shown_after_answer), work.now));
}

Result<std::vector<RequestRow>> of_person(UnitOfWork& work, const PersonId& id) {
    const auto person = people::row(work, id);
    if (!person) return fail(Category::not_found, "record.absent");
    TRY(access::may(work, Class::messages, Operation::read,
                    door_of_organization(work, id, person->organization_id)));
    return seen_rows(
        work, work.tx.all<Request>(
                  "select * from record_request where person_id = $1 and replaced_at is null and "
                  "kind <> 'who_looked' and (kind in ('statement', 'not_for_parents') or "
                  "answered_at is null) order by asked_at desc limit 50",
                  id));
}

Result<RequestRow> answer(UnitOfWork& work, const RequestId& id, const RequestAnswer& input) {
    auto request = TRY(work.tx.one<Request>("select * from record_request where id = $1", id));
    TRY(access::may(work, Class::messages, Operation::write, door_of_organization(work, request)));
    TRY(the_answer_fits(request, input));
    request.answered_at = work.now;
    request.answer = input.answer;
    request.answer_words =
        work.seal(request.person_id, "record_request.answer_words", id.value, trimmed(input.words));
    request.answered_by = work.actor.account_id;
    request.answered_by_name = work.actor.name;
    TRY(work.tx.update(request));
    work.record(RequestAnswered{id, request.organization_id, request.kind, request.answer});
    return row_of(work, request);
}

Result<RequestRow> restrict_for(UnitOfWork& work, const RequestId& id,
                                const RestrictionReason& input) {
    const auto request =
        TRY(work.tx.one<Request>("select * from record_request where id = $1", id));
    TRY(access::may(work, Class::messages, Operation::write, door_of_organization(work, request)));
    const auto words = trimmed(input.words);
    if (words.empty()) return refuse_fields({{"words", "required"}});
    const auto before = access::restriction_of(work, id.value);
    if (!before && !can_freeze(request)) return fail(Category::conflict, "request.not_to_restrict");
    TRY(access::restrict_record(
        work, {request.person_id, request.organization_id, id.value, std::string(words)}));
    if (!before || !before->mine)
        work.record(RecordRestricted{id, request.organization_id, before ? "taken_over" : "began"});
    return row_of(work, request);
}

Result<RequestRow> end_restriction_for(UnitOfWork& work, const RequestId& id,
                                       const RestrictionReason& input) {
    const auto request =
        TRY(work.tx.one<Request>("select * from record_request where id = $1", id));
    TRY(access::may(work, Class::messages, Operation::write, door_of_organization(work, request)));
    const auto words = trimmed(input.words);
    if (words.empty()) return refuse_fields({{"words", "required"}});
    const auto day = plus_days(work.today, clock_of_requests().restriction_ends_after_days);
    TRY(access::end_restriction(work, id.value, std::string(words),
                                instant_of_local(day + "T00:00")));
    work.record(RecordRestricted{id, request.organization_id, "ends"});
    return row_of(work, request);
}

Result<> tell_the_organization(UnitOfWork& work, const RequestAsked& news) {
    for (const auto* kind : {"record_request", "name_request"})
        if (notifications::exists(work, kind, news.request_id.value)) return {};
    const auto request =
        TRY(work.tx.one<Request>("select * from record_request where id = $1", news.request_id));
    if (asks_a_name(request))
        return notifications::tell_officers(work, "name_request", request.id.value,
                                            request.organization_id, "/privacy");
    return mail(work, "record_request", request);
}

// A week before the day, on it, and each week that it is late.
Result<> warn(UnitOfWork& work) {
    const auto& clock = clock_of_requests();
    auto waiting = work.tx.all<Request>(
        "select * from record_request where answered_at is null and replaced_at is null and "
        "due_on <= $1 and (warned_at is null or warned_at <= $2) limit 200",
        plus_days(work.today, clock.warn_days_before),
        plus_days_instant(work.now, -clock.warn_days_before));
    for (auto& request : waiting) {
        request.warned_at = work.now;
        TRY(work.tx.update(request));
        TRY(remind(work, request));
        if (is_late(work, request)) TRY(tell_officers_of_late(work, request));
    }
    return {};
}

std::optional<PersonId> person_to_tell(UnitOfWork& work, const RequestId& id) {
    const auto request = work.tx.maybe<Request>("select * from record_request where id = $1", id);
    if (!request || request->told_at || request->kind == "statement") return std::nullopt;
    return request->person_id;
}

Result<> note_told(UnitOfWork& work, const RequestId& id) {
    TRY(
        work.tx.execute("update record_request set told_at = $1, version = version + 1 where id = "
                        "$2 and told_at is null",
                        work.now, id));
    return {};
}

std::optional<PersonId> person_to_tell_of_restriction(UnitOfWork& work, const RequestId& id,
                                                      std::string_view moment) {
    const auto request = work.tx.maybe<Request>("select * from record_request where id = $1", id);
    if (!request || request->restriction_told == moment) return std::nullopt;
    return request->person_id;
}

Result<> note_restriction_told(UnitOfWork& work, const RequestId& id, std::string_view moment) {
    TRY(
        work.tx.execute("update record_request set restriction_told = $1, version = version + 1 "
                        "where id = $2",
                        moment, id));
    return {};
}

Result<> hand_over_about(UnitOfWork& work, const PersonId& person_id,
                         const OrganizationId& organization_id) {
    TRY(access::hand_over_restrictions(work, person_id, organization_id));
    TRY(hand_over_extensions(work, person_id, organization_id));
    TRY(
        work.tx.execute("update record_request set organization_id = $1, version = version + 1 "
                        "where person_id = $2",
                        organization_id, person_id));
    return {};
}

Result<> move_about(UnitOfWork& work, const PersonId& from, const PersonId& to) {
    TRY(access::move_restrictions(work, from, to));
    TRY(move_extensions(work, from, to));
    auto requests = work.tx.all<Request>("select * from record_request where person_id = $1", from);
    for (auto& request : requests) {
        const auto words = own_words(work, request);
        const auto answered = answer_words(work, request);
        request.person_id = to;
        request.words = work.seal(to, "record_request.words", request.id.value, words);
        if (request.answered_at)
            request.answer_words =
                work.seal(to, "record_request.answer_words", request.id.value, answered);
        TRY(work.tx.update(request));
    }
    return {};
}

}  // namespace veerkracht::requests
