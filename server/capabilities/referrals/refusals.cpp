#include "capabilities/referrals/refusals.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/consent/refusal.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr auto text_version = "weigering-2026-1";

Result<> end_what_runs_between(UnitOfWork& work, const consent::Refusal& refusal) {
    auto legs = work.tx.all<Referral>(
        "select * from referral where person_id = $1 and to_organization_id = $2 order by id",
        refusal.person_id, refusal.recipient_organization_id);
    for (auto& leg : legs) TRY(end_sharing(work, leg));
    return {};
}

consent::Refusal refusal_to(const UnitOfWork& work, const PersonId& person_id,
                            const OrganizationId& asked_by, const OrganizationId& recipient) {
    consent::Refusal refusal;
    refusal.id = new_uuid();
    refusal.person_id = person_id;
    refusal.organization_id = asked_by;
    refusal.recipient_organization_id = recipient;
    refusal.text_version = text_version;
    refusal.language = "nl";
    refusal.refused_at = work.now;
    return refusal;
}

Result<> keep(UnitOfWork& work, const consent::Refusal& refusal) {
    TRY(end_what_runs_between(work, refusal));
    return consent::refuse(work, refusal);
}

}  // namespace

Result<RefusalKept> note_refusal(UnitOfWork& work, const PersonId& id, const NewRefusal& input) {
    const auto person = TRY(people::find(work, id));
    TRY(access::may(work, Class::referral_core, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    const auto face = directory::face_that_serves(work, person.organization_id, input.face_id);
    if (!face) return refuse_fields({{"face_id", "not_a_choice"}});
    auto refusal = refusal_to(work, person.id, person.organization_id, face->organization_id);
    refusal.recipient_name = face->name + ", " + organization_name(work, face->organization_id);
    refusal.given_how = input.given_how;
    refusal.given_by = consent::who_agrees(person.birth_on, work.today);
    refusal.recorded_by = work.actor.name;
    TRY(keep(work, refusal));
    return RefusalKept{refusal.recipient_name, refusal.refused_at};
}

Result<MyPage> refuse_recipient(UnitOfWork& work, const ReferralId& id) {
    const auto leg = TRY(find_own(work, id, Operation::write));
    auto refusal =
        refusal_to(work, leg.person_id, leg.from_organization_id, leg.to_organization_id);
    refusal.recipient_name = leg.to_name + ", " + organization_name(work, leg.to_organization_id);
    refusal.given_how = "on_screen";
    TRY(keep(work, refusal));
    return my_page(work);
}

}  // namespace veerkracht::referrals
