#include "capabilities/access/outside_asking.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "capabilities/access/assurance.hpp"
#include "capabilities/access/id_token.hpp"
#include "capabilities/access/outside_guest.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/outside_way.hpp"
#include "capabilities/access/posted_token.hpp"
#include "runtime/application.hpp"
#include "runtime/crypto/crypto.hpp"
#include "runtime/crypto/signed_token.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/outgoing/form.hpp"
#include "runtime/outgoing/line.hpp"

namespace veerkracht::access {

namespace {

namespace json = boost::json;

constexpr long keys_last_seconds = 3'600;
constexpr long ask_again_seconds = 60;
constexpr std::size_t visits_at_once = 20;
// SEC-64.
constexpr outgoing::Limits limits{
    .connect_milliseconds = 5'000, .all_milliseconds = 10'000, .kept_bytes_max = 1 << 20};

auto wrong(std::string_view what) {
    return fail(Category::unauthenticated, "outside." + std::string(what));
}

Actor asker() {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.name = "access.ask_outside";
    return actor;
}

// What it tells of itself.
struct Places {
    std::string authorization, token, keys, end_session;
    bool says_who_answers = false;
};

// Who came, and which patient is open there ("" when none is).
struct Arrived {
    OutsideSubject subject;
    std::string patient;
};

std::string fhir_of(const OutsideIssuer& issuer) {
    auto address = issuer.fhir.value_or("");
    while (address.ends_with('/')) address.pop_back();
    return address;
}

class OutsideAsking {
  public:
    explicit OutsideAsking(OutsideIssuer issuer) : issuer_(std::move(issuer)) {}

    Result<> run(Application& house) {
        const auto now = to_text(house.clock().now());
        if (wants_to_learn(now)) learn(house, now);
        if (!places_) return {};
        for (auto& visit : who_came_back(house)) {
            if (house.is_stopping()) break;
            note(house, visit, who_is(house, visit, now));
        }
        return {};
    }

  private:
    Door door() const { return issuer_.for_residents ? Door::own_page : Door::work; }

    bool wants_to_learn(const std::string& now) const {
        if (asked_at_.empty()) return true;
        const auto since = seconds_between(asked_at_, now);
        return since >= (learnt_ ? keys_last_seconds : ask_again_seconds);
    }

    void learn(Application& house, const std::string& now) {
        asked_at_ = now;
        const auto told = ask_for_all(house, now);
        learnt_ = told.has_value();
        if (!told)
            spdlog::warn("the login {} does not tell of itself: {}", issuer_.code,
                         told.error().code);
    }

    Result<> ask_for_all(Application& house, const std::string& now) {
        auto places = TRY(ask_for_places());
        const auto told = TRY(ask(places.keys));
        auto keys = crypto::read_token_keys(told);
        if (keys.empty()) return wrong("keys");
        told_keys_ = json::serialize(told);
        places_ = std::move(places);
        keys_ = std::move(keys);
        return keep_row(house, now);
    }

    Result<Places> ask_for_places() const {
        const auto told = TRY(ask(address_of_discovery(issuer_)));
        if (!told.is_object()) return wrong("unreadable");
        const auto& all = told.as_object();
        if (text_in(all, "issuer") != issuer_.issuer) return wrong("other_issuer");
        Places places{text_in(all, "authorization_endpoint"), text_in(all, "token_endpoint"),
                      text_in(all, "jwks_uri"), text_in(all, "end_session_endpoint"), false};
        const auto* const says = all.if_contains("authorization_response_iss_parameter_supported");
        places.says_who_answers = says != nullptr && says->is_bool() && says->as_bool();
        if (origin_of(places.authorization).empty()) return wrong("authorization_endpoint");
        if (origin_of(places.end_session).empty()) places.end_session.clear();
        return places;
    }

    Result<json::value> ask(const std::string& address) const {
        return answer_of(
            address, [](outgoing::Line& line) { return line.get({"Accept: application/json"}); });
    }

    // Only those of the settings are asked, whatever it tells of itself.
    template <class Asked>
    Result<json::value> answer_of(const std::string& address, const Asked& asked) const {
        if (!may_be_asked(issuer_, address)) return wrong("not_of_the_settings");
        outgoing::Line line({.url = address, .authority_file = issuer_.authority_file.value_or("")},
                            limits);
        const auto answered = asked(line);
        if (!answered.trouble.empty()) return wrong("away");
        if (answered.status != 200) return wrong("status_" + std::to_string(answered.status));
        auto value = parse_json(answered.body);
        if (!value) return wrong("unreadable");
        return *std::move(value);
    }

    bool is_wanted(const std::string& worth) const {
        const auto& residents = issuer_.for_residents;
        return residents ? is_at_least(worth, residents->at_least) : worth == "both";
    }

    std::string levels_wanted() const {
        std::string wanted;
        for (const auto& [acr, worth] : issuer_.levels)
            if (is_wanted(worth)) wanted += (wanted.empty() ? "" : " ") + acr;
        return wanted;
    }

    Result<> keep_row(Application& house, const std::string& now) const {
        OutsideIssuerRow row;
        row.code = issuer_.code;
        row.organization_name = issuer_.organization;
        row.issuer = issuer_.issuer;
        row.client_id = issuer_.client_id;
        row.authorization_endpoint = places_->authorization;
        row.levels_wanted = levels_wanted();
        row.says_who_answers = places_->says_who_answers;
        row.read_at = now;
        row.fhir = fhir_of(issuer_);
        if (issuer_.for_residents) row.least_level = issuer_.for_residents->at_least;
        row.signing_keys = told_keys_;
        row.end_session_endpoint = places_->end_session;
        return house.run(asker(), [&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("delete from outside_issuer where code = $1", row.code));
            return work.tx.insert(row);
        });
    }

