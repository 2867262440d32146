#include "capabilities/referrals/own_page.hpp"

#include "capabilities/access/limits.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/access/resident_identities.hpp"
#include "capabilities/access/resident_passkeys.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

access::Link link_to_own_page(const UnitOfWork& work, const people::Person& person,
                              const ThreadId& thread_id) {
    access::Link link;
    link.kind = "status";
    link.organization_id = person.organization_id;
    link.person_id = person.id;
    link.subject_id = thread_id.value;
    link.expires_at = plus_days_instant(work.now, clocks().status_link_days);
    return link;
}

// "K7MQ-4T2P-9XBC" is easier to type over.
std::string in_groups(std::string code) {
    for (std::size_t at = 4; at < code.size(); at += 5) code.insert(at, "-");
    return code;
}

}  // namespace

Result<> send_own_page(UnitOfWork& work, const people::Person& person, const ThreadId& thread_id,
                       std::string_view kind, const OrganizationId& from) {
    if (person.phone.empty()) return {};
    const auto made = TRY(access::make_link(work, link_to_own_page(work, person, thread_id)));
    const auto sender = organization_contact(work, from);
    return notifications::send(
        work, {"sms",
               person.phone,
               std::string(kind),
               person.id,
               made.id.value,
               {{"practice", sender.name}, {"phone", sender.phone}, {"link", "/l/" + made.token}}});
}

std::optional<people::Person> reader_of_own_page(UnitOfWork& work, const ThreadId& thread_id) {
    const auto link = access::newest_link(work, "status", thread_id.value);
    if (!link) return std::nullopt;
    auto person = people::row(work, link->person_id);
    if (!person || person->status != "active" || person->phone.empty() || !person->messages_allowed)
        return std::nullopt;
    return person;
}

std::optional<people::Person> reader_of_own_page(UnitOfWork& work, const Referral& leg) {
    auto reader = reader_of_own_page(work, leg.thread_id);
    if (!reader || !may_be_told(work, leg, *reader)) return std::nullopt;
    return reader;
}

bool is_hidden_recipient(UnitOfWork& work, const PersonId& person_id,
                         const OrganizationId& organization_id) {
    return work.tx
               .value<std::int64_t>(
                   "select count(*) from hidden_recipient where person_id = $1 "
                   "and organization_id = $2",
                   person_id, organization_id)
               .value_or(0) > 0;
}

bool may_be_told_by(UnitOfWork& work, const OrganizationId& organization_id,
                    const people::Person& reader) {
    auto door = people::door_of_link(reader, work.today);
    door.hidden_from_proxies = is_hidden_recipient(work, reader.id, organization_id);
    return access::link_would_allow(work, access::Class::messages, access::Operation::read, door);
}

Result<OwnPageSent> send_own_page_again(UnitOfWork& work, const ReferralId& id,
                                        const OwnPageAgain& input) {
    const auto leg = TRY(load(work, id));
    TRY(access::may(work, access::Class::identity, access::Operation::write, door_of_sender(leg)));
    const auto person = TRY(people::find(work, leg.person_id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    if (input.how == "sms" && person.phone.empty()) return refuse_fields({{"how", "no_address"}});
    if (input.how == "sms" && !person.messages_allowed)
        return refuse_fields({{"how", "not_wanted"}});
    if (input.how == "sms" && !access::has_own_number(work, person.id))
        return refuse_fields({{"how", "number_of_parent"}});
    if (input.how == "sms") TRY(access::count_use(work, "message"));
    TRY(access::close_links_of(work, leg.thread_id.value));
    TRY(access::end_passkeys_of(work, person.id));
    TRY(access::end_logins_of(work, person.id));
    TRY(people::note_event(work, person.id, "own_page.again", leg.id.value, input.how,
                           work.actor.name));
    if (input.how == "sms") {
        TRY(send_own_page(work, person, leg.thread_id, "status", person.organization_id));
        return OwnPageSent{"", "", person.phone};
    }
    const auto made =
        TRY(access::make_link_for_paper(work, link_to_own_page(work, person, leg.thread_id)));
    return OwnPageSent{in_groups(made.token), work.settings.public_address + "/l", person.phone};
}

}  // namespace veerkracht::referrals
