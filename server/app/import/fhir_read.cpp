#include "app/import/fhir_read.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "app/import/code_tables.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

constexpr std::size_t name_characters_max = 200;
constexpr std::size_t phone_characters_max = 60;

std::string shortened(const std::string& text, std::size_t most) {
    return std::string(first_characters(text, most));
}

bool one_of(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

Node extension(const Node& element, std::string_view url) {
    for (const auto& one : element.list("extension"))
        if (one.text("url") == url) return one;
    return element.nothing();
}

std::string extension_text(const Node& element, std::string_view name) {
    return extension(element, "http://hl7.org/fhir/StructureDefinition/" + std::string(name))
        .text("valueString");
}

// --- Names
// -------------------------------------------------------------------------------------------------------

std::string with_prefix(const std::string& prefix, const std::string& name) {
    return prefix.empty() || name.empty() ? name : prefix + " " + name;
}

// The parts of zib NameInformation, put together as the person chose (NL1 to NL4).
std::string assembled_family(const Node& name) {
    const auto parts = name.member("_family");
    const auto own = with_prefix(extension_text(parts, "humanname-own-prefix"),
                                 extension_text(parts, "humanname-own-name"));
    const auto partner = with_prefix(extension_text(parts, "humanname-partner-prefix"),
                                     extension_text(parts, "humanname-partner-name"));
    const auto order =
        extension(name, "http://hl7.org/fhir/StructureDefinition/humanname-assembly-order")
            .text("valueCode");
    if (partner.empty() || (order == "NL1" && !own.empty())) return own;
    if (own.empty() || order == "NL2") return partner;
    return order == "NL3" ? partner + "-" + own : own + "-" + partner;
}

std::string family_of(const Node& name) {
    const auto family = name.text("family");
    return family.empty() ? assembled_family(name) : family;
}

// Initials stand together: "H.J.W."; names with a blank between: "Hendrik J.W.".
std::string given_of(const Node& name) {
    std::string given;
    bool after_initial = false;
    for (const auto& one : name.list("given")) {
        const auto part = one.as_text();
        if (part.empty()) continue;
        const bool initial = part.ends_with('.');
        if (!given.empty() && !(initial && after_initial)) given += ' ';
        given += part;
        after_initial = initial;
    }
    return given;
}

struct HumanName {
    std::string given;
    std::string family;
    bool known_as_anything = false;
};

// The family name of the official name, and the given name by which somebody is called: zib
// NameInformation keeps it in a HumanName with use "usual".
HumanName name_of(const Node& resource) {
    HumanName found;
    std::string called;
    for (const auto& name : resource.list("name")) {
        found.known_as_anything = true;
        const auto use = name.text("use");
        if (one_of(use, {"maiden", "old", "anonymous", "temp"})) continue;
        const auto family = family_of(name);
        const auto given = given_of(name);
        if (one_of(use, {"usual", "nickname"}) && called.empty()) called = given;
        if (found.family.empty() && !family.empty()) {
            found.family = family;
            found.given = given;
        } else if (found.given.empty() && !given.empty() && use == "official") {
            found.given = given;
        }
    }
    if (!called.empty()) found.given = called;
    return found;
}

// --- Reach
// ---------------------------------------------------------------------------------------------------------

// Mobile first, then home, then whatever there is; never what is out of use.
int rank_of_telecom(const Node& telecom) {
    const auto coded = extension(telecom.member("_system"),
                                 "http://nictiz.nl/fhir/StructureDefinition/ext-CodeSpecification")
                           .member("valueCodeableConcept")
                           .first("coding")
                           .text("code");
    const auto use = telecom.text("use");
    if (use == "old") return -1;
    if (use == "mobile" || coded == "MC") return 3;
    return use == "home" ? 2 : 1;
}

std::optional<Node> best_telecom(const Node& resource, std::string_view system) {
    std::optional<Node> best;
    int rank = 0;
    for (const auto& telecom : resource.list("telecom")) {
        if (telecom.text("system") != system || telecom.text("value").empty()) continue;
        if (const int this_rank = rank_of_telecom(telecom); this_rank > rank) {
            best = telecom;
            rank = this_rank;
        }
    }
    return best;
}

std::string telecom_of(const Node& resource, std::string_view system) {
    const auto found = best_telecom(resource, system);
    return found ? found->text("value") : "";
}

// The home address of a person, else the first that is in use.
std::optional<Node> best_address(const Node& resource) {
    std::optional<Node> best;
    for (const auto& address : resource.list("address")) {
        const auto use = address.text("use");
        if (one_of(use, {"old", "temp"})) continue;
        if (use == "home") return address;
        if (!best) best = address;
    }
    return best;
}

std::string line_of(const Node& address) {
    std::string text;
    const auto add = [&](const std::string& part, std::string_view before) {
        if (part.empty()) return;
        if (!text.empty()) text += before;
        text += part;
    };
    for (const auto& line : address.list("line")) add(line.as_text(), ", ");
    add(address.text("postalCode"), ", ");
    add(address.text("city"), " ");
    return text;
}

std::string village_of(const Node& address) {
    const auto city = address.text("city");
    return city.empty() ? address.text("district") : city;
}

// "en-US" is en. What is no such code stays unsaid.
std::optional<std::string> language_of(const Node& patient) {
    std::string language;
    for (const auto& one : patient.list("communication")) {
        const auto code = one.member("language").first("coding").text("code");
        if (language.empty() || one.boolean("preferred")) language = code;
    }
    language = folded(language.substr(0, language.find('-')));
    const bool fits = language.size() >= 2 && language.size() <= 3 &&
                      std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!fits) return std::nullopt;
    return language;
}

