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

}  // namespace

std::string device_of(std::string_view user_agent) {
    const auto kind = first_of(kinds, user_agent);
    if (kind.empty()) return "";
    const auto browser = first_of(browsers, user_agent);
    return std::string(kind) + (browser.empty() ? "" : " " + std::string(browser));
}

Result<std::vector<OwnSession>> own_sessions(UnitOfWork& work) {
    std::vector<OwnSession> all;
    for (const auto& session : open_sessions(work))
        all.push_back({shown_id(session), session.device, session.created_at, session.last_seen_at,
                       session.id == work.actor.session_id});
    return all;
}

Result<std::vector<OwnSession>> end_own_session(UnitOfWork& work, const OwnSessionId& id) {
    const auto all = open_sessions(work);
    const auto found = std::ranges::find(all, id, shown_id);
    if (found == all.end()) return fail(Category::not_found, "record.absent");
    TRY(work.tx.execute("delete from session where id = $1", found->id));
    return own_sessions(work);
}

Result<std::vector<OwnSession>> end_other_sessions(UnitOfWork& work) {
    TRY(work.tx.execute("delete from session where account_id = $1 and id <> $2",
                        work.actor.account_id, work.actor.session_id));
    return own_sessions(work);
}

}  // namespace veerkracht::access
