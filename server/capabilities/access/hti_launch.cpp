#include "capabilities/access/hti_launch.hpp"

#include <spdlog/spdlog.h>

#include "capabilities/access/guessing.hpp"
#include "capabilities/access/hti_token.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/posted_token.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "capabilities/access/used_tokens.hpp"
#include "runtime/application.hpp"
#include "runtime/crypto/signed_token.hpp"

namespace veerkracht::access {

namespace {

constexpr int minutes_to_go_on = 2;

auto refuse(std::string_view why) {
    return fail(Category::unauthenticated, "hti." + std::string(why));
}

struct Believed {
    OutsideIssuerRow launcher;
    HtiSaid said;
};

Result<Believed> believed_of(const OutsideIssuerRow& launcher, const std::string& token,
                             std::string_view now) {
    const auto keys = crypto::read_token_keys(TRY(parse_json(launcher.keys)));
    const auto claims = TRY(crypto::read_signed_token(token, keys));
    return Believed{
        launcher, TRY(said_by_hti(claims, {launcher.issuer, launcher.client_id, seconds_of(now)}))};
}

// Nothing in the token is believed before a key of the settings signed it, also not whose it is.
Result<Believed> believed(UnitOfWork& work) {
    const auto launchers = work.tx.all<OutsideIssuerRow>(
        "select * from outside_issuer where keys <> '' order by code");
    const auto token = TRY(token_in_form(work.request.body, "token"));
    Result<Believed> last = refuse("nobody_set_up");
    for (const auto& one : launchers) {
        last = believed_of(one, token, work.now);
        if (last) break;
    }
    return last;
}

// What the page goes on with.
Result<> leave_for_the_page(UnitOfWork& work, const Believed& told) {
    const auto& [launcher, said] = told;
    OutsideVisit visit;
    visit.id = give_token(work, Cookie::outside, minutes_to_go_on);
    visit.issuer_code = launcher.code;
    visit.stage = "known";
    visit.subject_hash = hash_of_subject(work.keys, launcher.issuer, said.subject);
    visit.level = launcher.level;
    visit.ends_at = plus_minutes(work.now, minutes_to_go_on);
    visit.is_launch = true;
    visit.secrets = sealed_subject(work.keys, visit.id, said.subject);
    if (!said.patient.empty())
        visit.patient_hash = hash_of_patient(work.keys, launcher.issuer, said.patient);
    return work.tx.insert(visit);
}

Result<> launch(UnitOfWork& work) {
    const auto told = TRY(believed(work));
    const UsedToken token{"launch", told.launcher.issuer, told.said.token_id,
                          told.said.ends_seconds};
    if (!TRY(is_used_for_the_first_time(work, token))) return refuse("used_before");
    return leave_for_the_page(work, told);
}

OutsideIssuerRow row_of(const Launcher& launcher, const Settings& settings,
                        const std::string& now) {
    OutsideIssuerRow row;
    row.code = launcher.code;
    row.organization_name = launcher.organization;
    row.issuer = launcher.issuer;
    row.client_id = launcher.audience.value_or(settings.public_address + std::string(hti_page));
    row.read_at = now;
    row.keys = launcher.keys;
    row.level = launcher.level;
    return row;
}

}  // namespace

Result<> install_launchers(Application& app, const std::vector<Launcher>& launchers) {
    Actor reader;
    reader.kind = Actor::Kind::system;
    reader.name = "access.read_launchers";
    return app.run(reader, [&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("delete from outside_issuer where keys <> ''"));
        for (const auto& one : launchers) TRY(work.tx.insert(row_of(one, work.settings, work.now)));
        return {};
    });
}

// Why a token was not believed is nobody's business but of who runs it.
Result<> take_posted_launch(UnitOfWork& work) {
    work.keep_on_error = true;
    TRY(count_passkey_asked(work));
    const auto done = launch(work);
    if (done) return {};
    if (done.error().code != "posted_token.form")
        spdlog::warn("a launch was not believed: {}", done.error().code);
    end_cookie(work, Cookie::outside);
    return fail(Category::unauthenticated, "login.refused");
}

}  // namespace veerkracht::access
