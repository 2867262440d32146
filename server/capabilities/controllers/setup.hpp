// What an organisation settles before it works: who answers for its records, the agreement with who
// keeps the server, who watches over privacy, who does what, and how long is kept. Each step is
// saved by itself, so two people do two steps at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/controllers/terms.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::controllers {

// Who decides what for and how (GDPR 4, 7): the organisation itself, by its name in the register.
struct Controller {
    static constexpr auto table = "controller";
    OrganizationId id;  // one per organisation
    int version = 0;    // 0: nobody said it yet
    std::string name;
    std::string registration;  // KvK: eight figures
    std::string address;
    std::string postcode;
    std::string place;
    std::string contact_name;
    std::string contact_email;
    std::string contact_phone;
    std::string saved_at;
    std::string saved_by;
};
BOOST_DESCRIBE_STRUCT(Controller, (),
                      (id, version, name, registration, address, postcode, place, contact_name,
                       contact_email, contact_phone, saved_at, saved_by))

struct NamedController {
    int version = 0;
    std::string name;
    std::string registration;
    std::string address;
    std::string postcode;
    std::string place;
    std::string contact_name;
    std::string contact_email;
    std::string contact_phone;
};
BOOST_DESCRIBE_STRUCT(NamedController, (),
                      (version, name, registration, address, postcode, place, contact_name,
                       contact_email, contact_phone))
constexpr auto rules(const NamedController*) {
    return std::tuple{rule(&NamedController::name, Length{1, 120}),
                      rule(&NamedController::registration, Length{1, 20}),
                      rule(&NamedController::address, Length{1, 120}),
                      rule(&NamedController::postcode, Length{1, 10}),
                      rule(&NamedController::place, Length{1, 80}),
                      rule(&NamedController::contact_name, Length{1, 120}),
                      rule(&NamedController::contact_email, Length{3, 200}),
                      rule(&NamedController::contact_phone, Length{0, 40})};
}

struct Officer {
    static constexpr auto table = "officer";
    OrganizationId id;  // one per organisation
    int version = 0;
    std::string kind;  // colleague, outside
    std::string name;
    std::string email;
    std::string phone;
    std::string saved_at;
    std::string saved_by;
};
BOOST_DESCRIBE_STRUCT(Officer, (), (id, version, kind, name, email, phone, saved_at, saved_by))

