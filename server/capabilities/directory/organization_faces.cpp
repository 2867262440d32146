#include "capabilities/directory/organization_faces.hpp"

#include <algorithm>
#include <set>

#include "capabilities/access/access.hpp"

namespace veerkracht::directory {

namespace {

std::vector<ShownFace> own_faces(UnitOfWork& work, const OrganizationId& own) {
    return work.tx.all<ShownFace>(
        "select id, version, role, name, about, wait_weeks, intake_stop, alternative_face_id "
        "from face where organization_id = $1 order by name, id",
        own);
}

std::vector<RuleOfFace> rules_of(UnitOfWork& work, const OrganizationId& own, const FaceId& id) {
    std::vector<RuleOfFace> rules;
    for (const auto& rule : work.tx.all<FaceRule>(
             "select * from face_rule where practice_id = $1 and face_id = $2 order by rank, need",
             own, id))
        rules.push_back({rule.need.empty() ? std::nullopt : std::optional(rule.need), rule.rank});
    return rules;
}

std::vector<Face> findable(UnitOfWork& work, const OrganizationId& own) {
    auto faces = work.tx.all<Face>(
        "select * from face where id in (select face_id from face_rule where practice_id = $1) "
        "order by name, id",
        own);
    for (auto& face : faces_around(work, own))
        if (face.organization_id != own &&
            std::ranges::find(faces, face.id, &Face::id) == faces.end())
            faces.push_back(std::move(face));
    return faces;
}

std::vector<FoundFace> found_faces(UnitOfWork& work, const OrganizationId& own) {
    std::vector<FoundFace> found;
    const auto faces = findable(work, own);
    for (const auto& face : faces) {
        const auto name = work.tx.value<std::string>("select name from organization where id = $1",
                                                     face.organization_id);
        found.push_back({face.id, face.role, face.name, name.value_or(""), face.wait_weeks,
                         face.intake_stop, face.account_id.has_value(),
                         rules_of(work, own, face.id)});
    }
    return found;
}

std::vector<InboxOfTeams> inboxes_of(UnitOfWork& work, const OrganizationId& own) {
    std::vector<InboxOfTeams> inboxes;
    const auto members = work.tx.all<InboxMember>(
        "select * from inbox_member where organization_id = $1 order by inbox_id", own);
    for (const auto& member : members)
        inboxes.push_back({organization(work, member.inbox_id).value_or(Organization()).name,
                           work.tx.values<std::string>(
                               "select o.name from inbox_member m join organization o on "
                               "o.id = m.organization_id where m.inbox_id = $1 order by o.name",
                               member.inbox_id)});
    return inboxes;
}

bool is_choice(UnitOfWork& work, const Face& face, const FaceId& alternative) {
    const auto other = work.tx.maybe<Face>("select * from face where id = $1", alternative);
    return other && other->id != face.id && other->organization_id == face.organization_id &&
           other->role == face.role && !other->intake_stop;
}

Result<> rules_are_right(const FoundFaceChange& change) {
    std::set<std::string> needs;
    for (const auto& rule : change.rules)
        if (!needs.insert(rule.need.value_or("")).second)
            return refuse_fields({{"rules", "not_a_choice"}});
    return {};
}

}  // namespace

Result<OrganizationFaces> organization_faces(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    return OrganizationFaces{own_faces(work, own), found_faces(work, own),
                             practice_hours_of(work, own), inboxes_of(work, own)};
}

Result<OrganizationFaces> change_shown_face(UnitOfWork& work, const FaceId& id,
                                            const ShownFaceChange& change) {
    const auto own = TRY(access::own_organization(work));
    auto face = TRY(
        work.tx.one<Face>("select * from face where id = $1 and organization_id = $2", id, own));
    if (face.account_id) TRY(organization_to_keep(work));
    if (face.version != change.version) return fail(Category::conflict, "record.changed");
    if (change.alternative_face_id && !is_choice(work, face, *change.alternative_face_id))
        return refuse_fields({{"alternative_face_id", "not_a_choice"}});
    face.about = change.about;
    face.wait_weeks = change.wait_weeks;
    face.intake_stop = change.intake_stop;
    face.alternative_face_id = change.alternative_face_id;
    TRY(work.tx.update(face));
    return organization_faces(work);
}

Result<OrganizationFaces> change_found_face(UnitOfWork& work, const FaceId& id,
                                            const FoundFaceChange& change) {
    const auto own = TRY(organization_to_keep(work));
    const auto faces = findable(work, own);
    if (std::ranges::find(faces, id, &Face::id) == faces.end())
        return fail(Category::not_found, "record.absent");
    TRY(rules_are_right(change));
    TRY(work.tx.execute("delete from face_rule where practice_id = $1 and face_id = $2", own, id));
    for (const auto& rule : change.rules)
        TRY(work.tx.insert(FaceRule{new_uuid(), own, id, rule.need.value_or(""), rule.rank}));
    return organization_faces(work);
}

}  // namespace veerkracht::directory