std::optional<std::string> if_said(std::string text) {
    if (text.empty()) return std::nullopt;
    return text;
}

// --- Patient
// ---------------------------------------------------------------------------------------------------------

// "1959", "1959-03" or "1959-03-14", https://hl7.org/fhir/R4/datatypes.html#date
bool is_partial_date(const std::string& text) {
    if (text.size() == 4) return looks_like_day(text + "-01-01");
    return text.size() == 7 && looks_like_day(text + "-01");
}

std::string missing_in(const HumanName& name, const std::string& birth_on) {
    if (!name.known_as_anything) return "no name";
    if (name.family.empty()) return "no family name";
    if (name.given.empty()) return "no given name";
    if (birth_on.empty()) return "no birth date";
    if (is_partial_date(birth_on)) return "a birth date without day";
    return "";
}

std::string place_of_field(const std::string& field) {
    if (field == "given_name") return "name.given";
    if (field == "family_name") return "name.family";
    if (field == "birth_on") return "birthDate";
    if (field == "phone" || field == "email" || field == "call_when") return "telecom";
    if (field == "language") return "communication.language";
    return "address";
}

void read_reach(const Node& patient, ReceivedPerson& person) {
    if (const auto phone = best_telecom(patient, "phone")) {
        person.phone = phone->text("value");
        person.call_when =
            if_said(extension(*phone, "http://nictiz.nl/fhir/StructureDefinition/ext-Comment")
                        .text("valueString"));
    }
    person.email = if_said(telecom_of(patient, "email"));
    if (const auto address = best_address(patient)) {
        person.address = if_said(line_of(*address));
        person.village = if_said(village_of(*address));
    }
    person.language = language_of(patient);
}

// A number that nobody can call is left out; a name or a date that is wrong makes the file wrong.
bool leave_out(ReceivedPerson& person, const std::string& field) {
    if (field == "phone") person.phone.reset();
    if (field == "email") person.email.reset();
    if (field == "address") person.address.reset();
    if (field == "village") person.village.reset();
    if (field == "call_when") person.call_when.reset();
    return one_of(field, {"phone", "email", "address", "village", "call_when"});
}

bool is_deceased(const Node& patient) {
    return patient.boolean("deceasedBoolean") || !patient.text("deceasedDateTime").empty();
}

}  // namespace

