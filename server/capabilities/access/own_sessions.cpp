#include "capabilities/access/own_sessions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "capabilities/access/account.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

namespace {

using Sign = std::pair<std::string_view, std::string_view>;  // in the header, our word

// The first that is found counts: each browser also names the ones before it.
constexpr std::array kinds{
    Sign{"iPad", "tablet"},        Sign{"Tablet", "tablet"},  Sign{"Mobi", "phone"},
    Sign{"iPhone", "phone"},       Sign{"Android", "tablet"}, Sign{"Windows", "computer"},
    Sign{"Macintosh", "computer"}, Sign{"Linux", "computer"}, Sign{"CrOS", "computer"}};
constexpr std::array browsers{Sign{"Edg", "edge"},       Sign{"SamsungBrowser", "samsung"},
                              Sign{"OPR/", "opera"},     Sign{"Firefox/", "firefox"},
                              Sign{"FxiOS/", "firefox"}, Sign{"CriOS/", "chrome"},
                              Sign{"Chrome/", "chrome"}, Sign{"Safari/", "safari"}};

std::string_view first_of(const auto& signs, std::string_view text) {
    for (const auto& [sign, word] : signs)
        if (text.find(sign) != std::string_view::npos) return word;
    return "";
}

// In the form of an id.
OwnSessionId shown_id(const Session& session) {
    auto id = crypto::to_hex(crypto::sha256("shown " + session.id)).substr(0, 32);
    for (const std::size_t at : {8, 13, 18, 23}) id.insert(at, 1, '-');
    return {id};
}

std::vector<Session> open_sessions(UnitOfWork& work) {
    return work.tx.all<Session>(
        "select * from session where account_id = $1 and level = 'full' and ends_at > $2 "
        "order by case when id = $3 then 0 else 1 end, last_seen_at desc, id limit 100",
        work.actor.account_id, work.now, work.actor.session_id);
}

// Of this page, by whichever of his links; not those of who reads along.
Result<std::vector<Session>> sessions_of_my_page(UnitOfWork& work) {
    auto sessions = work.tx.all<Session>(
        "select s.* from session s join link l on l.id = s.link_id where l.person_id = $1 and "
        "l.kind not in ('mandate', 'volunteer') and s.ends_at > $2 and s.last_seen_at > $3 "
        "order by case when s.id = $4 then 0 else 1 end, s.last_seen_at desc, s.id limit 100",
        work.actor.person_id, work.now,
        plus_minutes(work.now, -work.settings.resident_idle_minutes), work.actor.session_id);
    if (!work.actor.code_checked) return fail(Category::forbidden, "access.level");
    return sessions;
}

std::vector<OwnSession> shown(const UnitOfWork& work, const std::vector<Session>& sessions) {
    std::vector<OwnSession> all;
    for (const auto& one : sessions)
        all.push_back({shown_id(one), one.device, one.created_at, one.last_seen_at, one.level,
                       one.id == work.actor.session_id});
    return all;
}

Result<> end_one(UnitOfWork& work, const std::vector<Session>& sessions, const OwnSessionId& id) {
    const auto found = std::ranges::find(sessions, id, shown_id);
    if (found == sessions.end()) return fail(Category::not_found, "record.absent");
    TRY(work.tx.execute("delete from session where id = $1", found->id));
    return {};
}

}  // namespace

std::string device_of(std::string_view user_agent) {
    const auto kind = first_of(kinds, user_agent);
    if (kind.empty()) return "";
    const auto browser = first_of(browsers, user_agent);
    return std::string(kind) + (browser.empty() ? "" : " " + std::string(browser));
}

Result<std::vector<OwnSession>> own_sessions(UnitOfWork& work) {
    return shown(work, open_sessions(work));
}

Result<std::vector<OwnSession>> end_own_session(UnitOfWork& work, const OwnSessionId& id) {
    TRY(end_one(work, open_sessions(work), id));
    return own_sessions(work);
}

Result<std::vector<OwnSession>> my_sessions(UnitOfWork& work) {
    return shown(work, TRY(sessions_of_my_page(work)));
}

Result<std::vector<OwnSession>> end_my_session(UnitOfWork& work, const OwnSessionId& id) {
    const auto sessions = TRY(sessions_of_my_page(work));
    TRY(end_one(work, sessions, id));
    return my_sessions(work);
}

Result<std::vector<OwnSession>> end_other_sessions(UnitOfWork& work) {
    TRY(work.tx.execute("delete from session where account_id = $1 and id <> $2",
                        work.actor.account_id, work.actor.session_id));
    return own_sessions(work);
}

}  // namespace veerkracht::access
