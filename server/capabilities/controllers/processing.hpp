// The register of processing (GDPR 30) and a filled model DPIA (GDPR 35), from the table of rights,
// the terms and packages/processing.nl.json: as a page in docs/, and on paper with the organisation
// in it (SEC-81).
#pragma once

#include <string>

#include "runtime/paper/answer.hpp"

namespace veerkracht::controllers {

// docs/gebruik/register_van_verwerkingen.md, for whoever wants to read it before there is an
// installation.
std::string processing_page();

Result<paper::Answer> processing_on_paper(UnitOfWork& work);

}  // namespace veerkracht::controllers
