#include "capabilities/people/mandates.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/granting.hpp"
#include "capabilities/access/second_colleague.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/codes.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likeness.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"
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
    if (access::waits(mandate)) return "waits";
    return access::runs(mandate, today) ? "open" : "expired";
}

std::vector<std::string> matters_of(const Mandate& mandate) {
    const auto* kind = access::kind_of_mandate(mandate.kind);
    return kind ? kind->matters : std::vector<std::string>{};
}

std::string warned_from(const UnitOfWork& work) {
    return plus_days(work.today, access::mandate_rules().warn_days_before_review);
}

bool is_to_be_reviewed(const UnitOfWork& work, const Mandate& mandate) {
    return access::runs(mandate, work.today) && !mandate.review_on.empty() &&
           mandate.review_on <= warned_from(work);
}

std::string next_review(const UnitOfWork& work) {
    return plus_months(work.today, access::mandate_rules().review_after_months);
}

MandateView view_of(UnitOfWork& work, const Mandate& mandate) {
    return {.id = mandate.id,
            .kind = mandate.kind,
            .name = mandate.name,
            .phone = mandate.phone,
            .scope = access::words_in(mandate.scope),
            .matters = matters_of(mandate),
            .ground = "",
            .given_by_name = mandate.given_by_name,
            .given_at = mandate.given_at,
            .ends_on = mandate.ends_on,
            .state = state_of(mandate, work.today),
            .can_end = !mandate.ended_at,
            .review_on = mandate.review_on,
            .review_due = is_to_be_reviewed(work, mandate),
            .reviewed_by_name = mandate.reviewed_by_name,
            .confirmed_by_name = mandate.confirmed_by_name,
            .can_confirm = access::waits(mandate) && mandate.given_by != work.actor.account_id};
}

MandateList list_with(std::vector<MandateView> rows) {
    const auto* carer = access::kind_of_mandate("carer");
    return {std::move(rows), scopes_known(), carer ? carer->months_most : 0, {}};
}

bool is_a_child(const Person& person, std::string_view today) {
    return access::age_of(person.birth_on, today) != access::Age::adult;
}

// Of a child the parents, of an adult whom a judge named.
bool is_for(const access::MandateKind& kind, const Person& person, std::string_view today) {
    return kind.given_by == "organization" &&
           kind.until_age.has_value() == is_a_child(person, today);
}

std::vector<std::string> kinds_for(const Person& person, std::string_view today) {
    std::vector<std::string> words;
    for (const auto& kind : access::mandate_rules().kinds)
        if (is_for(kind, person, today)) words.push_back(kind.word);
    return words;
}

// The last day on which a parent comes for the child; "" of any other kind.
std::string last_day_of_childhood(const access::MandateKind& kind, const Person& person) {
    return kind.until_age ? plus_days(plus_months(person.birth_on, 12 * *kind.until_age), -1) : "";
}

Result<> the_days_can_be(const UnitOfWork& work, std::string_view kind,
                         const std::string& ends_on) {
    const auto* known = access::kind_of_mandate(kind);
    if (!known) return refuse_fields({{"kind", "not_a_choice"}});
    if (ends_on < work.today || ends_on > plus_months(work.today, known->months_most))
        return refuse_fields({{"ends_on", "out_of_range"}});
    return {};
}

Result<> not_too_many_at_once(UnitOfWork& work, const PersonId& person_id) {
    const auto known = access::mandates_about(work, person_id);
    const auto at_once = std::ranges::count_if(
        known, [&](const Mandate& one) { return access::runs(one, work.today); });
    if (at_once >= access::mandate_rules().at_once_most)
        return fail(Category::conflict, "mandate.too_many");
    return {};
}

