// The cast of the acceptance walk "Lies gaat weer aan tafel", written out by hand, and the two of
// the bench: the person with the long file and the coach with forty cases.
#pragma once

#include "app/demo/making.hpp"

namespace veerkracht::demo {

// De Verzonnen Tafel in America: before the stories, so that others may be sent there too.
void make_the_table(Making& making);
// After the residents of the first practice (Lies, Hub's six) and of the second (Karin's other
// cases, those of the desks, the long file).
void make_the_walk(Making& making);
void make_cases_of_karin(Making& making, Practice& practice);
// What Anouk of the Wmo desk and the debt desk have before them.
void make_cases_of_the_desks(Making& making, Practice& practice);
void make_the_long_file(Making& making, const Practice& practice);
// In a practice that this coach serves.
void make_forty_cases(Making& making, Practice& practice);
// How to come in by the front door: a file that only the owner of the data folder may read.
void write_logins(const Making& making, const std::string& folder);

}  // namespace veerkracht::demo
