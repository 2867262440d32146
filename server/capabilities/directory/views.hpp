// Public facts: what referring shows of faces and services.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/directory/directory.hpp"
#include "kernel/json.hpp"

namespace veerkracht::directory {

struct SlotView {
    SlotId id;
    std::string starts_at;
    int minutes = 30;
};
BOOST_DESCRIBE_STRUCT(SlotView, (), (id, starts_at, minutes))

struct FaceCard {
    FaceId id;
    std::string name;
    std::string role;
    std::string organization_name;
    std::string about;
    int wait_weeks = 0;
    std::string practice_hours;
    bool intake_stop = false;
    std::string fits_need;
    std::vector<SlotView> slots;  // the next free hours in this practice, at most 4
    std::string alternative_name;
    std::optional<FaceId> alternative_face_id;
    std::optional<std::string> away_until;
    std::string substitute_name;
};
BOOST_DESCRIBE_STRUCT(FaceCard, (),
                      (id, name, role, organization_name, about, wait_weeks, practice_hours,
                       intake_stop, fits_need, slots, alternative_name, alternative_face_id,
                       away_until, substitute_name))

struct FacesAsk {
    std::vector<std::string> needs;
};
BOOST_DESCRIBE_STRUCT(FacesAsk, (), (needs))

struct ServiceSearch {
    std::string words;
    std::optional<std::string> near;  // a neighbourhood code; the own organisation's when absent
};
BOOST_DESCRIBE_STRUCT(ServiceSearch, (), (words, near))
constexpr auto rules(const ServiceSearch*) {
    return std::tuple{rule(&ServiceSearch::words, Length{0, 80}),
                      rule(&ServiceSearch::near, Length{0, 12})};
}

struct ServiceCard {
    ServiceId id;
    std::string name;
    std::string organization_name;
    std::string description;
    std::string eligibility_description;
    std::string schedule_description;
    std::string fees_description;
    std::string village;
    std::optional<double> distance_km;
    std::optional<int> places_free;
    std::optional<std::string> assured_on;
    bool can_be_asked = false;  // there is a mailbox to send the question to
};
BOOST_DESCRIBE_STRUCT(ServiceCard, (),
                      (id, name, organization_name, description, eligibility_description,
                       schedule_description, fees_description, village, distance_km, places_free,
                       assured_on, can_be_asked))

}  // namespace veerkracht::directory
