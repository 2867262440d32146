#include "app/import/import_hsds.hpp"

#include <boost/json/parse.hpp>

#include "testing/import_case.hpp"

namespace veerkracht::import {
namespace {

const std::filesystem::path cc_by_sa = "hsds/cc_by_sa";
const auto service_list_of_128 = cc_by_sa / "oruk_3_0/test/service_list_data.json";

class HsdsImport : public ImportCase {
  protected:
    std::optional<Report> take_in(const std::string& text) {
        return run([&](UnitOfWork& work) { return import_hsds_json(work, "", "file.json", text); });
    }
    Report take_in_fixture(const std::filesystem::path& path) {
        auto report = take_in(fixture(path));
        EXPECT_TRUE(report) << path << " " << error.code << " " << error.detail;
        return report.value_or(Report());
    }
    Report take_in_folder(const std::filesystem::path& folder, const std::string& publisher) {
        std::vector<NamedText> files;
        for (const auto& file : fixtures_in(folder, ".csv"))
            files.push_back({file.filename().string(), fixture(file)});
        auto report =
            run([&](UnitOfWork& work) { return import_hsds_csv(work, publisher, "set", files); });
        EXPECT_TRUE(report) << folder << " " << error.code << " " << error.detail;
        return report.value_or(Report());
    }
    std::string refusal(const std::string& text) {
        EXPECT_FALSE(take_in(text));
        return error.detail;
    }
};

std::string service(const std::string& id, const std::string& members) {
    return R"({"id":")" + id +
           R"(","name":"Samen eten","status":"active","organization":{"id":"org","name":"Dorpshuis"})" +
           (members.empty() ? "" : "," + members) + "}";
}

TEST_F(HsdsImport, all_128_services_of_the_united_kingdom_are_accounted_for) {
    const auto records =
        boost::json::parse(fixture(service_list_of_128)).at("contents").as_array().size();
    const auto report = take_in_fixture(service_list_of_128);
    EXPECT_EQ(records, 128U);
    const auto count = report.counts.at("service");
    // They are 128 ways to write one service: one id, so one entry, and the other 127 as received.
    EXPECT_EQ(count.read, 128);
    EXPECT_EQ(count.stored, 1);
    EXPECT_EQ(count.kept + count.already_there, 127);
    EXPECT_EQ(app.show("select name, status, assured_on, source from service"),
              "Community Counselling | active | 2005-01-01 | hsds\n");
    EXPECT_EQ(app.show("select name, kind, domain from organization where source = 'hsds'"),
              "Example Organization Inc. | initiative | community\n");
    EXPECT_EQ(app.show("select count(*) from received_document where kind = 'hsds.service'"),
              std::to_string(1 + count.kept) + "\n");
}

TEST_F(HsdsImport, every_example_of_hsds_3_1_is_read) {
    for (const auto& file : fixtures_in(cc_by_sa / "hsds_3_1", ".json")) {
        const auto report = take_in_fixture(file);
        EXPECT_GT(report.total().read, 0) << file;
    }
    EXPECT_EQ(app.show("select count(*) from service"), "1\n");
    EXPECT_EQ(app.show("select name, eligibility_description, phone, url, village, weekdays, "
                       "places_free, needs, latitude from service"),
              "Community Counselling | This service is intended for all people aged 12 and over "
              "who require counselling services in "
              "the MyCity area | +44 1234 234567 | http://example.com/counselling | MyCity | 4 5 | "
              "12 |  | null\n");
}

TEST_F(HsdsImport,
       every_answer_of_open_referral_uk_is_read_and_the_failing_ones_are_refused_by_field) {
    for (const std::string variant : {"default", "test", "warn"})
        for (const auto& file : fixtures_in(cc_by_sa / "oruk_3_0" / variant, ".json"))
            take_in_fixture(file);
    const auto before = rows();
    const auto why = refusal(fixture(cc_by_sa / "oruk_3_0/fail/service_list.json"));
    EXPECT_TRUE(why.starts_with("contents[0].name: required (and ")) << why;
    for (const auto* place : {"contents[1].name", "contents[2].name", "contents[3].name"})
        EXPECT_EQ(error.fields[place], "required");
    EXPECT_EQ(rows(), before);
}

