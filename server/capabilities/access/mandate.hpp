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
    std::string review_on;      // when the paper is looked at again; "" of who was asked himself
    std::string reviewed_by_name;
    std::optional<std::string> confirmed_at;  // absent: it waits for a second colleague
    std::optional<AccountId> confirmed_by;    // absent: the resident asked, who needs no second
    std::string confirmed_by_name;
};
BOOST_DESCRIBE_STRUCT(Mandate, (),
                      (id, version, organization_id, person_id, kind, name, phone, scope, ground,
                       given_by, given_by_name, given_at, ends_on, link_id, ended_at, ended_by_name,
                       review_on, reviewed_by_name, confirmed_at, confirmed_by, confirmed_by_name))

struct MandateScope {
    std::string word;
    std::vector<std::string> classes;
};
BOOST_DESCRIBE_STRUCT(MandateScope, (), (word, classes))
// What a record can be about, by the words that people use for what weighs on them.
struct Matter {
    std::string word;
    std::vector<std::string> needs;
};
BOOST_DESCRIBE_STRUCT(Matter, (), (word, needs))
struct MandateKind {
    std::string word;
    std::string given_by;  // resident, organization
    int months_most = 0;
    std::vector<std::string> matters;
    std::vector<std::string> scopes;  // at most
    std::optional<int> until_age;     // of a parent: from then on the resident decides
};
BOOST_DESCRIBE_STRUCT(MandateKind, (), (word, given_by, months_most, matters, scopes, until_age))
struct MandateRules {
    std::string version;
    int at_once_most = 0;
    int given_a_day_most = 0;
    int review_after_months = 0;
    int warn_days_before_review = 0;
    std::vector<MandateScope> scopes;
    std::vector<Matter> matters;
    std::vector<MandateKind> kinds;
};
BOOST_DESCRIBE_STRUCT(MandateRules, (),
                      (version, at_once_most, given_a_day_most, review_after_months,
                       warn_days_before_review, scopes, matters, kinds))
const MandateRules& mandate_rules();
const MandateKind* kind_of_mandate(std::string_view word);
// All words that something can be about.
std::vector<std::string> matters_known();
// What these needs are about; a need that stands nowhere is about everything.
std::vector<std::string> matters_of_needs(const std::vector<std::string>& needs);

// What nobody confirmed gives no right.
bool runs(const Mandate& mandate, std::string_view today);
// Written down by one colleague, and not yet confirmed or refused by another.
bool waits(const Mandate& mandate);
// Whose link this is.
std::optional<Mandate> mandate_of(UnitOfWork& work, const LinkId& link_id);
Result<Mandate> find_mandate(UnitOfWork& work, const MandateId& id);
// The words of the package that stand in a scope.
std::vector<std::string> words_in(std::string_view scope);
// What is ticked, as classes of the decision.
std::vector<Class> ticked(std::string_view scope);
std::vector<Mandate> mandates_about(UnitOfWork& work, const PersonId& person_id);
// Whose paper is to be looked at again on this day or before it.
std::vector<Mandate> mandates_to_review(UnitOfWork& work, const OrganizationId& organization_id,
                                        std::string_view day);
// What waits for a second colleague of this organisation.
std::vector<Mandate> mandates_that_wait(UnitOfWork& work, const OrganizationId& organization_id);
// His link opens nothing more.
Result<> end_mandate(UnitOfWork& work, Mandate& mandate, std::string_view by);

}  // namespace veerkracht::access
