#include "app/demo/landscape.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "capabilities/directory/open_faces.hpp"
#include "capabilities/directory/programmes.hpp"
#include "capabilities/directory/shared_inbox.hpp"
#include "capabilities/referrals/standings.hpp"
#include "kernel/text.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::demo {

namespace {

// The walk begins in the first one.
constexpr std::array<std::string_view, 25> practice_villages{
    "America", "Horst",    "Sevenum",      "Grubbenvorst", "Venlo",    "Venlo",  "Venlo",
    "Blerick", "Blerick",  "Tegelen",      "Velden",       "Belfeld",  "Arcen",  "Venray",
    "Venray",  "Venray",   "Ysselsteyn",   "Panningen",    "Maasbree", "Baarlo", "Meijel",
    "Gennep",  "Milsbeek", "Nieuw-Bergen", "Reuver"};

struct Team {
    std::string_view name;
    std::string_view kind;  // welfare or social_work
    std::string_view village;
    std::string_view municipalities;
    int people;
};
constexpr std::array teams{
    Team{"Denkbeeld Welzijn", "welfare", "America", "Horst aan de Maas", 5},
    Team{"Welzijn De Papieren Brug", "welfare", "Venray", "Venray", 6},
    Team{"Welzijn De Getekende Stad", "welfare", "Venlo", "Venlo", 10},
    Team{"Welzijn Het Verzonnen Land", "welfare", "Panningen", "Peel en Maas", 5},
    Team{"Welzijn De Bedachte Oever", "welfare", "Gennep", "Gennep, Bergen (L)", 3},
    Team{"Welzijn De Gedroomde Beek", "welfare", "Reuver", "Beesel", 1},
    Team{"Denkbeeld Maatschappelijk Werk", "social_work", "Horst",
         "Horst aan de Maas, Venray, Gennep, Bergen (L)", 6},
    Team{"Maatschappelijk Werk De Schetsbrug", "social_work", "Venlo",
         "Venlo, Peel en Maas, Beesel", 8},
};

// Faces of the walk and of the bench get no cases by chance; the other three are on their last day,
// away, and there for both.
struct NamedFace {
    std::string_view team;
    std::string_view name;
    bool in_the_draw = false;
};
constexpr std::array named_faces{NamedFace{"Denkbeeld Welzijn", "Karin Schets"},
                                 NamedFace{"Denkbeeld Welzijn", "Daan Passer", true},
                                 NamedFace{"Denkbeeld Welzijn", "Lieke Lijnrecht", true},
                                 NamedFace{"Denkbeeld Welzijn", "Wouter Wisselgeld", true},
                                 NamedFace{"Welzijn De Papieren Brug", "Mia Veertig"},
                                 NamedFace{"Denkbeeld Maatschappelijk Werk", "Bram Schetsma"}};

constexpr std::string_view team_of_the_walk = "Denkbeeld Welzijn";

constexpr std::array<std::string_view, 8> weekday_names{
    "", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};

std::string slug(std::string_view text) {
    std::string result;
    for (const char c : folded(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
    }
    return result;
}

// "Welzijn De Papieren Brug" → "papierenbrug.example": a domain that cannot exist (RFC 2606).
std::string domain_of(std::string_view organization) {
    auto name = slug(organization);
    for (const std::string_view start :
         {"praktijkde", "welzijnde", "welzijnhet", "maatschappelijkwerkde"}) {
        if (name.starts_with(start)) name.erase(0, start.size());
    }
    return name + ".example";
}

std::string landline(Making& making) {
    return "077 0" + std::to_string(making.random.between(10, 99)) + " " +
           std::to_string(making.random.between(1000, 9999));
}

}  // namespace

directory::Organization organization_at(Making& making, const Place& place, std::string kind,
                                        std::string domain, std::string name,
                                        std::string description) {
    auto& random = making.random;
    directory::Organization organization;
    organization.id = new_id<OrganizationId>();
    organization.kind = std::move(kind);
    organization.domain = std::move(domain);
    organization.email = "post@" + domain_of(name);
    organization.website = "https://" + domain_of(name);
    organization.name = std::move(name);
    organization.description = std::move(description);
    organization.phone = landline(making);
    organization.address =
        random.pick(making.material.names.streets) + " " + std::to_string(random.between(1, 80));
    organization.municipality_code = place.municipality_code;
    organization.municipality = place.municipality;
    organization.neighbourhood_code = place.code;
    organization.village = place.village;
    organization.latitude = place.latitude;
    organization.longitude = place.longitude;
    organization.source = "demo";
    organization.created_at = making.long_ago;
    return organization;
}

namespace {

void make_neighbourhoods(Making& making, UnitOfWork& work) {
    for (const auto& place : making.material.places) {
        must_change(
            work.tx.execute("insert into neighbourhood (code, name, district_code, "
                            "municipality_code, municipality, latitude, "
                            "longitude) values ($1, $2, $3, $4, $5, $6, $7)",
                            place.code, place.name, place.district_code, place.municipality_code,
                            place.municipality, place.latitude, place.longitude));
    }
}

void make_care_groups(Making& making, UnitOfWork& work) {
    for (const auto& [name, village] :
         {std::pair{"Zorggroep Maasschets", "Venlo"}, std::pair{"Zorggroep Peelschets", "Horst"}}) {
        put(work, organization_at(making, place_in(making, village), "care_group", "care", name,
                                  "Zorggroep van huisartsenpraktijken. Verzonnen, voor de demo."));
    }
}

void make_practice(Making& making, UnitOfWork& work, std::size_t number) {
    const auto& names = making.material.names;
    const auto& place = place_in(making, practice_villages[number]);
    const auto name = number == 0 ? std::string("Praktijk De Denkbeeldige Linde")
                                  : "Praktijk De " + names.unreal[number % names.unreal.size()] +
                                        " " + names.trees[number % names.trees.size()];
    Practice practice;
    practice.organization = organization_at(making, place, "gp_practice", "care", name,
                                            "Huisartsenpraktijk. Verzonnen, voor de demo.");
    practice.organization.out_of_hours_phone = "077 099 0112";  // made up, one for the region
    put(work, practice.organization);
    must(directory::join_programme(work, {practice.organization.id, "Samen Krachtig (demo)",
                                          making.a_year_ago, std::nullopt}));
    const auto staff = [&](std::vector<access::Account>& group, const std::string& role, int count,
                           std::string first) {
        for (int i = 0; i < count; ++i)
            group.push_back(make_account(making, work, practice.organization, role,
                                         i == 0 && number == 0 ? first : name_of_a_worker(making)));
    };
    staff(practice.gps, "gp", number == 0 ? 3 : 1 + static_cast<int>(number) % 3, "Hub Voorbeeld");
    staff(practice.nurses, "practice_nurse", 1, "Joke Oefenstuk");
    // One in the practice of the walk: her colleagues call her by name.
    staff(practice.assistants, "assistant", number == 0 ? 1 : 2, "Femke Oefening");
    if (number == 0) {
        make_account(making, work, practice.organization, "technical_admin", "Toos Techniek");
        make_account(making, work, practice.organization, "manager", "Mies Maatwerk");
        make_account(making, work, practice.organization, "privacy_officer", "Floor Functionaris");
    }
    making.practices.push_back(std::move(practice));
}

std::string about(Making& making, std::string_view kind) {
    static const std::vector<std::string> coach{"Kent het dorp en loopt de eerste keer graag mee.",
                                                "Zoekt samen met u iets dat bij u past.",
                                                "Luistert eerst, regelt daarna.",
                                                "Weet wat er in de buurt te doen is."};
    static const std::vector<std::string> social{
        "Helpt bij geldzorgen, verlies en problemen thuis.",
        "Denkt mee over brieven, wonen en rondkomen.",
        "Voor gesprekken als het thuis of in uw hoofd vastloopt."};
    return making.random.pick(kind == "welfare" ? coach : social);
}

void make_face(Making& making, UnitOfWork& work, const directory::Organization& organization,
               std::string name, bool in_the_draw) {
    const bool welfare = organization.kind == "welfare";
    FaceAtWork at_work;
    at_work.organization = organization;
    at_work.in_the_draw = in_the_draw;
    at_work.account =
        make_account(making, work, organization, welfare ? "welfare_coach" : "social_worker", name);
    auto& face = at_work.face;
    face.id = new_id<FaceId>();
    face.organization_id = organization.id;
    face.account_id = at_work.account.id;
    face.role = at_work.account.role;
    face.phone = landline(making);
    face.about = name == "Karin Schets" ? "Kent America en loopt de eerste keer graag mee."
                                        : about(making, organization.kind);
    face.wait_weeks = name == "Karin Schets" ? 1 : making.random.between(1, 5);
    face.intake_stop =
        in_the_draw && organization.name != team_of_the_walk && making.random.chance(4);
    const int weekday = name == "Karin Schets" ? 2 : making.random.between(1, 5);
    face.practice_hours = std::string(weekday_names[static_cast<std::size_t>(weekday)]) +
                          " 13.00 tot 16.00 uur in de praktijk";
    face.name = std::move(name);
    put(work, face);
    making.faces.push_back(std::move(at_work));
}

void make_team(Making& making, UnitOfWork& work, const Team& team) {
    const auto organization = organization_at(
        making, place_in(making, team.village), std::string(team.kind), "welfare",
        std::string(team.name),
        "Werkt in " + std::string(team.municipalities) + ". Verzonnen, voor de demo.");
    put(work, organization);
    if (team.name == "Denkbeeld Welzijn")
        make_account(making, work, organization, "manager", "Guus Gedacht");
    int left = team.people;
    for (const auto& named : named_faces) {
        if (named.team != team.name) continue;
        make_face(making, work, organization, std::string(named.name), named.in_the_draw);
        --left;
    }
    for (; left > 0; --left) make_face(making, work, organization, name_of_a_worker(making), true);
}

struct Desk {
    std::string_view role;  // of its face
    std::string_view worker_role;
    std::string_view name;
    std::string_view about;
    int wait_weeks;
    std::string_view worker_of_the_walk;
};
constexpr std::array desks{
    Desk{"wmo_desk", "wmo_officer", "Wmo-loket",
         "Voor hulp thuis, vervoer, steun bij mantelzorg en meedoen.", 1, "Anouk Maquette"},
    Desk{"debt_desk", "debt_officer", "Schuldhulp", "Helpt bij rekeningen en schulden.", 2,
         "Sanne Spaarbeeld"},
    Desk{"youth_team", "youth_worker", "Jeugdteam", "Voor kinderen tot 18 jaar en hun ouders.", 3,
         "Fenna Kleurplaat"}};

void make_desk(Making& making, UnitOfWork& work, const directory::Organization& organization,
               const Desk& desk, std::string worker) {
    FaceAtWork at_work;
    at_work.organization = organization;
    at_work.in_the_draw = false;
    at_work.account =
        make_account(making, work, organization, std::string(desk.worker_role), std::move(worker));
    auto& face = at_work.face;
    face.id = new_id<FaceId>();
    face.organization_id = organization.id;
    face.role = desk.role;
    face.name = desk.name;
    face.phone = organization.phone;
    face.about = desk.about;
    face.wait_weeks = desk.wait_weeks;
    put(work, face);
    making.further_faces.push_back(std::move(at_work));
}

// The walk's own municipality first.
void make_municipalities(Making& making, UnitOfWork& work) {
    for (const std::string_view village :
         {"Horst", "Venray", "Venlo", "Panningen", "Gennep", "Nieuw-Bergen", "Reuver"}) {
        const auto& place = place_in(making, village);
        const auto organization = organization_at(
            making, place, "municipality", "municipality", "Gemeente " + place.municipality,
            "Loket en medewerkers zijn verzonnen, voor de demo.");
        put(work, organization);
        for (const auto& desk : desks)
            make_desk(making, work, organization, desk,
                      village == "Horst" ? std::string(desk.worker_of_the_walk)
                                         : name_of_a_worker(making));
    }
}

void make_village_supporter(Making& making, UnitOfWork& work,
                            const directory::Organization& organization) {
    FaceAtWork at_work;
    at_work.organization = organization;
    at_work.in_the_draw = false;
    at_work.account = make_account(
        making, work, organization, "village_supporter",
        organization.village == "America" ? "Dorien Dorpsbeeld" : name_of_a_worker(making));
    auto& face = at_work.face;
    face.id = new_id<FaceId>();
    face.organization_id = organization.id;
    face.account_id = at_work.account.id;
    face.role = at_work.account.role;
    face.name = at_work.account.name;
    face.phone = organization.phone;
    face.about = "Kent " + organization.village + " en helpt u op weg.";
    face.wait_weeks = 0;
    put(work, face);
    making.further_faces.push_back(std::move(at_work));
}

void make_village_supporters(Making& making, UnitOfWork& work) {
    for (const std::string village :
         {"America", "Sevenum", "Meterik", "Lottum", "Ysselsteyn", "Wanssum", "Baarlo",
          "Koningslust", "Arcen", "Velden", "Milsbeek", "Siebengewald", "Wellerlooi", "Beesel"}) {
        const auto organization = organization_at(
            making, place_in(making, village), "village_support", "community",
            "Dorpsondersteuning De " + making.random.pick(making.material.names.unreal) +
                " Brink, " + village,
            "Kent het dorp en helpt u op weg. Verzonnen, voor de demo.");
        put(work, organization);
        make_village_supporter(making, work, organization);
    }
}

const std::vector<directory::NeedPlace>& needs_of(const FaceAtWork& face) {
    return referrals::standing_of(face.face.role)->needs;
}

// As the kind of face stands by itself, each face one place behind the former.
void make_rules(UnitOfWork& work, const Practice& practice, const FaceAtWork& face, int place) {
    for (const auto& one : needs_of(face))
        put(work, directory::FaceRule{new_uuid(), practice.organization.id, face.face.id, one.need,
                                      one.rank + place - 1});
}

// The hours of a worker in a practice that can be booked, for ten weeks.
void make_slots(Making& making, UnitOfWork& work, const Practice& practice,
                const FaceAtWork& face) {
    const auto weekday = std::ranges::find_if(weekday_names, [&](std::string_view name) {
        return !name.empty() && face.face.practice_hours.starts_with(name);
    });
    for (int days = 1; days <= 70; ++days) {
        const auto day = plus_days(making.today, days);
        if (weekday_of(day) != weekday - weekday_names.begin()) continue;
        for (int half_hour = 0; half_hour < 5; ++half_hour) {
            if (face.in_the_draw && making.random.chance(35)) continue;  // no longer free
            directory::Slot slot;
            slot.id = new_id<SlotId>();
            slot.face_id = face.face.id;
            slot.practice_id = practice.organization.id;
            slot.starts_at = local_time(day, 13 * 60 + 30 * half_hour);
            put(work, slot);
        }
    }
}

bool works_in(const FaceAtWork& face, const std::string& municipality) {
    return face.organization.description.find(municipality) != std::string::npos;
}

// Two coaches and one social worker stand beside each practice; those of the walk beside the first
// two.
void connect(Making& making, UnitOfWork& work, std::size_t number) {
    auto& practice = making.practices[number];
    // They take turns, so that each of them has a practice.
    const auto place_in_municipality = static_cast<std::size_t>(std::ranges::count_if(
        making.practices.begin(), making.practices.begin() + static_cast<std::ptrdiff_t>(number),
        [&](const Practice& other) {
            return other.organization.municipality_code == practice.organization.municipality_code;
        }));
    const auto add = [&](std::size_t place_of_face, int rank) {
        practice.faces.push_back(place_of_face);
        make_rules(work, practice, making.faces[place_of_face], rank);
        make_slots(making, work, practice, making.faces[place_of_face]);
    };
    for (const std::string_view role : {"welfare_coach", "social_worker"}) {
        std::vector<std::size_t> able;
        for (std::size_t i = 0; i < making.faces.size(); ++i) {
            const auto& face = making.faces[i];
            const bool of_the_walk =
                !face.in_the_draw && face.organization.municipality == "Horst aan de Maas";
            if (face.face.role != role || !works_in(face, practice.organization.municipality))
                continue;
            if (of_the_walk && number < 2)
                add(i, 1);
            else if (face.in_the_draw || !of_the_walk)
                able.push_back(i);
        }
        const auto wanted = std::min<std::size_t>(role == "welfare_coach" ? 2 : 1, able.size());
        for (std::size_t i = 0; i < wanted; ++i)
            add(able[(place_in_municipality * wanted + i) % able.size()], 2 + static_cast<int>(i));
    }
    std::ranges::sort(practice.faces);
    practice.faces.erase(std::unique(practice.faces.begin(), practice.faces.end()),
                         practice.faces.end());
}

// Village supporters stand behind coach and social worker, the desks last: which of them comes
// first does not follow from a need. Practices and teams of the municipality may ask them.
void connect_further_faces(const Making& making, UnitOfWork& work) {
    const auto rule = [&](const OrganizationId& asked_by, const FaceAtWork& face) {
        const int rank = face.face.role == "village_supporter" ? 20 : 30;
        put(work, directory::FaceRule{new_uuid(), asked_by, face.face.id, "", rank});
    };
    for (const auto& further : making.further_faces) {
        const auto& municipality = further.organization.municipality;
        for (const auto& practice : making.practices)
            if (practice.organization.municipality == municipality)
                rule(practice.organization.id, further);
        if (further.face.role == "village_supporter") continue;
        std::set<std::string> teams_done;
        for (const auto& face : making.faces)
            if (works_in(face, municipality) &&
                teams_done.insert(face.organization.id.value).second)
                rule(face.organization.id, further);
    }
}

// Whom residents ask themselves: the same needs bring the same faces to the front as in a practice.
// Who is there for the bench only, is asked by nobody.
void open_face_in(UnitOfWork& work, const std::string& municipality, const std::string& village,
                  const FaceAtWork& at_work, std::string_view need, int rank) {
    put(work, directory::OpenFace{new_uuid(), municipality, village, at_work.face.id,
                                  std::string(need), rank});
}

void open_for_needs(UnitOfWork& work, const std::string& municipality, const FaceAtWork& face) {
    const int behind = face.in_the_draw ? 1 : 0;
    for (const auto& one : needs_of(face))
        if (one.need != "unsure")
            open_face_in(work, municipality, "", face, one.need, one.rank + behind);
}

void open_for_residents(const Making& making, UnitOfWork& work) {
    std::set<std::string> municipalities;
    for (const auto& practice : making.practices)
        municipalities.insert(practice.organization.municipality);
    for (const auto& face : making.faces)
        for (const auto& municipality : municipalities)
            if (works_in(face, municipality) && face.account.email != coach_with_forty_cases)
                open_for_needs(work, municipality, face);
    for (const auto& further : making.further_faces) {
        const auto& organization = further.organization;
        if (further.face.role == "village_supporter")
            open_face_in(work, organization.municipality, organization.village, further, "", 1);
        if (further.face.role == "youth_team")
            open_face_in(work, organization.municipality, "", further, "", 1);
    }
}

// "Weet ik niet": the welfare team and the social workers of a municipality read one inbox, and it
// stands first for that.
void make_shared_inbox(Making& making, UnitOfWork& work, const std::string& municipality) {
    const FaceAtWork* welfare = nullptr;
    const FaceAtWork* social = nullptr;
    for (const auto& face : making.faces) {
        if (!works_in(face, municipality)) continue;
        auto& first = face.face.role == "welfare_coach" ? welfare : social;
        if (!first) first = &face;
    }
    if (!welfare || !social) return;
    auto organization = welfare->organization;
    organization.id = new_id<OrganizationId>();
    organization.kind = "shared_inbox";
    organization.name = welfare->organization.name + " of " + social->organization.name;
    organization.description = "Twee teams lezen deze vragen. Verzonnen, voor de demo.";
    put(work, organization);
    for (const auto* reader : {welfare, social})
        put(work, directory::InboxMember{organization.id, reader->organization.id});
    directory::Face face;
    face.id = new_id<FaceId>();
    face.organization_id = organization.id;
    face.role = "shared_inbox";
    face.name = "Vraagteam";
    face.phone = organization.phone;
    face.about = "Weet u niet bij wie u moet zijn? Twee teams kijken, en één van hen belt.";
    face.wait_weeks = 1;
    put(work, face);
    for (const auto& practice : making.practices)
        if (practice.organization.municipality == municipality)
            put(work,
                directory::FaceRule{new_uuid(), practice.organization.id, face.id, "unsure", 0});
    put(work, directory::OpenFace{new_uuid(), municipality, "", face.id, "unsure", 0});
}

void make_shared_inboxes(Making& making, UnitOfWork& work) {
    std::set<std::string> municipalities;
    for (const auto& practice : making.practices)
        municipalities.insert(practice.organization.municipality);
    for (const auto& municipality : municipalities) make_shared_inbox(making, work, municipality);
}

// Who refers from elsewhere in care, beside the practice of the walk: they ask whom it may ask.
struct CarePartner {
    std::string_view name;
    std::string_view about;
    std::string_view worker;
};
constexpr std::array care_partners{
    CarePartner{"Fysiotherapie De Bedachte Rug", "Fysiotherapie.", "Puck Proefstuk"},
    CarePartner{"Wijkverpleging De Verzonnen Ronde", "Wijkverpleging.", "Wies Schetsboek"},
    CarePartner{"GGZ in de Buurt De Denkbeeldige Tuin",
                "Praktijkondersteuning bij psychische klachten.", "Tess Voorbeeldig"}};

void make_care_partners(Making& making, UnitOfWork& work) {
    const auto rules = work.tx.all<directory::FaceRule>(
        "select * from face_rule where practice_id = $1 order by id",
        making.practices.front().organization.id);
    for (const auto& partner : care_partners) {
        const auto organization = organization_at(
            making, place_in(making, "America"), "care_partner", "care", std::string(partner.name),
            std::string(partner.about) + " Verzonnen, voor de demo.");
        put(work, organization);
        make_account(making, work, organization, "referrer", std::string(partner.worker));
        for (auto rule : rules) {
            rule.id = new_uuid();
            rule.practice_id = organization.id;
            put(work, rule);
        }
    }
}

// ---- initiatives ----

std::string schedule(const ServiceKind& kind, Random& random, std::string& weekdays) {
    const auto& time = random.pick(kind.times);
    if (time == "in overleg") return time;
    const int first = random.between(1, 6);
    weekdays = std::to_string(first);
    std::string words(weekday_names[static_cast<std::size_t>(first)]);
    if (first < 4 && random.chance(25)) {
        weekdays += " " + std::to_string(first + 2);
        words += " en " + std::string(weekday_names[static_cast<std::size_t>(first + 2)]);
    }
    return words + " " + time;
}

directory::Service service_of(Making& making, const directory::Organization& organization,
                              const ServiceKind& kind) {
    auto& random = making.random;
    directory::Service service;
    service.id = new_id<ServiceId>();
    service.organization_id = organization.id;
    service.name = organization.name;
    service.description = kind.description.starts_with(kind.name)
                              ? kind.description
                              : kind.name + ". " + kind.description;
    service.status = random.chance(96) ? "active" : "temporarily closed";
    service.eligibility_description = kind.eligibility;
    service.fees_description = random.pick(kind.fees);
    service.schedule_description = schedule(kind, random, service.weekdays);
    service.email = organization.email;
    service.phone = organization.phone;
    service.url = organization.website;
    service.address = organization.address;
    service.village = organization.village;
    service.neighbourhood_code = organization.neighbourhood_code;
    service.latitude = organization.latitude;
    service.longitude = organization.longitude;
    if (random.chance(85)) service.places_free = random.between(0, kind.capacity);
    service.needs = kind.needs;
    service.assured_on = plus_days(
        making.today, -(random.chance(85) ? random.between(4, 170) : random.between(171, 500)));
    service.source = "demo";
    service.created_at = making.long_ago;
    return service;
}

const Place& drawn_place(Making& making) {
    std::vector<int> shares;
    for (const auto& place : making.material.places) shares.push_back(place.weight);
    return making.material.places[making.random.weighted(shares)];
}

std::string new_name(Making& making, const ServiceKind& kind, std::set<std::string>& taken) {
    for (;;) {
        const auto& random_noun = making.random.pick(kind.nouns);
        const auto& unreal = making.random.pick(making.material.names.unreal);
        auto name = making.random.pick(kind.prefixes) + " De " + unreal + " " + random_noun;
        if (taken.insert(name).second) return name;
    }
}

void make_initiatives_of(Making& making, UnitOfWork& work, const ServiceKind& kind,
                         std::set<std::string>& taken) {
    for (int i = 0; i < kind.share; ++i) {
        const auto* place = &drawn_place(making);
        // In America people eat together at De Verzonnen Tafel.
        while (kind.code == "eating" && place->village == "America") place = &drawn_place(making);
        auto organization = organization_at(making, *place, "initiative", "community",
                                            new_name(making, kind, taken), kind.description);
        organization.latitude = *organization.latitude + making.random.between(-40, 40) / 10'000.0;
        organization.longitude =
            *organization.longitude + making.random.between(-60, 60) / 10'000.0;
        put(work, organization);
        for (int services = making.random.chance(15) ? 2 : 1; services > 0; --services) {
            const auto service = service_of(making, organization, kind);
            put(work, service);
            making.initiatives.push_back({organization, service, kind.code});
        }
    }
}

}  // namespace

access::Account make_account(Making& making, UnitOfWork& work,
                             const directory::Organization& organization, std::string role,
                             std::string name) {
    access::Account account;
    account.id = new_id<AccountId>();
    account.organization_id = organization.id;
    account.role = std::move(role);
    account.name = std::move(name);
    const auto space = account.name.find(' ');
    account.email = slug(account.name.substr(0, space)) + "." +
                    slug(account.name.substr(space + 1)) + "@" + domain_of(organization.name);
    account.password_hash = making.password_hash;
    account.totp_key =
        work.keys.seal_own("account.totp_key", account.id.value, crypto::random_bytes(20));
    account.created_at = making.long_ago;
    put(work, account);
    return account;
}

const Place& place_in(const Making& making, std::string_view village) {
    const Place* found = nullptr;
    for (const auto& place : making.material.places) {
        if (place.village == village && (!found || place.weight > found->weight)) found = &place;
    }
    if (!found) throw std::out_of_range("the demo has no " + std::string(village));
    return *found;
}

std::string name_of_a_worker(Making& making) {
    const auto& names = making.material.names;
    for (;;) {
        auto name =
            making.random.pick(making.random.chance(70) ? names.young_women : names.young_men) +
            " " + making.random.pick(names.families);
        // No two workers have one name, or their addresses would be one too.
        if (making.names_of_workers.insert(name).second) return name;
    }
}

void make_landscape(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        make_neighbourhoods(making, work);
        make_care_groups(making, work);
        for (std::size_t i = 0; i < practice_villages.size(); ++i) make_practice(making, work, i);
        for (const auto& team : teams) make_team(making, work, team);
        make_municipalities(making, work);
        make_village_supporters(making, work);
        for (std::size_t i = 0; i < making.practices.size(); ++i) connect(making, work, i);
        connect_further_faces(making, work);
        open_for_residents(making, work);
        make_shared_inboxes(making, work);
        std::set<std::string> taken;
        for (const auto& kind : making.material.service_kinds)
            make_initiatives_of(making, work, kind, taken);
        make_care_partners(making, work);
    });
}

}  // namespace veerkracht::demo
