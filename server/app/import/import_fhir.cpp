#include "app/import/import_fhir.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/import/content_id.hpp"
#include "app/import/fhir_file.hpp"
#include "app/import/fhir_read.hpp"
#include "capabilities/directory/received.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/received.hpp"
#include "kernel/json.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

// Types that are about nobody's health: kept in clear in the directory. All others are sealed.
constexpr std::array<std::string_view, 14> public_types{"Organization",
                                                        "Practitioner",
                                                        "PractitionerRole",
                                                        "Location",
                                                        "Endpoint",
                                                        "HealthcareService",
                                                        "OrganizationAffiliation",
                                                        "Medication",
                                                        "Substance",
                                                        "Questionnaire",
                                                        "CodeSystem",
                                                        "ValueSet",
                                                        "PlanDefinition",
                                                        "ActivityDefinition"};

bool is_public(const FhirRecord& record) {
    return std::ranges::find(public_types, record.type) != public_types.end();
}

// What others point at comes first.
int turn_of(const FhirRecord& record) {
    constexpr std::array<std::string_view, 4> first{"Patient", "Organization", "Practitioner",
                                                    "PractitionerRole"};
    return static_cast<int>(std::ranges::find(first, record.type) - first.begin());
}

// A record in our own words; made for all records before the first is stored.
struct Prepared {
    const FhirRecord* record = nullptr;
    ReadPatient patient;
    std::optional<directory::Organization> organization;
    std::string practitioner_name;
    ReadRole role;
    std::vector<std::string> keys;          // by which others may point at it
    std::vector<std::string> practitioner;  // keys of what it points at
    std::vector<std::string> of_organization;
    std::vector<std::string> subject;
    std::optional<double> latitude;
    std::optional<double> longitude;
};

void prepare_type(Prepared& prepared, const Node& resource, std::string_view today,
                  Problems& problems) {
    const auto& type = prepared.record->type;
    if (type == "Patient") {
        prepared.patient = read_patient(resource, today, problems);
    } else if (type == "Organization") {
        prepared.organization = read_organization(resource);
    } else if (type == "Practitioner") {
        prepared.practitioner_name = read_practitioner_name(resource);
    } else if (type == "PractitionerRole") {
        prepared.role = read_practitioner_role(resource);
        prepared.practitioner = keys_of_reference(resource.member("practitioner"));
        prepared.of_organization = keys_of_reference(resource.member("organization"));
    } else if (type == "Location") {
        prepared.of_organization = keys_of_reference(resource.member("managingOrganization"));
        const auto position = resource.member("position");
        prepared.latitude = position.number_within("latitude", -90, 90);
        prepared.longitude = position.number_within("longitude", -180, 180);
    }
}

Prepared prepare(const FhirRecord& record, std::string_view today, Problems& problems) {
    Prepared prepared;
    prepared.record = &record;
    const Node resource(record.resource, record.place, problems);
    prepare_type(prepared, resource, today, problems);
    if (is_public(record)) prepared.keys = keys_of_identifiers(resource);
    if (!record.id.empty()) prepared.keys.push_back(record.type + "/" + record.id);
    if (!record.full_url.empty()) prepared.keys.push_back(record.full_url);
    if (!is_public(record)) {
        for (const auto& reference : references_to_subject(resource)) {
            const auto keys = keys_of_reference(reference);
            prepared.subject.insert(prepared.subject.end(), keys.begin(), keys.end());
        }
    }
    return prepared;
}

class FhirImport {
  public:
    FhirImport(UnitOfWork& work, const Practice& practice, std::string_view system,
               std::string_view file_name)
        : work_(work),
          practice_(practice),
          source_(system.empty() ? "fhir" : "fhir " + std::string(system)) {
        report_.file = file_name;
    }

    Result<Report> run(const FhirFile& file, Problems& problems) {
        std::vector<Prepared> prepared;
        for (const auto& record : file.records) {
            report_.read(record.type);
            prepared.push_back(prepare(record, work_.today, problems));
        }
        if (!problems.none()) return problems.refusal();
        refuse_entries(file);
        std::ranges::stable_sort(prepared, {},
                                 [](const Prepared& one) { return turn_of(*one.record); });
        for (const auto& one : prepared) report_.became(one.record->type, TRY(take_in(one)));
        report_.check_the_sum();
        return std::move(report_);
    }

  private:
    void refuse_entries(const FhirFile& file) {
        for (const auto& entry : file.refused) {
            report_.read("Bundle.entry");
            report_.became("Bundle.entry", Outcome::refused);
            report_.note(entry.place, entry.reason);
        }
    }