// So many at once and so many a day: a page that somebody else holds does not open for a crowd.
Result<> there_is_room(UnitOfWork& work, const PersonId& person_id) {
    TRY(not_too_many_at_once(work, person_id));
    const auto known = access::mandates_about(work, person_id);
    const auto& rules = access::mandate_rules();
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

Result<> write_down(UnitOfWork& work, const Person& person, Mandate& mandate,
                    const std::string& ground) {
    TRY(there_is_room(work, person.id));
    mandate.id = new_id<MandateId>();
    mandate.link_id = new_id<LinkId>();  // of none, until it goes out
    mandate.ground = work.seal(person.id, place, mandate.id.value, ground);
    mandate.organization_id = person.organization_id;
    mandate.person_id = person.id;
    mandate.given_at = work.now;
    return work.tx.insert(mandate);
}

// From now on it gives what it gives; the link goes to the phone of who comes.
Result<> let_in(UnitOfWork& work, Mandate& mandate) {
    access::Link link;
    link.kind = "mandate";
    link.organization_id = mandate.organization_id;
    link.person_id = mandate.person_id;
    link.subject_id = mandate.id.value;
    link.expires_at = instant_of_local(plus_days(mandate.ends_on, 1) + "T00:00");
    const auto made = TRY(access::make_link(work, link));
    mandate.link_id = made.id;
    mandate.confirmed_at = work.now;
    TRY(work.tx.update(mandate));
    TRY(note_event(work, mandate.person_id, "mandate.given", mandate.id.value, mandate.kind,
                   mandate.name));
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

namespace {

std::vector<Mandate> parents_who_come(UnitOfWork& work, const PersonId& person_id) {
    auto parents = access::mandates_about(work, person_id);
    std::erase_if(parents, [&](const Mandate& one) {
        return one.kind != "parent" || !access::runs(one, work.today);
    });
    return parents;
}

}  // namespace

bool has_parent_who_comes(UnitOfWork& work, const PersonId& person_id) {
    return !is_shut_to_parents(work, person_id) && !parents_who_come(work, person_id).empty();
}

Result<> tell_parents(UnitOfWork& work, const PersonId& person_id) {
    if (is_shut_to_parents(work, person_id)) return {};
    const auto parents = parents_who_come(work, person_id);
    for (const auto& one : parents)
        TRY(notifications::send(
            work, {"sms", one.phone, "mandate_news", std::nullopt, one.link_id.value, {}}));
    return {};
}

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
        view.can_confirm = false;
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
    TRY(write_down(work, *person, mandate, ""));
    TRY(let_in(work, mandate));
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
    auto list = list_with(std::move(rows));
    list.kinds = kinds_for(person, work.today);
    return list;
}

namespace {

// Parents are equal; only a judge's limit makes the part of one smaller.
Result<std::string> scope_by_court(const access::MandateKind& kind, const MandateByCourt& input) {
    if (!input.scope) return joined(kind.scopes);
    if (!kind.until_age) return refuse_fields({{"scope", "not_a_choice"}});
    return chosen(*input.scope);
}

// A parent comes until the birthday on which the child decides alone, whatever stands on the form.
std::string last_day(const access::MandateKind& kind, const Person& person,
                     const std::string& asked) {
    const auto childhood = last_day_of_childhood(kind, person);
    return childhood.empty() ? asked : std::min(asked, childhood);
}

}  // namespace

namespace {

struct HousePhone {
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(HousePhone, (), (phone))

Result<> who_asks_is_sure(const UnitOfWork& work) {
    if (!access::is_fresh(work)) return fail(Category::unauthenticated, "session.proof_wanted");
    return {};
}

// Who comes for a resident is somebody else than who keeps the record.
Result<> it_is_not_our_own_number(UnitOfWork& work, const Person& person, std::string_view phone) {
    const auto ours = work.tx.all<HousePhone>(
        "select phone from phone_of_house where organization_id = $1", person.organization_id);
    if (std::ranges::any_of(ours, [&](const HousePhone& one) {
            return !one.phone.empty() && plain_number(one.phone) == plain_number(phone);
        }))
        return refuse_fields({{"phone", "own_number"}});
    return {};
}

// What was written down a while ago, as it is now.
Result<> still_can_be(UnitOfWork& work, const Person& person, const Mandate& mandate) {
    const auto* kind = access::kind_of_mandate(mandate.kind);
    const bool is_over =
        !kind || !is_for(*kind, person, work.today) || mandate.ends_on < work.today;
    if (!access::waits(mandate) || is_over) return fail(Category::conflict, "mandate.over");
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    return not_too_many_at_once(work, person.id);
}

// That there is something to know, and nothing of what.
Result<> tell_resident(UnitOfWork& work, const Person& person, const Mandate& mandate) {
    if (person.phone.empty()) return {};
    const auto house = TRY(practice_card(work, person.organization_id));
    return notifications::send(work, {"sms",
                                      person.phone,
                                      "mandate_given",
                                      person.id,
                                      mandate.id.value,
                                      {{"practice", house.name}, {"phone", house.phone}}});
}

}  // namespace

Result<MandateList> give_mandate(UnitOfWork& work, const PersonId& id,
                                 const MandateByCourt& input) {
    const auto person = TRY(find_to_change(work, id));
    TRY(who_asks_is_sure(work));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    const auto* kind = access::kind_of_mandate(input.kind);
    if (!kind || !is_for(*kind, person, work.today))
        return refuse_fields({{"kind", "not_a_choice"}});
    TRY(the_days_can_be(work, input.kind, input.ends_on));
    Mandate mandate;
    mandate.kind = input.kind;
    mandate.name = trimmed(input.name);
    mandate.phone = trimmed(input.phone);
    mandate.scope = TRY(scope_by_court(*kind, input));
    mandate.review_on = next_review(work);
    mandate.given_by = work.actor.account_id;
    mandate.given_by_name = work.actor.name;
    mandate.ends_on = last_day(*kind, person, input.ends_on);
    if (mandate.name.empty()) return refuse_fields({{"name", "required"}});
    if (trimmed(input.ground).empty()) return refuse_fields({{"ground", "required"}});
    TRY(it_is_not_our_own_number(work, person, mandate.phone));
    TRY(write_down(work, person, mandate, std::string(trimmed(input.ground))));
    TRY(note_event(work, id, "mandate.written", mandate.id.value, mandate.kind, mandate.name));
    return mandates_of_person(work, id);
}

Result<MandateList> confirm_mandate(UnitOfWork& work, const MandateId& id) {
    auto mandate = TRY(access::find_mandate(work, id));
    const auto person = TRY(find_to_change(work, mandate.person_id));
    TRY(access::is_second_colleague(work, mandate.given_by, "mandate.same_colleague"));
    if (mandate.confirmed_by == work.actor.account_id) return mandates_of_person(work, person.id);
    TRY(who_asks_is_sure(work));
    TRY(still_can_be(work, person, mandate));
    mandate.confirmed_by = work.actor.account_id;
    mandate.confirmed_by_name = work.actor.name;
    TRY(let_in(work, mandate));
    TRY(tell_resident(work, person, mandate));
    return mandates_of_person(work, person.id);
}

Result<MandateList> end_mandate(UnitOfWork& work, const MandateId& id) {
    auto mandate = TRY(access::find_mandate(work, id));
    TRY(find_to_change(work, mandate.person_id));
    TRY(end_and_note(work, mandate, work.actor.name));
    return mandates_of_person(work, mandate.person_id);
}

Result<MandateList> review_mandate(UnitOfWork& work, const MandateId& id) {
    auto mandate = TRY(access::find_mandate(work, id));
    TRY(find_to_change(work, mandate.person_id));
    if (!access::runs(mandate, work.today) || mandate.review_on.empty())
        return fail(Category::conflict, "mandate.not_to_review");
    mandate.review_on = next_review(work);
    mandate.reviewed_by_name = work.actor.name;
    TRY(work.tx.update(mandate));
    TRY(note_event(work, mandate.person_id, "mandate.reviewed", mandate.id.value, mandate.kind,
                   mandate.name));
    return mandates_of_person(work, mandate.person_id);
}

Result<std::vector<MandateToReview>> mandates_to_review(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    auto papers = access::mandates_that_wait(work, own);
    std::erase_if(papers,
                  [&](const Mandate& one) { return one.given_by == work.actor.account_id; });
    const auto again = access::mandates_to_review(work, own, warned_from(work));
    papers.insert(papers.end(), again.begin(), again.end());
    std::vector<MandateToReview> rows;
    for (const auto& one : papers) {
        const auto person = find(work, one.person_id);
        if (person && person->status == "active")
            rows.push_back({one.id, one.person_id, full_name(*person), one.kind, one.name,
                            access::waits(one) ? "" : one.review_on, one.given_by_name});
    }
    return rows;
}

}  // namespace veerkracht::people
