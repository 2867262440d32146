#include "capabilities/referrals/consent_form.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/people/on_paper.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/asking.hpp"
#include "capabilities/referrals/case_view.hpp"
#include "capabilities/referrals/known_age.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/referrals.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::referrals {

using access::Operation;

namespace {

using people::filled;
using people::full_date;
using people::Words;

struct Package {
    std::string title, title_own_act, agree, agree_own_act, name, birth_on, fields, not_sent,
        not_sent_what, level, until, stop, not_yet, signed_here, date, signature, version,
        last_joined_by, for_child, signature_parent;
    Words field, feedback_level;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (title, title_own_act, agree, agree_own_act, name, birth_on, fields, not_sent,
                       not_sent_what, level, until, stop, not_yet, signed_here, date, signature,
                       version, last_joined_by, for_child, signature_parent, field, feedback_level))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/referrals/packages/papers.nl.json").value());
        if (!parsed) throw std::runtime_error("papers.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

std::string listed(const std::vector<std::string>& fields) {
    std::vector<std::string> words;
    for (const auto& field : fields) words.push_back(people::word_of(package().field, field));
    return people::joined(words, package().last_joined_by);
}

struct Form {
    ConsentPaper paper;
    bool own_act = false;
    bool sent = false;
};

// A line for each who has to say yes at this age.
void sign(paper::Sheet& sheet, std::string_view who, const std::string& name) {
    const auto& words = package();
    if (who != "parent") sheet.sign({words.date, words.signature});
    if (who == "resident") return;
    sheet.text(filled(words.for_child, {{"name", name}}))
        .sign({words.date, words.signature_parent});
}

paper::Sheet sheet_of(const Form& form) {
    const auto& words = package();
    const auto& paper = form.paper;
    const auto title = form.own_act ? words.title_own_act : words.title;
    const Words facts{{"from", paper.practice_name},
                      {"to", paper.recipient_name + ", " + paper.recipient_organization_name}};
    paper::Sheet sheet({.title = title, .language = "nl", .author = paper.practice_name});
    sheet.title(title)
        .text(filled(form.own_act ? words.agree_own_act : words.agree, facts))
        .rows({{words.name, paper.person_name},
               {words.birth_on, full_date(paper.birth_on)},
               {words.fields, listed(paper.fields)},
               {words.not_sent, words.not_sent_what},
               {words.level, people::word_of(words.feedback_level, paper.feedback_level)},
               {words.until, full_date(paper.ends_on)}})
        .text(filled(words.stop, facts));
    if (!form.sent) sheet.text(words.not_yet);
    sheet.text(words.signed_here);
    sign(sheet, consent::who_agrees(paper.birth_on, paper.given_on), paper.person_name);
    sheet.small(filled(words.version,
                       {{"version", paper.text_version}, {"date", full_date(paper.given_on)}}));
    return sheet;
}

Result<Form> form_before(UnitOfWork& work, const people::Person& person,
                         const ConsentFormAsk& ask) {
    if (!ask.face_id) return refuse_fields({{"face_id", "required"}});
    const auto face = directory::face_that_serves(work, person.organization_id, *ask.face_id);
    const auto* target = face ? target_of(face->role) : nullptr;
    if (target == nullptr) return refuse_fields({{"face_id", "not_a_choice"}});
    const auto level = ask.feedback_level.value_or(target->feedback_levels.front());
    if (std::ranges::find(target->feedback_levels, level) == target->feedback_levels.end())
        return refuse_fields({{"feedback_level", "not_a_choice"}});
    Form form;
    form.own_act = target->confirmed_by_resident;
    form.paper = {people::full_name(person),
                  person.birth_on,
                  organization_name(work, person.organization_id),
                  face->name,
                  organization_name(work, face->organization_id),
                  fields_that_go_along(fields_asked_of(*target, person, work.today),
                                       {ask.needs, ask.goal, ask.sentence, !person.secret_address}),
                  level,
                  work.today,
                  day_of(end_of_consent_given_on(work.today)),
                  target->consent_text};
    return form;
}

constexpr auto file_name = "toestemming";

}  // namespace

Result<paper::Answer> consent_form_for_person(UnitOfWork& work, const PersonId& id,
                                              const ConsentFormAsk& ask) {
    const auto person = TRY(people::find(work, id));
    return paper::answer(work, sheet_of(TRY(form_before(work, person, ask))), file_name);
}

Result<paper::Answer> consent_form_for_case(UnitOfWork& work, const ReferralId& id,
                                            const ConsentFormAsk& ask) {
    const auto leg = TRY(find_accepted(work, id, Operation::read));
    const auto person = TRY(people::find(work, *leg.recipient_person_id));
    return paper::answer(work, sheet_of(TRY(form_before(work, person, ask))), file_name);
}

Result<paper::Answer> consent_form(UnitOfWork& work, const ReferralId& id) {
    Form form{.paper = TRY(consent_paper(work, id)), .own_act = false, .sent = true};
    const auto* target = target_of(TRY(load(work, id)).target);
    form.own_act = target != nullptr && target->confirmed_by_resident;
    return paper::answer(work, sheet_of(form), file_name);
}

}  // namespace veerkracht::referrals
