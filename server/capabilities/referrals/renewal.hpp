// A consent that ends soon is asked anew by who goes along with the resident: the same recipient,
// the same fields, a new end. Each yes is kept as it was said.
#pragma once

#include "capabilities/consent/consent.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct RenewedConsent {
    bool consent_given = false;
    std::string given_how;
    bool with_interpreter = false;
    std::optional<consent::ParentYes> parent;
};
BOOST_DESCRIBE_STRUCT(RenewedConsent, (), (consent_given, given_how, with_interpreter, parent))
constexpr auto rules(const RenewedConsent*) {
    return std::tuple{rule(&RenewedConsent::given_how, OneOf{"spoken on_paper"})};
}

// Who says yes anew, a word of consent::who_agrees: from the first notice of its end until that
// end.
// "" of what is not asked.
std::string who_renews(UnitOfWork& work, const Referral& leg,
                       const std::optional<consent::Consent>& consent);
Result<CaseForWorker> renew_consent(UnitOfWork& work, const ReferralId& id,
                                    const RenewedConsent& input);

}  // namespace veerkracht::referrals