    Result<Outcome> take_in(const Prepared& one) {
        const auto& type = one.record->type;
        if (type == "Patient") return take_in_patient(one);
        if (type == "Organization") return take_in_organization(one);
        if (type == "Practitioner") return take_in_practitioner(one);
        if (type == "PractitionerRole") return take_in_role(one);
        if (type == "Location") return take_in_location(one);
        if (is_public(*one.record)) return keep_in_directory(one, "kept", "", "");
        return keep_with_person(one);
    }

    // --- People --------------------------------------------------------------------------------

    std::string source_key(std::string_view key) const {
        return work_.keys.token_hash(source_ + "\n" + practice_.id.value + "\n" + std::string(key));
    }

    std::string content_of(const FhirRecord& record) const {
        return source_ + "\n" + practice_.id.value + "\n" + record.key() + "\n" +
               std::string(record.text);
    }

    Result<bool> keep_document(const FhirRecord& record, const std::optional<PersonId>& person_id,
                               std::string_view outcome, std::string_view reason) {
        if (person_id) note_look(work_, *person_id);
        people::PersonDocument document;
        document.id = content_id(work_.keys, content_of(record));
        document.person_id = person_id;
        document.organization_id = practice_.id;
        document.kind = "fhir." + record.type;
        document.source = report_.file + " " + record.place;
        // Without a name of the sender's own, the content is the name.
        document.source_key = source_key(record.key().empty() ? record.text : record.key());
        document.outcome = outcome;
        document.reason = reason;
        return people::keep_document(work_, std::move(document), record.text);
    }

    void remember(const Prepared& one, const PersonId& person_id) {
        for (const auto& key : one.keys) people_[key] = person_id;
        persons_in_file_.insert(person_id.value);
    }

    Result<Outcome> keep_patient(const Prepared& one, std::string_view reason) {
        report_.note(one.record->place, reason);
        const bool is_new = TRY(keep_document(*one.record, std::nullopt, "kept", reason));
        return is_new ? Outcome::kept : Outcome::already_there;
    }

    Result<Outcome> take_in_patient(const Prepared& one) {
        const auto& record = *one.record;
        ++patients_in_file_;
        if (!one.patient.person) return keep_patient(one, one.patient.reason);
        const auto person = person_of(work_, practice_, *one.patient.person, "fhir");
        const auto key = record.key().empty() ? record.text : record.key();
        if (const auto known = people::received_before(work_, practice_.id, source_key(key)))
            return take_in_again(one, *known, person);

        if (const auto other =
                people::look_alike(work_, practice_.id, person.birth_on, person.family_name)) {
            if (folded(other->given_name) == folded(person.given_name))
                return keep_patient(one, "somebody with this name and birth date is there already");
            report_.note(record.place, "somebody else has this family name and birth date");
        }
        TRY(people::store(work_, person));
        remember(one, person.id);
        for (const auto& note : one.patient.notes) report_.notes.push_back(note);
        TRY(keep_document(record, person.id, "stored", ""));
        return Outcome::stored;
    }

    // The same id with another birth date is most likely the id of another system.
    Result<Outcome> take_in_again(const Prepared& one, const people::Person& known,
                                  const people::Person& received) {
        if (known.birth_on != received.birth_on) {
            report_.note(one.record->place,
                         "refused: its id is that of somebody with another birth date");
            return Outcome::refused;
        }
        remember(one, known.id);
        if (!TRY(keep_document(*one.record, known.id, "stored", ""))) return Outcome::already_there;
        if (known.family_name != received.family_name || known.given_name != received.given_name)
            report_.note(one.record->place, "another name than we have: ours stays");
        TRY(people::take_over(work_, known, received));
        return Outcome::stored;
    }

    std::optional<PersonId> person_behind(const std::string& key) {
        if (const auto known = people_.find(key); known != people_.end()) return known->second;
        const auto uuid = std::string_view("urn:uuid:");
        const auto name = key.starts_with(uuid) ? "Patient/" + key.substr(uuid.size()) : key;
        if (!name.starts_with("Patient/")) return std::nullopt;
        const auto person = people::received_before(work_, practice_.id, source_key(name));
        if (!person) return std::nullopt;
        people_[key] = person->id;
        return person->id;
    }

    std::optional<PersonId> subject_of(const Prepared& one) {
        for (const auto& key : one.subject)
            if (auto person_id = person_behind(key)) return person_id;
        // A file about one patient is about that patient in all its parts.
        const bool about_one = patients_in_file_ == 1 && persons_in_file_.size() == 1;
        if (one.subject.empty() && about_one) return PersonId{*persons_in_file_.begin()};
        return std::nullopt;
    }

    Result<Outcome> keep_with_person(const Prepared& one) {
        const auto person_id = subject_of(one);
        const bool is_new = TRY(keep_document(*one.record, person_id, "kept",
                                              person_id ? "" : "its person is not known here"));
        return is_new ? Outcome::kept : Outcome::already_there;
    }

