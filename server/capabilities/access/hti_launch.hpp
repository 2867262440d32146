// Another system opens us with a form that its page posts: a token that it signed says who works
// there and which patient is open (HTI). No cookie is read here; the page at the same address goes
// on with what was left for this browser, as with any login of an organisation (outside_visit.hpp).
#pragma once

#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht {
class Application;
}

namespace veerkracht::access {

// Where the form is posted, and the page that goes on.
inline constexpr std::string_view hti_page = "/launch/hti";

// One of the file that `veerkracht serve --logins FILE` names.
struct Launcher {
    std::string code;          // ours: "his_verzonnen"
    std::string organization;  // the name of the organisation here whose people it opens for
    std::string issuer;        // how it names itself
    std::string keys_file;     // its public keys (JSON Web Key Set), beside the settings
    std::string level;         // what its word is worth: "both" factors, or the "first" one
    std::optional<std::string> audience;  // how it names us, if not by our address
    std::string keys = {};                // as the file had it
};
BOOST_DESCRIBE_STRUCT(Launcher, (), (code, organization, issuer, keys_file, level, audience))
constexpr auto rules(const Launcher*) {
    return std::tuple{
        rule(&Launcher::code, Length{1, 60}), rule(&Launcher::organization, Length{1, 200}),
        rule(&Launcher::issuer, Length{1, 500}), rule(&Launcher::level, OneOf{"both first"})};
}

// Those that are no longer named are forgotten.
Result<> install_launchers(Application& app, const std::vector<Launcher>& launchers);

Result<> take_posted_launch(UnitOfWork& work);

}  // namespace veerkracht::access
