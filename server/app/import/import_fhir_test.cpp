#include "app/import/import_fhir.hpp"

#include <boost/json/parse.hpp>
#include <set>

#include "testing/import_case.hpp"

namespace veerkracht::import {
namespace {

class FhirImport : public ImportCase {
  protected:
    std::optional<Report> take_in(const std::string& text, const std::string& system = "") {
        return run([&](UnitOfWork& work) {
            return import_fhir(work, practice, system, "file.json", text);
        });
    }
    Report take_in_fixture(const std::filesystem::path& path) {
        auto report = take_in(fixture(path));
        EXPECT_TRUE(report) << path << " " << error.code << " " << error.detail;
        return report.value_or(Report());
    }
    std::string refusal(const std::string& text) {
        EXPECT_FALSE(take_in(text));
        return error.detail;
    }
    std::vector<people::PersonDocument> documents(const std::string& kind) {
        std::vector<people::PersonDocument> found;
        (void)app.run([&](UnitOfWork& work) -> Result<> {
            found = work.tx.all<people::PersonDocument>(
                "select * from person_document where kind = $1 order by id", kind);
            return {};
        });
        return found;
    }
    std::string opened(const people::PersonDocument& document) {
        std::string text;
        (void)app.run([&](UnitOfWork& work) -> Result<> {
            text = people::open_document(work, document);
            return {};
        });
        return text;
    }
};

// The types in a file, counted by another reader than the one that is tested.
std::map<std::string, long> types_in(const std::string& text) {
    std::map<std::string, long> types;
    const auto value = boost::json::parse(text);
    const auto type = [](const boost::json::value& one) {
        return std::string(one.at("resourceType").as_string());
    };
    if (type(value) != "Bundle") return {{type(value), 1}};
    for (const auto& entry : value.at("entry").as_array()) ++types[type(entry.at("resource"))];
    return types;
}

void expect_all_read(const Report& report, const std::string& text) {
    std::map<std::string, long> read;
    for (const auto& [type, count] : report.counts) read[type] = count.read;
    EXPECT_EQ(read, types_in(text));
}

std::string patient(const std::string& members) {
    return R"({"resourceType":"Patient","id":"p1","name":[{"family":"Jansen","given":["Piet"]}],"birthDate":"1959-03-14")" +
           (members.empty() ? "" : "," + members) + "}";
}

TEST_F(FhirImport, every_nl_core_example_is_read_and_accounted_for) {
    const auto files = fixtures_in("fhir/nl_core", ".json");
    ASSERT_EQ(files.size(), 271U);
    Count total;
    for (const auto& file : files) {
        const auto report = take_in_fixture(file);
        expect_all_read(report, fixture(file));
        total.read += report.total().read;
        total.stored += report.total().stored;
        total.kept += report.total().kept;
        total.refused += report.total().refused + report.total().already_there;
    }
    EXPECT_EQ(total.read, 271);
    EXPECT_EQ(total.stored + total.kept, 271);
    EXPECT_EQ(total.refused, 0);
    // Two of the eight patients have a birth date; all nine organisations have a name.
    EXPECT_EQ(app.show("select count(*) from person"), "2\n");
    EXPECT_EQ(app.show("select count(*) from organization where source = 'fhir'"), "9\n");
    EXPECT_EQ(
        app.show(
            "select kind, reason from person_document where kind = 'fhir.Patient' order by reason"),
        "fhir.Patient | \nfhir.Patient | \n"
        "fhir.Patient | no birth date\nfhir.Patient | no birth date\nfhir.Patient | no birth date\n"
        "fhir.Patient | no birth date\nfhir.Patient | no birth date\nfhir.Patient | no birth "
        "date\n");
}

TEST_F(FhirImport, a_person_of_nl_core_is_found_by_the_words_of_the_name) {
    take_in_fixture("fhir/nl_core/nl-core-Patient-01.json");
    take_in_fixture("fhir/nl_core/nl-core-TreatmentDirective2-02-Patient-01.json");
    EXPECT_EQ(app.show("select given_name, family_name, birth_on, phone, email, address, village, "
                       "language, call_when, "
                       "status, source from person order by birth_on"),
              "Jo | van Putten-van der Giessen | 1934-04-28 | +31611234567 | giesput@myweb.nl | "
              "1e Jacob van Campenstr 15, 1012 NX Hoogmade | Hoogmade | nl |  | active | fhir\n"
              "Piet | Pietersen | 1998-12-03 | +31611234567 | giesput@myweb.nl | "
              "1e Jacob van Campenstr to 15 A 2e, 1012 NX Hoogmade | Hoogmade | nl | Tussen 9 en "
              "17 | active | fhir\n");
    EXPECT_EQ(found_by("giessen"), "Jo | van Putten-van der Giessen | 1934-04-28\n");
}

TEST_F(FhirImport, a_family_name_is_put_together_as_the_person_chose) {
    const auto named = [](const std::string& order, const std::string& id) {
        const std::string base = "http://hl7.org/fhir/StructureDefinition/humanname-";
        return R"({"resourceType":"Patient","id":")" + id +
               R"(","birthDate":"1959-03-14","name":[{"use":"official","given":["H.","J."],)"
               R"("extension":[{"url":")" +
               base + R"(assembly-order","valueCode":")" + order +
               R"("}],"_family":{"extension":[)"
               R"({"url":")" +
               base + R"(own-prefix","valueString":"van"},{"url":")" + base +
               R"(own-name","valueString":"Putten"},)"
               R"({"url":")" +
               base + R"(partner-prefix","valueString":"van der"},{"url":")" + base +
               R"(partner-name","valueString":"Giessen"}]}}]})";
    };
    for (const auto& [order, id] :
         std::map<std::string, std::string>{{"NL1", "a"}, {"NL2", "b"}, {"NL3", "c"}, {"NL4", "d"}})
        ASSERT_TRUE(take_in(named(order, id))) << error.detail;
    EXPECT_EQ(app.show("select given_name, family_name from person order by family_name"),
              "H.J. | van Putten\nH.J. | van Putten-van der Giessen\nH.J. | van der Giessen\nH.J. "
              "| van der Giessen-van Putten\n");
}

