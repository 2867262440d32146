#include "capabilities/directory/directory.hpp"

#include <algorithm>

namespace veerkracht::directory {

namespace {

// 0 when a rule for one of these needs puts the face in front, in the order in which the needs were
// named.
struct Rank {
    int need_place = 1'000;
    int rank = 1'000;
    std::string need;
};

Rank rank_of(const std::vector<FaceRule>& rules, const FaceId& face_id,
             const std::vector<std::string>& needs) {
    Rank best;
    for (const auto& rule : rules) {
        if (rule.face_id != face_id) continue;
        const auto named = std::find(needs.begin(), needs.end(), rule.need);
        const int place = named != needs.end() ? static_cast<int>(named - needs.begin()) : 999;
        if (named == needs.end() && !rule.need.empty()) continue;
        if (std::pair(place, rule.rank) < std::pair(best.need_place, best.rank))
            best = {place, rule.rank, rule.need};
    }
    return best;
}

}  // namespace

namespace {

struct Away {
    std::string until_on;
    std::string substitute_name;
};
BOOST_DESCRIBE_STRUCT(Away, (), (until_on, substitute_name))

void note_absence_of(UnitOfWork& work, RankedFace& ranked) {
    if (!ranked.face.account_id) return;
    const auto away = work.tx.maybe<Away>(
        "select a.until_on, coalesce(s.name, '') as substitute_name from absence_card a "
        "left join account_card s on s.id = a.substitute_account_id "
        "where a.account_id = $1 and a.from_on <= $2 and a.until_on >= $2",
        *ranked.face.account_id, work.today);
    if (!away) return;
    ranked.away_until = away->until_on;
    ranked.substitute_name = away->substitute_name;
}

}  // namespace

Result<Organization> organization(UnitOfWork& work, const OrganizationId& id) {
    return work.tx.one<Organization>("select * from organization where id = $1", id);
}

Result<Service> service(UnitOfWork& work, const ServiceId& id) {
    return work.tx.one<Service>("select * from service where id = $1", id);
}

Result<Face> face(UnitOfWork& work, const FaceId& id) {
    return work.tx.one<Face>("select * from face where id = $1", id);
}

std::optional<Face> face_of_worker(UnitOfWork& work, const AccountId& account_id) {
    return work.tx.maybe<Face>("select * from face where account_id = $1 order by id limit 1",
                               account_id);
}

std::optional<Face> face_that_serves(UnitOfWork& work, const OrganizationId& practice_id,
                                     const FaceId& id) {
    return work.tx.maybe<Face>(
        "select * from face where id = $1 and exists "
        "(select 1 from face_rule where practice_id = $2 and face_id = $1)",
        id, practice_id);
}

std::vector<RankedFace> faces_for(UnitOfWork& work, const OrganizationId& practice_id,
                                  const std::vector<std::string>& needs) {
    const auto rules =
        work.tx.all<FaceRule>("select * from face_rule where practice_id = $1", practice_id);
    const auto faces = work.tx.all<Face>(
        "select * from face where id in (select face_id from face_rule where practice_id = $1) "
        "order by name",
        practice_id);
    return rank_faces(work, rules, faces, needs);
}

std::vector<RankedFace> rank_faces(UnitOfWork& work, const std::vector<FaceRule>& rules,
                                   const std::vector<Face>& faces,
                                   const std::vector<std::string>& needs) {
    std::vector<std::pair<Rank, RankedFace>> ranked;
    for (const auto& face : faces) {
        auto rank = rank_of(rules, face.id, needs);
        const auto name = work.tx.value<std::string>("select name from organization where id = $1",
                                                     face.organization_id);
        RankedFace one{face, name.value_or(""), rank.need, "", std::nullopt, ""};
        if (face.intake_stop && face.alternative_face_id)
            if (const auto other = work.tx.maybe<Face>("select * from face where id = $1",
                                                       *face.alternative_face_id))
                one.alternative_name = other->name;
        note_absence_of(work, one);
        ranked.push_back({rank, std::move(one)});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.second.face.intake_stop, a.first.need_place, a.first.rank,
                          a.second.face.wait_weeks) < std::tuple(b.second.face.intake_stop,
                                                                 b.first.need_place, b.first.rank,
                                                                 b.second.face.wait_weeks);
    });
    std::vector<RankedFace> result;
    for (auto& [rank, face] : ranked) result.push_back(std::move(face));
    return result;
}

std::vector<Slot> free_slots(UnitOfWork& work, const FaceId& face_id,
                             const OrganizationId& practice_id, int most) {
    return work.tx.all<Slot>(
        "select * from slot where face_id = $1 and practice_id = $2 and referral_id is null and "
        "starts_at > $3 "
        "order by starts_at limit $4",
        face_id, practice_id, local_time_of(work.now), most);
}

Result<Slot> book_slot(UnitOfWork& work, const SlotId& slot_id, const ReferralId& referral_id) {
    auto slot = TRY(work.tx.one<Slot>("select * from slot where id = $1", slot_id));
    // An hour of another practice is as absent as one that never was, also when it is taken.
    if (slot.practice_id != work.actor.organization_id)
        return fail(Category::not_found, "record.absent");
    if (slot.referral_id && *slot.referral_id == referral_id) return slot;
    if (slot.referral_id) return fail(Category::conflict, "slot.taken");
    if (slot.starts_at <= local_time_of(work.now)) return fail(Category::conflict, "slot.past");
    TRY(free_slot_of(work, referral_id));
    slot.referral_id = referral_id;
    TRY(work.tx.update(slot));
    return slot;
}

Result<> free_slot_of(UnitOfWork& work, const ReferralId& referral_id) {
    TRY(work.tx.execute(
        "update slot set referral_id = null, version = version + 1 where referral_id = $1",
        referral_id));
    return {};
}

}  // namespace veerkracht::directory
