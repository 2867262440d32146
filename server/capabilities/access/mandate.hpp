// A mandate: somebody comes for a resident, as far as is ticked and until a day. It is read in the
// same transaction as what he asks for, so that who is let go sees nothing from the next request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/access/roles.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

using MandateId = Id<struct MandateTag>;

struct Mandate {
    static constexpr auto table = "mandate";
    MandateId id;
    int version = 1;
    OrganizationId organization_id;
    PersonId person_id;  // for whom he comes
    std::string kind;    // a word of the package, and his role
    std::string name;
    std::string phone;                  // where link and codes go
    std::string scope;                  // words of the package, between spaces
    db::Bytes ground;                   // sealed: the paper, of who was named by a judge
    std::optional<AccountId> given_by;  // absent: the resident
    std::string given_by_name;
    std::string given_at;
    std::string ends_on;  // the last day
    LinkId link_id;
    std::optional<std::string> ended_at;
    std::string ended_by_name;  // "" for the resident
};
BOOST_DESCRIBE_STRUCT(Mandate, (),
                      (id, version, organization_id, person_id, kind, name, phone, scope, ground,
                       given_by, given_by_name, given_at, ends_on, link_id, ended_at,
                       ended_by_name))

struct MandateScope {
    std::string word;
    std::vector<std::string> classes;
};
BOOST_DESCRIBE_STRUCT(MandateScope, (), (word, classes))
struct MandateKind {
    std::string word;
    std::string given_by;  // resident, organization
    int months_most = 0;
};
BOOST_DESCRIBE_STRUCT(MandateKind, (), (word, given_by, months_most))
struct MandateRules {
    std::string version;
    int at_once_most = 0;
    int given_a_day_most = 0;
    std::vector<MandateScope> scopes;
    std::vector<MandateKind> kinds;
};
BOOST_DESCRIBE_STRUCT(MandateRules, (), (version, at_once_most, given_a_day_most, scopes, kinds))
const MandateRules& mandate_rules();
const MandateKind* kind_of_mandate(std::string_view word);

bool runs(const Mandate& mandate, std::string_view today);
// Whose link this is.
std::optional<Mandate> mandate_of(UnitOfWork& work, const LinkId& link_id);
Result<Mandate> find_mandate(UnitOfWork& work, const MandateId& id);
// The words of the package that stand in a scope.
std::vector<std::string> words_in(std::string_view scope);
// What is ticked, as classes of the decision.
std::vector<Class> ticked(std::string_view scope);
std::vector<Mandate> mandates_about(UnitOfWork& work, const PersonId& person_id);
// His link opens nothing more.
Result<> end_mandate(UnitOfWork& work, Mandate& mandate, std::string_view by);

}  // namespace veerkracht::access
