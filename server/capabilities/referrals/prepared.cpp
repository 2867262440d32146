#include "capabilities/referrals/prepared.hpp"

#include <algorithm>

#include "capabilities/access/actions.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/both_yes.hpp"
#include "capabilities/referrals/desks.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/referrals.hpp"
#include "capabilities/referrals/word_back.hpp"
#include "kernel/clock.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

constexpr std::string_view place = "prepared_referral.request";

struct Sender {
    AccountId id;
    std::string name;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(Sender, (), (id, name, role))

std::vector<Sender> senders_of(UnitOfWork& work, const OrganizationId& practice) {
    return work.tx.all<Sender>(
        "select id, name, role from account_card where organization_id = $1 and active = $2 and "
        "role in ('gp', 'practice_nurse') order by name",
        practice, true);
}

access::Record door(const PreparedReferral& prepared) {
    return {.person_id = prepared.person_id, .organization_id = prepared.organization_id};
}

NewReferral request_of(const PersonId& person_id, const NewPreparedReferral& input) {
    NewReferral request;
    request.person_id = person_id;
    request.face_id = input.face_id;
    request.sentence = trimmed(input.sentence);
    request.feedback_level = input.feedback_level;
    request.consent_given = input.consent_given;
    request.given_how = input.given_how;
    request.with_interpreter = input.with_interpreter;
    request.share_secret_address = input.share_secret_address;
    request.urgent = input.urgent;
    request.hidden_from_proxies = input.hidden_from_proxies;
    request.parent = input.parent;
    return request;
}

}  // namespace

NewReferral request_in(UnitOfWork& work, const PreparedReferral& prepared) {
    return from_json<NewReferral>(
               work.open(prepared.person_id, place, prepared.id.value, prepared.request))
        .value();
}

void seal_request(UnitOfWork& work, PreparedReferral& prepared, const NewReferral& request) {
    prepared.request = work.seal(prepared.person_id, place, prepared.id.value, to_json(request));
}

// At the desk it is what the resident heard there, and nothing that is not known there.
std::vector<std::string> fields_told(const people::Person& person, const Target& target,
                                     const NewReferral& request, std::string_view today) {
    return fields_that_go_along(
        fields_asked_of(target, person, today),
        {.needs = !request.needs.empty(),
         .goal = request.goal_id.has_value(),
         .sentence = !request.sentence.empty(),
         .address = !person.secret_address || request.share_secret_address});
}

Result<PreparedRow> row_of_prepared(UnitOfWork& work, const PreparedReferral& prepared) {
    const auto person = TRY(people::find(work, prepared.person_id));
    const auto face = TRY(directory::face(work, prepared.face_id));
    const auto request = request_in(work, prepared);
    PreparedRow row;
    row.id = prepared.id;
    row.version = prepared.version;
    row.person_id = person.id;
    row.person_name = people::full_name(person);
    row.birth_on = person.birth_on;
    row.for_name = work.tx
                       .value<std::string>("select name from account_card where id = $1",
                                           prepared.for_account_id)
                       .value_or("");
    row.to_name = face.name;
    row.to_organization_name = organization_name(work, face.organization_id);
    row.prepared_by_name = prepared.prepared_by_name;
    row.prepared_at = prepared.prepared_at;
    row.given_how = request.given_how;
    row.with_interpreter = request.with_interpreter;
    row.feedback_level = request.feedback_level;
    if (const auto* target = target_of(face.role))
        row.fields = fields_told(person, *target, request, work.today);
    if (access::would_allow(work, Class::referral_core, Operation::write, door(prepared)))
        row.sentence = request.sentence;
    row.on_own_phones = prepared.on_own_phones;
    row.waits_for = who_has_yet_to_say_yes(prepared, person, work.today);
    row.no_by = prepared.no_by;
    row.parent_name = prepared.parent_name;
    return row;
}

namespace {

Result<PreparedReferral> find_open(UnitOfWork& work, const PreparedId& id, Class record_class) {
    auto prepared =
        TRY(work.tx.one<PreparedReferral>("select * from prepared_referral where id = $1", id));
    TRY(access::may(work, record_class, Operation::write, door(prepared)));
    if (prepared.ended_at) return fail(Category::conflict, "prepared.over");
    return prepared;
}

// Whom the one who gave the instruction may ask, in a way that this kind of party allows.
Result<> it_can_be_sent(const std::vector<DeskChoice>& choices, const NewPreparedReferral& input) {
    const auto choice = std::ranges::find(choices, input.face_id, &DeskChoice::face_id);
    if (choice == choices.end()) return refuse_fields({{"face_id", "not_a_choice"}});
    if (choice->intake_stop) return fail(Category::conflict, "face.intake_stop");
    if (!choice->missing.empty()) return refuse_fields({{choice->missing.front(), "required"}});
    if (choice->confirmed_by_resident && input.given_how != "on_paper")
        return refuse_fields({{"given_how", "not_a_choice"}});
    if (std::ranges::find(choice->feedback_levels, input.feedback_level) ==
        choice->feedback_levels.end())
        return refuse_fields({{"feedback_level", "not_a_choice"}});
    return {};
}

}  // namespace

