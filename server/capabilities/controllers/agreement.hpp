// The processor agreement (GDPR 28): its text is data under a version, and it can be printed.
#pragma once

#include <string>
#include <vector>

#include "capabilities/controllers/setup.hpp"
#include "runtime/paper/answer.hpp"

namespace veerkracht::controllers {

struct Agreement {
    std::string version;
    std::string title;
    std::string intro;  // {controller} stands for its name
    std::vector<AgreementText> articles;
    std::string signing, controller, processor, name, as, on, signature, registration;
    std::string text_version;
    std::string unnamed;  // as long as nobody said who the controller is
};
BOOST_DESCRIBE_STRUCT(Agreement, (),
                      (version, title, intro, articles, signing, controller, processor, name, as,
                       on, signature, registration, text_version, unnamed))

// The newest text.
const Agreement& agreement_of_now();
std::string intro_for(const Agreement& agreement, const Controller& controller);

Result<paper::Answer> agreement_on_paper(UnitOfWork& work);

}  // namespace veerkracht::controllers