TEST_F(FhirImport, what_is_said_about_a_person_is_sealed_under_the_key_of_the_person) {
    take_in_fixture("fhir/nl_core/nl-core-Patient-01.json");
    take_in_fixture("fhir/nl_core/nl-core-ContactPerson-01.json");
    const auto kept = documents("fhir.RelatedPerson");
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(app.show("select given_name from person where id = '" +
                       kept[0].person_id.value_or(PersonId{}).value + "'"),
              "Jo\n");
    EXPECT_EQ(kept[0].body.data.find("Giessen"), std::string::npos);
    EXPECT_EQ(opened(kept[0]), fixture("fhir/nl_core/nl-core-ContactPerson-01.json"));
}

TEST_F(FhirImport, what_is_about_somebody_unknown_is_sealed_as_well) {
    take_in_fixture("fhir/nl_core/nl-core-ContactPerson-01.json");
    const auto kept = documents("fhir.RelatedPerson");
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_FALSE(kept[0].person_id);
    EXPECT_EQ(kept[0].reason, "its person is not known here");
    EXPECT_EQ(kept[0].body.data.find("Giessen"), std::string::npos);
    EXPECT_EQ(opened(kept[0]), fixture("fhir/nl_core/nl-core-ContactPerson-01.json"));
}

TEST_F(FhirImport, the_whole_record_of_a_synthea_patient_hangs_on_one_person) {
    const auto text = fixture("fhir/synthea/patient_bundle.json");
    const auto report = take_in_fixture("fhir/synthea/patient_bundle.json");
    expect_all_read(report, text);
    EXPECT_EQ(report.total().read, 343);
    EXPECT_EQ(shown(report.counts.at("Patient")), "1 = 1 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(shown(report.counts.at("Observation")),
              "159 = 0 stored + 0 refused + 159 kept + 0 there");
    EXPECT_EQ(app.show("select count(*), count(distinct person_id) from person_document where "
                       "person_id is not null"),
              "342 | 1\n");  // all but the one Medication, which is about nobody
    EXPECT_EQ(app.show("select kind from received_document"), "fhir.Medication\n");
    EXPECT_EQ(found_by("roberts511"), "Arthur650 | Roberts511 | 2019-04-18\n");
    EXPECT_EQ(app.show("select count(*) from access_log_person where ground = 'import'"), "1\n");
}

TEST_F(FhirImport, the_patients_of_a_transaction_bundle_become_patients) {
    const auto report = take_in_fixture("fhir/synthea/transaction_bundle.json");
    expect_all_read(report, fixture("fhir/synthea/transaction_bundle.json"));
    EXPECT_EQ(report.total().read, 86);
    EXPECT_EQ(shown(report.counts.at("Patient")), "5 = 5 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(app.show("select count(distinct person_id) from person_document"), "5\n");
    EXPECT_EQ(app.show("select count(*) from person_document where person_id is null"), "0\n");
    EXPECT_EQ(app.show("select language from person where family_name = 'Gurule738'"), "es\n");
}

TEST_F(FhirImport, roles_become_faces_of_the_organisation_that_came_before) {
    const auto hospitals = take_in_fixture("fhir/synthea/hospital_bundle.json");
    EXPECT_EQ(shown(hospitals.counts.at("Organization")),
              "20 = 20 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(shown(hospitals.counts.at("Location")),
              "21 = 20 stored + 0 refused + 1 kept + 0 there");
    const auto roles = take_in_fixture("fhir/synthea/practitioner_bundle.json");
    EXPECT_EQ(shown(roles.counts.at("PractitionerRole")),
              "20 = 20 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(app.show("select f.name, f.role, f.about, o.name, o.village, o.latitude > 42 from "
                       "face f join organization o "
                       "on o.id = f.organization_id where f.name = 'Ted955 Reilly981'"),
              "Ted955 Reilly981 | care_professional | General Practice Physician | Fitchburg "
              "Outpatient Clinic | Fitchburg | 1\n");
}