    // --- Directory -----------------------------------------------------------------------------

    std::string document_id(const FhirRecord& record) const {
        return content_id(work_.keys,
                          source_ + "\n" + record.key() + "\n" + std::string(record.text));
    }

    Result<Outcome> keep_in_directory(const Prepared& one, std::string_view outcome,
                                      std::string_view record_id, std::string_view reason) {
        const auto& record = *one.record;
        directory::ReceivedDocument document;
        document.id = document_id(record);
        document.kind = "fhir." + record.type;
        document.record_id = record_id;
        document.source = report_.file + " " + record.place;
        document.outcome = outcome;
        document.reason = reason;
        document.body = record.text;
        const bool is_new = TRY(directory::keep_document(work_, std::move(document)));
        return is_new ? Outcome::kept : Outcome::already_there;
    }

    Result<> note_keys(const Prepared& one, std::string_view kind, std::string_view record_id) {
        for (const auto& key : one.keys)
            TRY(directory::note_key(work_, source_, key, kind, record_id));
        return {};
    }

    std::optional<std::string> record_behind(const std::vector<std::string>& keys) {
        for (const auto& key : keys)
            if (auto found = directory::record_of_key(work_, source_, key)) return found;
        return std::nullopt;
    }

    Result<Outcome> take_in_organization(const Prepared& one) {
        if (!one.organization) return keep_in_directory(one, "kept", "", "no name");
        auto organization = *one.organization;
        organization.id = new_id<OrganizationId>();
        organization.source = source_;
        organization.source_id = one.keys.empty() ? document_id(*one.record) : one.keys.front();
        organization.created_at = work_.now;
        const auto put = TRY(directory::put(work_, organization));
        TRY(note_keys(one, "organization", organization.id.value));
        TRY(keep_in_directory(one, "stored", organization.id.value, ""));
        return put == directory::Put::stored ? Outcome::stored : Outcome::already_there;
    }

    Result<Outcome> take_in_practitioner(const Prepared& one) {
        TRY(note_keys(one, "practitioner", document_id(*one.record)));
        return keep_in_directory(one, "kept", "", "becomes a face by its role");
    }

    // The name in a Practitioner that was received, in this file or before.
    std::string practitioner_name(const std::vector<std::string>& keys) {
        const auto id = record_behind(keys);
        const auto document = id ? directory::document(work_, *id) : std::nullopt;
        if (!document) return "";
        const auto body = parse_json(document->body, {.depth = 64, .values = 100'000});
        if (!body) return "";
        Problems problems;
        return read_practitioner_name(Node(&*body, "Practitioner", problems));
    }

    Result<Outcome> take_in_role(const Prepared& one) {
        const auto organization_id = record_behind(one.of_organization);
        if (!organization_id)
            return keep_in_directory(one, "kept", "", "no organisation known here");
        const auto name = practitioner_name(one.practitioner);
        if (name.empty()) return keep_in_directory(one, "kept", "", "no practitioner known here");
        directory::Face face;
        face.id = FaceId{content_id(
            work_.keys, "face\n" + source_ + "\n" +
                            (one.keys.empty() ? document_id(*one.record) : one.keys.front()))};
        face.organization_id = OrganizationId{*organization_id};
        face.role = one.role.role;
        face.name = name;
        face.phone = one.role.phone;
        face.about = one.role.about;
        const auto put = TRY(directory::put(work_, face));
        TRY(keep_in_directory(one, "stored", face.id.value, ""));
        return put == directory::Put::stored ? Outcome::stored : Outcome::already_there;
    }

    // A location says where its organisation stands; for the rest it is kept.
    Result<Outcome> take_in_location(const Prepared& one) {
        const auto organization_id = record_behind(one.of_organization);
        if (!organization_id || !one.latitude || !one.longitude)
            return keep_in_directory(one, "kept", "", "");
        const auto kept = TRY(keep_in_directory(one, "stored", *organization_id, ""));
        const bool placed = TRY(directory::locate(work_, OrganizationId{*organization_id},
                                                  *one.latitude, *one.longitude));
        return placed ? Outcome::stored : kept;
    }

    UnitOfWork& work_;
    const Practice& practice_;
    std::string source_;
    Report report_;
    std::map<std::string, PersonId> people_;  // by the keys of the file
    std::set<std::string> persons_in_file_;
    int patients_in_file_ = 0;
};

}  // namespace

Result<Report> import_fhir(UnitOfWork& work, const Practice& practice, std::string_view system,
                           std::string_view file_name, std::string_view text) {
    Problems problems;
    const auto file = TRY(read_fhir_file(text, problems));
    return FhirImport(work, practice, system, file_name).run(file, problems);
}

}  // namespace veerkracht::import
