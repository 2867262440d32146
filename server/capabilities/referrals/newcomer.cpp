#include "capabilities/referrals/newcomer.hpp"

#include <algorithm>

#include "capabilities/directory/organization_faces.hpp"
#include "capabilities/referrals/standings.hpp"

namespace veerkracht::referrals {

namespace {

static_assert(directory::rule_needs == people::need_codes);

// The kind of face of who does this work: the own one of a coach, that of the desk of an officer.
const Target* target_of_worker(std::string_view role) {
    const auto* const own = target_of(role);
    if (own && own->worker_role == role) return own;
    const auto all = targets();
    const auto found = std::ranges::find_if(
        all, [&](const Target& one) { return is_desk(one) && one.worker_role == role; });
    return found == all.end() ? nullptr : &*found;
}

Result<directory::Face> own_face(UnitOfWork& work, const access::AccountOpened& news,
                                 const std::string& name) {
    if (auto known = directory::face_of_worker(work, news.account_id)) return std::move(*known);
    auto face = TRY(directory::new_face(work, news.organization_id, news.role, name));
    face.account_id = news.account_id;
    TRY(work.tx.insert(face));
    return face;
}

}  // namespace

Result<bool> open_desk(UnitOfWork& work, const OrganizationId& organization_id,
                       const Target& target, const std::string& name, const std::string& about,
                       const std::string& phone) {
    if (directory::face_of_desk(work, organization_id, target.code)) return false;
    const auto& standing = *standing_of(target.code);
    auto face = TRY(directory::new_face(work, organization_id, target.code,
                                        name.empty() ? standing.face_name : name));
    face.about = about;
    if (!phone.empty()) face.phone = phone;
    TRY(work.tx.insert(face));
    TRY(directory::is_found_in_work_area(work, face, standing, target.self_referral.has_value()));
    return true;
}

Result<> give_face(UnitOfWork& work, const access::AccountOpened& news) {
    const auto* const target = target_of_worker(news.role);
    const auto name = work.tx.value<std::string>(
        "select name from account_card where id = $1 and active", news.account_id);
    const auto* const standing = target ? standing_of(target->code) : nullptr;
    if (!standing || !name) return {};
    if (is_desk(*target)) {
        TRY(open_desk(work, news.organization_id, *target, "", "", ""));
        return {};
    }
    const auto face = TRY(own_face(work, news, *name));
    if (TRY(directory::is_found_as_colleagues_are(work, face))) return {};
    return directory::is_found_in_work_area(work, face, *standing,
                                            target->self_referral.has_value());
}

Result<> show_faces_in_work_area(UnitOfWork& work, const OrganizationId& organization_id) {
    for (const auto& face : directory::faces_of(work, organization_id)) {
        const auto* const target = target_of(face.role);
        if (const auto* const standing = standing_of(face.role); target && standing)
            TRY(directory::is_found_in_work_area(work, face, *standing,
                                                 target->self_referral.has_value()));
    }
    return {};
}

Result<> find_faces_around(UnitOfWork& work, const OrganizationId& asker) {
    for (const auto& face : directory::faces_around(work, asker))
        if (const auto* const standing = standing_of(face.role))
            TRY(directory::is_found_by(work, face, *standing, asker));
    return {};
}

}  // namespace veerkracht::referrals
