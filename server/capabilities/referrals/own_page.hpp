// The resident's own page of a thread: a link, and a message that there is something to read.
#pragma once

#include "capabilities/people/person.hpp"
#include "capabilities/referrals/referral.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// `kind` is the text of the message; `from` is the organisation whose name and number stand in it.
// Nothing is sent to who has no number.
Result<> send_own_page(UnitOfWork& work, const people::Person& person, const ThreadId& thread_id,
                       std::string_view kind, const OrganizationId& from);
// The row whose resident has a page of this thread that still opens, and a number to tell it to.
std::optional<people::Person> reader_of_own_page(UnitOfWork& work, const ThreadId& thread_id);
// The same, when that reader may be told of this leg.
std::optional<people::Person> reader_of_own_page(UnitOfWork& work, const Referral& leg);
// Does a message of this organisation go there? Not when a proxy does not hear of it.
bool may_be_told_by(UnitOfWork& work, const OrganizationId& organization_id,
                    const people::Person& reader);
// Is a leg to this organisation hidden from who comes for the resident?
bool is_hidden_recipient(UnitOfWork& work, const PersonId& person_id,
                         const OrganizationId& organization_id);

struct OwnPageAgain {
    std::string how;  // sms, paper
};
BOOST_DESCRIBE_STRUCT(OwnPageAgain, (), (how))
constexpr auto rules(const OwnPageAgain*) {
    return std::tuple{rule(&OwnPageAgain::how, OneOf{"sms paper"})};
}
struct OwnPageSent {
    std::string code;     // to write on paper, shown once; "" after an sms
    std::string address;  // where the code is typed
    std::string to_phone;
};
BOOST_DESCRIBE_STRUCT(OwnPageSent, (), (code, address, to_phone))

// A phone was lost, or a link looks strange: a new way to the own page. The former ones, and the
// passkeys of that page, close at once. Reading there still asks a code to the recorded number.
Result<OwnPageSent> send_own_page_again(UnitOfWork& work, const ReferralId& id,
                                        const OwnPageAgain& input);

}  // namespace veerkracht::referrals
