#include "capabilities/referrals/both_yes.hpp"

#include <algorithm>

#include "capabilities/directory/directory.hpp"
#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/mandates.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

bool both_are_asked(const people::Person& person, std::string_view today) {
    return consent::who_agrees(person.birth_on, today) == "resident_and_parent";
}

bool is_parent(const UnitOfWork& work) {
    return access::role_of(work.actor) == access::Role::parent;
}

std::string_view side_of(const UnitOfWork& work) { return is_parent(work) ? "parent" : "resident"; }

std::vector<std::string> matters_of(const Target& target, const NewReferral& request) {
    return request.needs.empty() ? target.about : access::matters_of_needs(request.needs);
}

// What is hidden from who comes for the child is asked of no parent behind a link.
Result<> can_be_asked_by_phone(UnitOfWork& work, const Target& target, const people::Person& person,
                               const NewReferral& input) {
    if (!both_are_asked(person, work.today)) return fail(Category::conflict, "prepared.not_both");
    if (target.confirmed_by_resident) return refuse_fields({{"given_how", "not_a_choice"}});
    if (input.hidden_from_proxies.value_or(target.hidden_from_proxies))
        return refuse_fields({{"hidden_from_proxies", "not_a_choice"}});
    if (person.phone.empty() || !person.messages_allowed)
        return refuse_fields({{"phone", "required"}});
    if (!people::has_parent_who_comes(work, person.id))
        return fail(Category::conflict, "prepared.no_parent");
    return may_be_asked(target, work.actor.role, person.birth_on, work.today);
}

Result<> tell_child(UnitOfWork& work, const people::Person& person, const PreparedId& id) {
    return send_own_page(work, person, ThreadId{id.value}, "status", person.organization_id);
}

// Both read the same words; who comes for the child reads them through his own door.
access::Record door_of(UnitOfWork& work, const PreparedReferral& prepared, const Target& target,
                       const NewReferral& request) {
    auto door = people::door_of_own_page(work);
    door.person_id = prepared.person_id;
    door.about = matters_of(target, request);
    return door;
}

struct Asked {
    PreparedReferral prepared;
    NewReferral request;
    directory::Face face;
    const Target* target = nullptr;
};

Result<Asked> asked_in(UnitOfWork& work, PreparedReferral prepared) {
    auto face = TRY(directory::face(work, prepared.face_id));
    const auto* target = target_of(face.role);
    if (!target) return fail(Category::not_found, "record.absent");
    auto request = request_in(work, prepared);
    return Asked{std::move(prepared), std::move(request), std::move(face), target};
}

YesAsked view_of(UnitOfWork& work, const Asked& asked, const people::Person& person) {
    const auto& prepared = asked.prepared;
    const auto sender = organization_contact(work, prepared.organization_id);
    const auto& said = is_parent(work) ? prepared.parent_said_at : prepared.resident_said_at;
    YesAsked view;
    view.id = prepared.id;
    view.asked_by_name = prepared.prepared_by_name;
    view.asked_by_organization = sender.name;
    view.asked_by_phone = sender.phone;
    view.asked_at = prepared.prepared_at;
    view.to_name = asked.face.name;
    view.to_organization_name = organization_name(work, asked.face.organization_id);
    view.fields = fields_told(person, *asked.target, asked.request, work.today);
    view.sentence = asked.request.sentence;
    view.feedback_level = asked.request.feedback_level;
    view.waits_for = who_has_yet_to_say_yes(prepared, person, work.today);
    view.no_by = prepared.no_by;
    view.mine = prepared.no_by == side_of(work) ? "no" : said ? "yes" : "";
    return view;
}

void put_yes(const UnitOfWork& work, PreparedReferral& prepared) {
    if (prepared.no_by == side_of(work)) prepared.no_by = "";
    if (!is_parent(work)) {
        prepared.resident_said_at = work.now;
        return;
    }
    prepared.parent_said_at = work.now;
    prepared.parent_name = work.actor.name;
}

void put_no(const UnitOfWork& work, PreparedReferral& prepared) {
    prepared.no_by = side_of(work);
    (is_parent(work) ? prepared.parent_said_at : prepared.resident_said_at).reset();
}

// The other hears that something was said, and who asked hears when it can be sent.
Result<> tell_of_it(UnitOfWork& work, PreparedReferral& prepared, const people::Person& person) {
    const bool is_ready =
        prepared.no_by.empty() && who_has_yet_to_say_yes(prepared, person, work.today).empty();
    if (is_ready && !prepared.told_at) {
        prepared.told_at = work.now;
        TRY(notifications::tell_mailbox(work, "prepared_waits", prepared.id.value,
                                        prepared.organization_id, "/"));
    }
    if (prepared.no_by.empty()) return {};
    return is_parent(work) ? tell_child(work, person, prepared.id)
                           : people::tell_parents(work, person.id);
}

}  // namespace