TEST_F(HsdsImport, a_set_of_csv_files_is_joined_to_services_at_their_place) {
    const auto report = take_in_folder(cc_by_sa / "hsds_3_1/csv", "example");
    EXPECT_EQ(shown(report.counts.at("service")), "1 = 1 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(shown(report.counts.at("organization")),
              "1 = 1 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(report.counts.size(), 24U);
    EXPECT_EQ(
        app.show("select s.name, o.name, s.phone, s.village, s.weekdays from service s join "
                 "organization o on o.id = s.organization_id"),
        "Community Counselling | Example Organization Inc. | +44 1234 234567 | MyCity | 4 5\n");
}

TEST_F(HsdsImport, the_folder_of_ohana_becomes_its_organisations_and_services) {
    const auto report = take_in_folder("hsds/ohana", "ohana");
    EXPECT_EQ(shown(report.counts.at("organization")),
              "8 = 8 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(shown(report.counts.at("service")), "23 = 23 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(shown(report.counts.at("taxonomy")),
              "290 = 0 stored + 0 refused + 290 kept + 0 there");
    EXPECT_EQ(report.total().read, 486);
    EXPECT_EQ(
        app.show("select s.name, o.name, s.village, s.phone, s.source_id from service s "
                 "join organization o on o.id = s.organization_id where s.source_id = 'ohana/1'"),
        "Fair Oaks Adult Activity Center | Peninsula Family Service | Redwood City | 650 780-7525 "
        "| ohana/1\n");
    EXPECT_EQ(app.show("select status, weekdays from service where source_id = 'ohana/22'"),
              "active | 1 3\n");
    EXPECT_EQ(app.show("select status from service where source_id = 'ohana/20'"), "defunct\n");
}

TEST_F(HsdsImport, a_second_time_nothing_is_doubled) {
    const auto all = [&] {
        return std::vector<Count>{take_in_fixture(service_list_of_128).total(),
                                  take_in_folder("hsds/ohana", "ohana").total()};
    };
    all();
    const auto before = rows();
    for (const auto& total : all())
        EXPECT_EQ(total.already_there + total.kept, total.read) << shown(total);
    EXPECT_EQ(rows(), before);
}

TEST_F(HsdsImport, a_changed_record_changes_the_entry) {
    ASSERT_TRUE(take_in(
        service("a", R"("fees_description":"gratis","phones":[{"number":"077 398 1234"}])")));
    const auto again = take_in(service("a", R"("fees_description":"3 euro")"));
    ASSERT_TRUE(again);
    EXPECT_EQ(shown(again->counts.at("service")), "1 = 1 stored + 0 refused + 0 kept + 0 there");
    EXPECT_EQ(app.show("select fees_description, phone, version from service"),
              "3 euro | 077 398 1234 | 2\n");
    EXPECT_EQ(app.show("select count(*) from received_document where kind = 'hsds.service'"),
              "2\n");
}

TEST_F(HsdsImport, needs_come_from_the_table_only) {
    const auto term = [](const std::string& code) {
        return R"({"taxonomy_term":{"taxonomy":"ohana","code":")" + code + "\"}}";
    };
    ASSERT_TRUE(take_in(service(
        "a", R"("description":"help with debts and housing","attributes":[)" + term("999") + "]")));
    ASSERT_TRUE(take_in(service("b", R"("attributes":[)" + term("103") + "," + term("107") + "]")));
    EXPECT_EQ(app.show("select source_id, needs from service order by source_id"),
              "a | \nb | debts housing\n");
}

TEST_F(HsdsImport, a_service_of_nobody_known_is_kept_with_the_reason) {
    const auto report =
        take_in(R"({"id":"a","name":"Samen eten","status":"active","organization_id":"not here"})");
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(shown(report->total()), "1 = 0 stored + 0 refused + 1 kept + 0 there");
    EXPECT_EQ(app.show("select kind, outcome, reason from received_document"),
              "hsds.service | kept | its organisation is not known here\n");
}

TEST_F(HsdsImport, a_bad_record_names_its_field_and_nothing_is_changed) {
    const auto before = rows();
    const auto list = [](const std::string& second) {
        return R"({"contents":[)" + service("a", "") + "," + second + "]}";
    };
    EXPECT_EQ(refusal(list(R"({"id":"b","status":"active"})")), "contents[1].name: required");
    EXPECT_EQ(refusal(list(R"({"name":"x","status":"active"})")), "contents[1].id: required");
    EXPECT_EQ(refusal(list(R"({"id":"b","name":"x","status":"perhaps"})")),
              "contents[1].status: not a status of HSDS");
    EXPECT_EQ(
        refusal(list(R"({"id":"b","name":"x","status":"active","assured_date":"yesterday"})")),
        "contents[1].assured_date: not a date");
    EXPECT_EQ(refusal(list(R"({"id":"b","name":"x","status":"active","phones":"077"})")),
              "contents[1].phones: not a list");
    EXPECT_EQ(refusal(list("7")), "contents[1]: not an object");
    EXPECT_EQ(refusal(list(R"({"what":"is this"})")), "contents[1]: not a record of HSDS");
    EXPECT_EQ(refusal(list(R"({"id":"b","id":"c","name":"x","status":"active"})")),
              "contents[1].id: not JSON (json.repeated_key at byte 156)");
    EXPECT_EQ(rows(), before);
}

TEST_F(HsdsImport, an_organisation_that_stands_twice_is_stored_once_and_said) {
    const auto report =
        take_in(R"([{"id":"o","name":"Dorpshuis"},{"id":"o","name":"Ander huis"}])");
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(shown(report->total()), "2 = 1 stored + 0 refused + 1 kept + 0 there");
    EXPECT_EQ(app.show("select name from organization where source = 'hsds'"), "Dorpshuis\n");
    EXPECT_EQ(report->notes, std::vector<std::string>{
                                 "[1]: an organisation with this id stands earlier in the file"});
}

TEST_F(HsdsImport, a_place_that_is_not_on_earth_is_left_out_and_said) {
    const auto report = take_in(
        service("a", R"("service_at_locations":[{"location":{"latitude":-91,"longitude":6}}])"));
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(app.show("select latitude from service"), "null\n");
    EXPECT_EQ(report->notes,
              std::vector<std::string>{"record.service_at_locations[0].location: a place that is "
                                       "not on earth, left out"});
}

TEST_F(HsdsImport, a_set_of_csv_files_of_an_older_system_keeps_its_letters) {
    const std::vector<NamedText> files{
        {"organizations.csv", "id,name\n1,Caf\xE9 Zo\xEB\n"},
        {"services.csv", "id,organization_id,name\n1,1,Samen eten\n"}};
    EXPECT_TRUE(run([&](UnitOfWork& work) { return import_hsds_csv(work, "dorp", "set", files); }));
    EXPECT_EQ(app.show("select name from organization where source = 'hsds'"), "Café Zoë\n");
}

TEST_F(HsdsImport, a_bad_csv_file_spoils_its_whole_set) {
    const auto before = rows();
    const std::vector<NamedText> files{
        {"organizations.csv", "id,name\n1,Dorpshuis\n"},
        {"services.csv", "id,organization_id,name\n1,1,Samen eten\n2,1,\n"}};
    EXPECT_FALSE(
        run([&](UnitOfWork& work) { return import_hsds_csv(work, "dorp", "set", files); }));
    EXPECT_EQ(error.detail, "services.csv line 3.name: required");
    EXPECT_EQ(rows(), before);
}

}  // namespace
}  // namespace veerkracht::import
