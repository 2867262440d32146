#include "capabilities/directory/newcomer.hpp"

#include "capabilities/directory/directory.hpp"

namespace veerkracht::directory {

namespace {

struct Served {
    OrganizationId practice_id;
    std::string need;
    int last_rank = 0;
};
BOOST_DESCRIBE_STRUCT(Served, (), (practice_id, need, last_rank))

std::vector<Served> served_by_colleagues(UnitOfWork& work, const access::AccountOpened& news) {
    return work.tx.all<Served>(
        "select r.practice_id, r.need, max(r.rank) as last_rank from face_rule r "
        "join face f on f.id = r.face_id where f.organization_id = $1 and f.role = $2 "
        "and f.account_id is not null and f.account_id <> $3 "
        "group by r.practice_id, r.need order by r.practice_id, r.need",
        news.organization_id, news.role, news.account_id);
}

Result<Face> make_face(UnitOfWork& work, const access::AccountOpened& news) {
    Face face;
    face.id = new_id<FaceId>();
    face.organization_id = news.organization_id;
    face.account_id = news.account_id;
    face.role = news.role;
    face.name =
        work.tx.value<std::string>("select name from account_card where id = $1", news.account_id)
            .value_or("");
    face.phone = work.tx
                     .value<std::string>("select phone from organization where id = $1",
                                         news.organization_id)
                     .value_or("");
    TRY(work.tx.insert(face));
    return face;
}

}  // namespace

Result<> give_face(UnitOfWork& work, const access::AccountOpened& news) {
    const auto served = served_by_colleagues(work, news);
    if (served.empty()) return {};
    const auto known = face_of_worker(work, news.account_id);
    const auto face = known ? *known : TRY(make_face(work, news));
    for (const auto& one : served) {
        const auto has = work.tx.value<std::int64_t>(
            "select count(*) from face_rule where face_id = $1 and practice_id = $2 and need = $3",
            face.id, one.practice_id, one.need);
        if (has.value_or(0) == 0)
            TRY(work.tx.insert(
                FaceRule{new_uuid(), one.practice_id, face.id, one.need, one.last_rank + 1}));
    }
    return {};
}

}  // namespace veerkracht::directory
