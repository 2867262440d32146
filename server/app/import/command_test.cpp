#include "app/import/command.hpp"

#include <sstream>

#include "testing/import_case.hpp"

namespace veerkracht::import {
namespace {

class ImportCommand : public ImportCase {
  protected:
    int take_in(const std::string& what, const std::vector<std::string>& files,
                bool dry_run = false,
                const std::string& practice_name = "huisartsenpraktijk america",
                const std::string& mapping = "") {
        ImportRequest request{what, {}, practice_name, mapping, "", dry_run};
        for (const auto& file : files) request.files.push_back((fixtures / file).string());
        out.str("");
        problems.str("");
        return run_import(app.app(), request, out, problems);
    }

    std::ostringstream out;
    std::ostringstream problems;
};

TEST_F(ImportCommand, each_file_is_told_in_a_table) {
    EXPECT_EQ(take_in("fhir", {"fhir/nl_core/nl-core-Patient-01.json",
                               "fhir/nl_core/nl-core-ContactPerson-01.json"}),
              exit_ok);
    EXPECT_EQ(
        out.str(),
        "nl-core-Patient-01.json\n"
        "                    read         stored        refused           kept  already there\n"
        "  Patient              1              1              0              0              0\n"
        "nl-core-ContactPerson-01.json\n"
        "                          read         stored        refused           kept  already "
        "there\n"
        "  RelatedPerson              1              0              0              1              "
        "0\n");
}

TEST_F(ImportCommand, a_dry_run_tells_the_same_and_changes_nothing) {
    const auto before = rows();
    EXPECT_EQ(take_in("fhir", {"fhir/synthea/transaction_bundle.json"}, true), exit_ok);
    EXPECT_NE(out.str().find("This was a dry run"), std::string::npos);
    EXPECT_EQ(rows(), before);
}

TEST_F(ImportCommand, a_bad_file_ends_with_65_and_the_good_ones_are_in) {
    EXPECT_EQ(take_in("hsds", {"hsds/cc_by_sa/oruk_3_0/fail/service_list.json",
                               "hsds/cc_by_sa/hsds_3_1/service_full.json"}),
              exit_bad_data);
    EXPECT_NE(
        problems.str().find("service_list.json: nothing was changed. contents[0].name: required"),
        std::string::npos);
    EXPECT_EQ(app.show("select count(*) from service"), "1\n");
}

TEST_F(ImportCommand, a_folder_of_csv_files_is_one_set) {
    EXPECT_EQ(take_in("hsds", {"hsds/ohana"}), exit_ok) << problems.str();
    EXPECT_EQ(app.show("select count(*) from service"), "23\n");
    EXPECT_EQ(app.show("select count(*) from service where source_id = 'ohana/1'"), "1\n");
}

TEST_F(ImportCommand, a_wrong_question_ends_with_64_and_a_missing_file_with_66) {
    EXPECT_EQ(take_in("patients", {"patients/export_semicolon.csv"}, false, "Praktijk Nergens"),
              exit_usage);
    EXPECT_EQ(take_in("patients", {"patients/export_semicolon.csv"}, false, practice.name, "x=y"),
              exit_usage);
    EXPECT_EQ(take_in("patients", {"patients/none.csv"}), exit_no_input);
    EXPECT_EQ(take_in("patients", {"patients/export_semicolon.csv"}), exit_ok) << problems.str();
    EXPECT_EQ(app.show("select count(*) from person"), "3\n");
}

TEST_F(ImportCommand, a_region_tells_a_code_for_each_invitation_and_a_dry_run_tells_none) {
    const std::string file = "region/horst_aan_de_maas.json";
    EXPECT_EQ(take_in("region", {file}, true), exit_ok) << problems.str();
    EXPECT_EQ(out.str().find("the code"), std::string::npos);
    EXPECT_EQ(app.show("select count(*) from neighbourhood"), "0\n");
    EXPECT_EQ(take_in("region", {file}), exit_ok) << problems.str();
    EXPECT_NE(
        out.str().find("hilde@verzonneniep.example is invited; tell Hilde Schrijver the code "),
        std::string::npos)
        << out.str();
    EXPECT_EQ(take_in("region", {file}), exit_ok);
    EXPECT_EQ(out.str().find("the code"), std::string::npos) << "a code is shown once";
    EXPECT_EQ(take_in("region", {"patients/export_semicolon.csv"}), exit_bad_data);
}

TEST(ImportReport, a_record_that_got_lost_stops_the_import) {
    Report report;
    report.read("Patient");
    EXPECT_THROW(report.check_the_sum(), std::logic_error);
    report.became("Patient", Outcome::kept);
    EXPECT_NO_THROW(report.check_the_sum());
    report.became("Patient", Outcome::stored);
    EXPECT_THROW(report.check_the_sum(), std::logic_error);
}

}  // namespace
}  // namespace veerkracht::import