Result<std::vector<Instructor>> instructors(UnitOfWork& work, const PersonId& person_id) {
    const auto person = TRY(people::find(work, person_id));
    std::vector<Instructor> all;
    for (const auto& sender : senders_of(work, person.organization_id))
        all.push_back({sender.id, sender.name,
                       choices_for(work, person.organization_id, person, {}, sender.role)});
    return all;
}

Result<PreparedRow> prepare(UnitOfWork& work, const PersonId& person_id,
                            const NewPreparedReferral& input) {
    const auto person = TRY(people::find(work, person_id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    if (!input.consent_given) return refuse_fields({{"consent_given", "required"}});
    consent::Consent yes;
    yes.person_id = person.id;
    TRY(consent::note_who_agreed(work, yes, person.birth_on, input.parent));
    const auto senders = senders_of(work, person.organization_id);
    const auto sender = std::ranges::find(senders, input.for_account_id, &Sender::id);
    if (sender == senders.end()) return refuse_fields({{"for_account_id", "not_a_choice"}});
    TRY(consent::can_be_understood(person.language, input.with_interpreter));
    TRY(it_can_be_sent(choices_for(work, person.organization_id, person, {}, sender->role), input));
    PreparedReferral prepared;
    prepared.id = new_id<PreparedId>();
    prepared.person_id = person_id;
    prepared.organization_id = person.organization_id;
    prepared.for_account_id = input.for_account_id;
    prepared.face_id = input.face_id;
    seal_request(work, prepared, request_of(person_id, input));
    prepared.prepared_by = work.actor.account_id;
    prepared.prepared_by_name = work.actor.name;
    prepared.prepared_at = work.now;
    TRY(access::may(work, Class::identity, Operation::write, door(prepared)));
    TRY(work.tx.insert(prepared));
    return row_of_prepared(work, prepared);
}

Result<std::vector<PreparedRow>> prepared_referrals(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    const bool sends = access::role_may(work.actor, "prepared.send");
    const auto waiting = work.tx.all<PreparedReferral>(
        "select * from prepared_referral where organization_id = $1 and ended_at is null "
        "order by prepared_at limit 100",
        own);
    std::vector<PreparedRow> rows;
    for (const auto& prepared : waiting) {
        if (sends && !prepared.told_at && prepared.for_account_id != work.actor.account_id)
            continue;
        rows.push_back(TRY(row_of_prepared(work, prepared)));
    }
    return rows;
}

Result<ReferralForSender> send_prepared(UnitOfWork& work, const PreparedId& id,
                                        const SendPrepared& input) {
    auto prepared = TRY(find_open(work, id, Class::referral_core));
    if (prepared.version != input.version) return fail(Category::conflict, "record.changed");
    const auto request = TRY(request_to_send(work, prepared));
    auto sent = TRY(create_recorded(work, request, yes_of(prepared)));
    prepared.ended_at = work.now;
    prepared.referral_id = sent.id;
    prepared.request = {};
    TRY(work.tx.update(prepared));
    return sent;
}

Result<> put_away_prepared(UnitOfWork& work, const PreparedId& id) {
    auto prepared = TRY(find_open(work, id, Class::identity));
    prepared.ended_at = work.now;
    prepared.request = {};
    return work.tx.update(prepared);
}

Result<> tell_what_is_not_sent(UnitOfWork& work) {
    auto waiting = work.tx.all<PreparedReferral>(
        "select * from prepared_referral where ended_at is null and told_at is null order by id");
    for (auto& prepared : waiting) {
        const int workdays = word_back_terms().prepared_workdays;
        if (plus_working_days(day_of(prepared.prepared_at), workdays) > work.today) continue;
        if (prepared.on_own_phones) continue;  // told when both said yes
        prepared.told_at = work.now;
        TRY(work.tx.update(prepared));
        TRY(notifications::tell_mailbox(work, "prepared_waits", prepared.id.value,
                                        prepared.organization_id, "/"));
    }
    return {};
}

Result<> put_away_prepared_for(UnitOfWork& work, const PersonId& id) {
    auto waiting = work.tx.all<PreparedReferral>(
        "select * from prepared_referral where ended_at is null and person_id = $1", id);
    for (auto& prepared : waiting) {
        prepared.ended_at = work.now;
        prepared.request = {};
        TRY(work.tx.update(prepared));
    }
    return {};
}

}  // namespace veerkracht::referrals