ReadPatient read_patient(const Node& patient, std::string_view today, Problems& problems) {
    ReadPatient read;
    const auto name = name_of(patient);
    ReceivedPerson person;
    person.given_name = name.given;
    person.family_name = name.family;
    person.birth_on = patient.text("birthDate");
    person.status = is_deceased(patient) ? "deceased" : "active";
    read_reach(patient, person);

    const bool a_date = person.birth_on.empty() || is_partial_date(person.birth_on) ||
                        looks_like_day(person.birth_on);
    if (!a_date) patient.member("birthDate").problem("not a date");
    if (patient.has("active") && !patient.boolean("active"))
        read.reason = "no longer in use at the sender";
    else
        read.reason = missing_in(name, person.birth_on);
    if (!a_date || !read.reason.empty()) return read;

    for (const auto& [field, reason] : objections_to(person, today)) {
        const auto place = patient.place() + "." + place_of_field(field);
        if (leave_out(person, field))
            read.notes.push_back(place + ": " + reason + ", left out");
        else
            problems.add(place, reason);
    }
    read.person = std::move(person);
    return read;
}

// --- Directory
// -------------------------------------------------------------------------------------------------------

std::optional<directory::Organization> read_organization(const Node& organization) {
    directory::Organization read;
    read.name = shortened(organization.text("name"), name_characters_max);
    if (read.name.empty()) return std::nullopt;
    read.kind = "care_provider";
    read.domain = "care";
    for (const auto& type : organization.list("type")) {
        for (const auto& coding : type.list("coding")) {
            const auto kind = kind_of_organization(coding.text("system"), coding.text("code"));
            if (!kind.empty()) read.kind = kind;
        }
    }
    read.phone = shortened(telecom_of(organization, "phone"), phone_characters_max);
    read.email = shortened(telecom_of(organization, "email"), name_characters_max);
    read.website = shortened(telecom_of(organization, "url"), name_characters_max);
    if (const auto address = best_address(organization)) {
        read.address = shortened(line_of(*address), name_characters_max);
        read.village = shortened(village_of(*address), name_characters_max);
    }
    return read;
}

std::string read_practitioner_name(const Node& practitioner) {
    const auto name = name_of(practitioner);
    if (name.family.empty()) return "";
    return shortened(name.given.empty() ? name.family : name.given + " " + name.family,
                     name_characters_max);
}

ReadRole read_practitioner_role(const Node& role) {
    ReadRole read;
    read.role = "care_professional";
    for (const auto* list : {"code", "specialty"}) {
        for (const auto& concept_node : role.list(list)) {
            for (const auto& coding : concept_node.list("coding")) {
                const auto known = role_of_face(coding.text("system"), coding.text("code"));
                if (!known.empty()) read.role = known;
                if (read.about.empty())
                    read.about = shortened(coding.text("display"), name_characters_max);
            }
        }
    }
    read.phone = shortened(telecom_of(role, "phone"), phone_characters_max);
    return read;
}

// --- References
// --------------------------------------------------------------------------------------------------------

std::vector<std::string> keys_of_identifiers(const Node& resource) {
    std::vector<std::string> keys;
    for (const auto& identifier : resource.list("identifier")) {
        const auto value = identifier.text("value");
        if (!value.empty()) keys.push_back("identifier:" + identifier.text("system") + "|" + value);
    }
    return keys;
}

std::vector<std::string> keys_of_reference(const Node& reference) {
    std::vector<std::string> keys;
    auto text = reference.text("reference");
    text = text.substr(0, text.find("/_history/"));
    // A conditional reference, https://hl7.org/fhir/R4/http.html#trefs
    const auto condition = text.find("?identifier=");
    if (condition != std::string::npos)
        keys.push_back("identifier:" + text.substr(condition + 12));
    else if (!text.empty())
        keys.push_back(text);
    const auto identifier = reference.member("identifier");
    if (const auto value = identifier.text("value"); !value.empty())
        keys.push_back("identifier:" + identifier.text("system") + "|" + value);
    return keys;
}

std::vector<Node> references_to_subject(const Node& resource) {
    std::vector<Node> references;
    for (const auto* name : {"subject", "patient", "beneficiary", "for", "individual"}) {
        const auto found = resource.member(name);
        if (found.there() && found.value().is_object()) references.push_back(found);
    }
    return references;
}

}  // namespace veerkracht::import