TEST_F(FhirImport, a_second_time_nothing_is_doubled) {
    const std::vector<std::string> files{
        "fhir/synthea/transaction_bundle.json", "fhir/synthea/hospital_bundle.json",
        "fhir/synthea/practitioner_bundle.json", "fhir/nl_core/nl-core-Patient-01.json",
        "fhir/nl_core/nl-core-NameInformation-complete.json"};
    for (const auto& file : files) take_in_fixture(file);
    const auto before = rows();
    for (const auto& file : files) {
        const auto again = take_in_fixture(file).total();
        EXPECT_EQ(again.already_there, again.read) << file;
    }
    EXPECT_EQ(rows(), before);
}

TEST_F(FhirImport, what_the_sender_knows_better_later_is_taken_over) {
    ASSERT_TRUE(take_in(patient(R"("telecom":[{"system":"phone","value":"0612345678"}])")));
    const auto report = take_in(patient(
        R"("telecom":[{"system":"phone","value":"0687654321","use":"mobile"}],"deceasedDateTime":"2026-01-02")"));
    ASSERT_TRUE(report);
    EXPECT_EQ(app.show("select phone, status, version from person"), "0687654321 | deceased | 2\n");
    EXPECT_EQ(documents("fhir.Patient").size(), 2U);
}

TEST_F(FhirImport, the_id_of_somebody_else_is_refused) {
    ASSERT_TRUE(take_in(patient("")));
    const auto other =
        R"({"resourceType":"Patient","id":"p1","name":[{"family":"Smits","given":["An"]}],"birthDate":"1970-01-01"})";
    const auto report = take_in(other);
    ASSERT_TRUE(report);
    EXPECT_EQ(shown(report->total()), "1 = 0 stored + 1 refused + 0 kept + 0 there");
    EXPECT_EQ(app.show("select family_name from person"), "Jansen\n");
    // Named as another system, it is somebody else.
    EXPECT_EQ(take_in(other, "Ziekenhuis")->total().stored, 1);
}

TEST_F(FhirImport, somebody_who_is_there_already_is_not_doubled) {
    ASSERT_TRUE(take_in(patient("")));
    const auto report = take_in(
        R"({"resourceType":"Patient","id":"x","name":[{"family":"JANSEN","given":["Piet"]}],"birthDate":"1959-03-14"})");
    ASSERT_TRUE(report);
    EXPECT_EQ(shown(report->total()), "1 = 0 stored + 0 refused + 1 kept + 0 there");
    EXPECT_EQ(app.show("select count(*) from person"), "1\n");
}

TEST_F(FhirImport, too_little_for_a_patient_is_kept_with_the_reason) {
    const auto kept = [&](const std::string& text) {
        const auto report = take_in(text);
        return report ? report->notes.at(0) : error.detail;
    };
    EXPECT_EQ(
        kept(
            R"({"resourceType":"Patient","name":[{"family":"A","given":["B"]}],"birthDate":"1959"})"),
        "Patient: a birth date without day");
    EXPECT_EQ(
        kept(
            R"({"resourceType":"Patient","name":[{"family":"A","given":["B"]}],"birthDate":"1959-03"})"),
        "Patient: a birth date without day");
    EXPECT_EQ(kept(R"({"resourceType":"Patient","birthDate":"1959-03-14"})"), "Patient: no name");
    EXPECT_EQ(
        kept(R"({"resourceType":"Patient","name":[{"text":"Piet"}],"birthDate":"1959-03-14"})"),
        "Patient: no family name");
    EXPECT_EQ(kept(patient(R"("active":false)")), "Patient: no longer in use at the sender");
    EXPECT_EQ(app.show("select count(*) from person"), "0\n");
}

TEST_F(FhirImport, a_number_that_nobody_can_call_is_left_out_and_said) {
    const auto report =
        take_in(patient(R"("telecom":[{"system":"phone","value":"bel de buren"}])"));
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(report->notes,
              std::vector<std::string>{"Patient.telecom: not a phone number, left out"});
    EXPECT_EQ(app.show("select phone from person"), "\n");
}

