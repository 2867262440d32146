// The resident's door. A link and a birth date only write and show this session's own answers;
// reading back needs the code that was sent to the recorded number (a partner knows link and birth
// date).
#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/access/codes.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/access/mandate.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/reach.hpp"
#include "capabilities/people/codes.hpp"
#include "capabilities/people/my_passkeys.hpp"
#include "capabilities/people/new_number.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"
#include "capabilities/people/take_home_card.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::people {

namespace {

// A parent's link of before the birthday on which the page became the child's.
Result<> was_not_outgrown(UnitOfWork& work, const access::Link& link) {
    if (!access::is_still_his(work, link)) return fail(Category::forbidden, "link.grown_up");
    return {};
}

Result<access::Link> open_link(UnitOfWork& work, const std::string& token) {
    auto link = TRY(access::find_link(work, token));
    if (link.expires_at <= work.now) return fail(Category::forbidden, "link.expired");
    if (access::state_of(link, work.now) == "closed" || !is_active(work, link.person_id))
        return fail(Category::forbidden, "link.closed");
    TRY(was_not_outgrown(work, link));
    return link;
}

// A list that was answered closes its link and still shows the own web; an own page that was sent
// anew is closed for good.
bool was_replaced(const access::Link& link) {
    return (link.kind == "status" || link.kind == "mandate") && link.closed_at;
}

// Who comes for the resident: his own phone, after he said the resident's birth date.
struct Phone {
    std::string number;
    std::string message;
    std::optional<PersonId> reader;  // whose wishes about messages hold
};

Result<Phone> phone_of(UnitOfWork& work, const access::Link& link) {
    if (link.kind != "mandate")
        return Phone{
            work.tx.value<std::string>("select phone from person where id = $1", link.person_id)
                .value_or(""),
            "code", link.person_id};
    const auto mandate = access::mandate_of(work, link.id);
    if (!mandate || !access::runs(*mandate, work.today))
        return fail(Category::forbidden, "link.closed");
    return Phone{mandate->phone, "mandate_code", std::nullopt};
}

// A number can be typed wrong: without the birth date no code goes to who does not know the
// resident, and none is taken.
Result<> said_the_birth_date(const access::Link& link, const Result<Actor>& who) {
    if (link.kind != "mandate" || (who && who->link_id == link.id)) return {};
    return fail(Category::forbidden, "link.birth_date_first");
}

// Who chose nothing reads on in the language that his message was in. One that has no texts is told
// too: then what stands there stands in for it.
std::string language_of(UnitOfWork& work, const access::Link& link) {
    if (!link.language.empty() || link.kind == "volunteer") return link.language;
    const auto own =
        work.tx.value<std::string>("select language from person where id = $1", link.person_id);
    return own && *own != languages::own ? *own : "";
}

// Who sat behind it as a parent, and does so no more.
bool is_grown_up_for(UnitOfWork& work, const access::Link& link) {
    if (!access::is_still_his(work, link)) return true;
    const auto mandate = access::mandate_of(work, link.id);
    const auto birth_on =
        work.tx.value<std::string>("select birth_on from person where id = $1", link.person_id);
    return mandate && mandate->kind == "parent" && birth_on &&
           access::age_of(*birth_on, work.today) == access::Age::adult;
}

Result<LinkGreeting> greeting_of(UnitOfWork& work, const access::Link& link) {
    const auto organization = TRY(practice_card(work, link.organization_id));
    LinkGreeting greeting;
    greeting.kind = link.kind;
    greeting.state = access::state_of(link, work.now);
    if (greeting.state == "closed" && link.kind == "questionnaire") greeting.state = "answered";
    if (!is_active(work, link.person_id)) greeting.state = "closed";
    if (is_grown_up_for(work, link)) greeting.state = "grown_up";
    greeting.organization_name = organization.name;
    greeting.organization_phone = organization.phone;
    greeting.out_of_hours_phone = organization.out_of_hours_phone;
    greeting.ends_on = day_of(link.expires_at);
    greeting.language = language_of(work, link);
    const auto who = access::identify(work);
    greeting.signed_in = who && who->link_id == link.id;
    greeting.code_checked = greeting.signed_in && who->code_checked;
    return greeting;
}

// Wrong codes of one link are counted over all its codes: who guesses waits longer for each next
// one.
std::string guesses_of(const access::Link& link) { return "code of " + link.id.value; }

Result<> start(UnitOfWork& work, const access::Link& link, std::string level) {
    access::Session session;
    session.level = std::move(level);
    session.link_id = link.id;
    TRY(note_card_used(work, link.id));
    return access::start_session(work, session);
}

// Not more than one code a minute to one phone.
Result<CodeSent> code_to_phone(UnitOfWork& work, access::Link& link, const Phone& phone,
                               std::map<std::string, std::string> facts) {
    const auto next_at = link.code_expires_at ? plus_minutes(*link.code_expires_at, -9) : work.now;
    if (next_at > work.now)
        return refuse_for_now("link.code_just_sent", seconds_between(work.now, next_at));
    if (phone.number.empty()) return fail(Category::forbidden, "link.no_phone");
    if (phone.reader && !access::has_own_number(work, *phone.reader))
        return fail(Category::forbidden, "link.number_of_parent");
    if (phone.reader && !notifications::wants_messages(work, *phone.reader))
        return fail(Category::forbidden, "link.no_messages");
    NumberForCodes to{phone.number};
    if (phone.reader) to = TRY(number_for_codes(work, *phone.reader));
    const auto code = access::six_figures();
    link.code_hash = work.keys.token_hash(link.id.value + code);
    link.code_expires_at = plus_minutes(work.now, 10);
    link.code_tries = 0;
    TRY(work.tx.update(link));
    facts["code"] = code;
    TRY(notifications::send(work,
                            {"sms", to.phone, phone.message, phone.reader, link.id.value, facts}));
    return CodeSent{masked(to.phone)};
}

// A code works once; wrong ones are counted, also when the answer is a refusal.
Result<> check_code_of(UnitOfWork& work, access::Link& link, std::string_view code) {
    work.keep_on_error = true;
    if (!link.code_hash || !link.code_expires_at || *link.code_expires_at <= work.now ||
        link.code_tries >= 5)
        return fail(Category::conflict, "link.code_over");
    const bool right =
        crypto::equal(*link.code_hash, work.keys.token_hash(link.id.value + std::string(code)));
    ++link.code_tries;
    if (right) link.code_hash.reset();
    TRY(work.tx.update(link));
    TRY(access::note_trial(work, guesses_of(link), right));
    if (!right) return refuse_fields({{"code", "wrong"}});
    return {};
}

void become_resident(UnitOfWork& work, const access::Link& link) {
    work.actor = {};
    work.actor.kind = Actor::Kind::resident;
    work.actor.role = "resident";
    work.actor.link_id = link.id;
    work.actor.person_id = link.person_id;
    work.actor.organization_id = link.organization_id;
}

}  // namespace