    std::vector<OutsideVisit> who_came_back(Application& house) const {
        std::vector<OutsideVisit> visits;
        const auto now = to_text(house.clock().now());
        house.database().read_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            db::stand_at_the_door(connection);
            visits = tx.all<OutsideVisit>(
                "select * from outside_visit where issuer_code = $1 and stage = 'back' and "
                "ends_at > $2 order by ends_at limit " +
                    std::to_string(visits_at_once),
                issuer_.code, now);
            return false;
        });
        return visits;
    }

    // RFC 7523: a token of our own, for this once.
    void add_assertion(std::map<std::string, std::string>& fields, const std::string& now) const {
        const auto seconds = seconds_of(now);
        fields["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        fields["client_assertion"] =
            issuer_.key->token({{"iss", issuer_.client_id},
                                {"sub", issuer_.client_id},
                                {"aud", places_->token},
                                {"jti", crypto::to_base64url(crypto::random_bytes(16))},
                                {"iat", seconds},
                                {"exp", seconds + clock_leeway_seconds}});
    }

    Result<json::value> exchange(Application& house, const VisitSecrets& secrets) const {
        std::map<std::string, std::string> fields{
            {"grant_type", "authorization_code"},
            {"code", secrets.code},
            {"code_verifier", secrets.verifier},
            {"client_id", issuer_.client_id},
            {"redirect_uri",
             house.settings().public_address + std::string(page_of_return(door()))}};
        std::vector<std::string> headers{"Content-Type: application/x-www-form-urlencoded",
                                         "Accept: application/json", "Expect:"};
        if (issuer_.key) add_assertion(fields, to_text(house.clock().now()));
        if (!issuer_.secret.empty())
            headers.push_back("Authorization: Basic " +
                              crypto::to_base64(outgoing::form_encoded(issuer_.client_id) + ":" +
                                                outgoing::form_encoded(issuer_.secret)));
        return answer_of(places_->token, [&](outgoing::Line& line) {
            return line.post(headers, outgoing::as_form(fields));
        });
    }

    Result<Arrived> who_is(Application& house, const OutsideVisit& visit, const std::string& now) {
        const auto secrets = opened_secrets(house.keys(), visit);
        const auto told = TRY(exchange(house, secrets));
        if (!told.is_object()) return wrong("unreadable");
        const auto claims = TRY(verified(house, text_in(told.as_object(), "id_token"), now));
        const auto subject = TRY(subject_of(
            claims, {issuer_.issuer, issuer_.client_id, secrets.nonce,
                     text_in(told.as_object(), "access_token"), issuer_.levels, seconds_of(now)}));
        if (!visit.is_launch || !told.as_object().contains("patient")) return Arrived{subject, ""};
        const auto patient = text_in(told.as_object(), "patient");
        if (!is_fhir_id(patient)) return wrong("patient");
        return Arrived{subject, patient};
    }

    // Signed with a key that we do not know: it may have changed keys since we asked.
    Result<json::object> verified(Application& house, const std::string& token,
                                  const std::string& now) {
        auto read = crypto::read_signed_token(token, keys_);
        const bool may_be_new = !read && read.error().code == "token.key" &&
                                seconds_between(asked_at_, now) >= ask_again_seconds;
        if (!may_be_new) return read;
        learn(house, now);
        return crypto::read_signed_token(token, keys_);
    }

    void note_who(Application& house, OutsideVisit& visit, const Arrived& arrived) const {
        const auto& [who, patient] = arrived;
        visit.subject_hash = hash_of_subject(house.keys(), issuer_.issuer, who.subject);
        visit.level = who.level;
        visit.sid_hash = hash_of_sid(house.keys(), issuer_.issuer, who.sid);
        if (!visit.invitation.empty() && !who.email.empty())
            visit.email_hash = hash_of_email(house.keys(), who.email);
        if (who.proven_seconds > 0)
            visit.proven_at = to_text(Instant(std::chrono::seconds(who.proven_seconds)));
        if (!patient.empty())
            visit.patient_hash = hash_of_patient(house.keys(), fhir_of(issuer_), patient);
    }

    void note(Application& house, OutsideVisit& visit, const Result<Arrived>& found) const {
        visit.stage = found ? "known" : "refused";
        if (found) {
            note_who(house, visit, *found);
        } else {
            spdlog::warn("the login {} was not believed: {}", issuer_.code, found.error().code);
        }
        visit.secrets = sealed_secrets(house.keys(), visit.id, {});
        const auto kept =
            house.run(asker(), [&](UnitOfWork& work) { return work.tx.update(visit); });
        if (!kept) spdlog::info("who came by the login {} left meanwhile", issuer_.code);
    }

    OutsideIssuer issuer_;
    std::optional<Places> places_;
    std::vector<crypto::TokenKey> keys_;
    std::string told_keys_;  // the same, as they were told
    std::string asked_at_;
    bool learnt_ = false;
};

}  // namespace

Result<> install_outside_issuers(Application& app, const std::vector<OutsideIssuer>& issuers) {
    for (const auto& issuer : issuers) {
        const auto asking = std::make_shared<OutsideAsking>(issuer);
        app.errands.push_back({"access.ask_" + issuer.code, 1,
                               [asking](Application& house) { return asking->run(house); }});
    }
    return app.run(asker(), [&](UnitOfWork& work) -> Result<> {
        for (const auto& code :
             work.tx.values<std::string>("select code from outside_issuer where keys = ''"))
            if (std::ranges::find(issuers, code, &OutsideIssuer::code) == issuers.end())
                TRY(work.tx.execute("delete from outside_issuer where code = $1", code));
        return {};
    });
}

}  // namespace veerkracht::access
