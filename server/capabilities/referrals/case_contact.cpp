#include "capabilities/referrals/case_contact.hpp"

#include <map>

#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/legs.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

namespace {

// What the resident refused came along with a case that is still shared.
people::Calling said_to_senders(UnitOfWork& work, const PersonId& own_row) {
    people::Calling said;
    const auto legs =
        work.tx.all<Referral>("select * from referral where recipient_person_id = $1", own_row);
    for (const auto& leg : legs)
        if (leg.from_organization_id != leg.to_organization_id &&
            is_shared(work, leg, consent::of_subject(work, leg.id.value)))
            said = people::together(said, people::calling_of(open_fields(work, leg)));
    return said;
}

Result<> a_no_of_the_resident_stands(const people::Calling& said, const people::Calling& stands,
                                     const CaseContact& input) {
    std::map<std::string, std::string> against;
    const bool calls = input.call_allowed && !stands.call_allowed;
    const bool leaves_voicemail = input.voicemail_allowed && !stands.voicemail_allowed;
    if (calls && !said.call_allowed) against["call_allowed"] = "resident_said_no";
    if (leaves_voicemail && !said.voicemail_allowed)
        against["voicemail_allowed"] = "resident_said_no";
    if (!against.empty()) return refuse_fields(std::move(against));
    return {};
}

}  // namespace

Result<CaseForWorker> change_contact_of_case(UnitOfWork& work, const ReferralId& id,
                                             const CaseContact& input) {
    auto leg = TRY(find_accepted(work, id, access::Operation::write));
    TRY(the_version_is_still_this_one(leg, input.version));
    auto person = TRY(people::find_to_change(work, *leg.recipient_person_id));
    if (person.version != input.person_version) return fail(Category::conflict, "record.changed");
    auto calling = people::calling_of(person);
    TRY(a_no_of_the_resident_stands(said_to_senders(work, person.id), calling, input));
    calling.call_allowed = input.call_allowed;
    calling.voicemail_allowed = input.voicemail_allowed;
    calling.call_when = std::string(trimmed(input.call_when));
    people::change_calling(work, person, calling);
    TRY(people::correct(work, person, {{"phone", std::string(trimmed(input.phone))}},
                        work.actor.name));
    TRY(work.tx.update(leg));  // of two who write at once the second looks first
    return view_of(work, leg);
}

}  // namespace veerkracht::referrals