Result<LinkGreeting> greet(UnitOfWork& work, const LinkToken& input) {
    return greeting_of(work, TRY(access::find_link(work, input.token)));
}

Result<LinkGreeting> start_by_birth_date(UnitOfWork& work, const LinkStart& input) {
    const auto link = TRY(open_link(work, input.token));
    if (link.kind != "questionnaire" && link.kind != "card" && link.kind != "research" &&
        link.kind != "mandate")
        return fail(Category::not_found, "record.absent");
    become_resident(work, link);
    work.keep_on_error = true;
    TRY(access::may_try(work, link.id.value));
    const auto birth_on =
        work.tx.value<std::string>("select birth_on from person where id = $1", link.person_id);
    const bool right = birth_on && *birth_on == input.birth_on;
    TRY(access::note_trial(work, link.id.value, right));
    if (!right) return refuse_fields({{"birth_on", "wrong"}});
    TRY(start(work, link, "link"));
    auto greeting = TRY(greeting_of(work, link));
    greeting.signed_in = true;
    return greeting;
}

Result<LinkGreeting> choose_language(UnitOfWork& work, const LinkLanguage& input) {
    auto link = TRY(access::find_link(work, input.token));
    TRY(languages::must_have_a_package("language", input.language));
    link.language = input.language;
    TRY(work.tx.update(link));
    return greeting_of(work, link);
}

Result<> must_be_read(UnitOfWork& work, std::string_view text_language) {
    TRY(languages::must_be_reviewed("text_language", text_language));
    const auto own = work.tx.value<std::string>("select language from person where id = $1",
                                                work.actor.person_id);
    if (!own || languages::is_reviewed(*own)) return {};
    if (access::language_of(work, work.actor.link_id) == text_language) return {};
    return refuse_fields({{"text_language", "not_a_choice"}});
}

Result<CodeSent> send_code(UnitOfWork& work, const LinkToken& input) {
    auto link = TRY(access::find_link(work, input.token));
    if (link.kind == "volunteer") return fail(Category::not_found, "record.absent");
    if (link.expires_at <= work.now) return fail(Category::forbidden, "link.expired");
    if (was_replaced(link) || !is_active(work, link.person_id))
        return fail(Category::forbidden, "link.closed");
    TRY(was_not_outgrown(work, link));
    const auto who = access::identify(work);
    become_resident(work, link);
    TRY(said_the_birth_date(link, who));
    TRY(access::may_try(work, guesses_of(link)));
    return code_to_phone(work, link, TRY(phone_of(work, link)), {});
}

