#include "capabilities/access/outside_visit.hpp"

#include <algorithm>
#include <map>

#include "capabilities/access/account.hpp"
#include "capabilities/access/events.hpp"
#include "capabilities/access/guessing.hpp"
#include "capabilities/access/half_session.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "capabilities/access/sessions.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/outgoing/form.hpp"

namespace veerkracht::access {

namespace {

constexpr int minutes_away = 10;
// Not told when: then it is no fresh proof.
constexpr auto long_ago = "1970-01-01T00:00:00.000Z";
constexpr auto place_of_secrets = "outside_visit.secrets";

auto refuse() { return fail(Category::unauthenticated, "login.refused"); }

std::string random_word() { return crypto::to_base64url(crypto::random_bytes(32)); }

Result<OutsideIssuerRow> issuer_of(UnitOfWork& work, const std::string& code) {
    auto found =
        work.tx.maybe<OutsideIssuerRow>("select * from outside_issuer where code = $1", code);
    if (!found) return fail(Category::not_found, "record.absent");
    return *std::move(found);
}

// It posts its launch; nobody is sent there.
bool opens_us_itself(const OutsideIssuerRow& issuer) { return !issuer.keys.empty(); }

std::string address_of_return(const UnitOfWork& work) {
    return work.settings.public_address + std::string(return_page);
}

std::string address_there(const UnitOfWork& work, const OutsideIssuerRow& issuer,
                          const std::string& launch, const std::string& state,
                          const VisitSecrets& secrets) {
    std::map<std::string, std::string> asked{
        {"response_type", "code"},
        {"scope", launch.empty() ? "openid" : "openid fhirUser launch"},
        {"client_id", issuer.client_id},
        {"redirect_uri", address_of_return(work)},
        {"state", state},
        {"nonce", secrets.nonce},
        {"acr_values", issuer.levels_wanted},
        {"code_challenge", crypto::to_base64url(crypto::sha256(secrets.verifier))},
        {"code_challenge_method", "S256"}};
    if (!issuer.fhir.empty()) asked["aud"] = issuer.fhir;
    if (!launch.empty()) asked["launch"] = launch;
    const auto& endpoint = issuer.authorization_endpoint;
    return endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") +
           outgoing::as_form(asked);
}

// In place of the way that this browser was on.
Result<OutsideAddress> send_away(UnitOfWork& work, const OutsideIssuerRow& issuer,
                                 const std::optional<AccountId>& account_id,
                                 const std::string& launch = "") {
    TRY(count_passkey_asked(work));
    TRY(work.tx.execute("delete from outside_visit where id = $1 or ends_at <= $2",
                        kept_of_cookie(work, Cookie::outside), work.now));
    const VisitSecrets secrets{random_word(), random_word(), ""};
    const auto state = random_word();
    OutsideVisit visit;
    visit.id = give_token(work, Cookie::outside, minutes_away);
    visit.issuer_code = issuer.code;
    visit.account_id = account_id;
    visit.state_hash = work.keys.token_hash(state);
    visit.secrets = sealed_secrets(work.keys, visit.id, secrets);
    visit.stage = "away";
    visit.ends_at = plus_minutes(work.now, minutes_away);
    visit.is_launch = !launch.empty();
    TRY(work.tx.insert(visit));
    return OutsideAddress{address_there(work, issuer, launch, state, secrets)};
}

std::optional<OutsideVisit> current_visit(UnitOfWork& work) {
    return work.tx.maybe<OutsideVisit>("select * from outside_visit where id = $1 and ends_at > $2",
                                       kept_of_cookie(work, Cookie::outside), work.now);
}

// Gone after this, whatever comes of it.
std::optional<OutsideVisit> take_visit(UnitOfWork& work) {
    work.keep_on_error = true;
    const auto id = kept_of_cookie(work, Cookie::outside);
    end_cookie(work, Cookie::outside);
    return work.tx.maybe<OutsideVisit>(
        "delete from outside_visit where id = $1 and ends_at > $2 returning *", id, work.now);
}

// RFC 9207: an answer of another issuer is not exchanged at this one.
bool is_of(const OutsideIssuerRow& issuer, const OutsideReturn& input) {
    return input.iss ? *input.iss == issuer.issuer : !issuer.says_who_answers;
}

Result<> is_answer_to(UnitOfWork& work, const OutsideVisit& visit, const OutsideReturn& input) {
    const auto issuer = TRY(issuer_of(work, visit.issuer_code));
    const bool is_right = visit.stage == "away" &&
                          crypto::equal(work.keys.token_hash(input.state), visit.state_hash) &&
                          input.code && !input.error && is_of(issuer, input);
    if (!is_right) return refuse();
    return {};
}

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
        "delete from open_patient where session_id not in (select id from session)"));
    return work.tx.insert(
        OpenPatientRow{work.actor.session_id, visit.issuer_code, visit.patient_hash, work.now});
}

std::string own_organization_name(UnitOfWork& work) {
    return work.tx
        .value<std::string>("select name from organization_card where id = $1",
                            work.actor.organization_id)
        .value_or("");
}

// From now on this is who the account is there.
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

// Who is signed in here, with a fresh proof, opens a patient there within the minutes: that launch
// says who he is there.
Result<OutsideAddress> wait_for_launch(UnitOfWork& work, const OutsideIssuerRow& issuer) {
    TRY(work.tx.execute("delete from outside_visit where id = $1", work.actor.session_id));
    OutsideVisit waiting;
    waiting.id = work.actor.session_id;
    waiting.issuer_code = issuer.code;
    waiting.account_id = work.actor.account_id;
    waiting.stage = "joining";
    waiting.ends_at = plus_minutes(work.now, minutes_away);
    TRY(work.tx.insert(waiting));
    return OutsideAddress{""};
}

