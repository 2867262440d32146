#include "app/commands/safe_start.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdlib>
#include <stdexcept>

#include "app/commands/demo_folder.hpp"

namespace veerkracht::commands {

namespace {

// "postgresql://name:password@host/database", or "?password=".
bool holds_a_password(const std::string& url) {
    const auto begin = url.find("://");
    if (begin == std::string::npos) return false;
    const auto who = url.substr(begin + 3, url.find_first_of("/?", begin + 3) - begin - 3);
    const auto at = who.rfind('@');
    const auto colon = who.find(':');
    if (at != std::string::npos && colon < at) return true;
    return url.find("password=") != std::string::npos;
}

}  // namespace

void close_the_process() {
    const rlimit none{0, 0};
    // The unit of systemd did so before us, and forbids us to.
    (void)::setrlimit(RLIMIT_CORE, &none);
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        throw std::runtime_error("the memory of this process cannot be kept out of core dumps");
}

void expect_no_password_in_sight(const Place& place) {
    constexpr auto instead = ": keep it in the file of PGPASSFILE or ~/.pgpass, mode 0600";
    if (holds_a_password(place.database))
        throw Refused(exit_wrong_settings,
                      std::string("the password of --database is seen by everybody on this "
                                  "machine") +
                          instead);
    if (std::getenv("PGPASSWORD") != nullptr)
        throw Refused(exit_wrong_settings,
                      std::string("PGPASSWORD is read by whoever reads the environment") + instead);
}

void expect_closed_to_the_network(const Place& place) {
    if (read_listen(place.listen).loopback) return;
    if (is_demo_folder(place))
        throw Refused(exit_wrong_settings,
                      "everybody knows the passwords of a demo: it listens on loopback only");
    if (place.proxies.empty() || !place.address.starts_with("https://"))
        throw Refused(exit_wrong_settings,
                      place.listen +
                          " is reached from other machines without TLS: let a proxy do the TLS and "
                          "name it with --proxy, and say --address https://…; or listen on "
                          "127.0.0.1 (docs/running.md, TLS)");
}

}  // namespace veerkracht::commands
