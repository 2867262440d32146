#include "capabilities/access/ceremony.hpp"

#include <algorithm>

#include "kernel/json.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

namespace {

auto refuse(std::string_view why) {
    return fail(Category::forbidden, "passkey." + std::string(why));
}

std::string_view text_in(const boost::json::object& object, std::string_view name) {
    const auto* const member = object.if_contains(name);
    return member && member->is_string() ? std::string_view(member->get_string()) : "";
}

// A page of somebody else that shows ours in a frame.
bool is_in_a_frame(const boost::json::object& client) {
    const auto* const cross_origin = client.if_contains("crossOrigin");
    return client.contains("topOrigin") || (cross_origin && *cross_origin != false);
}

}  // namespace

Site site_of(const Settings& settings) {
    const auto& address = settings.public_address;
    const auto host = address.find("://") + 3;
    const auto end = std::min(address.find('/', host), address.size());
    return {address.substr(host, std::min(address.find(':', host), end) - host),
            {address.substr(0, end)}};
}

Result<> client_data_is_right(std::string_view client_data, Ceremony ceremony,
                              std::string_view challenge, const Site& site) {
    const auto parsed = parse_json(client_data);
    if (!parsed || !parsed->is_object()) return refuse("client_data");
    const auto& client = parsed->get_object();
    const auto type = ceremony == Ceremony::create ? "webauthn.create" : "webauthn.get";
    if (text_in(client, "type") != type) return refuse("type");
    if (!crypto::equal(text_in(client, "challenge"), challenge)) return refuse("challenge");
    if (std::ranges::find(site.origins, text_in(client, "origin")) == site.origins.end())
        return refuse("origin");
    if (is_in_a_frame(client)) return refuse("frame");
    return {};
}

Result<> user_was_there(const crypto::AuthenticatorData& data, const Site& site) {
    if (!crypto::equal(data.rp_id_hash, crypto::sha256(site.rp_id))) return refuse("site");
    if (!data.user_present) return refuse("user_absent");
    if (!data.user_verified) return refuse("user_not_verified");
    if (data.is_backed_up && !data.can_be_backed_up) return refuse("backup");
    return {};
}

Result<> counter_goes_up(std::int64_t counted, const crypto::AuthenticatorData& data) {
    const bool counts = counted != 0 || data.counter != 0;
    if (counts && data.counter <= counted) return refuse("copied");
    return {};
}

}  // namespace veerkracht::access
