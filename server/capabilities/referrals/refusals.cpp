#include "capabilities/referrals/refusals.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "capabilities/access/access.hpp"
#include "capabilities/consent/refusal.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr auto text_version = "weigering-2026-1";

struct SameResident {
    PersonId person_id;
    OrganizationId organization_id;
};
BOOST_DESCRIBE_STRUCT(SameResident, (), (person_id, organization_id))

// The rows of other organisations that a referral ties to this one.
std::vector<SameResident> rows_of_same_resident(UnitOfWork& work, const PersonId& id) {
    return work.tx.all<SameResident>(
        "select distinct other.person_id, other.organization_id from thread_party own join "
        "thread_party other on other.thread_id = own.thread_id where own.person_id = $1 and "
        "other.person_id <> $1 order by other.person_id",
        id);
}

// How many there were, ended or not.
Result<std::size_t> end_what_was_sent(UnitOfWork& work, const PersonId& person_id,
                                      const OrganizationId& recipient_id) {
    auto legs = work.tx.all<Referral>(
        "select * from referral where person_id = $1 and to_organization_id = $2 order by id",
        person_id, recipient_id);
    std::erase_if(legs, is_own_case);  // nobody's consent carries it
    for (auto& leg : legs) TRY(end_sharing(work, leg));
    return legs.size();
}

// What waits where this recipient and another both read goes on with the other.
Result<std::size_t> leave_out_of_inboxes(UnitOfWork& work, const PersonId& person_id,
                                         const OrganizationId& recipient_id) {
    auto legs = work.tx.all<Referral>(
        "select waiting.* from referral waiting join inbox_member_card reader on reader.inbox_id = "
        "waiting.to_organization_id where waiting.person_id = $1 and reader.organization_id = $2 "
        "and waiting.closed_at is null order by waiting.id",
        person_id, recipient_id);
    for (auto& leg : legs)
        if (!TRY(leave_out(work, leg, recipient_id))) TRY(end_sharing(work, leg));
    return legs.size();
}

Result<bool> end_what_runs_between(UnitOfWork& work, const PersonId& person_id,
                                   const OrganizationId& recipient_id) {
    const auto sent = TRY(end_what_was_sent(work, person_id, recipient_id));
    return sent + TRY(leave_out_of_inboxes(work, person_id, recipient_id)) > 0;
}

consent::Refusal refusal_to(const UnitOfWork& work, const PersonId& person_id,
                            const OrganizationId& asked_by, const OrganizationId& recipient,
                            const std::string& language) {
    consent::Refusal refusal;
    refusal.id = new_uuid();
    refusal.person_id = person_id;
    refusal.organization_id = asked_by;
    refusal.recipient_organization_id = recipient;
    refusal.text_version = text_version;
    refusal.language = language;
    refusal.refused_at = work.now;
    return refusal;
}

// It holds for every row of this resident that something was sent from, whoever sent it.
Result<> keep(UnitOfWork& work, const consent::Refusal& refusal) {
    const auto& recipient = refusal.recipient_organization_id;
    TRY(end_what_runs_between(work, refusal.person_id, recipient));
    TRY(consent::refuse(work, refusal));
    for (const auto& row : rows_of_same_resident(work, refusal.person_id)) {
        if (!TRY(end_what_runs_between(work, row.person_id, recipient))) continue;
        auto same = refusal;
        same.id = new_uuid();
        same.person_id = row.person_id;
        same.organization_id = row.organization_id;
        TRY(consent::refuse(work, same));
    }
    return {};
}

RefusalRow row_of(const consent::Refusal& refusal) {
    return {RefusalId{refusal.id}, refusal.recipient_name, refusal.refused_at, refusal.given_how,
            refusal.recorded_by};
}

// Of the resident at the own page: the rows that the page tells of.
std::vector<PersonId> own_rows(UnitOfWork& work) {
    std::vector<PersonId> own{work.actor.person_id};
    for (const auto& row : rows_of_same_resident(work, work.actor.person_id))
        own.push_back(row.person_id);
    return own;
}

// Who was asked again since, and got a yes, is not refused any more.
bool stands(UnitOfWork& work, const consent::Refusal& refusal, const std::vector<PersonId>& rows) {
    return std::ranges::none_of(rows, [&](const PersonId& row) {
        return consent::is_allowed_since(work, row, refusal.recipient_organization_id,
                                         refusal.refused_at);
    });
}

