#include "capabilities/access/hti_token.hpp"

#include <algorithm>

#include "capabilities/access/id_token.hpp"

namespace veerkracht::access {

namespace {

namespace json = boost::json;

constexpr std::int64_t seconds_good_most = 300;
constexpr std::size_t word_bytes_max = 255;

auto refuse(const char* why) { return fail(Category::unauthenticated, std::string("hti.") + why); }

// One word in print: what stands in it is compared, and kept as a hash.
bool is_word(const std::string& text) {
    return !text.empty() && text.size() <= word_bytes_max &&
           std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

// For us and for nobody else: a token that another house takes too could be handed on by it.
bool is_for_us_alone(const json::object& claims, const std::string& audience) {
    const auto* const member = claims.if_contains("aud");
    const bool is_one = member && (!member->is_array() || member->as_array().size() == 1);
    return is_one && is_meant_for(claims, audience);
}

Result<std::int64_t> end_of(const json::object& claims, std::int64_t now) {
    const auto issued = seconds_in(claims, "iat");
    const auto expires = seconds_in(claims, "exp");
    if (issued == 0 || issued > now + clock_leeway_seconds) return refuse("issued_at");
    if (expires == 0 || expires + clock_leeway_seconds <= now) return refuse("expired");
    if (expires <= issued || expires - issued > seconds_good_most) return refuse("too_long");
    if (claims.contains("nbf")) {
        const auto from = seconds_in(claims, "nbf");
        if (from == 0 || from > now + clock_leeway_seconds) return refuse("not_yet");
    }
    return expires + clock_leeway_seconds;
}

const json::object* object_in(const json::object* object, std::string_view name) {
    const auto* const member = object ? object->if_contains(name) : nullptr;
    return member ? member->if_object() : nullptr;
}

// "Patient/p-12" → "p-12".
Result<std::string> id_in(const json::value& reference) {
    const auto text = reference.is_string() ? std::string(reference.get_string()) : "";
    for (const std::string_view kind : {"Patient/", "Person/"})
        if (text.starts_with(kind) && is_fhir_id(text.substr(kind.size())))
            return text.substr(kind.size());
    return refuse("patient");
}

// HTI 2.0 names him beside the task, HTI 1 in it. Where both do, they name the same one.
Result<std::string> patient_in(const json::object& claims) {
    std::string patient;
    if (const auto* const named = claims.if_contains("patient")) patient = TRY(id_in(*named));
    const auto* const meant = object_in(object_in(&claims, "task"), "for");
    const auto* const named = meant ? meant->if_contains("reference") : nullptr;
    if (!named) return patient;
    const auto of_task = TRY(id_in(*named));
    if (!patient.empty() && patient != of_task) return refuse("patient");
    return of_task;
}

}  // namespace

Result<HtiSaid> said_by_hti(const json::object& claims, const HtiAsked& asked) {
    if (text_in(claims, "iss") != asked.issuer) return refuse("issuer");
    if (!is_for_us_alone(claims, asked.audience)) return refuse("audience");
    HtiSaid said;
    said.ends_seconds = TRY(end_of(claims, asked.now_seconds));
    said.token_id = text_in(claims, "jti");
    if (!is_word(said.token_id)) return refuse("token_id");
    said.subject = text_in(claims, "sub");
    if (!is_word(said.subject)) return refuse("subject");
    said.patient = TRY(patient_in(claims));
    return said;
}

}  // namespace veerkracht::access
