#include "capabilities/directory/successor.hpp"

#include "capabilities/directory/practice_hours.hpp"

namespace veerkracht::directory {

namespace {

Result<> find_successor_instead(UnitOfWork& work, const Face& former, const Face& successor) {
    const auto rules = work.tx.all<FaceRule>(
        "select * from face_rule r where face_id = $1 and not exists (select 1 from face_rule s "
        "where s.face_id = $2 and s.practice_id = r.practice_id and s.need = r.need)",
        former.id, successor.id);
    for (auto rule : rules) {
        rule.id = new_uuid();
        rule.face_id = successor.id;
        TRY(work.tx.insert(rule));
    }
    TRY(
        work.tx.execute("update slot set face_id = $1, version = version + 1 "
                        "where face_id = $2 and referral_id is not null and starts_at > $3",
                        successor.id, former.id, local_time_of(work.now)));
    return {};
}

// Who had no face takes this one, with its practices and hours.
Result<> becomes_the_face(UnitOfWork& work, Face face, const AccountId& successor) {
    face.name = work.tx.value<std::string>("select name from account_card where id = $1", successor)
                    .value_or(face.name);
    face.account_id = successor;
    face.about.clear();
    return work.tx.update(face);
}

Result<> is_found_no_more(UnitOfWork& work, const Face& former,
                          const std::optional<FaceId>& successor) {
    TRY(pass_hours_on(work, former.id, successor));
    TRY(work.tx.execute("delete from face_rule where face_id = $1", former.id));
    TRY(work.tx.execute(
        "delete from slot where face_id = $1 and referral_id is null and starts_at > $2", former.id,
        local_time_of(work.now)));
    TRY(
        work.tx.execute("update face set alternative_face_id = $1, version = version + 1 "
                        "where alternative_face_id = $2 and id <> $3",
                        successor, former.id, successor.value_or(former.id)));
    // And the successor is no alternative of himself.
    TRY(
        work.tx.execute("update face set alternative_face_id = null, version = version + 1 "
                        "where alternative_face_id = $1",
                        former.id));
    return {};
}

}  // namespace

Result<> pass_face_on(UnitOfWork& work, const access::AccountClosed& news) {
    const auto former = face_of_worker(work, news.account_id);
    if (!former) return {};
    if (!news.successor_account_id) return is_found_no_more(work, *former, std::nullopt);
    const auto successor = face_of_worker(work, *news.successor_account_id);
    if (!successor) return becomes_the_face(work, *former, *news.successor_account_id);
    TRY(find_successor_instead(work, *former, *successor));
    return is_found_no_more(work, *former, successor->id);
}

}  // namespace veerkracht::directory
