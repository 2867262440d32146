#include "capabilities/access/outside_issuers.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "capabilities/access/assurance.hpp"
#include "kernel/text.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/crypto/signed_token.hpp"
#include "runtime/outgoing/settings.hpp"

namespace veerkracht::access {

namespace {

namespace fs = std::filesystem;
using outgoing::WrongSettings;

struct Logins {
    std::vector<OutsideIssuer> issuers;
    std::vector<Launcher> launchers;
};
BOOST_DESCRIBE_STRUCT(Logins, (), (issuers, launchers))

[[noreturn]] void wrong(const std::string& file, const std::string& why) {
    throw WrongSettings(file + ": " + why);
}

std::string text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw WrongSettings(file + " cannot be read");
    return text.str();
}

Logins logins_in(const std::string& file) {
    auto logins = from_json<Logins>(text_of(file));
    if (logins) return std::move(*logins);
    const auto& error = logins.error();
    if (error.fields.empty()) wrong(file, "is not JSON: " + error.detail);
    wrong(file, error.fields.begin()->first + " " + error.fields.begin()->second);
}

bool is_code(std::string_view text) {
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
           std::string_view::npos;
}

// Beside the settings, or one of systemd's credentials.
std::string file_beside(const std::string& file, const std::string& name, const char* what) {
    const auto folder = fs::path(file).parent_path().string();
    return read_secret_file(place_of_secret(folder.empty() ? "." : folder, name), what);
}

std::string secret_in(const std::string& file, const std::string& name) {
    const auto bytes = file_beside(file, name, "its secret_file");
    const auto text = std::string(trimmed(bytes));
    if (text.empty() || has_control_characters(text))
        throw std::runtime_error("its secret_file does not hold one line of text");
    return text;
}

crypto::PrivateKey key_in(const std::string& file, const std::string& name) {
    auto key = crypto::PrivateKey::read(file_beside(file, name, "its key_file"));
    if (!key)
        throw std::runtime_error(
            "its key_file does not hold a private key (P-256, or RSA of 2048)");
    return *std::move(key);
}

void read_proof(const std::string& file, OutsideIssuer& issuer) {
    if (issuer.secret_file && issuer.key_file)
        wrong(file, issuer.code + ": secret_file or key_file, not both");
    try {
        if (issuer.secret_file) issuer.secret = secret_in(file, *issuer.secret_file);
        if (issuer.key_file) issuer.key = key_in(file, *issuer.key_file);
    } catch (const std::runtime_error& error) {
        wrong(file, issuer.code + ": " + error.what());
    }
}

bool is_whole_address(const std::string& address) {
    return !origin_of(address).empty() && address.find_first_of("?#") == std::string::npos;
}

// "" when they are right.
std::string wrong_levels(const OutsideIssuer& issuer) {
    if (!issuer.for_residents) {
        const auto is_factor = [](const auto& one) {
            return one.second == "both" || one.second == "first";
        };
        return std::ranges::all_of(issuer.levels, is_factor)
                   ? ""
                   : "levels are worth \"both\" or \"first\"";
    }
    const auto& least = issuer.for_residents->at_least;
    for (const auto& [acr, level] : issuer.levels)
        if (!is_level_outside(level))
            return "levels for residents are \"basic\", \"low\", \"substantial\" or \"high\"";
    if (!is_level_outside(least) || !is_worth_a_factor(least))
        return "at_least is \"low\", \"substantial\" or \"high\"";
    const auto is_enough = [&](const auto& one) { return is_at_least(one.second, least); };
    return std::ranges::any_of(issuer.levels, is_enough)
               ? ""
               : "levels names no level that is good enough";
}

void expect_right(const std::string& file, const OutsideIssuer& issuer) {
    const auto say = [&](const std::string& why) { wrong(file, issuer.code + ": " + why); };
    if (!is_code(issuer.code)) say("code has small letters, figures and _ only");
    if (!is_whole_address(issuer.issuer)) say("issuer is not a whole https:// address");
    if (issuer.levels.empty()) say("levels names no level that is good enough");
    if (const auto complaint = wrong_levels(issuer); !complaint.empty()) say(complaint);
    if (issuer.fhir && issuer.for_residents) say("fhir is of those who work here");
    if (issuer.fhir && !is_whole_address(*issuer.fhir)) say("fhir is not a whole https:// address");
    for (const auto& address : issuer.also_at)
        if (origin_of(address) != address) say("also_at asks addresses as https://keys.example");
}

// Public ones only: with the other half anybody who reads the settings could open us.
void expect_keys(const std::string& file, const Launcher& launcher) {
    const auto set = parse_json(launcher.keys);
    if (!set || crypto::read_token_keys(*set).empty())
        wrong(file, launcher.code + ": its keys_file holds no key that a token can be signed with");
    for (const auto& key : set->at("keys").as_array())
        if (key.as_object().contains("d"))
            wrong(file, launcher.code + ": its keys_file holds a private key");
}

}  // namespace

