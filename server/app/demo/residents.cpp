#include "app/demo/residents.hpp"

#include <cmath>

#include "capabilities/people/people.hpp"
#include "kernel/text.hpp"

namespace veerkracht::demo {

namespace {

// In years: how old the patients of a practice are, roughly as in the region.
struct AgeBand {
    int least;
    int most;
    int share;
};
constexpr AgeBand age_bands[] = {
    {0, 17, 17}, {18, 44, 30}, {45, 64, 29}, {65, 79, 17}, {80, 97, 7}};

std::string drawn_birth_date(Making& making) {
    const auto& band = age_bands[making.random.weighted({17, 30, 29, 17, 7})];
    const int days = making.random.between(band.least * 365 + 30, band.most * 365 + 364);
    return plus_days(making.today, -days);
}

bool is_old(std::string_view birth_on) { return birth_on < "1968"; }

const FromElsewhere* drawn_origin(Making& making) {
    int left = making.random.below(1'000);
    for (const auto& group : making.material.names.from_elsewhere) {
        left -= group.share;
        if (left < 0) return &group;
    }
    return nullptr;
}

void draw_name(Making& making, people::Person& person) {
    auto& random = making.random;
    const auto& names = making.material.names;
    const bool woman = random.chance(51);
    if (const auto* origin = drawn_origin(making)) {
        person.given_name = random.pick(woman ? origin->women : origin->men);
        person.family_name = random.pick(origin->families);
        person.language = origin->language;
        person.interpreter = origin->language != "nl" && random.chance(35);
        return;
    }
    const bool old = is_old(person.birth_on);
    person.given_name = random.pick(woman ? (old ? names.old_women : names.young_women)
                                          : (old ? names.old_men : names.young_men));
    person.family_name = random.pick(names.families);
}

std::string mail_name(std::string_view text) {
    std::string result;
    for (const char c : folded(text)) {
        if (c >= 'a' && c <= 'z') result += c;
    }
    return result;
}

void draw_ways_to_reach(Making& making, people::Person& person) {
    static const std::vector<std::string> moments{
        "na 17 uur", "'s ochtends", "niet tussen de middag", "op woensdag", "na het avondeten"};
    auto& random = making.random;
    person.phone = making.phone_of_a_person();
    if (random.chance(45))
        person.email =
            mail_name(person.given_name) + "." + mail_name(person.family_name) + "@post.example";
    person.voicemail_allowed = !random.chance(7);
    person.call_allowed = !random.chance(2);
    if (random.chance(12)) person.call_when = random.pick(moments);
    person.secret_address = random.chance(1) && random.chance(40);
}

}  // namespace

std::vector<int> place_shares_of(const Making& making, const Practice& practice) {
    std::vector<int> shares;
    for (const auto& place : making.material.places) {
        const double north = (place.latitude - *practice.organization.latitude) * 111.2;
        const double east = (place.longitude - *practice.organization.longitude) * 69.4;
        const double squared_km = north * north + east * east;
        const bool same = place.municipality_code == practice.organization.municipality_code;
        shares.push_back(
            static_cast<int>(place.weight * (same ? 1'000.0 : 60.0) / (1.0 + squared_km / 4)));
    }
    return shares;
}

people::Person draw_resident(Making& making, const Practice& practice,
                             const std::vector<int>& place_shares) {
    auto& random = making.random;
    people::Person person;
    person.organization_id = practice.organization.id;
    person.domain = "care";
    person.birth_on = drawn_birth_date(making);
    draw_name(making, person);
    const auto& place = making.material.places[random.weighted(place_shares)];
    person.address =
        random.pick(making.material.names.streets) + " " + std::to_string(random.between(1, 120));
    person.neighbourhood_code = place.code;
    person.village = place.village;
    draw_ways_to_reach(making, person);
    const int fate = random.below(1'000);
    person.status = fate < 10 ? "deceased" : fate < 25 ? "moved" : "active";
    person.source = "demo";
    return person;
}

void make_residents(Making& making, Practice& practice, int count) {
    const auto shares = place_shares_of(making, practice);
    making.in_one_transaction([&](UnitOfWork& work) {
        practice.people.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            auto person = draw_resident(making, practice, shares);
            person.created_at = plus_seconds(making.long_ago, i);
            person.id = new_id<PersonId>();
            must(people::store(work, person));
            practice.people.push_back(std::move(person));
        }
    });
}

}  // namespace veerkracht::demo
