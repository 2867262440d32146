#include "capabilities/directory/search.hpp"

#include <algorithm>
#include <cmath>

#include "capabilities/access/access.hpp"
#include "kernel/text.hpp"

namespace veerkracht::directory {

namespace {

struct Place {
    double latitude = 0;
    double longitude = 0;
};
BOOST_DESCRIBE_STRUCT(Place, (), (latitude, longitude))

// Great-circle distance (haversine), in kilometres to one decimal.
double distance_km(const Place& a, const Place& b) {
    constexpr double earth_radius_km = 6371.0;
    constexpr double radians = M_PI / 180;
    const double latitude = (b.latitude - a.latitude) * radians;
    const double longitude = (b.longitude - a.longitude) * radians;
    const double h = std::pow(std::sin(latitude / 2), 2) + std::cos(a.latitude * radians) *
                                                               std::cos(b.latitude * radians) *
                                                               std::pow(std::sin(longitude / 2), 2);
    return std::round(10 * 2 * earth_radius_km * std::asin(std::sqrt(h))) / 10;
}

struct Found {
    Service service;
    std::string organization_name;
    std::optional<double> distance;
};

std::vector<std::string> search_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded(text) + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool fits(const Found& found, const std::vector<std::string>& words) {
    const auto& service = found.service;
    const auto text = folded(service.name + " " + service.description + " " +
                             found.organization_name + " " + service.schedule_description + " " +
                             service.village + " " + service.eligibility_description);
    return std::all_of(words.begin(), words.end(),
                       [&](const auto& word) { return text.find(word) != std::string::npos; });
}

std::optional<Place> place_of(UnitOfWork& work, const ServiceSearch& asked) {
    if (asked.near && !asked.near->empty())
        return work.tx.maybe<Place>("select latitude, longitude from neighbourhood where code = $1",
                                    *asked.near);
    return work.tx.maybe<Place>(
        "select latitude, longitude from organization where id = $1 and latitude is not null and "
        "longitude is not null",
        work.actor.organization_id);
}

ServiceCard card_of(const Found& found) {
    const auto& service = found.service;
    return {service.id,
            service.name,
            found.organization_name,
            service.description,
            service.eligibility_description,
            service.schedule_description,
            service.fees_description,
            service.village,
            found.distance,
            service.places_free,
            service.assured_on,
            !service.email.empty()};
}

}  // namespace

Result<std::vector<FaceCard>> list_faces(UnitOfWork& work, const FacesAsk& asked) {
    const auto practice = TRY(access::own_organization(work));
    std::vector<FaceCard> cards;
    const auto ranked = faces_for(work, practice, asked.needs);
    for (const auto& ranked_face : ranked) {
        const auto& face = ranked_face.face;
        FaceCard card;
        card.id = face.id;
        card.name = face.name;
        card.role = face.role;
        card.organization_name = ranked_face.organization_name;
        card.about = face.about;
        card.wait_weeks = face.wait_weeks;
        card.practice_hours = face.practice_hours;
        card.intake_stop = face.intake_stop;
        card.fits_need = ranked_face.fits_need;
        const auto slots = free_slots(work, face.id, practice, 4);
        for (const auto& slot : slots)
            card.slots.push_back({slot.id, slot.starts_at, slot.minutes});
        card.alternative_name = ranked_face.alternative_name;
        if (face.intake_stop) card.alternative_face_id = face.alternative_face_id;
        card.away_until = ranked_face.away_until;
        card.substitute_name = ranked_face.substitute_name;
        cards.push_back(std::move(card));
    }
    return cards;
}

Result<std::vector<ServiceCard>> search_services(UnitOfWork& work, const ServiceSearch& asked) {
    constexpr std::size_t most = 30;
    const auto words = search_words(asked.words);
    const auto here = place_of(work, asked);
    std::vector<Found> found;
    const auto names = work.tx.all<Organization>(
        "select * from organization where id in (select organization_id from service)");
    std::map<std::string, std::string> name_by_id;
    for (const auto& organization : names) name_by_id[organization.id.value] = organization.name;
    auto services = work.tx.all<Service>("select * from service where status = 'active'");
    for (auto& service : services) {
        Found one{std::move(service), {}, std::nullopt};
        one.organization_name = name_by_id[one.service.organization_id.value];
        if (!fits(one, words)) continue;
        if (here && one.service.latitude && one.service.longitude)
            one.distance = distance_km(*here, {*one.service.latitude, *one.service.longitude});
        found.push_back(std::move(one));
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tuple(a.distance.value_or(9'999), a.service.name, a.service.id) <
               std::tuple(b.distance.value_or(9'999), b.service.name, b.service.id);
    });
    if (found.size() > most) found.resize(most);
    std::vector<ServiceCard> cards;
    for (const auto& one : found) cards.push_back(card_of(one));
    return cards;
}

}  // namespace veerkracht::directory
