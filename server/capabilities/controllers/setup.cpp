#include "capabilities/controllers/setup.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/controllers/agreement.hpp"
#include "capabilities/controllers/doors.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::controllers {

namespace {

struct SetupPackage {
    std::string version;
    std::vector<std::string> steps;
    std::map<std::string, std::vector<std::string>> wanted_before;
};
BOOST_DESCRIBE_STRUCT(SetupPackage, (), (version, steps, wanted_before))

const SetupPackage& package() {
    static const SetupPackage read = [] {
        auto parsed = from_json<SetupPackage>(
            embedded_file("capabilities/controllers/packages/setup.json").value());
        if (!parsed || parsed->steps.empty()) throw std::runtime_error("setup.json is wrong");
        return *parsed;
    }();
    return read;
}

// --- The steps as they stand --------------------------------------------------------------------

std::optional<SettledStep> settled(db::Transaction& tx, const OrganizationId& id,
                                   std::string_view step) {
    return tx.maybe<SettledStep>(
        "select * from settled_step where organization_id = $1 and step = $2", id, step);
}

SetupStep step_of(db::Transaction& tx, const OrganizationId& id, const std::string& step) {
    const auto told = [&](int version, const std::string& at, const std::string& by) {
        return SetupStep{step, version > 0, version, at, by};
    };
    if (step == "controller") {
        const auto one = controller_of(tx, id);
        return told(one.version, one.saved_at, one.saved_by);
    }
    if (step == "officer") {
        const auto one = officer_of(tx, id);
        return told(one.version, one.saved_at, one.saved_by);
    }
    if (step == "agreement") {
        for (const auto& one : agreements_of(tx, id))
            if (one.text_version == agreement_of_now().version)
                return told(one.version, one.saved_at, one.saved_by);
        return told(0, "", "");
    }
    const auto one = settled(tx, id, step);
    return one ? told(one->version, one->saved_at, one->saved_by) : told(0, "", "");
}

std::vector<PeopleOfRole> people_by_role(db::Transaction& tx, const OrganizationId& id) {
    return tx.all<PeopleOfRole>(
        "select role, count(*) as people from account_card where organization_id = $1 and active "
        "group by role order by role",
        id);
}

bool has_role(const std::vector<PeopleOfRole>& roles, std::string_view role) {
    return std::ranges::find(roles, role, &PeopleOfRole::role) != roles.end();
}

Setup setup_of(UnitOfWork& work, const OrganizationId& own) {
    const auto& text = agreement_of_now();
    Setup view;
    view.organization_name =
        work.tx.value<std::string>("select name from organization_card where id = $1", own)
            .value_or("");
    for (const auto& step : package().steps) view.steps.push_back(step_of(work.tx, own, step));
    view.done = static_cast<int>(std::ranges::count(view.steps, true, &SetupStep::done));
    view.controller = controller_of(work.tx, own);
    view.agreement_version = text.version;
    view.agreement_title = text.title;
    view.agreement_intro = intro_for(text, view.controller);
    view.agreement_text = text.articles;
    view.agreements = agreements_of(work.tx, own);
    view.officer = officer_of(work.tx, own);
    view.roles = people_by_role(work.tx, own);
    view.officer_has_account = has_role(view.roles, "privacy_officer");
    view.terms = terms_of(work.tx, own);
    return view;
}

// --- What is asked of what was typed
// --------------------------------------------------------------

using Fields = std::map<std::string, std::string>;

bool looks_like_mail(std::string_view text) {
    const auto at = text.find('@');
    return at != text.npos && at > 0 && text.find('@', at + 1) == text.npos &&
           text.find('.', at + 2) != text.npos && text.find(' ') == text.npos && text.back() != '.';
}

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string without_blanks(std::string_view text) {
    std::string kept;
    std::ranges::copy_if(text, std::back_inserter(kept), [](char c) { return c != ' '; });
    return kept;
}

bool is_registration(const std::string& text) {
    return text.size() == 8 && std::ranges::all_of(text, is_figure);
}

// "5961 AB", as it is written; "" for what is none.
std::string postcode_of(std::string_view text) {
    auto code = without_blanks(text);
    if (code.size() != 6 || code[0] == '0' ||
        !std::all_of(code.begin(), code.begin() + 4, is_figure) || !is_letter(code[4]) ||
        !is_letter(code[5]))
        return "";
    for (auto& c : code)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    return code.substr(0, 4) + " " + code.substr(4);
}

Result<> refused_if(const Fields& wrong) {
    if (wrong.empty()) return {};
    return refuse_fields(wrong);
}

std::string cleaned(std::string_view text) { return std::string(trimmed(text)); }

// Inserts what is new, updates what stands there; conflict where somebody was first.
template <class Record>
Result<> keep(UnitOfWork& work, Record& record, int seen_version) {
    if (record.version != seen_version) return fail(Category::conflict, "record.changed");
    record.saved_at = work.now;
    record.saved_by = work.actor.name;
    if (record.version > 0) return work.tx.update(record);
    record.version = 1;
    const auto kept = work.tx.insert(record);
    if (!kept && kept.error().category == Category::conflict)
        return fail(Category::conflict, "record.changed");
    return kept;
}

Result<> settle(UnitOfWork& work, const OrganizationId& own, const std::string& step, int version) {
    auto one = settled(work.tx, own, step).value_or(SettledStep{new_uuid(), 0, own, step, "", ""});
    return keep(work, one, version);
}

Fields wrong_in(const ChosenTerms& input, const std::vector<TermView>& terms) {
    Fields wrong;
    for (const auto& chosen : input.terms) {
        const auto at = std::ranges::find(terms, chosen.record, &TermView::record);
        const bool fits =
            at != terms.end() && chosen.months >= at->at_least && chosen.months <= at->at_most;
        if (!fits)
            wrong["terms." + chosen.record] = at == terms.end() ? "not_a_choice" : "out_of_range";
    }
    return wrong;
}

}  // namespace

