#include "capabilities/referrals/letters.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/people/on_paper.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/record_text.hpp"
#include "capabilities/referrals/referrals.hpp"
#include "capabilities/referrals/targets.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::referrals {

namespace {

using paper::Row;
using people::filled;
using people::full_date;

struct Package {
    std::string referral_title, feedback_title, to, from, date, printed, person, name, birth_on,
        phone, village, address, language, call_when, interpreter, no_call, no_voicemail, about,
        needs, goal, sentence, agreed, consent, with_interpreter, until, level, not_sent,
        not_sent_what, stands, step, next, next_words, told, nothing_told, by, withdrawn, questions;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (referral_title, feedback_title, to, from, date, printed, person, name,
                       birth_on, phone, village, address, language, call_when, interpreter, no_call,
                       no_voicemail, about, needs, goal, sentence, agreed, consent,
                       with_interpreter, until, level, not_sent, not_sent_what, stands, step, next,
                       next_words, told, nothing_told, by, withdrawn, questions))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/referrals/packages/letters.nl.json").value());
        if (!parsed) throw std::runtime_error("letters.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

std::string beginning_with_a_capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string joined_words(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    return text;
}

void add(std::vector<Row>& rows, const std::string& term, const std::string& value) {
    if (!value.empty()) rows.push_back({term, value});
}

std::string receiver_of(const ReferralForSender& view) {
    return view.to_name == view.to_organization_name
               ? view.to_name
               : view.to_name + ", " + view.to_organization_name;
}

std::vector<Row> person_rows(const Fields& fields, const std::vector<std::string>& sent) {
    const auto& words = package();
    const auto went = [&](std::string_view field) {
        return std::ranges::find(sent, field) != sent.end();
    };
    std::vector<Row> rows;
    add(rows, words.name, fields.given_name + " " + fields.family_name);
    add(rows, words.birth_on, full_date(fields.birth_on));
    add(rows, words.address, fields.address);
    if (went("village")) add(rows, words.village, fields.village);
    add(rows, words.phone, fields.phone);
    if (went("language") && (fields.interpreter || fields.language != "nl"))
        add(rows, words.language,
            joined_words({languages::name_on_paper(fields.language),
                          fields.interpreter ? words.interpreter : ""}));
    if (went("call_when"))
        add(rows, words.call_when,
            joined_words({fields.call_when, fields.call_allowed ? "" : words.no_call,
                          fields.voicemail_allowed ? "" : words.no_voicemail}));
    return rows;
}

std::vector<Row> agreed_rows(const ReferralForSender& view,
                             const std::optional<consent::Consent>& consent) {
    const auto& words = package();
    std::vector<Row> rows;
    if (consent)
        add(rows, words.consent,
            beginning_with_a_capital(
                joined_words({way_words(consent->given_how),
                              consent->with_interpreter ? words.with_interpreter : "",
                              full_date(day_of(consent->given_at))})));
    add(rows, words.until, full_date(view.consent_ends_on));
    add(rows, words.level, beginning_with_a_capital(level_words(view.feedback_level)));
    add(rows, words.not_sent, beginning_with_a_capital(words.not_sent_what));
    return rows;
}

std::string title_of(const std::string& title, const ReferralForSender& view) {
    return filled(title, {{"name", view.person_name}});
}

paper::Sheet begun(UnitOfWork& work, const std::string& title, const Referral& leg) {
    paper::Sheet sheet({.title = title,
                        .language = "nl",
                        .author = organization_name(work, leg.from_organization_id)});
    sheet.title(title);
    return sheet;
}

std::vector<Row> about_rows(const Referral& leg, const ReferralForSender& view) {
    const auto& words = package();
    std::vector<Row> rows;
    add(rows, words.needs, beginning_with_a_capital(need_words(leg)));
    add(rows, words.goal, view.goal);
    add(rows, words.sentence, view.sentence);
    return rows;
}

std::string questions_to(const ReferralForSender& view) {
    return view.to_phone.empty()
               ? ""
               : filled(package().questions, {{"organization", view.to_organization_name},
                                              {"phone", people::unbroken(view.to_phone)}});
}

paper::Sheet feedback_sheet(UnitOfWork& work, const ReferralForSender& view, const Referral& leg) {
    const auto& words = package();
    auto sheet = begun(work, title_of(words.feedback_title, view), leg);
    std::vector<Row> stands{{words.step, beginning_with_a_capital(step_words(leg))}};
    if (!view.next_step.empty() && view.due_on)
        stands.push_back({words.next, beginning_with_a_capital(filled(
                                          words.next_words, {{"next", next_words(view.next_step)},
                                                             {"owner", view.next_owner},
                                                             {"date", full_date(*view.due_on)}}))});
    sheet
        .rows({{words.from, receiver_of(view)},
               {words.to, leg.from_name + ", " + organization_name(work, leg.from_organization_id)},
               {words.date, full_date(day_of(leg.sent_at))}})
        .heading(words.stands)
        .rows(stands)
        .heading(words.told);
    if (view.feedback.empty()) sheet.text(words.nothing_told);
    for (const auto& word : view.feedback) {
        const auto status = beginning_with_a_capital(status_words(word.status)) + ".";
        sheet.text(word.sentence.empty() ? status : status + " " + word.sentence)
            .small(filled(words.by,
                          {{"name", word.by_name}, {"date", full_date(day_of(word.sent_at))}}));
    }
    if (const auto questions = questions_to(view); !questions.empty()) sheet.text(questions);
    sheet.small(filled(words.printed, {{"date", full_date(work.today)}}));
    return sheet;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// Who files it knows her by name and day of birth; more of her is there already.
edifact::FreeLetter free_letter(UnitOfWork& work, const ReferralForSender& view,
                                const Referral& leg, const people::Person& person) {
    edifact::FreeLetter free;
    free.from = view.to_organization_name;
    free.from_phone = view.to_phone;
    free.to = organization_name(work, leg.from_organization_id);
    free.family_name = person.family_name;
    free.initials = std::string(first_characters(person.given_name, 1)) + ".";
    free.birth_on = person.birth_on;
    free.lines = lines_of(title_of(package().feedback_title, view) + "\n\n" + view.record_text);
    if (const auto questions = questions_to(view); !questions.empty()) {
        free.lines.emplace_back();
        free.lines.push_back(questions);
    }
    return free;
}

}  // namespace

Result<paper::Answer> referral_letter(UnitOfWork& work, const ReferralId& id) {
    const auto view = TRY(read(work, id));
    const auto leg = TRY(load(work, id));
    const auto consent = consent::of_subject(work, id.value);
    const auto& words = package();
    auto sheet = begun(work, title_of(words.referral_title, view), leg);
    sheet
        .rows(
            {{words.to, receiver_of(view)},
             {words.from, leg.from_name + ", " + organization_name(work, leg.from_organization_id)},
             {words.date, full_date(day_of(leg.sent_at))}})
        .heading(words.person)
        .rows(person_rows(open_fields(work, leg), view.fields_sent));
    if (const auto about = about_rows(leg, view); !about.empty())
        sheet.heading(words.about).rows(about);
    sheet.heading(words.agreed).rows(agreed_rows(view, consent));
    if (view.consent_withdrawn) sheet.text(words.withdrawn);
    return paper::answer(work, std::move(sheet), "verwijzing");
}

Result<paper::Answer> feedback_letter(UnitOfWork& work, const ReferralId& id) {
    const auto view = TRY(read(work, id));
    const auto leg = as_sender_sees(TRY(load(work, id)));
    return paper::answer(work, feedback_sheet(work, view, leg), "terugkoppeling");
}

Result<FolderLetter> letter_for_folder(UnitOfWork& work, const ReferralId& id) {
    const auto view = TRY(read(work, id));
    const auto leg = as_sender_sees(TRY(load(work, id)));
    if (view.consent_withdrawn) return fail(Category::conflict, "consent.withdrawn");
    const auto person = TRY(people::find(work, leg.person_id));
    return FolderLetter{feedback_sheet(work, view, leg), free_letter(work, view, leg, person)};
}

}  // namespace veerkracht::referrals
