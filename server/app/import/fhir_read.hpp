// Resources in our own words. Follows nl-core 0.12 (zib 2020) and takes base R4 as well.
// https://simplifier.net/nictiz-r4-zib2020
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/import/node.hpp"
#include "app/import/practice.hpp"
#include "capabilities/directory/directory.hpp"

namespace veerkracht::import {

struct ReadPatient {
    std::optional<ReceivedPerson> person;
    std::string reason;              // why there is no person: it can only be kept
    std::vector<std::string> notes;  // what was left out; it still stands in the kept document
};

// What is wrong with the resource becomes a problem; what is merely too little becomes a reason.
ReadPatient read_patient(const Node& patient, std::string_view today, Problems& problems);

// Without name: nothing.
std::optional<directory::Organization> read_organization(const Node& organization);

// "dr. R.M. van Heck"; "" without a name.
std::string read_practitioner_name(const Node& practitioner);

struct ReadRole {
    std::string role;
    std::string phone;
    std::string about;  // the specialty, as the sender shows it
};
ReadRole read_practitioner_role(const Node& role);

// The ways in which a Reference points: "Patient/17", "urn:uuid:…", "identifier:system|value".
std::vector<std::string> keys_of_reference(const Node& reference);
// "identifier:system|value" for each.
std::vector<std::string> keys_of_identifiers(const Node& resource);
// The references by which a resource can be about a patient.
std::vector<Node> references_to_subject(const Node& resource);

}  // namespace veerkracht::import
