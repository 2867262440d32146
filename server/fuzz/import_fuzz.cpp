// FHIR and HSDS from outside: read, or told what is wrong with it; a record stands in the text.
#include "app/import/fhir_file.hpp"
#include "app/import/fhir_read.hpp"
#include "app/import/hsds_file.hpp"
#include "fuzz/fuzz.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

void read_what_it_says(const import::FhirRecord& record) {
    import::Problems problems;
    const import::Node node(record.resource, record.place, problems);
    (void)import::read_patient(node, "2026-11-02", problems);
    (void)import::read_organization(node);
    (void)import::read_practitioner_name(node);
    (void)import::read_practitioner_role(node);
    (void)import::keys_of_identifiers(node);
    (void)import::references_to_subject(node);
    (void)import::keys_of_reference(node);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    import::Problems problems;
    if (const auto file = import::read_fhir_file(text, problems)) {
        for (const auto& record : file->records) {
            must(record.resource != nullptr && !record.text.empty(), "a record has its text");
            read_what_it_says(record);
        }
    }
    import::Problems others;
    if (const auto file = import::read_hsds_json(text, others)) {
        for (const auto& record : file->records) must(record.value != nullptr, "a record is there");
    }
    return 0;
}
