// What an organisation keeps of a resident about himself, as the resident reads it.
#pragma once

#include <string>
#include <vector>

#include "capabilities/people/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

struct MyFacts {
    std::string organization_name;  // who keeps it
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string phone;
    std::string email;
    std::string address;
    std::string village;
    bool secret_address = false;
    std::string language;
    bool interpreter = false;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    bool messages_allowed = true;
    std::string safe_from;
    std::string safe_until;
    std::vector<std::string> needs;  // codes that are open
    std::vector<GoalView> goals;
};
BOOST_DESCRIBE_STRUCT(MyFacts, (),
                      (organization_name, given_name, family_name, birth_on, phone, email, address,
                       village, secret_address, language, interpreter, call_allowed,
                       voicemail_allowed, call_when, messages_allowed, safe_from, safe_until, needs,
                       goals))

Result<MyFacts> my_facts(UnitOfWork& work);

// What both this page and that of the organisation show; who asks was let in before.
std::vector<std::string> open_needs(UnitOfWork& work, const PersonId& id);
std::vector<GoalView> goals_of(UnitOfWork& work, const PersonId& id);

}  // namespace veerkracht::people
