#include "capabilities/access/resident_identities.hpp"

#include "capabilities/access/assurance.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/outside_session.hpp"
#include "capabilities/access/outside_way.hpp"
#include "capabilities/access/sessions.hpp"

namespace veerkracht::access {

namespace {

auto refuse() { return fail(Category::unauthenticated, "login.refused"); }

Result<> is_sure_enough(UnitOfWork& work, const OutsideVisit& visit) {
    const auto issuer = TRY(issuer_of(work, visit.issuer_code, Door::own_page));
    if (is_at_least(visit.level, issuer.least_level)) return {};
    return fail(Category::unauthenticated, "login.level_too_low");
}

Result<> nobody_has_it(UnitOfWork& work, const PageOwner& owner, const OutsideVisit& visit,
                       const std::string& subject_hash) {
    const auto taken = work.tx.value<std::int64_t>(
        "select count(*) from resident_identity i join link l on l.id = i.link_id where "
        "i.subject_hash = $1 or (l.person_id = $2 and i.issuer_code = $3)",
        subject_hash, owner.person_id, visit.issuer_code);
    if (taken.value_or(0) > 0) return fail(Category::conflict, "login.outside_taken");
    return {};
}

Result<> remove(UnitOfWork& work, const ResidentIdentity& identity) {
    TRY(work.tx.execute("delete from resident_identity where id = $1", identity.id));
    return close_link(work, identity.link_id);
}

// Of a page that was closed it opens nothing; so it is not in the way of another one.
Result<> forget_closed(UnitOfWork& work, const std::string& subject_hash) {
    TRY(
        work.tx.execute("delete from resident_identity where subject_hash = $1 and link_id in "
                        "(select id from link where closed_at is not null or expires_at <= $2)",
                        subject_hash, work.now));
    return {};
}

// Of a page that is still there.
std::optional<ResidentIdentity> identity_at(UnitOfWork& work, const OutsideVisit& visit,
                                            const OrganizationId& organization_id) {
    return work.tx.maybe<ResidentIdentity>(
        "select i.* from resident_identity i join link l on l.id = i.link_id where "
        "i.subject_hash = $1 and l.closed_at is null and l.expires_at > $2",
        hash_for_organization(work.keys, organization_id, visit.subject_hash), work.now);
}

// The hash is made anew for each organisation: nothing that is kept tells which of them are of one
// human being.
Result<std::vector<BoundPage>> pages_of(UnitOfWork& work, const OutsideVisit& visit) {
    std::vector<BoundPage> pages;
    const auto organizations = work.tx.values<std::string>(
        "select distinct organization_id from resident_identity where issuer_code = $1 "
        "order by organization_id",
        visit.issuer_code);
    for (const auto& one : organizations) {
        auto identity = identity_at(work, visit, OrganizationId{one});
        if (!identity) continue;
        auto link = TRY(work.tx.one<Link>("select * from link where id = $1", identity->link_id));
        pages.push_back({*std::move(identity), std::move(link)});
    }
    return pages;
}

}  // namespace

std::vector<OwnLogin> logins_of_resident(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.all<OwnLogin>(
        "select u.code, u.organization_name as name, i.id, i.created_at as since, i.last_used_at "
        "from outside_issuer u left join (select i.* from resident_identity i join link l on "
        "l.id = i.link_id where l.person_id = $1 and l.closed_at is null) i on "
        "i.issuer_code = u.code where u.least_level <> '' order by u.organization_name, u.code",
        person_id);
}

Result<OutsideAddress> begin_to_bind(UnitOfWork& work, const PersonId& person_id,
                                     const OutsideBegin& input) {
    const auto issuer = TRY(issuer_of(work, input.code, Door::own_page));
    Departure departure(issuer);
    departure.person_id = person_id;
    return send_away(work, departure);
}

Result<> bind_login(UnitOfWork& work, const PageOwner& owner) {
    const auto visit = take_visit(work, Door::own_page);
    if (!visit || visit->stage != "known" || visit->person_id != owner.person_id)
        return fail(Category::conflict, "login.outside_refused");
    TRY(is_sure_enough(work, *visit));
    ResidentIdentity identity;
    identity.id = new_id<ResidentIdentityId>();
    identity.organization_id = owner.organization_id;
    identity.issuer_code = visit->issuer_code;
    identity.subject_hash =
        hash_for_organization(work.keys, owner.organization_id, visit->subject_hash);
    identity.created_at = work.now;
    TRY(forget_closed(work, identity.subject_hash));
    TRY(nobody_has_it(work, owner, *visit, identity.subject_hash));
    identity.link_id = TRY(make_own_link(work, owner, "outside", identity.id.value));
    return work.tx.insert(identity);
}

Result<> unbind_login(UnitOfWork& work, const PersonId& person_id, const ResidentIdentityId& id) {
    return remove(work, TRY(work.tx.one<ResidentIdentity>(
                            "select i.* from resident_identity i join link l on l.id = i.link_id "
                            "where i.id = $1 and l.person_id = $2",
                            id, person_id)));
}

Result<> end_logins_of(UnitOfWork& work, const PersonId& person_id) {
    const auto all = work.tx.all<ResidentIdentity>(
        "select i.* from resident_identity i join link l on l.id = i.link_id where "
        "l.person_id = $1",
        person_id);
    for (const auto& one : all) TRY(remove(work, one));
    return {};
}

Result<std::vector<OutsideChoice>> resident_choices(UnitOfWork& work) {
    return work.tx.all<OutsideChoice>(
        "select code, organization_name, '' as help from outside_issuer where least_level <> '' "
        "order by organization_name, code");
}

Result<OutsideAddress> begin_resident_login(UnitOfWork& work, const OutsideBegin& input) {
    const auto issuer = TRY(issuer_of(work, input.code, Door::own_page));
    return send_away(work, Departure(issuer));
}

Result<OutsideStage> resident_comes_back(UnitOfWork& work, const OutsideReturn& input) {
    const auto visit = TRY(take_answer(work, input, Door::own_page));
    return OutsideStage{"wait", visit.person_id.has_value(), false, "", ""};
}

Result<OutsideStage> resident_stage(UnitOfWork& work) {
    const auto visit = current_visit(work, Door::own_page);
    return OutsideStage{stage_of(visit), visit && visit->person_id, false, "", ""};
}

Result<Visitor> resident_visitor(UnitOfWork& work) {
    const auto visit = current_visit(work, Door::own_page);
    if (!visit || visit->stage != "known" || visit->person_id) return refuse();
    TRY(is_sure_enough(work, *visit));
    auto pages = TRY(pages_of(work, *visit));
    return Visitor{visit->level, proven_at(work, *visit), visit->sid_hash, std::move(pages)};
}

Result<> open_bound_page(UnitOfWork& work, const Visitor& visitor, const BoundPage& page) {
    forget_visit(work);
    auto identity = page.identity;
    identity.last_used_at = work.now;
    TRY(work.tx.update(identity));
    TRY(use_own_link(work, identity.link_id));
    Session session;
    session.level = visitor.level;
    session.link_id = identity.link_id;
    session.proven_at = visitor.proven_at;
    TRY(start_session(work, session));
    return note_outside_session(
        work, {work.actor.session_id, identity.issuer_code, "",
               hash_for_organization(work.keys, identity.organization_id, visitor.sid_hash)});
}

void forget_visit(UnitOfWork& work) { static_cast<void>(take_visit(work, Door::own_page)); }

}  // namespace veerkracht::access
