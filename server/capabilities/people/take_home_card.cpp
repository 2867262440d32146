#include "capabilities/people/take_home_card.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/access.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/limits.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/on_paper.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::people {

using access::Class;
using access::Operation;

namespace {

struct CardWords {
    std::string title, text, what, how, site, code, birth_on, call, phone, until, who_knows, urgent,
        emergency, urgent_text, out_of_hours, concept_line;
};
BOOST_DESCRIBE_STRUCT(CardWords, (),
                      (title, text, what, how, site, code, birth_on, call, phone, until, who_knows,
                       urgent, emergency, urgent_text, out_of_hours, concept_line))

struct Package {
    int weeks = 0;
};
BOOST_DESCRIBE_STRUCT(Package, (), (weeks))

int weeks_that_it_works() {
    static const auto read = from_json<Package>(
        embedded_file("capabilities/people/packages/take_home_card.json").value());
    return read.value().weeks;
}

// In the language of who gets it, when there is one.
CardWords words_of_card(const std::string& language) {
    auto words = from_json<CardWords>(languages::file_of(language, "take_home_card.json").value());
    if (!words) throw std::runtime_error("take_home_card.json of " + language + " is wrong");
    return std::move(*words);
}

std::string language_of(UnitOfWork& work, const PersonId& id) {
    const auto own =
        work.tx.value<std::string>("select language from person where id = $1", id).value_or("");
    return std::string(languages::package_of(own) ? std::string_view(own) : languages::own);
}

// What is typed over from paper or said aloud: no letter that looks or sounds like another.
constexpr std::string_view letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t letters_of_code = 9;  // 44 bits of chance
constexpr auto page_of_codes = "/kaart";

std::string drawn_code() {
    constexpr auto fair = 256 / letters.size() * letters.size();
    std::string code;
    while (code.size() < letters_of_code)
        for (const char byte : crypto::random_bytes(16)) {
            const std::size_t number = static_cast<unsigned char>(byte);
            if (number < fair && code.size() < letters_of_code)
                code += letters[number % letters.size()];
        }
    return code;
}

// "K7M4Q9XTV" stands on the card as "K7M-4Q9-XTV".
std::string in_groups(std::string code) {
    for (std::size_t at = 3; at < code.size(); at += 4) code.insert(at, 1, '-');
    return code;
}

// In capitals or not, with dashes and spaces or without.
std::string as_drawn(std::string_view typed) {
    std::string code;
    for (const char c : typed) {
        const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (letters.find(capital) != letters.npos) code += capital;
    }
    return code;
}

std::string hash_of(const UnitOfWork& work, const std::string& code) {
    return work.keys.token_hash("card " + code);
}

access::Record door(const TakeHomeCard& card) {
    return {.person_id = card.person_id, .organization_id = card.organization_id};
}

bool works(const UnitOfWork& work, const TakeHomeCard& card) {
    return !card.replaced_at && card.expires_at > work.now;
}

CardView view_of(const UnitOfWork& work, const TakeHomeCard& card) {
    return {card.id,
            card.channel,
            card.given_at,
            card.given_by_name,
            day_of(card.expires_at),
            works(work, card),
            card.tells_practice ? card.used_at : std::nullopt};
}

Result<> replace_former(UnitOfWork& work, const PersonId& person_id) {
    auto former = work.tx.all<TakeHomeCard>(
        "select * from take_home_card where person_id = $1 and replaced_at is null", person_id);
    for (auto& card : former) {
        card.replaced_at = work.now;
        TRY(access::close_link(work, card.link_id));
        TRY(work.tx.update(card));
    }
    return {};
}

Result<access::NewLink> link_of(UnitOfWork& work, const TakeHomeCard& card) {
    access::Link link;
    link.kind = "card";
    link.organization_id = card.organization_id;
    link.person_id = card.person_id;
    link.subject_id = card.id.value;
    link.expires_at = card.expires_at;
    return access::make_link(work, link);
}

Result<> send_by_sms(UnitOfWork& work, const TakeHomeCard& card, const Person& person,
                     const std::string& code) {
    const auto practice = TRY(practice_card(work, card.organization_id));
    return notifications::send(work,
                               {"sms",
                                person.phone,
                                "take_home_card",
                                person.id,
                                card.link_id.value,
                                {{"practice", practice.name},
                                 {"phone", practice.phone},
                                 {"link", page_of_codes},
                                 {"code", in_groups(code)},
                                 {"until", day_in(person.language, day_of(card.expires_at))}}});
}

std::string without_scheme(std::string_view address) {
    const auto at = address.find("://");
    return std::string(at == address.npos ? address : address.substr(at + 3));
}

// No name of the resident: a card lies about in bags and kitchens.
paper::Sheet sheet_of(const TakeHomeCard& card, const PracticeCard& practice,
                      const std::string& site, const std::string& code,
                      const std::string& language) {
    const auto words = words_of_card(language);
    const Words facts{{"by", card.given_by_name},
                      {"practice", practice.name},
                      {"phone", unbroken(practice.phone)},
                      {"out_of_hours_phone", unbroken(practice.out_of_hours_phone)},
                      {"until", day_in(language, day_of(card.expires_at))}};
    auto urgent = words.emergency + " " + filled(words.urgent_text, facts);
    if (!practice.out_of_hours_phone.empty()) urgent += " " + filled(words.out_of_hours, facts);
    paper::Sheet sheet({.title = words.title, .language = language, .author = practice.name});
    sheet.title(words.title).text(filled(words.text, facts) + " " + words.what);
    if (!words.concept_line.empty()) sheet.small(words.concept_line);
    sheet.heading(words.how)
        .text(words.site)
        .code(site)
        .text(words.code)
        .code(in_groups(code))
        .text(words.birth_on)
        .heading(words.call)
        .text(filled(words.phone, facts))
        .text(filled(words.until, facts) + " " + filled(words.who_knows, facts))
        .heading(words.urgent)
        .text(urgent);
    return sheet;
}

// Of one address at most a handful in an hour: who guesses waits longer for each next one.
std::string guesses_of(const UnitOfWork& work) {
    return "card codes of " + work.request.address + " in " + work.now.substr(0, 13);
}

Result<TakeHomeCard> own_card(UnitOfWork& work) {
    auto card = card_of_link(work, work.actor.link_id);
    if (!card) return fail(Category::not_found, "record.absent");
    // The drop box of a resident before the code to his phone: writing only.
    TRY(access::may(work, Class::answers, Operation::write, door_of_own_page(work)));
    return std::move(*card);
}

Result<MyCard> my_view(UnitOfWork& work, const TakeHomeCard& card) {
    return MyCard{card.version, TRY(practice_card(work, card.organization_id)).name,
                  card.tells_practice};
}

}  // namespace

