// Who looked at a resident, for the resident.
#pragma once

#include <string_view>

#include "capabilities/audit/views.hpp"
#include "runtime/paper/answer.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::audit {

// Asked from this day on, nothing is left out.
inline constexpr std::string_view the_first_day = "2000-01-01";

// Every look at any row of this resident in a period, newest first; looks of one reader on one day
// at one kind of fact are one row, and all finds of a search are one row too.
Result<MyLooks> my_looks(UnitOfWork& work, const LooksAsk& asked);
// The same, to print.
Result<paper::Answer> my_looks_on_paper(UnitOfWork& work, const LooksAsk& asked);
// As a part of a paper that tells more.
void write_looks(paper::Sheet& sheet, const MyLooks& looks);

}  // namespace veerkracht::audit