TEST_F(FhirImport, ndjson_is_a_resource_on_each_line) {
    const auto other =
        R"({"resourceType":"Patient","id":"p2","name":[{"family":"Smits","given":["An"]}],"birthDate":"1970-01-01"})";
    const auto report = take_in(patient("") + "\n" + other + "\r\n");
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(shown(report->total()), "2 = 2 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(refusal(patient("") + "\n{\"resourceType\":\n"),
              "line 2: resourceType: not JSON (json.malformed at byte 16)");
}

TEST_F(FhirImport, an_entry_that_asks_for_something_else_is_refused_by_name) {
    const auto report = take_in(
        R"({"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"Patient/p1"}},{"resource":)" +
        patient("") + "}]}");
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(shown(report->counts.at("Bundle.entry")),
              "1 = 0 stored + 1 refused + 0 kept + 0 there");
    EXPECT_EQ(report->notes,
              std::vector<std::string>{"Bundle.entry[0]: a DELETE cannot be imported"});
}

TEST_F(FhirImport, a_bad_record_names_its_field_and_nothing_is_changed) {
    take_in_fixture("fhir/synthea/hospital_bundle.json");
    const auto before = rows();
    const auto bundle = [](const std::string& second) {
        return R"({"resourceType":"Bundle","type":"batch","entry":[{"resource":)" + patient("") +
               R"(},{"resource":)" + second + "}]}";
    };
    EXPECT_EQ(
        refusal(bundle(
            R"({"resourceType":"Patient","name":[{"family":"A","given":["B"]}],"birthDate":"14-03-1959"})")),
        "Bundle.entry[1].resource.birthDate: not a date");
    EXPECT_EQ(
        refusal(bundle(
            R"({"resourceType":"Patient","name":[{"family":"A","given":["B"]}],"birthDate":"1959-02-30"})")),
        "Bundle.entry[1].resource.birthDate: not a date");
    EXPECT_EQ(
        refusal(bundle(
            R"({"resourceType":"Patient","name":[{"family":"A","given":["B"]}],"birthDate":"2959-02-20"})")),
        "Bundle.entry[1].resource.birthDate: out of range");
    EXPECT_EQ(refusal(bundle(R"({"resourceType":"Patient","name":{"family":"A"}})")),
              "Bundle.entry[1].resource.name: not a list");
    EXPECT_EQ(refusal(bundle(R"({"resourceType":"Patient","name":[{"family":7}]})")),
              "Bundle.entry[1].resource.name[0].family: not a text");
    EXPECT_EQ(refusal(bundle(R"({"resourceType":"patient"})")),
              "Bundle.entry[1].resource.resourceType: not a type of resource");
    EXPECT_EQ(refusal(bundle(R"({"resourceType":"Patient","id":"../../etc"})")),
              "Bundle.entry[1].resource.id: not an id");
    EXPECT_EQ(refusal(bundle(
                  R"({"resourceType":"Location","position":{"latitude":51,"longitude":999}})")),
              "Bundle.entry[1].resource.position.longitude: out of range");
    EXPECT_EQ(refusal(bundle("[]")), "Bundle.entry[1].resource: not an object");
    EXPECT_EQ(
        refusal(bundle(
            R"({"resourceType":"Patient","birthDate":"1959-03-14","name":[{"given":["B"],"family":")" +
            std::string(1'000, 'x') + R"("}]})")),
        "Bundle.entry[1].resource.name.family: too long");
    EXPECT_EQ(
        refusal(bundle(
            R"({"resourceType":"Patient","birthDate":"1959-03-14","name":[{"given":["B"],"family":"a\u0007b"}]})")),
        "Bundle.entry[1].resource.name[0].family: has control characters");
    EXPECT_EQ(rows(), before);
}

TEST_F(FhirImport, hostile_json_is_refused_before_anything_is_done) {
    const auto before = rows();
    EXPECT_EQ(refusal(""), "file: empty");
    EXPECT_EQ(refusal("[]"), "file: not an object");
    EXPECT_EQ(refusal("{"), "file: not JSON (json.malformed at byte 1)");
    EXPECT_EQ(refusal(R"({"resourceType":"Patient","id":"a","id":"b"})"),
              "id: not JSON (json.repeated_key at byte 43)");
    EXPECT_EQ(refusal(R"({"resourceType":"Bundle","entry":{}})"), "Bundle.entry: not a list");
    EXPECT_NE(refusal(R"({"resourceType":"Basic","extension":)" + std::string(100'000, '['))
                  .find("json.too_deep"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"resourceType":"Basic","x":"a\u0000b"})").find("json.malformed"),
              std::string::npos);
    EXPECT_EQ(
        refusal(
            R"({"resourceType":"Patient","birthDate":"1959-03-14","name":[{"given":["B"],"family":")" +
            std::string(5'000'000, 'x') + R"("}]})"),
        "Patient.name[0].family: too long");
    EXPECT_EQ(rows(), before);
}

}  // namespace
}  // namespace veerkracht::import