Result<CardView> give_card(UnitOfWork& work, const PersonId& person_id, const NewCard& input) {
    const auto person = TRY(find_to_change(work, person_id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    if (input.channel == "sms" && person.phone.empty())
        return refuse_fields({{"channel", "no_address"}});
    if (input.channel == "sms" && !person.messages_allowed)
        return refuse_fields({{"channel", "not_wanted"}});
    if (input.channel == "sms" && !access::has_own_number(work, person_id))
        return refuse_fields({{"channel", "number_of_parent"}});
    if (input.channel == "sms") TRY(access::count_use(work, "message"));
    TRY(replace_former(work, person_id));
    const auto code = drawn_code();
    TakeHomeCard card;
    card.id = new_id<CardId>();
    card.person_id = person_id;
    card.organization_id = person.organization_id;
    card.channel = input.channel;
    card.code_hash = hash_of(work, code);
    card.code = work.seal(person_id, "take_home_card.code", card.id.value, code);
    card.given_by = work.actor.account_id;
    card.given_by_name = work.actor.name;
    card.given_at = work.now;
    card.expires_at = plus_days_instant(work.now, 7 * weeks_that_it_works());
    const auto link = TRY(link_of(work, card));
    card.link_id = link.id;
    card.token = work.seal(person_id, "take_home_card.token", card.id.value, link.token);
    TRY(work.tx.insert(card));
    if (card.channel == "sms") TRY(send_by_sms(work, card, person, code));
    TRY(note_event(work, person_id, "card.given", card.id.value, card.channel, work.actor.name));
    return view_of(work, card);
}

Result<std::vector<CardView>> cards_of_person(UnitOfWork& work, const PersonId& person_id) {
    TRY(find(work, person_id));
    const auto cards = work.tx.all<TakeHomeCard>(
        "select * from take_home_card where person_id = $1 and replaced_at is null order by "
        "given_at desc limit 1",
        person_id);
    std::vector<CardView> views;
    for (const auto& card : cards) views.push_back(view_of(work, card));
    return views;
}

Result<paper::Answer> card_on_paper(UnitOfWork& work, const CardId& id) {
    const auto card =
        TRY(work.tx.one<TakeHomeCard>("select * from take_home_card where id = $1", id));
    TRY(access::may(work, Class::identity, Operation::read, door(card)));
    if (!works(work, card) || !is_active(work, card.person_id))
        return fail(Category::conflict, "card.over");
    const auto code = work.open(card.person_id, "take_home_card.code", id.value, card.code);
    const auto site = without_scheme(work.settings.public_address) + page_of_codes;
    return paper::answer(work,
                         sheet_of(card, TRY(practice_card(work, card.organization_id)), site, code,
                                  language_of(work, card.person_id)),
                         "meegeefkaart");
}

Result<CardLink> open_card(UnitOfWork& work, const TypedCode& typed) {
    work.keep_on_error = true;
    const auto guesses = guesses_of(work);
    TRY(access::may_try(work, guesses));
    const auto card = work.tx.maybe<TakeHomeCard>(
        "select * from take_home_card where code_hash = $1", hash_of(work, as_drawn(typed.code)));
    if (!card) {
        TRY(access::note_trial(work, guesses, false));
        return refuse_fields({{"code", "wrong"}});
    }
    return CardLink{
        work.open(card->person_id, "take_home_card.token", card->id.value, card->token)};
}

Result<MyCard> my_card(UnitOfWork& work) { return my_view(work, TRY(own_card(work))); }

Result<MyCard> change_my_card(UnitOfWork& work, const MyCardChange& change) {
    auto card = TRY(own_card(work));
    if (card.version != change.version) return fail(Category::conflict, "record.changed");
    card.tells_practice = change.tells_practice;
    TRY(work.tx.update(card));
    return my_view(work, card);
}

std::optional<TakeHomeCard> card_of_link(UnitOfWork& work, const LinkId& link_id) {
    return work.tx.maybe<TakeHomeCard>(
        "select * from take_home_card where link_id = $1 and replaced_at is null", link_id);
}

Result<> note_card_used(UnitOfWork& work, const LinkId& link_id) {
    auto card = card_of_link(work, link_id);
    if (!card || card->used_at) return {};
    card->used_at = work.now;
    return work.tx.update(*card);
}

}  // namespace veerkracht::people