// Nobody known, unless somebody who is signed in here waits for this launch.
Result<OutsideIdentity> identity_joined_now(UnitOfWork& work, const OutsideVisit& visit) {
    const auto waiting = work.tx.maybe<OutsideVisit>(
        "delete from outside_visit where id = $1 and stage = 'joining' and issuer_code = $2 and "
        "ends_at > $3 returning *",
        work.actor.session_id, visit.issuer_code, work.now);
    if (!waiting || waiting->account_id != work.actor.account_id)
        return fail(Category::unauthenticated, "login.outside_unknown");
    return keep_identity(work, visit, *waiting->account_id);
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

}  // namespace

std::string hash_of_subject(const Keys& keys, const std::string& issuer,
                            const std::string& subject) {
    return keys.token_hash("outside subject " + issuer + " " + subject);
}

std::string hash_of_patient(const Keys& keys, const std::string& house,
                            const std::string& patient) {
    return keys.token_hash("outside patient " + house + " " + patient);
}

db::Bytes sealed_secrets(const Keys& keys, const std::string& visit_id,
                         const VisitSecrets& secrets) {
    return keys.seal_own(place_of_secrets, visit_id, to_json(secrets));
}

VisitSecrets opened_secrets(const Keys& keys, const OutsideVisit& visit) {
    return from_json<VisitSecrets>(keys.open_own(place_of_secrets, visit.id, visit.secrets))
        .value();
}

Result<std::vector<OutsideChoice>> outside_choices(UnitOfWork& work) {
    return work.tx.all<OutsideChoice>(
        "select code, organization_name from outside_issuer where keys = '' "
        "order by organization_name");
}

Result<OutsideAddress> begin_outside(UnitOfWork& work, const OutsideBegin& input) {
    const auto issuer = TRY(issuer_of(work, input.code));
    if (opens_us_itself(issuer)) return fail(Category::not_found, "record.absent");
    return send_away(work, issuer, std::nullopt);
}

Result<OutsideAddress> begin_launch(UnitOfWork& work, const OutsideLaunch& input) {
    auto fhir = input.iss;
    while (fhir.ends_with('/')) fhir.pop_back();
    const auto issuer = work.tx.maybe<OutsideIssuerRow>(
        "select * from outside_issuer where fhir = $1 and fhir <> ''", fhir);
    if (!issuer) return fail(Category::not_found, "record.absent");
    return send_away(work, *issuer, std::nullopt, input.launch);
}

Result<OutsideStage> come_back(UnitOfWork& work, const OutsideReturn& input) {
    work.keep_on_error = true;
    auto visit = current_visit(work);
    if (!visit) return refuse();
    if (const auto is_right = is_answer_to(work, *visit, input); !is_right) {
        static_cast<void>(take_visit(work));
        return std::unexpected(is_right.error());
    }
    auto secrets = opened_secrets(work.keys, *visit);
    secrets.code = *input.code;
    visit->secrets = sealed_secrets(work.keys, visit->id, secrets);
    visit->stage = "back";
    TRY(work.tx.update(*visit));
    return OutsideStage{"wait", visit->account_id.has_value()};
}

Result<OutsideStage> outside_stage(UnitOfWork& work) {
    const auto visit = current_visit(work);
    if (!visit) return OutsideStage{"gone", false};
    const bool is_done = visit->stage == "known" || visit->stage == "refused";
    return OutsideStage{is_done ? "come" : "wait", visit->account_id.has_value()};
}

Result<OutsideArrival> arrive(UnitOfWork& work) {
    const auto visit = take_visit(work);
    if (!visit || visit->stage != "known" || visit->account_id) return refuse();
    auto identity = identity_of(work, *visit);
    if (!identity) identity = TRY(identity_joined_now(work, *visit));
    const auto account_id = identity->account_id;
    TRY(is_nobody_else(work, *visit, account_id));
    work.actor.account_id = account_id;  // in the access log
    identity->last_used_at = work.now;
    TRY(work.tx.update(*identity));
    if (visit->level == "first") {
        TRY(begin_half_session(work, account_id));
        return OutsideArrival{"code"};
    }
    TRY(sign_in(work, account_id,
                visit->proven_at.empty() ? long_ago : std::min(visit->proven_at, work.now)));
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
    const auto issuer = TRY(issuer_of(work, input.code));
    if (issuer.organization_name != own_organization_name(work))
        return fail(Category::not_found, "record.absent");
    if (opens_us_itself(issuer)) return wait_for_launch(work, issuer);
    return send_away(work, issuer, work.actor.account_id);
}

Result<std::vector<OwnOutsideIdentity>> join(UnitOfWork& work) {
    const auto visit = take_visit(work);
    if (!visit || visit->stage != "known" || visit->account_id != work.actor.account_id)
        return fail(Category::conflict, "login.outside_refused");
    TRY(keep_identity(work, *visit, work.actor.account_id));
    return own_outside_identities(work);
}

Result<std::vector<OwnOutsideIdentity>> part(UnitOfWork& work, const OutsideIdentityId& id) {
    const auto gone =
        TRY(work.tx.execute("delete from outside_identity where id = $1 and account_id = $2", id,
                            work.actor.account_id));
    if (gone == 0) return fail(Category::not_found, "record.absent");
    work.record(OutsideParted{work.actor.account_id, id.value});
    return own_outside_identities(work);
}

}  // namespace veerkracht::access
