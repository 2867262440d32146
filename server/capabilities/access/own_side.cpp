#include "capabilities/access/own_side.hpp"

#include <array>

#include "kernel/clock.hpp"

namespace veerkracht::access {

namespace {

constexpr std::array years_that_change_it{12, 16};

std::string birthday(std::string_view birth_on, int years) {
    return plus_months(birth_on, 12 * years);
}

struct NumberCard {
    std::string birth_on;
    std::string known_since;
    std::string confirmed_at;  // as the own one, from 12 on; "" when nobody said so
    std::string email_known_since;
};
BOOST_DESCRIBE_STRUCT(NumberCard, (), (birth_on, known_since, confirmed_at, email_known_since))

std::optional<NumberCard> card_of(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.maybe<NumberCard>(
        "select birth_on, known_since, confirmed_at, email_known_since from number_card "
        "where person_id = $1",
        person_id);
}

bool is_to_the_own_page(const Link& link) {
    return link.kind != "mandate" && link.kind != "volunteer" && link.kind != "confirmation";
}

}  // namespace

std::string turned_on(std::string_view birth_on, std::string_view today) {
    std::string last;
    if (birth_on.empty()) return last;
    for (const int years : years_that_change_it)
        if (const auto day = birthday(birth_on, years); day <= today) last = day;
    return last;
}

std::string turns_on(std::string_view birth_on, std::string_view today) {
    if (birth_on.empty()) return "";
    for (const int years : years_that_change_it)
        if (auto day = birthday(birth_on, years); day > today) return day;
    return "";
}

bool is_still_his(UnitOfWork& work, const Link& link) {
    if (!is_to_the_own_page(link)) return true;
    const auto card = card_of(work, link.person_id);
    if (!card || day_of(link.created_at) >= turned_on(card->birth_on, work.today)) return true;
    // What went to a number of his own, from 12 on, is his at 16 as well.
    return !card->confirmed_at.empty() && card->confirmed_at <= link.created_at;
}

bool has_own_number(UnitOfWork& work, const PersonId& person_id) {
    const auto card = card_of(work, person_id);
    if (!card || !card->confirmed_at.empty()) return true;
    const auto turned = turned_on(card->birth_on, work.today);
    return turned.empty() || day_of(card->known_since) >= turned;
}

bool has_own_email(UnitOfWork& work, const PersonId& person_id) {
    const auto card = card_of(work, person_id);
    if (!card) return true;
    const auto turned = turned_on(card->birth_on, work.today);
    if (turned.empty() || day_of(card->email_known_since) >= turned) return true;
    // Who said his own number said his own address as well, or that he has none.
    return !card->confirmed_at.empty() && day_of(card->confirmed_at) >= turned;
}

}  // namespace veerkracht::access
