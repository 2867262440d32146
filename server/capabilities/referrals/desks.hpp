// A case that goes on to a desk (Wmo, debts, youth) or to a colleague: a leg of the same thread
// from this organisation, with its own consent and clock.
#pragma once

#include "capabilities/people/resident_views.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Faces that serve this organisation and that somebody with this role may ask for the resident.
std::vector<DeskChoice> choices_for(UnitOfWork& work, const OrganizationId& asked_by,
                                    const people::Person& person,
                                    const std::vector<std::string>& needs, std::string_view role);
// Faces in the municipality of the own organisation that this role may ask for this resident.
Result<std::vector<DeskChoice>> desks_for_case(UnitOfWork& work, const ReferralId& id);
// A code to the resident's phone: saying it aloud is saying yes.
Result<people::CodeSent> send_code_for_desk(UnitOfWork& work, const ReferralId& id);
Result<CaseForWorker> send_to_desk(UnitOfWork& work, const ReferralId& id,
                                   const NewDeskReferral& input);
// All that the receiver holds of this case, as one file.
Result<CaseExport> export_case(UnitOfWork& work, const ReferralId& id);
// The receiver did what a dated line asked for.
Result<CaseForWorker> finish_term(UnitOfWork& work, const ReferralId& id, const TermDone& input);
// What each face of the own practice asks for this resident.
Result<std::vector<DeskChoice>> asks_for_person(UnitOfWork& work, const PersonId& id);
// The same code, for who refers from the person page.
Result<people::CodeSent> send_code_for_referral(UnitOfWork& work, const PersonId& id);

}  // namespace veerkracht::referrals