Result<LinkGreeting> check_code(UnitOfWork& work, const MyCode& input) {
    auto link = TRY(access::find_link(work, input.token));
    if (link.expires_at <= work.now) return fail(Category::forbidden, "link.expired");
    if (was_replaced(link) || !is_active(work, link.person_id))
        return fail(Category::forbidden, "link.closed");
    TRY(was_not_outgrown(work, link));
    const auto who = access::identify(work);
    become_resident(work, link);
    TRY(said_the_birth_date(link, who));
    TRY(check_code_of(work, link, input.code));
    TRY(start(work, link, "code"));
    auto greeting = TRY(greeting_of(work, link));
    greeting.signed_in = greeting.code_checked = true;
    return greeting;
}

Result<LinkGreeting> come_in_by_passkey(UnitOfWork& work, const access::PasskeyAnswer& input) {
    const auto link = TRY(access::link_of_passkey(work, input));
    if (!is_active(work, link.person_id)) return fail(Category::forbidden, "passkey.unknown");
    TRY(was_not_outgrown(work, link));
    become_resident(work, link);
    TRY(start(work, link, "passkey"));
    auto greeting = TRY(greeting_of(work, link));
    greeting.signed_in = greeting.code_checked = true;
    return greeting;
}

namespace {

// Those of who died, moved, grew up or is written twice are not there.
std::vector<access::BoundPage> open_pages(UnitOfWork& work, const access::Visitor& visitor) {
    std::vector<access::BoundPage> open;
    for (const auto& one : visitor.pages)
        if (is_active(work, one.link.person_id) && access::is_still_his(work, one.link))
            open.push_back(one);
    return open;
}

Result<CameIn> pages_to_choose(UnitOfWork& work, const std::vector<access::BoundPage>& pages) {
    CameIn choice;
    for (const auto& one : pages) {
        const auto keeper = TRY(practice_card(work, one.link.organization_id));
        choice.pages.push_back({one.identity.id, keeper.name});
    }
    return choice;
}

// Nobody hears whether there ever was a page.
Result<access::Visitor> visitor_with_a_page(UnitOfWork& work) {
    auto visitor = access::resident_visitor(work);
    if (visitor) visitor->pages = open_pages(work, *visitor);
    if (visitor && visitor->pages.empty())
        visitor = fail(Category::unauthenticated, "login.outside_unknown");
    if (!visitor) access::forget_visit(work);
    return visitor;
}

}  // namespace

Result<CameIn> come_in_by_login(UnitOfWork& work, const PageChosen& input) {
    const auto visitor = TRY(visitor_with_a_page(work));
    const auto& pages = visitor.pages;
    if (!input.page && pages.size() > 1) return pages_to_choose(work, pages);
    const auto chosen = std::ranges::find_if(pages, [&](const access::BoundPage& one) {
        return !input.page || one.identity.id == *input.page;
    });
    if (chosen == pages.end()) return fail(Category::not_found, "record.absent");
    become_resident(work, chosen->link);
    TRY(access::open_bound_page(work, visitor, *chosen));
    auto greeting = TRY(greeting_of(work, chosen->link));
    greeting.signed_in = greeting.code_checked = true;
    return CameIn{greeting, {}};
}

Result<LinkGreeting> my_greeting(UnitOfWork& work) {
    return greeting_of(work, TRY(access::link_of_actor(work)));
}

namespace {

// The link that carries the code of a confirmation; nobody gets its token.
std::optional<access::Link> confirmation_of(UnitOfWork& work, const PersonId& person_id) {
    return access::newest_link(work, "confirmation", person_id.value);
}

}  // namespace

Result<CodeSent> send_confirmation(UnitOfWork& work, const Person& person,
                                   const std::map<std::string, std::string>& facts) {
    TRY(access::count_use(work, "message"));
    auto link = confirmation_of(work, person.id);
    if (!link) {
        access::Link fresh;
        fresh.kind = "confirmation";
        fresh.organization_id = person.organization_id;
        fresh.person_id = person.id;
        fresh.subject_id = person.id.value;
        fresh.expires_at = plus_days_instant(work.now, 365);
        TRY(access::make_link(work, fresh));
        link = confirmation_of(work, person.id);
    }
    TRY(access::may_try(work, guesses_of(*link)));
    return code_to_phone(work, *link, {person.phone, "confirmation", person.id}, facts);
}

Result<> check_confirmation(UnitOfWork& work, const PersonId& person_id, std::string_view code) {
    auto link = confirmation_of(work, person_id);
    if (!link) return fail(Category::conflict, "link.code_over");
    TRY(access::may_try(work, guesses_of(*link)));
    TRY(check_code_of(work, *link, code));
    // What follows succeeds as a whole or not at all, the use of the code included.
    work.keep_on_error = false;
    return {};
}

}  // namespace veerkracht::people