Result<OrganizationId> own_door(UnitOfWork& work, access::Operation operation) {
    const auto own = TRY(access::own_organization(work));
    TRY(access::may(work, access::Class::accounts, operation,
                    {.person_id = {}, .organization_id = own}));
    return own;
}

Result<OrganizationId> watching_door(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    if (access::would_allow(work, access::Class::accounts, access::Operation::read,
                            {.person_id = {}, .organization_id = own}))
        return own_door(work, access::Operation::read);
    TRY(access::may(work, access::Class::access_log, access::Operation::read,
                    {.person_id = {}, .organization_id = own, .in_scope = true}));
    return own;
}

std::vector<SignedAgreement> agreements_of(db::Transaction& tx, const OrganizationId& id) {
    return tx.all<SignedAgreement>(
        "select * from signed_agreement where organization_id = $1 order by saved_at desc, id", id);
}

Controller controller_of(db::Transaction& tx, const OrganizationId& id) {
    auto one = tx.maybe<Controller>("select * from controller where id = $1", id);
    if (one) return std::move(*one);
    Controller nobody;
    nobody.id = id;
    return nobody;
}

Officer officer_of(db::Transaction& tx, const OrganizationId& id) {
    auto one = tx.maybe<Officer>("select * from officer where id = $1", id);
    if (one) return std::move(*one);
    Officer nobody;
    nobody.id = id;
    return nobody;
}

Result<Setup> setup(UnitOfWork& work) {
    const auto own = TRY(own_door(work, access::Operation::read));
    auto view = setup_of(work, own);
    view.may_change = true;
    return view;
}

