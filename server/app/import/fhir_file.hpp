// A FHIR file taken apart: one resource, a Bundle, or NDJSON (a resource on each line).
// https://hl7.org/fhir/R4/bundle.html, https://hl7.org/fhir/R4/nd-json.html
#pragma once

#include <boost/json/value.hpp>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "app/import/node.hpp"

namespace veerkracht::import {

struct FhirRecord {
    std::string place;     // "Bundle.entry[12].resource"
    std::string full_url;  // of the entry
    std::string type;      // "Patient"
    std::string id;        // "" when the sender gave none
    const boost::json::value* resource = nullptr;
    std::string_view text;  // byte for byte as it was received

    // "Patient/17", the full URL, or "" when the sender gave neither.
    std::string key() const;
};

// An entry that asks for something else than taking in a resource.
struct RefusedEntry {
    std::string place;
    std::string reason;
};

struct FhirFile {
    std::deque<boost::json::value> documents;  // what the records point into
    std::deque<std::string> texts;  // of parts whose place in the file could not be found
    std::vector<FhirRecord> records;
    std::vector<RefusedEntry> refused;
};

// `text` must outlive the records.
Result<FhirFile> read_fhir_file(std::string_view text, Problems& problems);

}  // namespace veerkracht::import
