#include "capabilities/access/outside_visit.hpp"

#include "capabilities/access/account.hpp"
#include "capabilities/access/events.hpp"
#include "capabilities/access/half_session.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/outside_session.hpp"
#include "capabilities/access/outside_way.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "capabilities/access/sessions.hpp"

namespace veerkracht::access {

namespace {

// Who is signed in opens a patient there within these.
constexpr int minutes_to_launch = 10;

auto refuse() { return fail(Category::unauthenticated, "login.refused"); }

// Of somebody who works where this issuer is the login of.
std::optional<OutsideIdentity> identity_of(UnitOfWork& work, const OutsideVisit& visit) {
    return work.tx.maybe<OutsideIdentity>(
        "select i.* from outside_identity i join account a on a.id = i.account_id "
        "join organization_card o on o.id = a.organization_id "
        "join outside_issuer u on u.code = i.issuer_code and u.organization_name = o.name "
        "where i.issuer_code = $1 and i.subject_hash = $2 and a.active",
        visit.issuer_code, visit.subject_hash);
}

// Those of sessions that ended go with it.
Result<> keep_open_patient(UnitOfWork& work, const OutsideVisit& visit) {
    TRY(work.tx.execute(
        "delete from open_patient where session_id = $1 or session_id not in (select id from "
        "session)",
        work.actor.session_id));
    return work.tx.insert(
        OpenPatientRow{work.actor.session_id, visit.issuer_code, visit.patient_hash, work.now});
}

std::string own_organization_name(UnitOfWork& work) {
    return work.tx
        .value<std::string>("select name from organization_card where id = $1",
                            work.actor.organization_id)
        .value_or("");
}

// Who is signed in here, with a fresh proof, opens a patient there within the minutes: that launch
// says who he is there, and he agrees to it here.
Result<OutsideAddress> wait_for_launch(UnitOfWork& work, const OutsideIssuerRow& issuer) {
    TRY(work.tx.execute("delete from outside_visit where id = $1", work.actor.session_id));
    OutsideVisit waiting;
    waiting.id = work.actor.session_id;
    waiting.issuer_code = issuer.code;
    waiting.account_id = work.actor.account_id;
    waiting.stage = "joining";
    waiting.ends_at = plus_minutes(work.now, minutes_to_launch);
    TRY(work.tx.insert(waiting));
    return OutsideAddress{""};
}

// Somebody who is signed in here waits for a launch of a login that nobody joined: it is his from
// now on to look at and to agree to. A form that any page can post joins nothing by itself.
bool is_waited_for(UnitOfWork& work) {
    auto visit = current_visit(work, Door::work);
    if (!visit || visit->stage != "known" || !visit->is_launch || visit->account_id) return false;
    if (work.actor.session_id.empty() || identity_of(work, *visit)) return false;
    const auto waiting = work.tx.maybe<OutsideVisit>(
        "delete from outside_visit where id = $1 and stage = 'joining' and issuer_code = $2 and "
        "ends_at > $3 returning *",
        work.actor.session_id, visit->issuer_code, work.now);
    if (!waiting || waiting->account_id != work.actor.account_id) return false;
    visit->account_id = work.actor.account_id;
    visit->ends_at = plus_minutes(work.now, minutes_to_launch);
    set_cookie(work, Cookie::outside, cookie(work, Cookie::outside), 60 * minutes_to_launch);
    return work.tx.update(*visit).has_value();
}

// Somebody who is at work in this browser is not made into somebody else by a form that any page
// can post.
Result<> is_nobody_else(const UnitOfWork& work, const OutsideVisit& visit,
                        const AccountId& account_id) {
    const bool is_signed_in = work.actor.kind == Actor::Kind::account;
    if (visit.is_launch && is_signed_in && work.actor.account_id != account_id)
        return fail(Category::conflict, "login.somebody_else");
    return {};
}

OutsideStage stage_view(std::string stage, const OutsideVisit& visit) {
    return {std::move(stage), visit.account_id.has_value(), !visit.invitation.empty(), "", ""};
}

// Not to join an account, and not with an invitation: those have a door of their own.
bool is_to_sign_in(const OutsideVisit& visit) {
    return visit.stage == "known" && !visit.account_id && visit.invitation.empty();
}

OutsideSession session_of(const OutsideVisit& visit, const std::string& session_id) {
    return {session_id, visit.issuer_code, visit.subject_hash, visit.sid_hash};
}

}  // namespace

Result<OutsideIdentity> keep_identity(UnitOfWork& work, const OutsideVisit& visit,
                                      const AccountId& account_id) {
    const auto taken = work.tx.value<std::int64_t>(
        "select count(*) from outside_identity where issuer_code = $1 and "
        "(subject_hash = $2 or account_id = $3)",
        visit.issuer_code, visit.subject_hash, account_id);
    if (taken.value_or(0) > 0) return fail(Category::conflict, "login.outside_taken");
    OutsideIdentity identity;
    identity.id = new_id<OutsideIdentityId>();
    identity.account_id = account_id;
    identity.issuer_code = visit.issuer_code;
    identity.subject_hash = visit.subject_hash;
    identity.created_at = work.now;
    TRY(work.tx.insert(identity));
    work.record(OutsideJoined{identity.account_id, identity.id.value});
    return identity;
}

Result<std::vector<OutsideChoice>> outside_choices(UnitOfWork& work) {
    return work.tx.all<OutsideChoice>(
        "select u.code, u.organization_name, coalesce(s.help, '') as help from outside_issuer u "
        "left join organization_card o on o.name = u.organization_name "
        "left join own_login s on s.id = o.id "
        "where u.keys = '' and u.least_level = '' order by u.organization_name");
}

Result<OutsideAddress> begin_outside(UnitOfWork& work, const OutsideBegin& input) {
    const auto issuer = TRY(issuer_of(work, input.code, Door::work));
    if (opens_us_itself(issuer)) return fail(Category::not_found, "record.absent");
    Departure departure(issuer);
    departure.asks_anew = input.again.value_or(false);
    return send_away(work, departure);
}

Result<OutsideAddress> begin_launch(UnitOfWork& work, const OutsideLaunch& input) {
    auto fhir = input.iss;
    while (fhir.ends_with('/')) fhir.pop_back();
    const auto issuer = work.tx.maybe<OutsideIssuerRow>(
        "select * from outside_issuer where fhir = $1 and fhir <> ''", fhir);
    if (!issuer) return fail(Category::not_found, "record.absent");
    Departure departure(*issuer);
    departure.launch = input.launch;
    return send_away(work, departure);
}

Result<OutsideStage> come_back(UnitOfWork& work, const OutsideReturn& input) {
    const auto visit = TRY(take_answer(work, input, Door::work));
    return stage_view("wait", visit);
}

Result<OutsideStage> outside_stage(UnitOfWork& work) {
    const auto visit = current_visit(work, Door::work);
    if (!visit) return OutsideStage{stage_of(visit)};
    auto stage = stage_view(stage_of(visit), *visit);
    if (!stage.is_to_join || !visit->is_launch || visit->account_id != work.actor.account_id)
        return stage;
    stage.subject = told_subject(work.keys, *visit);
    stage.organization_name = own_organization_name(work);
    return stage;
}

Result<OutsideArrival> arrive(UnitOfWork& work) {
    if (is_waited_for(work)) return OutsideArrival{"join"};
    const auto visit = take_visit(work, Door::work);
    if (!visit || !is_to_sign_in(*visit)) return refuse();
    auto identity = identity_of(work, *visit);
    if (!identity) return fail(Category::unauthenticated, "login.outside_unknown");
    const auto account_id = identity->account_id;
    TRY(is_nobody_else(work, *visit, account_id));
    work.actor.account_id = account_id;  // in the access log
    identity->last_used_at = work.now;
    TRY(work.tx.update(*identity));
    if (visit->level == "first") {
        const auto half = TRY(begin_half_session(work, account_id));
        TRY(note_outside_session(work, session_of(*visit, half)));
        return OutsideArrival{"code"};
    }
    TRY(sign_in(work, account_id, proven_at(work, *visit)));
    TRY(note_outside_session(work, session_of(*visit, work.actor.session_id)));
    if (visit->patient_hash.empty()) return OutsideArrival{"inside"};
    TRY(keep_open_patient(work, *visit));
    return OutsideArrival{"patient"};
}

std::optional<OpenPatient> open_patient(UnitOfWork& work) {
    const auto row = work.tx.maybe<OpenPatientRow>(
        "select * from open_patient where session_id = $1", work.actor.session_id);
    if (!row) return std::nullopt;
    return OpenPatient{row->issuer_code, row->patient_hash};
}

Result<std::vector<OwnOutsideIdentity>> own_outside_identities(UnitOfWork& work) {
    return work.tx.all<OwnOutsideIdentity>(
        "select u.code, u.organization_name, i.id, i.created_at as since, i.last_used_at "
        "from outside_issuer u left join outside_identity i on i.issuer_code = u.code and "
        "i.account_id = $1 where u.organization_name = $2 order by u.code",
        work.actor.account_id, own_organization_name(work));
}

Result<OutsideAddress> begin_to_join(UnitOfWork& work, const OutsideBegin& input) {
    const auto issuer = TRY(issuer_of(work, input.code, Door::work));
    if (issuer.organization_name != own_organization_name(work))
        return fail(Category::not_found, "record.absent");
    if (opens_us_itself(issuer)) return wait_for_launch(work, issuer);
    Departure departure(issuer);
    departure.account_id = work.actor.account_id;
    return send_away(work, departure);
}

Result<std::vector<OwnOutsideIdentity>> join(UnitOfWork& work) {
    const auto visit = take_visit(work, Door::work);
    if (!visit || visit->stage != "known" || visit->account_id != work.actor.account_id)
        return fail(Category::conflict, "login.outside_refused");
    TRY(keep_identity(work, *visit, work.actor.account_id));
    if (!visit->patient_hash.empty()) TRY(keep_open_patient(work, *visit));
    return own_outside_identities(work);
}

namespace {

// What this login opened, in other browsers. Where it is parted from goes on.
Result<> end_other_sessions_by(UnitOfWork& work, const OutsideIdentity& gone) {
    TRY(
        work.tx.execute("delete from session where account_id = $1 and id <> $2 and id in (select "
                        "session_id from outside_session where issuer_code = $3)",
                        gone.account_id, work.actor.session_id, gone.issuer_code));
    TRY(
        work.tx.execute("delete from half_session where account_id = $1 and id in (select "
                        "session_id from outside_session where issuer_code = $2)",
                        gone.account_id, gone.issuer_code));
    return {};
}

}  // namespace

Result<std::vector<OwnOutsideIdentity>> part(UnitOfWork& work, const OutsideIdentityId& id) {
    const auto gone = TRY(work.tx.one<OutsideIdentity>(
        "select * from outside_identity where id = $1 and account_id = $2", id,
        work.actor.account_id));
    TRY(work.tx.execute("delete from outside_identity where id = $1", id));
    TRY(end_other_sessions_by(work, gone));
    work.record(OutsideParted{work.actor.account_id, id.value});
    return own_outside_identities(work);
}

}  // namespace veerkracht::access
