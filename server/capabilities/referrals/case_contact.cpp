#include "capabilities/referrals/case_contact.hpp"

#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

Result<CaseForWorker> change_contact_of_case(UnitOfWork& work, const ReferralId& id,
                                             const CaseContact& input) {
    auto leg = TRY(find_accepted(work, id, access::Operation::write));
    TRY(the_version_is_still_this_one(leg, input.version));
    auto person = TRY(people::find_to_change(work, *leg.recipient_person_id));
    auto calling = people::calling_of(person);
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
