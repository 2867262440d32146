#include "capabilities/access/guessing.hpp"

#include <arpa/inet.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "capabilities/access/limits.hpp"
#include "capabilities/access/session_cookie.hpp"
#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

namespace {

struct Package {
    std::string version;
    int wrong_before_waiting = 0;
    long first_wait_seconds = 0;
    long longest_wait_seconds = 0;
    int wrong_of_a_network_an_hour = 0;
    int wrong_of_all_an_hour_to_tell = 0;
    int passkeys_asked_of_a_network_an_hour = 0;
    int browser_known_days = 0;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (version, wrong_before_waiting, first_wait_seconds, longest_wait_seconds,
                       wrong_of_a_network_an_hour, wrong_of_all_an_hour_to_tell,
                       passkeys_asked_of_a_network_an_hour, browser_known_days))

const Package& package() {
    static const Package read = [] {
        auto parsed =
            from_json<Package>(embedded_file("capabilities/access/packages/guessing.json").value());
        if (!parsed) throw std::runtime_error("guessing.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

constexpr std::string_view wrong_password = "wrong_password";
constexpr std::string_view passkey_asked = "passkey_asked";
const std::string everybody = "everybody";

// Twice as long each time.
long wait_after(std::int64_t failures) {
    const auto times = std::min<std::int64_t>(failures - package().wrong_before_waiting, 16);
    return std::min(package().longest_wait_seconds, package().first_wait_seconds << times);
}

// ---- a browser that its owner used before ----

// Only who has the key of this server can make it, and it is of no use at another address.
std::string mark_of_browser(const UnitOfWork& work, std::string_view random,
                            const std::string& email) {
    return work.keys.token_hash("known browser " + std::string(random) + " " + email);
}

// What is random in the cookie, when it was made here for this address.
std::optional<std::string> known_browser(const UnitOfWork& work, const std::string& email) {
    const auto token = cookie(work, Cookie::known);
    const auto point = token.find('.');
    if (point == std::string::npos) return std::nullopt;
    const auto random = token.substr(0, point);
    if (token.substr(point + 1) != mark_of_browser(work, random, email)) return std::nullopt;
    return random;
}

// Where this request comes from, as no more than a hash; "" from this machine itself.
std::string network_that_asks(const UnitOfWork& work) {
    const auto network = network_of(work.request.address);
    return network.empty() ? "" : work.keys.token_hash("network " + network);
}

// Whose tries count together.
struct Guesser {
    std::string subject;
    std::string network;  // "" for a browser that is known
};

Guesser guesser_at(const UnitOfWork& work, const std::string& email) {
    if (const auto browser = known_browser(work, email))
        return {"browser " + *browser + " " + email, ""};
    return {"address " + email, network_that_asks(work)};
}

Result<> is_under(UnitOfWork& work, std::string_view what, const std::string& network, int most) {
    if (network.empty() || used_this_hour(work.tx, what, network, work.now) < most) return {};
    return refuse_for_now("login.wait", seconds_left_of_hour(work.now));
}

Result<> tell_when_many(UnitOfWork& work) {
    if (wrong_passwords_this_hour(work.tx, work.now) == package().wrong_of_all_an_hour_to_tell)
        spdlog::critical("{} wrong passwords within one hour: somebody is guessing",
                         package().wrong_of_all_an_hour_to_tell);
    return {};
}

}  // namespace

Result<> may_try(UnitOfWork& work, std::string_view subject) {
    const auto until = work.tx.value<std::string>(
        "select coalesce(blocked_until, '') from login_trial where subject = $1",
        work.keys.token_hash(subject));
    if (until && *until > work.now)
        return refuse_for_now("login.wait", seconds_between(work.now, *until));
    return {};
}

Result<> note_trial(UnitOfWork& work, std::string_view subject, bool succeeded) {
    const auto hash = work.keys.token_hash(subject);
    if (succeeded) {
        TRY(work.tx.execute("delete from login_trial where subject = $1", hash));
        return {};
    }
    const auto failures =
        1 + work.tx.value<std::int64_t>("select failures from login_trial where subject = $1", hash)
                .value_or(0);
    std::optional<std::string> blocked_until;
    if (failures >= package().wrong_before_waiting)
        blocked_until = plus_seconds(work.now, wait_after(failures));
    TRY(work.tx.execute(
        "insert into login_trial (subject, failures, blocked_until) values ($1, $2, $3) "
        "on conflict (subject) do update set failures = $2, blocked_until = $3",
        hash, failures, blocked_until));
    return {};
}

Result<> may_try_password(UnitOfWork& work, const std::string& email) {
    const auto guesser = guesser_at(work, email);
    TRY(may_try(work, guesser.subject));
    return is_under(work, wrong_password, guesser.network, package().wrong_of_a_network_an_hour);
}

Result<> count_passkey_asked(UnitOfWork& work) {
    const auto network = network_that_asks(work);
    TRY(is_under(work, passkey_asked, network, package().passkeys_asked_of_a_network_an_hour));
    if (network.empty()) return {};
    return count_of(work, passkey_asked, network);
}

Result<> note_password(UnitOfWork& work, const std::string& email, bool right) {
    const auto guesser = guesser_at(work, email);
    TRY(note_trial(work, guesser.subject, right));
    if (right) return {};
    if (!guesser.network.empty()) TRY(count_of(work, wrong_password, guesser.network));
    TRY(count_of(work, wrong_password, everybody));
    return tell_when_many(work);
}

void know_this_browser(UnitOfWork& work, const std::string& email) {
    const auto random = crypto::to_base64url(crypto::random_bytes(16));
    set_cookie(work, Cookie::known, random + "." + mark_of_browser(work, random, email),
               86'400 * package().browser_known_days);
}

std::string network_of(const std::string& address) {
    in_addr four{};
    if (inet_pton(AF_INET, address.c_str(), &four) == 1) {
        if (address.starts_with("127.")) return "";
        return address.substr(0, address.rfind('.')) + ".0/24";
    }
    std::array<unsigned char, sizeof(in6_addr)> six{};
    if (inet_pton(AF_INET6, address.c_str(), six.data()) != 1 || address == "::1") return "";
    return crypto::to_hex({reinterpret_cast<const char*>(six.data()), 6}) + "/48";
}

std::int64_t wrong_passwords_this_hour(db::Transaction& tx, std::string_view now) {
    return used_this_hour(tx, wrong_password, everybody, now);
}

}  // namespace veerkracht::access
