// What the demo region is made of: data/*.json. Places are real (CBS / Kadaster, CC BY 4.0: see
// fixtures/geo/SOURCES.md); persons and organisations are not.
#pragma once

#include <string>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::demo {

struct Place {
    std::string code;
    std::string name;
    std::string district_code;
    std::string municipality_code;
    std::string municipality;
    double latitude = 0;
    double longitude = 0;
    std::string village;  // as people say it
    int weight = 0;       // how heavily it counts when somebody needs an address
};
BOOST_DESCRIBE_STRUCT(Place, (),
                      (code, name, district_code, municipality_code, municipality, latitude,
                       longitude, village, weight))
struct Places {
    std::vector<Place> neighbourhoods;
};
BOOST_DESCRIBE_STRUCT(Places, (), (neighbourhoods))

// Families that came from elsewhere: share in a thousand residents.
struct FromElsewhere {
    std::string language;
    int share = 0;
    std::vector<std::string> women;
    std::vector<std::string> men;
    std::vector<std::string> families;
};
BOOST_DESCRIBE_STRUCT(FromElsewhere, (), (language, share, women, men, families))
struct Names {
    std::vector<std::string> old_women;
    std::vector<std::string> old_men;
    std::vector<std::string> young_women;
    std::vector<std::string> young_men;
    std::vector<std::string> families;
    std::vector<FromElsewhere> from_elsewhere;
    std::vector<std::string> trees;   // practices are called after a tree that is not there
    std::vector<std::string> unreal;  // "Denkbeeldige", "Verzonnen", …
    std::vector<std::string> streets;
};
BOOST_DESCRIBE_STRUCT(Names, (),
                      (old_women, old_men, young_women, young_men, families, from_elsewhere, trees,
                       unreal, streets))

struct ServiceKind {
    std::string code;
    int share = 0;  // how many of them there are in the region
    std::vector<std::string> prefixes;
    std::vector<std::string> nouns;
    std::string name;
    std::string description;
    std::string eligibility;
    std::vector<std::string> fees;
    std::vector<std::string> times;
    std::string needs;
    int capacity = 0;
};
BOOST_DESCRIBE_STRUCT(ServiceKind, (),
                      (code, share, prefixes, nouns, name, description, eligibility, fees, times,
                       needs, capacity))
struct ServiceKinds {
    std::vector<ServiceKind> kinds;
};
BOOST_DESCRIBE_STRUCT(ServiceKinds, (), (kinds))

// What is said around one need: by the resident, the one who refers, and the one who receives.
struct NeedStory {
    std::string code;
    int share = 0;
    std::vector<std::string> sentences;
    std::vector<std::string> goals;
    std::vector<std::string> words;
    std::vector<std::string> notes;
    std::vector<std::string> wishes;
    std::vector<std::string> feedback;
};
BOOST_DESCRIBE_STRUCT(NeedStory, (),
                      (code, share, sentences, goals, words, notes, wishes, feedback))
struct Stories {
    std::vector<NeedStory> needs;
};
BOOST_DESCRIBE_STRUCT(Stories, (), (needs))

struct Material {
    std::vector<Place> places;
    Names names;
    std::vector<ServiceKind> service_kinds;
    std::vector<NeedStory> stories;

    const Place& neighbourhood(std::string_view code) const;
    const NeedStory& story(std::string_view need) const;
};

// Read from the files inside the binary; throws when one of them is wrong.
Material read_material();

}  // namespace veerkracht::demo
