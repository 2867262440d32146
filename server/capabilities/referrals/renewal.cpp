#include "capabilities/referrals/renewal.hpp"

#include "capabilities/people/lifecycle.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/clock.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

namespace {

// The words that are read when it is asked anew.
constexpr std::string_view renewal_text = "verlenging-2026-1";

// In which language, and who says yes: as it is known of the resident now.
Result<consent::Consent> said_now(UnitOfWork& work, const consent::Consent& consent,
                                  const people::Person& person, const RenewedConsent& input) {
    TRY(consent::can_be_understood(person.language, input.with_interpreter));
    auto said = consent;
    TRY(consent::note_who_agreed(work, said, birth_date_to_judge_by(work, person), input.parent));
    said.given_at = work.now;
    said.given_how = input.given_how;
    said.text_version = renewal_text;
    said.language = person.language;
    said.with_interpreter = input.with_interpreter;
    said.recorded_by = work.actor.name;
    said.agreed_until = end_of_consent_given_on(work.today);
    return said;
}

// From the first notice of its end until that end.
bool ends_soon(UnitOfWork& work, const Referral& leg,
               const std::optional<consent::Consent>& consent) {
    if (!leg.accepted_at || leg.closed_at || !is_shared(work, leg, consent)) return false;
    return consent->legal_ground == "consent" && target_of(leg.target) != nullptr &&
           consent->ends_at <= plus_days_instant(work.now, clocks().consent_first_notice_days);
}

}  // namespace

std::string who_renews(UnitOfWork& work, const Referral& leg,
                       const std::optional<consent::Consent>& consent) {
    if (!ends_soon(work, leg, consent)) return "";
    const auto person = people::row(work, leg.person_id);
    return person ? consent::who_agrees(birth_date_to_judge_by(work, *person), work.today) : "";
}

Result<CaseForWorker> renew_consent(UnitOfWork& work, const ReferralId& id,
                                    const RenewedConsent& input) {
    const auto leg = TRY(find_accepted(work, id, access::Operation::write));
    if (!input.consent_given) return refuse_fields({{"consent_given", "required"}});
    const auto consent = consent::of_subject(work, id.value);
    if (!ends_soon(work, leg, consent)) return fail(Category::conflict, "consent.not_to_renew");
    const auto person = people::row(work, leg.person_id);
    if (!person) return fail(Category::conflict, "person.not_active");
    const auto said = TRY(said_now(work, *consent, *person, input));
    TRY(consent::renew(work, *consent, said));
    return view_of(work, leg);
}

}  // namespace veerkracht::referrals