Result<Setup> name_controller(UnitOfWork& work, const NamedController& input) {
    const auto own = TRY(own_door(work, access::Operation::write));
    auto one = controller_of(work.tx, own);
    const auto registration = without_blanks(input.registration);
    const auto postcode = postcode_of(input.postcode);
    Fields wrong;
    if (!is_registration(registration)) wrong["registration"] = "malformed";
    if (postcode.empty()) wrong["postcode"] = "malformed";
    if (!looks_like_mail(cleaned(input.contact_email))) wrong["contact_email"] = "malformed";
    TRY(refused_if(wrong));
    one.name = cleaned(input.name);
    one.registration = registration;
    one.address = cleaned(input.address);
    one.postcode = postcode;
    one.place = cleaned(input.place);
    one.contact_name = cleaned(input.contact_name);
    one.contact_email = cleaned(input.contact_email);
    one.contact_phone = cleaned(input.contact_phone);
    TRY(keep(work, one, input.version));
    return setup(work);
}

Result<Setup> sign_agreement(UnitOfWork& work, const AgreementSigning& input) {
    const auto own = TRY(own_door(work, access::Operation::write));
    if (input.text_version != agreement_of_now().version)
        return fail(Category::conflict, "record.changed");
    if (input.signed_on > work.today) return refuse_fields({{"signed_on", "out_of_range"}});
    SignedAgreement one{new_uuid(), 0, own, input.text_version, "", "", "", "", ""};
    for (auto& known : agreements_of(work.tx, own))
        if (known.text_version == input.text_version) one = std::move(known);
    one.signed_by = cleaned(input.signed_by);
    one.signed_as = cleaned(input.signed_as);
    one.signed_on = input.signed_on;
    TRY(keep(work, one, input.version));
    return setup(work);
}

Result<Setup> name_officer(UnitOfWork& work, const NamedOfficer& input) {
    const auto own = TRY(own_door(work, access::Operation::write));
    auto one = officer_of(work.tx, own);
    if (!looks_like_mail(cleaned(input.email))) return refuse_fields({{"email", "malformed"}});
    one.kind = input.kind;
    one.name = cleaned(input.name);
    one.email = cleaned(input.email);
    one.phone = cleaned(input.phone);
    TRY(keep(work, one, input.version));
    return setup(work);
}

Result<Setup> settle_roles(UnitOfWork& work, const SeenStep& input) {
    const auto own = TRY(own_door(work, access::Operation::write));
    TRY(settle(work, own, "roles", input.version));
    return setup(work);
}

Result<Setup> settle_retention(UnitOfWork& work, const ChosenTerms& input) {
    const auto own = TRY(own_door(work, access::Operation::write));
    TRY(refused_if(wrong_in(input, terms_of(work.tx, own))));
    TRY(settle(work, own, "retention", input.version));
    for (const auto& chosen : input.terms)
        TRY(work.tx.execute(
            "insert into chosen_term (organization_id, record, months) values ($1, $2, $3) "
            "on conflict (organization_id, record) do update set months = excluded.months",
            own, chosen.record, chosen.months));
    return setup(work);
}

std::vector<std::string> steps_wanted_for(db::Transaction& tx, const OrganizationId& id,
                                          std::string_view what) {
    std::vector<std::string> missing;
    const auto wanted = package().wanted_before.find(std::string(what));
    if (wanted == package().wanted_before.end()) return missing;
    for (const auto& step : wanted->second)
        if (!step_of(tx, id, step).done) missing.push_back(step);
    return missing;
}

MyController my_controller(UnitOfWork& work, const OrganizationId& id) {
    const auto one = controller_of(work.tx, id);
    const auto watcher = officer_of(work.tx, id);
    MyController view;
    view.organization_id = id;
    view.name = one.name;
    if (one.version > 0) view.address = one.address + ", " + one.postcode + " " + one.place;
    view.email = one.contact_email;
    view.phone = one.contact_phone;
    view.officer_name = watcher.name;
    view.officer_email = watcher.email;
    view.officer_phone = watcher.phone;
    for (const auto& term : terms_of(work.tx, id))
        if (is_a_whole_record(term.record)) view.terms.push_back(term);
    return view;
}

}  // namespace veerkracht::controllers