std::string origin_of(const std::string& address) {
    const auto url = boost::urls::parse_uri(address);
    if (!url || url->encoded_host().empty() || url->has_userinfo()) return "";
    const auto host = std::string(url->encoded_host());
    const bool is_here = host == "127.0.0.1" || host == "localhost";
    if (url->scheme() != "https" && !(url->scheme() == "http" && is_here && url->has_port()))
        return "";
    const auto port = url->has_port() ? ":" + std::string(url->port()) : "";
    return std::string(url->scheme()) + "://" + host + (port == ":443" ? "" : port);
}

bool is_on_this_machine(const OutsideIssuer& issuer) {
    const auto is_here = [](const std::string& address) {
        const auto url = boost::urls::parse_uri(address);
        return url && (url->encoded_host() == "127.0.0.1" || url->encoded_host() == "localhost");
    };
    return is_here(issuer.issuer) && std::ranges::all_of(issuer.also_at, is_here) &&
           (!issuer.fhir || is_here(*issuer.fhir));
}

std::string address_of_discovery(const OutsideIssuer& issuer) {
    auto base = issuer.fhir.value_or(issuer.issuer);
    while (base.ends_with('/')) base.pop_back();
    return base +
           (issuer.fhir ? "/.well-known/smart-configuration" : "/.well-known/openid-configuration");
}

bool may_be_asked(const OutsideIssuer& issuer, const std::string& address) {
    const auto origin = origin_of(address);
    if (origin.empty()) return false;
    return origin == origin_of(issuer.issuer) ||
           (issuer.fhir && origin == origin_of(*issuer.fhir)) ||
           std::ranges::find(issuer.also_at, origin) != issuer.also_at.end();
}

std::vector<OutsideIssuer> read_outside_issuers(const std::string& file) {
    auto logins = logins_in(file);
    std::set<std::string> codes;
    std::set<std::string> names;
    for (auto& issuer : logins.issuers) {
        expect_right(file, issuer);
        if (!codes.insert(issuer.code).second || !names.insert(issuer.issuer).second)
            wrong(file, issuer.code + ": code and issuer stand there once");
        read_proof(file, issuer);
        if (issuer.authority_file)
            issuer.authority_file =
                (fs::path(file).parent_path() / *issuer.authority_file).string();
    }
    return std::move(logins.issuers);
}

std::vector<Launcher> read_launchers(const std::string& file) {
    auto logins = logins_in(file);
    std::set<std::string> codes;
    for (const auto& issuer : logins.issuers) codes.insert(issuer.code);
    for (auto& launcher : logins.launchers) {
        if (!is_code(launcher.code))
            wrong(file, launcher.code + ": code has small letters, figures and _ only");
        if (!codes.insert(launcher.code).second)
            wrong(file, launcher.code + ": code stands there once");
        launcher.keys = text_of((fs::path(file).parent_path() / launcher.keys_file).string());
        expect_keys(file, launcher);
    }
    return std::move(logins.launchers);
}

}  // namespace veerkracht::access