Result<PreparedRow> ask_both(UnitOfWork& work, const PersonId& person_id,
                             const NewReferral& input) {
    const auto person = TRY(people::find(work, person_id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    const auto face = directory::face_that_serves(work, work.actor.organization_id, input.face_id);
    const auto* target = face ? target_of(face->role) : nullptr;
    if (!target) return refuse_fields({{"face_id", "not_a_choice"}});
    TRY(can_be_asked_by_phone(work, *target, person, input));
    TRY(access::may(work, Class::referral_core, Operation::write,
                    {.person_id = person.id, .organization_id = person.organization_id}));
    auto request = input;
    request.person_id = person.id;
    request.sentence = trimmed(input.sentence);
    request.parent.reset();
    request.code.reset();
    PreparedReferral prepared;
    prepared.id = new_id<PreparedId>();
    prepared.person_id = person.id;
    prepared.organization_id = person.organization_id;
    prepared.for_account_id = work.actor.account_id;
    prepared.face_id = input.face_id;
    seal_request(work, prepared, request);
    prepared.prepared_by = work.actor.account_id;
    prepared.prepared_by_name = work.actor.name;
    prepared.prepared_at = work.now;
    prepared.on_own_phones = true;
    TRY(work.tx.insert(prepared));
    TRY(tell_child(work, person, prepared.id));
    TRY(people::tell_parents(work, person.id));
    return row_of_prepared(work, prepared);
}

Result<YesList> my_yes_asked(UnitOfWork& work) {
    TRY(access::may(work, Class::referral_core, Operation::read, people::door_of_own_page(work)));
    YesList list;
    const auto person = people::row(work, work.actor.person_id);
    if (!person) return list;
    list.first_name = person->given_name;
    auto waiting = work.tx.all<PreparedReferral>(
        "select * from prepared_referral where person_id = $1 and ended_at is null and "
        "on_own_phones order by prepared_at desc, id limit 20",
        person->id);
    for (auto& prepared : waiting) {
        const auto asked = TRY(asked_in(work, std::move(prepared)));
        const auto door = door_of(work, asked.prepared, *asked.target, asked.request);
        if (access::would_allow(work, Class::referral_core, Operation::read, door))
            list.rows.push_back(view_of(work, asked, *person));
    }
    return list;
}

Result<YesList> say_my_yes(UnitOfWork& work, const PreparedId& id, const MyYes& input) {
    auto found =
        TRY(work.tx.one<PreparedReferral>("select * from prepared_referral where id = $1", id));
    const auto person = people::row(work, work.actor.person_id);
    if (!person || found.person_id != person->id || !found.on_own_phones)
        return fail(Category::not_found, "record.absent");
    if (found.ended_at) return fail(Category::conflict, "prepared.over");
    auto asked = TRY(asked_in(work, std::move(found)));
    TRY(access::may(work, Class::referral_core, Operation::write,
                    door_of(work, asked.prepared, *asked.target, asked.request)));
    TRY(people::must_be_read(work, input.text_language));
    input.answer == "yes" ? put_yes(work, asked.prepared) : put_no(work, asked.prepared);
    TRY(tell_of_it(work, asked.prepared, *person));
    TRY(work.tx.update(asked.prepared));
    return my_yes_asked(work);
}

std::vector<std::string> who_has_yet_to_say_yes(const PreparedReferral& prepared,
                                                const people::Person& person,
                                                std::string_view today) {
    std::vector<std::string> waits;
    if (!prepared.on_own_phones) return waits;
    if (!prepared.resident_said_at) waits.emplace_back("resident");
    if (!prepared.parent_said_at && both_are_asked(person, today)) waits.emplace_back("parent");
    return waits;
}

Result<NewReferral> request_to_send(UnitOfWork& work, const PreparedReferral& prepared) {
    auto request = request_in(work, prepared);
    if (!prepared.on_own_phones) return request;
    const auto person = people::row(work, prepared.person_id);
    if (!person) return fail(Category::not_found, "record.absent");
    if (!prepared.no_by.empty()) return fail(Category::conflict, "prepared.said_no");
    if (!who_has_yet_to_say_yes(prepared, *person, work.today).empty())
        return fail(Category::conflict, "prepared.waits_for_yes");
    request.consent_given = true;
    request.given_how = "on_screen";
    if (both_are_asked(*person, work.today))
        request.parent = consent::ParentYes{prepared.parent_name, "parent", "on_screen"};
    return request;
}

Recorded yes_of(const PreparedReferral& prepared) {
    if (!prepared.on_own_phones) return {prepared.prepared_by_name, prepared.prepared_at};
    return {prepared.prepared_by_name,
            std::max(prepared.resident_said_at.value_or(""), prepared.parent_said_at.value_or(""))};
}

Result<> tell_the_other(UnitOfWork& work, const Referral& leg) {
    const auto person = people::row(work, work.actor.person_id);
    if (!person || person->status != "active") return {};
    if (!people::comes_for_himself(work.actor))
        return send_own_page(work, *person, leg.thread_id, "status", person->organization_id);
    if (!both_are_asked(*person, work.today) || leg.hidden_from_proxies) return {};
    return people::tell_parents(work, person->id);
}

}  // namespace veerkracht::referrals
