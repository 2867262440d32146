// What the doors of this room share: loading a leg with its consent, opening its sealed fields,
// taking a step with its trail.
#pragma once

#include "capabilities/access/access.hpp"
#include "capabilities/consent/consent.hpp"
#include "capabilities/people/person.hpp"
#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/steps.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

Result<Referral> load(UnitOfWork& work, const ReferralId& id);

// How the actor stands to this leg, as read from it; `consent` is its consent now.
access::Record door_of_sender(const Referral& leg);
access::Record door_of_receiver(UnitOfWork& work, const Referral& leg,
                                const std::optional<consent::Consent>& consent);
// The same, when the consent and the sender's person were read with the leg.
access::Record door_of_receiver(UnitOfWork& work, const Referral& leg, access::ConsentState consent,
                                access::PersonState person);
// Own record of the receiver: after acceptance the case lives on the organisation's own row of the
// resident. Before that, and of a question behind a link, there is none.
access::Record own_row(const UnitOfWork& work, const Referral& leg);
access::Record door_of_resident(UnitOfWork& work, const Referral& leg);
// Does it go to whoever sits behind the own link of this resident? Not when that is a proxy and the
// leg is hidden from proxies.
bool may_be_told(const UnitOfWork& work, const Referral& leg, const people::Person& reader);
// Would the receiver read now what went along? The decision, asked for him by whoever acts.
bool is_shared(UnitOfWork& work, const Referral& leg,
               const std::optional<consent::Consent>& consent);
// … and asked by the receiver himself: the sentence and the fields, or the own record of a case
// that nobody sent.
bool may_read_what_was_asked(UnitOfWork& work, const Referral& leg, access::ConsentState consent,
                             access::PersonState person);
// What every new leg says of the one who asks and of the resident, as that row knows him.
Referral leg_about(const UnitOfWork& work, const people::Person& person, const ThreadId& thread_id);
// What the yes to this leg is, whatever it is for: from whom, to whom, asked now, by whom.
consent::Consent consent_to(const UnitOfWork& work, const Referral& leg);
// An instant: twelve months later, when nothing ends it before.
std::string end_of_consent_given_on(std::string_view day);

// A case of a worker, and no question to a volunteer.
bool is_case(const Referral& leg);
// Opened by the worker without a referral: nobody sent it, nobody's consent carries it.
bool is_own_case(const Referral& leg);

Fields open_fields(UnitOfWork& work, const Referral& leg);
void seal_fields(UnitOfWork& work, Referral& leg, const Fields& fields);
// Whether and when messages may come goes along with the number.
void put_wish(Fields& fields, const people::MessageWish& wish);
people::MessageWish wish_of(const Fields& fields);
std::string open_sentence(UnitOfWork& work, const Referral& leg);

// Once more, within the same ask: a leg after `former` that nobody has taken on yet. Its sealed
// fields and its consent are still to be given.
Referral leg_after(UnitOfWork& work, const Referral& former);
// Inserts a leg with its first step, and its news.
Result<> send_leg(UnitOfWork& work, Referral& leg, std::string_view neighbourhood_code);
// Moves the leg as the tables of steps.hpp have it, leaves a trail that can be undone, stores both
// and tells the news. The version must still match. Nothing else moves a leg but `take_back`.
Result<> take(UnitOfWork& work, Referral& leg, std::string_view step, Setter by,
              std::string_view reason, std::string_view by_name,
              const OrganizationId& by_organization_id);
// Undoes the step that brought the leg where it stands.
Result<> take_back(UnitOfWork& work, Referral& leg, Step step);
// Something came in between and was seen to: the day of the next step is again what follows from
// the last one. Stores nothing.
Result<> set_date_again(UnitOfWork& work, Referral& leg);
// Stands in the trail and moves nothing: a word of acts.hpp.
Result<> note_act(UnitOfWork& work, const Referral& leg, std::string_view act,
                  std::string_view by_name, const OrganizationId& by_organization_id,
                  std::string_view reason = "");
std::vector<StepView> trail_of(UnitOfWork& work, const ReferralId& id);
std::vector<FeedbackView> feedback_of(UnitOfWork& work, const Referral& leg);
// A leg that ended: its links close, waiting messages stop, its consent runs out six weeks later.
Result<> wind_up(UnitOfWork& work, const Referral& leg);
// A case whose last follow-up is done: what is left is to close it.
bool waits_for_closing(UnitOfWork& work, const Referral& leg);
bool is_to_be_closed(const Referral& leg, const std::optional<std::string>& next_follow_up_on);
// The way back: a new leg of the same thread to the same face, with the same fields and a consent
// of its own.
Result<Referral> follow_with_new_leg(UnitOfWork& work, const Referral& former);

// The case that a leg was sent on from; none of a first leg, or of one that follows another after
// it ended.
std::optional<Referral> case_behind(UnitOfWork& work, const Referral& leg);

// The column of the worklist: what was started and is due for a question how it goes stands in that
// of the follow-ups.
std::string stage_of(const Referral& leg, std::string_view today);
std::vector<std::string> words_of(std::string_view text);  // codes between spaces
std::string joined(const std::vector<std::string>& codes);
std::string next_step_of(const Referral& leg);
std::string next_owner_of(const Referral& leg);
// The account whose turn it is, when that is somebody of the receiver: before a yes that of the
// face.
std::optional<AccountId> next_account_of(const Referral& leg,
                                         const std::optional<AccountId>& of_face);
std::string organization_name(UnitOfWork& work, const OrganizationId& id);

struct OrganizationContact {
    std::string name;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(OrganizationContact, (), (name, phone))
OrganizationContact organization_contact(UnitOfWork& work, const OrganizationId& id);

}  // namespace veerkracht::referrals