// A no names a recipient; who comes for the resident does not hear of one that is hidden from him.
bool is_shown(UnitOfWork& work, access::Record door, const consent::Refusal& refusal) {
    door.hidden_from_proxies =
        is_hidden_recipient(work, work.actor.person_id, refusal.recipient_organization_id);
    return access::would_allow(work, Class::referral_core, Operation::read, door);
}

std::vector<consent::Refusal> own_refusals(UnitOfWork& work) {
    std::vector<consent::Refusal> all;
    const auto rows = own_rows(work);
    const auto door = people::door_of_own_page(work);
    for (const auto& id : rows)
        for (auto& refusal : consent::refusals_of(work, id))
            if (stands(work, refusal, rows) && is_shown(work, door, refusal))
                all.push_back(std::move(refusal));
    std::ranges::stable_sort(all, std::greater{}, &consent::Refusal::refused_at);
    return all;
}

Result<RefusalKept> put_down(UnitOfWork& work, const people::Person& person,
                             const NewRefusal& input) {
    const auto face = directory::face_that_serves(work, person.organization_id, input.face_id);
    if (!face) return refuse_fields({{"face_id", "not_a_choice"}});
    auto refusal =
        refusal_to(work, person.id, person.organization_id, face->organization_id, person.language);
    refusal.recipient_name = face->name + ", " + organization_name(work, face->organization_id);
    refusal.given_how = input.given_how;
    refusal.given_by = consent::who_agrees(birth_date_to_judge_by(work, person), work.today);
    refusal.recorded_by = work.actor.name;
    TRY(keep(work, refusal));
    return RefusalKept{refusal.recipient_name, refusal.refused_at};
}

}  // namespace

Result<RefusalKept> note_refusal(UnitOfWork& work, const PersonId& id, const NewRefusal& input) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::referral_core, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    return put_down(work, person, input);
}

Result<RefusalKept> note_refusal_at_case(UnitOfWork& work, const ReferralId& id,
                                         const NewRefusal& input) {
    const auto leg = TRY(find_accepted(work, id, Operation::write));
    return put_down(work, TRY(people::find(work, *leg.recipient_person_id)), input);
}

Result<MyPage> refuse_recipient(UnitOfWork& work, const ReferralId& id, const MyRefusal& input) {
    const auto leg = TRY(find_own(work, id, Operation::write));
    // A no counts in whatever language it was read.
    TRY(languages::must_have_a_package("text_language", input.text_language));
    auto refusal = refusal_to(work, leg.person_id, leg.from_organization_id, leg.to_organization_id,
                              input.text_language);
    refusal.recipient_name = leg.to_name + ", " + organization_name(work, leg.to_organization_id);
    refusal.given_how = "on_screen";
    TRY(keep(work, refusal));
    return my_page(work);
}

Result<std::vector<RefusalRow>> refusals_of_person(UnitOfWork& work, const PersonId& id) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::referral_core, Operation::read,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    std::vector<RefusalRow> rows;
    const auto refusals = consent::refusals_of(work, id);
    for (const auto& refusal : refusals)
        if (stands(work, refusal, {id})) rows.push_back(row_of(refusal));
    return rows;
}

Result<std::vector<RefusalRow>> my_refusals(UnitOfWork& work) {
    TRY(access::may(work, Class::referral_core, Operation::read, people::door_of_own_page(work)));
    std::vector<RefusalRow> rows;
    std::set<OrganizationId> told;
    const auto refusals = own_refusals(work);
    for (const auto& refusal : refusals)
        if (told.insert(refusal.recipient_organization_id).second) rows.push_back(row_of(refusal));
    return rows;
}

Result<std::vector<RefusalRow>> take_refusal_back(UnitOfWork& work, const RefusalId& id) {
    TRY(access::may(work, Class::referral_core, Operation::write, people::door_of_own_page(work)));
    const auto refusals = own_refusals(work);
    const auto meant = std::ranges::find(refusals, id.value, &consent::Refusal::id);
    if (meant == refusals.end()) return fail(Category::not_found, "record.absent");
    for (const auto& own : own_rows(work))
        TRY(consent::take_back(work, own, meant->recipient_organization_id));
    return my_refusals(work);
}

Result<> end_what_was_refused(UnitOfWork& work, const PersonId& id) {
    auto legs = work.tx.all<Referral>(
        "select * from referral where person_id = $1 and closed_at is null order by id", id);
    for (auto& leg : legs)
        if (const auto consent = consent::of_subject(work, leg.id.value);
            consent && consent->refused_at)
            TRY(end_sharing(work, leg));
    return {};
}

}  // namespace veerkracht::referrals
