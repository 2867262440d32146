#include "capabilities/access/own_link.hpp"

#include "capabilities/access/sessions.hpp"

namespace veerkracht::access {

namespace {

// Counted from when it was used last.
constexpr int days_unused_most = 365;

}  // namespace

Result<LinkId> make_own_link(UnitOfWork& work, const PageOwner& owner, const std::string& kind,
                             const std::string& subject_id) {
    Link link;
    link.kind = kind;
    link.organization_id = owner.organization_id;
    link.person_id = owner.person_id;
    link.subject_id = subject_id;
    link.expires_at = plus_days_instant(work.now, days_unused_most);
    return TRY(make_link(work, link)).id;
}

Result<Link> use_own_link(UnitOfWork& work, const LinkId& id) {
    auto link = TRY(work.tx.one<Link>("select * from link where id = $1", id));
    link.expires_at = plus_days_instant(work.now, days_unused_most);
    TRY(work.tx.update(link));
    return link;
}

bool is_own_link(const Link& link) { return link.kind == "passkey" || link.kind == "outside"; }

}  // namespace veerkracht::access
