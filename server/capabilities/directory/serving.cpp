#include "capabilities/directory/serving.hpp"

#include <algorithm>
#include <array>

#include "capabilities/directory/open_faces.hpp"

namespace veerkracht::directory {

namespace {

struct KindOfOrganization {
    std::string_view kind, domain;
};
constexpr std::array kinds{KindOfOrganization{"gp_practice", "care"},
                           KindOfOrganization{"care_group", "care"},
                           KindOfOrganization{"care_partner", "care"},
                           KindOfOrganization{"welfare", "welfare"},
                           KindOfOrganization{"social_work", "welfare"},
                           KindOfOrganization{"shared_inbox", "welfare"},
                           KindOfOrganization{"municipality", "municipality"},
                           KindOfOrganization{"village_support", "community"},
                           KindOfOrganization{"initiative", "community"}};

struct Place {
    std::string municipality_code;
    double latitude = 0;
    double longitude = 0;
};
BOOST_DESCRIBE_STRUCT(Place, (), (municipality_code, latitude, longitude))

struct Asker {
    OrganizationId id;
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(Asker, (), (id, kind))

bool finds(const Standing& standing, const Asker& asker) {
    return std::ranges::find(standing.found_by, asker.kind) != standing.found_by.end();
}

Result<> add_rules(UnitOfWork& work, const Face& face, const Standing& standing,
                   const OrganizationId& asker) {
    const auto known = work.tx.value<std::int64_t>(
        "select count(*) from face_rule where practice_id = $1 and face_id = $2", asker, face.id);
    if (known.value_or(0) > 0) return {};
    for (const auto& place : standing.needs)
        TRY(work.tx.insert(FaceRule{new_uuid(), asker, face.id, place.need, place.rank}));
    return {};
}

Result<> open_for_residents(UnitOfWork& work, const Face& face, const Standing& standing,
                            const WorkArea& area) {
    const auto known = work.tx.value<std::int64_t>(
        "select count(*) from open_face where municipality = $1 and village = $2 and face_id = $3",
        area.municipality, area.village, face.id);
    if (known.value_or(0) > 0) return {};
    for (const auto& place : standing.needs)
        TRY(work.tx.insert(OpenFace{new_uuid(), area.municipality, area.village, face.id,
                                    place.need, place.rank}));
    return {};
}

struct Served {
    OrganizationId practice_id;
    std::string need;
    int last_rank = 0;
};
BOOST_DESCRIBE_STRUCT(Served, (), (practice_id, need, last_rank))

}  // namespace

std::string domain_of_kind(std::string_view kind) {
    const auto found = std::ranges::find(kinds, kind, &KindOfOrganization::kind);
    return found == kinds.end() ? "" : std::string(found->domain);
}

std::vector<std::string> organization_kinds() {
    std::vector<std::string> words;
    for (const auto& one : kinds) words.emplace_back(one.kind);
    return words;
}

std::optional<Organization> organization_named(UnitOfWork& work, std::string_view name) {
    return work.tx.maybe<Organization>(
        "select * from organization where name = $1 order by id limit 1", name);
}

void place_in_neighbourhood(UnitOfWork& work, Organization& organization, const std::string& code) {
    const auto place = work.tx.maybe<Place>(
        "select municipality_code, latitude, longitude from neighbourhood where code = $1", code);
    if (!place) return;
    organization.neighbourhood_code = code;
    organization.municipality_code = place->municipality_code;
    organization.latitude = place->latitude;
    organization.longitude = place->longitude;
}

Result<bool> reads_inbox(UnitOfWork& work, const InboxMember& member) {
    const auto known = work.tx.value<std::int64_t>(
        "select count(*) from inbox_member where inbox_id = $1 and organization_id = $2",
        member.inbox_id, member.organization_id);
    if (known.value_or(0) > 0) return false;
    TRY(work.tx.insert(member));
    return true;
}

Result<bool> works_in(UnitOfWork& work, const WorkArea& area) {
    const auto known = work.tx.value<std::int64_t>(
        "select count(*) from work_area where organization_id = $1 and municipality = $2 and "
        "village = $3",
        area.organization_id, area.municipality, area.village);
    if (known.value_or(0) > 0) return false;
    TRY(work.tx.insert(area));
    return true;
}

Result<> is_found_in_work_area(UnitOfWork& work, const Face& face, const Standing& standing,
                               bool residents) {
    const auto askers = work.tx.all<Asker>(
        "select distinct o.id, o.kind from organization o join work_area a "
        "on a.municipality = o.municipality and (a.village = '' or a.village = o.village) "
        "where a.organization_id = $1 and o.id <> $1 order by o.id",
        face.organization_id);
    for (const auto& asker : askers)
        if (finds(standing, asker)) TRY(add_rules(work, face, standing, asker.id));
    if (!residents) return {};
    for (const auto& area : work.tx.all<WorkArea>(
             "select * from work_area where organization_id = $1", face.organization_id))
        if (area.residents_ask) TRY(open_for_residents(work, face, standing, area));
    return {};
}

Result<> is_found_by(UnitOfWork& work, const Face& face, const Standing& standing,
                     const OrganizationId& asker) {
    const auto who =
        TRY(work.tx.one<Asker>("select id, kind from organization where id = $1", asker));
    if (face.organization_id == asker || !finds(standing, who)) return {};
    return add_rules(work, face, standing, asker);
}

std::vector<Face> faces_around(UnitOfWork& work, const OrganizationId& asker) {
    return work.tx.all<Face>(
        "select * from face where organization_id in (select a.organization_id from work_area a "
        "join organization o on a.municipality = o.municipality and (a.village = '' or "
        "a.village = o.village) where o.id = $1) order by name, id",
        asker);
}

std::vector<Face> faces_of(UnitOfWork& work, const OrganizationId& organization_id) {
    return work.tx.all<Face>("select * from face where organization_id = $1 order by id",
                             organization_id);
}

std::optional<Face> face_of_desk(UnitOfWork& work, const OrganizationId& organization_id,
                                 std::string_view role) {
    return work.tx.maybe<Face>(
        "select * from face where organization_id = $1 and role = $2 and account_id is null "
        "order by id limit 1",
        organization_id, role);
}

Result<Face> new_face(UnitOfWork& work, const OrganizationId& organization_id,
                      std::string_view role, std::string_view name) {
    Face face;
    face.id = new_id<FaceId>();
    face.organization_id = organization_id;
    face.role = role;
    face.name = name;
    face.phone = TRY(organization(work, organization_id)).phone;
    return face;
}

Result<bool> is_found_as_colleagues_are(UnitOfWork& work, const Face& face) {
    const auto served = work.tx.all<Served>(
        "select r.practice_id, r.need, max(r.rank) as last_rank from face_rule r "
        "join face f on f.id = r.face_id where f.organization_id = $1 and f.role = $2 "
        "and f.account_id is not null and f.id <> $3 "
        "group by r.practice_id, r.need order by r.practice_id, r.need",
        face.organization_id, face.role, face.id);
    for (const auto& one : served) {
        const auto has = work.tx.value<std::int64_t>(
            "select count(*) from face_rule where face_id = $1 and practice_id = $2 and need = $3",
            face.id, one.practice_id, one.need);
        if (has.value_or(0) == 0)
            TRY(work.tx.insert(
                FaceRule{new_uuid(), one.practice_id, face.id, one.need, one.last_rank + 1}));
    }
    return !served.empty();
}

}  // namespace veerkracht::directory
