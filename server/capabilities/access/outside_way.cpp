#include "capabilities/access/outside_way.hpp"

#include <algorithm>
#include <map>

#include "capabilities/access/guessing.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/outgoing/form.hpp"

namespace veerkracht::access {

namespace {

constexpr int minutes_away = 10;
// Not told when: then it is no fresh proof.
constexpr auto long_ago = "1970-01-01T00:00:00.000Z";
constexpr auto place_of_secrets = "outside_visit.secrets";
constexpr auto place_of_subject = "outside_visit.subject";

auto refuse() { return fail(Category::unauthenticated, "login.refused"); }

// What the way is for says what is asked there.
std::string scope_of(const Departure& departure) {
    if (!departure.launch.empty()) return "openid fhirUser launch";
    return departure.invitation.empty() ? "openid" : "openid email";
}

// The token itself is to tell the address: nothing else is asked of that house.
constexpr auto address_in_the_token = R"({"id_token":{"email":null,"email_verified":null}})";

std::string random_word() { return crypto::to_base64url(crypto::random_bytes(32)); }

std::string address_there(const UnitOfWork& work, const Departure& departure,
                          const std::string& state, const VisitSecrets& secrets) {
    const auto& issuer = departure.issuer;
    const auto& launch = departure.launch;
    const auto page = page_of_return(door_of(issuer));
    std::map<std::string, std::string> asked{
        {"response_type", "code"},
        {"scope", scope_of(departure)},
        {"client_id", issuer.client_id},
        {"redirect_uri", work.settings.public_address + std::string(page)},
        {"state", state},
        {"nonce", secrets.nonce},
        {"acr_values", issuer.levels_wanted},
        {"code_challenge", crypto::to_base64url(crypto::sha256(secrets.verifier))},
        {"code_challenge_method", "S256"}};
    if (!issuer.fhir.empty()) asked["aud"] = issuer.fhir;
    if (!launch.empty()) asked["launch"] = launch;
    // Of a device at home others may be the next: each time it is asked who this is.
    if (is_for_residents(issuer) || departure.asks_anew) asked["prompt"] = "login";
    if (!departure.invitation.empty()) asked["claims"] = address_in_the_token;
    const auto& endpoint = issuer.authorization_endpoint;
    return endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") +
           outgoing::as_form(asked);
}

// RFC 9207: an answer of another issuer is not exchanged at this one.
bool is_of(const OutsideIssuerRow& issuer, const OutsideReturn& input) {
    return input.iss ? *input.iss == issuer.issuer : !issuer.says_who_answers;
}

Result<> is_answer_to(UnitOfWork& work, const OutsideVisit& visit, const OutsideReturn& input,
                      Door door) {
    const auto issuer = TRY(issuer_of(work, visit.issuer_code, door));
    const bool is_right = visit.stage == "away" &&
                          crypto::equal(work.keys.token_hash(input.state), visit.state_hash) &&
                          input.code && !input.error && is_of(issuer, input);
    if (!is_right) return refuse();
    return {};
}

}  // namespace

std::string hash_of_subject(const Keys& keys, const std::string& issuer,
                            const std::string& subject) {
    return keys.token_hash("outside subject " + issuer + " " + subject);
}

std::string hash_of_sid(const Keys& keys, const std::string& issuer, const std::string& sid) {
    return sid.empty() ? sid : keys.token_hash("outside session " + issuer + " " + sid);
}

std::string hash_for_organization(const Keys& keys, const OrganizationId& organization_id,
                                  const std::string& hash) {
    if (hash.empty()) return hash;
    return keys.token_hash("at organization " + organization_id.value + " " + hash);
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

db::Bytes sealed_subject(const Keys& keys, const std::string& visit_id,
                         const std::string& subject) {
    return keys.seal_own(place_of_subject, visit_id, subject);
}

std::string told_subject(const Keys& keys, const OutsideVisit& visit) {
    return keys.open_own(place_of_subject, visit.id, visit.secrets);
}

std::string_view page_of_return(Door door) {
    return door == Door::work ? return_page : "/mijn/terug";
}

bool is_for_residents(const OutsideIssuerRow& issuer) { return !issuer.least_level.empty(); }

bool opens_us_itself(const OutsideIssuerRow& issuer) { return !issuer.keys.empty(); }

Door door_of(const OutsideIssuerRow& issuer) {
    return is_for_residents(issuer) ? Door::own_page : Door::work;
}

Result<OutsideIssuerRow> issuer_of(UnitOfWork& work, const std::string& code, Door door) {
    auto found =
        work.tx.maybe<OutsideIssuerRow>("select * from outside_issuer where code = $1", code);
    if (!found || door_of(*found) != door) return fail(Category::not_found, "record.absent");
    return *std::move(found);
}

Result<OutsideAddress> send_away(UnitOfWork& work, const Departure& departure) {
    TRY(count_passkey_asked(work));
    TRY(work.tx.execute("delete from outside_visit where id = $1 or ends_at <= $2",
                        kept_of_cookie(work, Cookie::outside), work.now));
    const VisitSecrets secrets{random_word(), random_word(), ""};
    const auto state = random_word();
    OutsideVisit visit;
    visit.id = give_token(work, Cookie::outside, minutes_away);
    visit.issuer_code = departure.issuer.code;
    visit.account_id = departure.account_id;
    visit.person_id = departure.person_id;
    visit.is_of_resident = is_for_residents(departure.issuer);
    visit.state_hash = work.keys.token_hash(state);
    visit.secrets = sealed_secrets(work.keys, visit.id, secrets);
    visit.stage = "away";
    visit.ends_at = plus_minutes(work.now, minutes_away);
    visit.is_launch = !departure.launch.empty();
    visit.invitation = departure.invitation;
    TRY(work.tx.insert(visit));
    return OutsideAddress{address_there(work, departure, state, secrets)};
}

Result<OutsideVisit> take_answer(UnitOfWork& work, const OutsideReturn& input, Door door) {
    work.keep_on_error = true;
    auto visit = current_visit(work, door);
    if (!visit) return refuse();
    if (const auto is_right = is_answer_to(work, *visit, input, door); !is_right) {
        static_cast<void>(take_visit(work, door));
        return std::unexpected(is_right.error());
    }
    auto secrets = opened_secrets(work.keys, *visit);
    secrets.code = *input.code;
    visit->secrets = sealed_secrets(work.keys, visit->id, secrets);
    visit->stage = "back";
    TRY(work.tx.update(*visit));
    return *std::move(visit);
}

std::optional<OutsideVisit> current_visit(UnitOfWork& work, Door door) {
    return work.tx.maybe<OutsideVisit>(
        "select * from outside_visit where id = $1 and ends_at > $2 and is_of_resident = $3",
        kept_of_cookie(work, Cookie::outside), work.now, door == Door::own_page);
}

std::optional<OutsideVisit> take_visit(UnitOfWork& work, Door door) {
    work.keep_on_error = true;
    const auto id = kept_of_cookie(work, Cookie::outside);
    end_cookie(work, Cookie::outside);
    return work.tx.maybe<OutsideVisit>(
        "delete from outside_visit where id = $1 and ends_at > $2 and is_of_resident = $3 "
        "returning *",
        id, work.now, door == Door::own_page);
}

std::string stage_of(const std::optional<OutsideVisit>& visit) {
    if (!visit) return "gone";
    return visit->stage == "known" || visit->stage == "refused" ? "come" : "wait";
}

std::string proven_at(const UnitOfWork& work, const OutsideVisit& visit) {
    return visit.proven_at.empty() ? long_ago : std::min(visit.proven_at, work.now);
}

}  // namespace veerkracht::access
