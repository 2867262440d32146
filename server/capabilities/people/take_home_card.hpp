// A card for who wants to think it over ("meegeefkaart"): on paper or by sms, with a short code and
// the address of the site. The code opens a link of its own; who typed it says a birth date, and
// does himself what he wants to do. The practice hears that it was used when the resident says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/people/person.hpp"
#include "kernel/json.hpp"
#include "runtime/paper/answer.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

using CardId = Id<struct TakeHomeCardTag>;

struct TakeHomeCard {
    static constexpr auto table = "take_home_card";
    CardId id;
    int version = 1;
    PersonId person_id;
    OrganizationId organization_id;
    std::string channel;  // paper, sms
    LinkId link_id;
    std::string code_hash;
    db::Bytes code;   // sealed, as it stands on the card
    db::Bytes token;  // sealed: of the link that the code opens
    AccountId given_by;
    std::string given_by_name;
    std::string given_at;
    std::string expires_at;
    std::optional<std::string> replaced_at;  // a newer card: this one opens nothing
    std::optional<std::string> used_at;      // the resident's own: see tells_practice
    bool tells_practice = false;
};
BOOST_DESCRIBE_STRUCT(TakeHomeCard, (),
                      (id, version, person_id, organization_id, channel, link_id, code_hash, code,
                       token, given_by, given_by_name, given_at, expires_at, replaced_at, used_at,
                       tells_practice))

// ---- the practice ----
struct NewCard {
    std::string channel;
};
BOOST_DESCRIBE_STRUCT(NewCard, (), (channel))
constexpr auto rules(const NewCard*) {
    return std::tuple{rule(&NewCard::channel, OneOf{"paper sms"})};
}
struct CardView {
    CardId id;
    std::string channel;
    std::string given_at;
    std::string given_by_name;
    std::string expires_on;
    bool works = true;                   // neither over nor replaced
    std::optional<std::string> used_at;  // only when the resident wants the practice to know
};
BOOST_DESCRIBE_STRUCT(CardView, (),
                      (id, channel, given_at, given_by_name, expires_on, works, used_at))
// A card that is given replaces the one before it.
Result<CardView> give_card(UnitOfWork& work, const PersonId& person_id, const NewCard& input);
Result<std::vector<CardView>> cards_of_person(UnitOfWork& work, const PersonId& person_id);
// The card on paper; of one that no longer works there is none.
Result<paper::Answer> card_on_paper(UnitOfWork& work, const CardId& id);

// ---- the resident ----
struct TypedCode {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(TypedCode, (), (code))
constexpr auto rules(const TypedCode*) { return std::tuple{rule(&TypedCode::code, Length{1, 40})}; }
struct CardLink {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(CardLink, (), (token))
// Guesses of one address are counted, an hour at a time.
Result<CardLink> open_card(UnitOfWork& work, const TypedCode& typed);

struct MyCard {
    int version = 1;
    std::string practice_name;
    bool tells_practice = false;
};
BOOST_DESCRIBE_STRUCT(MyCard, (), (version, practice_name, tells_practice))
struct MyCardChange {
    int version = 1;
    bool tells_practice = false;
};
BOOST_DESCRIBE_STRUCT(MyCardChange, (), (version, tells_practice))
Result<MyCard> my_card(UnitOfWork& work);
Result<MyCard> change_my_card(UnitOfWork& work, const MyCardChange& change);

// The card behind this link; none when the link is of something else, or a newer card replaced it.
std::optional<TakeHomeCard> card_of_link(UnitOfWork& work, const LinkId& link_id);
Result<> note_card_used(UnitOfWork& work, const LinkId& link_id);

}  // namespace veerkracht::people
