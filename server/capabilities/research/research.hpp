// The door of the research room: one question apart from all help, a link to the resident, and the
// way to stop.
#pragma once

#include "capabilities/research/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::research {

// Who refers.
Result<ResearchForPerson> of_person(UnitOfWork& work, const PersonId& id);
Result<ResearchForPerson> ask(UnitOfWork& work, const PersonId& id, const NewParticipant& input);
Result<ResearchForPerson> withdraw(UnitOfWork& work, const PersonId& id);

// The resident: behind the link of the study, or on the own page after the code.
Result<MyResearch> my_research(UnitOfWork& work);
Result<MyResearch> answer(UnitOfWork& work, const MyResearchAnswers& input);
Result<MyResearch> stop(UnitOfWork& work);

// Once, in office hours, to who did not answer: then it is silent.
Result<> remind(UnitOfWork& work);

}  // namespace veerkracht::research