struct NamedOfficer {
    int version = 0;
    std::string kind;
    std::string name;
    std::string email;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(NamedOfficer, (), (version, kind, name, email, phone))
constexpr auto rules(const NamedOfficer*) {
    return std::tuple{rule(&NamedOfficer::kind, OneOf{"colleague outside"}),
                      rule(&NamedOfficer::name, Length{1, 120}),
                      rule(&NamedOfficer::email, Length{3, 200}),
                      rule(&NamedOfficer::phone, Length{0, 40})};
}

// A step that only has to be looked at and said.
struct SettledStep {
    static constexpr auto table = "settled_step";
    std::string id;
    int version = 1;
    OrganizationId organization_id;
    std::string step;
    std::string saved_at;
    std::string saved_by;
};
BOOST_DESCRIBE_STRUCT(SettledStep, (), (id, version, organization_id, step, saved_at, saved_by))

struct SignedAgreement {
    static constexpr auto table = "signed_agreement";
    std::string id;
    int version = 1;
    OrganizationId organization_id;
    std::string text_version;
    std::string signed_by;
    std::string signed_as;
    std::string signed_on;
    std::string saved_at;
    std::string saved_by;
};
BOOST_DESCRIBE_STRUCT(SignedAgreement, (),
                      (id, version, organization_id, text_version, signed_by, signed_as, signed_on,
                       saved_at, saved_by))

struct AgreementSigning {
    std::string text_version;  // that was read: a newer one is signed anew
    int version = 0;
    std::string signed_by;
    std::string signed_as;
    std::string signed_on;
};
BOOST_DESCRIBE_STRUCT(AgreementSigning, (),
                      (text_version, version, signed_by, signed_as, signed_on))
constexpr auto rules(const AgreementSigning*) {
    return std::tuple{rule(&AgreementSigning::text_version, Length{1, 20}),
                      rule(&AgreementSigning::signed_by, Length{1, 120}),
                      rule(&AgreementSigning::signed_as, Length{1, 120}),
                      rule(&AgreementSigning::signed_on, Day{})};
}

struct SeenStep {
    int version = 0;
};
BOOST_DESCRIBE_STRUCT(SeenStep, (), (version))

struct ChosenTerm {
    std::string record;
    int months = 0;
};
BOOST_DESCRIBE_STRUCT(ChosenTerm, (), (record, months))
struct ChosenTerms {
    int version = 0;
    std::vector<ChosenTerm> terms;
};
BOOST_DESCRIBE_STRUCT(ChosenTerms, (), (version, terms))
constexpr auto rules(const ChosenTerms*) {
    return std::tuple{rule(&ChosenTerms::terms, Count{20})};
}

// --- What the page reads ----------------------------------------------------------------------

struct SetupStep {
    std::string step;
    bool done = false;
    int version = 0;
    std::string saved_at;
    std::string saved_by;
};
BOOST_DESCRIBE_STRUCT(SetupStep, (), (step, done, version, saved_at, saved_by))

struct AgreementText {
    std::string heading;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(AgreementText, (), (heading, text))

struct PeopleOfRole {
    std::string role;
    int people = 0;
};
BOOST_DESCRIBE_STRUCT(PeopleOfRole, (), (role, people))

struct Setup {
    std::string organization_name;
    std::vector<SetupStep> steps;
    int done = 0;
    bool may_change = false;
    Controller controller;
    std::string agreement_version;  // the text of now
    std::string agreement_title;
    std::string agreement_intro;
    std::vector<AgreementText> agreement_text;
    std::vector<SignedAgreement> agreements;  // newest first
    Officer officer;
    bool officer_has_account = false;
    std::vector<PeopleOfRole> roles;
    std::vector<TermView> terms;
};
BOOST_DESCRIBE_STRUCT(Setup, (),
                      (organization_name, steps, done, may_change, controller, agreement_version,
                       agreement_title, agreement_intro, agreement_text, agreements, officer,
                       officer_has_account, roles, terms))

Result<Setup> setup(UnitOfWork& work);
Result<Setup> name_controller(UnitOfWork& work, const NamedController& input);
Result<Setup> sign_agreement(UnitOfWork& work, const AgreementSigning& input);
Result<Setup> name_officer(UnitOfWork& work, const NamedOfficer& input);
Result<Setup> settle_roles(UnitOfWork& work, const SeenStep& input);
Result<Setup> settle_retention(UnitOfWork& work, const ChosenTerms& input);

Controller controller_of(db::Transaction& tx, const OrganizationId& id);
Officer officer_of(db::Transaction& tx, const OrganizationId& id);
// The steps that packages/setup.json wants first and that are not done yet.
std::vector<std::string> steps_wanted_for(db::Transaction& tx, const OrganizationId& id,
                                          std::string_view what);

// --- What a resident reads of it (GDPR 13, SEC-83) ----------------------------------------------

struct MyController {
    OrganizationId organization_id;
    std::string name;  // of the controller; "" as long as it was not said
    std::string address;
    std::string email;
    std::string phone;
    std::string officer_name;
    std::string officer_email;
    std::string officer_phone;
    std::vector<TermView> terms;
};
BOOST_DESCRIBE_STRUCT(MyController, (),
                      (organization_id, name, address, email, phone, officer_name, officer_email,
                       officer_phone, terms))
MyController my_controller(UnitOfWork& work, const OrganizationId& id);

}  // namespace veerkracht::controllers
