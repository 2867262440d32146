#include "capabilities/people/mandates.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/codes.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/people.hpp"
#include "kernel/clock.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

using access::Class;
using access::Mandate;
using access::Operation;

namespace {

constexpr std::string_view place = "mandate.ground";

std::vector<std::string> scopes_known() {
    std::vector<std::string> words;
    for (const auto& one : access::mandate_rules().scopes) words.push_back(one.word);
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string state_of(const Mandate& mandate, std::string_view today) {
    if (mandate.ended_at) return "ended";
    return access::runs(mandate, today) ? "open" : "expired";
}

MandateView view_of(UnitOfWork& work, const Mandate& mandate) {
    return {.id = mandate.id,
            .kind = mandate.kind,
            .name = mandate.name,
            .phone = mandate.phone,
            .scope = access::words_in(mandate.scope),
            .ground = "",
            .given_by_name = mandate.given_by_name,
            .given_at = mandate.given_at,
            .ends_on = mandate.ends_on,
            .state = state_of(mandate, work.today),
            .can_end = !mandate.ended_at};
}

MandateList list_with(std::vector<MandateView> rows) {
    const auto* carer = access::kind_of_mandate("carer");
    return {std::move(rows), scopes_known(), carer ? carer->months_most : 0};
}

Result<> the_days_can_be(const UnitOfWork& work, std::string_view kind,
                         const std::string& ends_on) {
    const auto* known = access::kind_of_mandate(kind);
    if (!known) return refuse_fields({{"kind", "not_a_choice"}});
    if (ends_on < work.today || ends_on > plus_months(work.today, known->months_most))
        return refuse_fields({{"ends_on", "out_of_range"}});
    return {};
}

// So many at once and so many a day: a page that somebody else holds does not open for a crowd.
Result<> there_is_room(UnitOfWork& work, const PersonId& person_id) {
    const auto known = access::mandates_about(work, person_id);
    const auto& rules = access::mandate_rules();
    const auto at_once = std::ranges::count_if(
        known, [&](const Mandate& one) { return access::runs(one, work.today); });
    if (at_once >= rules.at_once_most) return fail(Category::conflict, "mandate.too_many");
    const auto yesterday = plus_minutes(work.now, -24L * 60);
    const auto of_today =
        std::ranges::count_if(known, [&](const Mandate& one) { return one.given_at > yesterday; });
    if (of_today >= rules.given_a_day_most)
        return refuse_for_now("mandate.too_often", 24L * 60 * 60);
    return {};
}

// Nothing of the resident stands in it: a number can be typed wrong.
Result<> tell_of(UnitOfWork& work, const Mandate& mandate, const std::string& token) {
    return notifications::send(work, {"sms",
                                      mandate.phone,
                                      "mandate",
                                      std::nullopt,
                                      mandate.link_id.value,
                                      {{"link", "/l/" + token}}});
}

Result<> open(UnitOfWork& work, const Person& person, Mandate mandate,
              const std::string& ground = "") {
    TRY(there_is_room(work, person.id));
    mandate.id = new_id<MandateId>();
    mandate.ground = work.seal(person.id, place, mandate.id.value, ground);
    mandate.organization_id = person.organization_id;
    mandate.person_id = person.id;
    mandate.given_at = work.now;
    access::Link link;
    link.kind = "mandate";
    link.organization_id = person.organization_id;
    link.person_id = person.id;
    link.subject_id = mandate.id.value;
    link.expires_at = instant_of_local(plus_days(mandate.ends_on, 1) + "T00:00");
    const auto made = TRY(access::make_link(work, link));
    mandate.link_id = made.id;
    TRY(work.tx.insert(mandate));
    TRY(note_event(work, person.id, "mandate.given", mandate.id.value, mandate.kind, mandate.name));
    return tell_of(work, mandate, made.token);
}

// Nobody lends what he does not have himself.
Result<> may_lend(UnitOfWork& work, const std::string& scope) {
    const auto own = door_of_own_page(work);
    const auto classes = access::ticked(scope);
    if (classes.empty()) return refuse_fields({{"scope", "required"}});
    for (const auto one : classes) TRY(access::may(work, one, Operation::grant, own));
    return {};
}

// What is about the help itself always belongs to it: the page begins with that.
Result<std::string> chosen(const std::vector<std::string>& scope) {
    const auto known = scopes_known();
    for (const auto& word : scope)
        if (std::ranges::find(known, word) == known.end())
            return refuse_fields({{"scope", "not_a_choice"}});
    if (std::ranges::find(scope, known.front()) == scope.end())
        return refuse_fields({{"scope", "required"}});
    return joined(scope);
}

Result<Mandate> own_mandate(UnitOfWork& work, const MandateId& id) {
    auto mandate = TRY(access::find_mandate(work, id));
    if (mandate.person_id != work.actor.person_id)
        return fail(Category::not_found, "record.absent");
    return mandate;
}

Result<> end_and_note(UnitOfWork& work, Mandate& mandate, const std::string& by) {
    if (mandate.ended_at) return {};
    TRY(access::end_mandate(work, mandate, by));
    return note_event(work, mandate.person_id, "mandate.ended", mandate.id.value, mandate.kind,
                      mandate.name);
}

}  // namespace

std::vector<std::string> lent_to(UnitOfWork& work) {
    if (comes_for_himself(work.actor)) return {};
    const auto mandate = access::mandate_of(work, work.actor.link_id);
    return mandate ? access::words_in(mandate->scope) : std::vector<std::string>{};
}

Result<MandateList> my_mandates(UnitOfWork& work) {
    TRY(access::may(work, Class::identity, Operation::read, door_of_own_page(work)));
    std::vector<MandateView> rows;
    for (const auto& one : access::mandates_about(work, work.actor.person_id)) {
        auto view = view_of(work, one);
        view.phone = masked(one.phone);
        view.can_end = !one.ended_at && !one.given_by;
        rows.push_back(std::move(view));
    }
    return list_with(std::move(rows));
}

Result<MandateList> ask_carer(UnitOfWork& work, const CarerToAsk& input) {
    const auto scope = TRY(chosen(input.scope));
    TRY(may_lend(work, scope));
    TRY(the_days_can_be(work, "carer", input.ends_on));
    const auto person = row(work, work.actor.person_id);
    if (!person) return fail(Category::not_found, "record.absent");
    Mandate mandate;
    mandate.kind = "carer";
    mandate.name = trimmed(input.name);
    mandate.phone = trimmed(input.phone);
    mandate.scope = scope;
    mandate.ends_on = input.ends_on;
    if (mandate.name.empty()) return refuse_fields({{"name", "required"}});
    TRY(open(work, *person, std::move(mandate)));
    return my_mandates(work);
}

Result<MandateList> let_carer_go(UnitOfWork& work, const MandateId& id) {
    TRY(access::may(work, Class::referral_core, Operation::grant, door_of_own_page(work)));
    auto mandate = TRY(own_mandate(work, id));
    if (mandate.given_by) return fail(Category::forbidden, "mandate.by_court");
    TRY(end_and_note(work, mandate, ""));
    return my_mandates(work);
}

Result<MandateList> mandates_of_person(UnitOfWork& work, const PersonId& id) {
    const auto person = TRY(find(work, id));
    std::vector<MandateView> rows;
    for (const auto& one : access::mandates_about(work, person.id)) {
        auto view = view_of(work, one);
        view.ground = work.open(person.id, place, one.id.value, one.ground);
        rows.push_back(std::move(view));
    }
    return list_with(std::move(rows));
}

Result<MandateList> give_mandate(UnitOfWork& work, const PersonId& id,
                                 const MandateByCourt& input) {
    const auto person = TRY(find_to_change(work, id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    const auto* kind = access::kind_of_mandate(input.kind);
    if (!kind || kind->given_by != "organization") return refuse_fields({{"kind", "not_a_choice"}});
    TRY(the_days_can_be(work, input.kind, input.ends_on));
    Mandate mandate;
    mandate.kind = input.kind;
    mandate.name = trimmed(input.name);
    mandate.phone = trimmed(input.phone);
    mandate.scope = joined(scopes_known());
    mandate.given_by = work.actor.account_id;
    mandate.given_by_name = work.actor.name;
    mandate.ends_on = input.ends_on;
    if (mandate.name.empty()) return refuse_fields({{"name", "required"}});
    if (trimmed(input.ground).empty()) return refuse_fields({{"ground", "required"}});
    TRY(open(work, person, std::move(mandate), std::string(trimmed(input.ground))));
    return mandates_of_person(work, id);
}

Result<MandateList> end_mandate(UnitOfWork& work, const MandateId& id) {
    auto mandate = TRY(access::find_mandate(work, id));
    TRY(find_to_change(work, mandate.person_id));
    TRY(end_and_note(work, mandate, work.actor.name));
    return mandates_of_person(work, mandate.person_id);
}

}  // namespace veerkracht::people
