// A list of patients as CSV, from the system of a practice: planned first, by the command line and
// by the screen alike, and stored when all of it is right or when the rows that are not stay out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/import/csv.hpp"
#include "app/import/practice.hpp"
#include "app/import/report.hpp"

namespace veerkracht::import {

// Field of ours → header of theirs.
using Mapping = std::map<std::string, std::string>;

bool is_patient_field(std::string_view name);
// "given_name=Voornaam,birth_on=Geboortedatum"; invalid "import.bad_mapping".
Result<Mapping> read_mapping(std::string_view text);
// By the headers that Dutch systems use.
Mapping guessed_mapping(const CsvTable& table);

// What is wrong with one cell; never its value.
struct RefusedCell {
    std::size_t line = 0;
    std::string column;
    std::string reason;
};
struct PlannedPatient {
    std::size_t line = 0;
    ReceivedPerson person;
};
struct PatientPlan {
    std::size_t rows = 0;
    std::vector<PlannedPatient> fresh;
    std::size_t known = 0;  // in the practice already, or in the list before
    // Lines with the birth date and family name of somebody known, and another given name: a twin,
    // or the same person called otherwise. Only who knows them can tell; they stay out.
    std::vector<std::size_t> possible_twins;
    std::size_t refused = 0;         // rows
    std::vector<RefusedCell> cells;  // why
    std::vector<std::string> unread_columns;
};
// Changes nothing. Whoever asks by the screen is asked for everybody who is known already.
Result<PatientPlan> plan_patients(UnitOfWork& work, const Practice& practice, const CsvTable& table,
                                  const Mapping& mapping);
Result<> store_patients(UnitOfWork& work, const Practice& practice, const PatientPlan& plan);

// By the command line: without a mapping it is guessed, and one wrong cell refuses the file.
Result<Report> import_patients(UnitOfWork& work, const Practice& practice,
                               std::string_view file_name, std::string_view bytes,
                               const Mapping& mapping);

}  // namespace veerkracht::import
