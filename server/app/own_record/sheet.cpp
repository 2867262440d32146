#include <stdexcept>

#include "app/own_record/own_record.hpp"
#include "capabilities/audit/looks.hpp"
#include "capabilities/conversations/questionnaires.hpp"
#include "capabilities/people/on_paper.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::own_record {

namespace {

using paper::Row;
using people::filled;
using people::full_date;
using people::word_of;
using people::Words;

struct Package {
    std::string title, intro, facts, kept_by, name, birth_on, phone, email, address, village,
        language, interpreter, no_call, no_voicemail, call_when, no_messages, needs, goals, knows,
        knows_practice, knows_always, gets, got, told, questions, talks, mark, no_marks, own_words,
        requests, not_in_it, not_in_it_text, last_joined_by, reads_along, reads, waits_to_read,
        read, research, research_asked;
    Words request, field, need, kind, subject, answer, status, goal_state, mandate, scope,
        research_state;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (title, intro, facts, kept_by, name, birth_on, phone, email, address, village,
                       language, interpreter, no_call, no_voicemail, call_when, no_messages, needs,
                       goals, knows, knows_practice, knows_always, gets, got, told, questions,
                       talks, mark, no_marks, own_words, requests, not_in_it, not_in_it_text,
                       last_joined_by, reads_along, reads, waits_to_read, read, research,
                       research_asked, request, field, need, kind, subject, answer, status,
                       goal_state, mandate, scope, research_state))

const Package& package() {
    static const Package read = [] {
        auto parsed =
            from_json<Package>(embedded_file("app/own_record/data/own_record.nl.json").value());
        if (!parsed)
            throw std::runtime_error("own_record.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

std::string listed(const Words& words, const std::vector<std::string>& codes) {
    std::vector<std::string> parts;
    for (const auto& code : codes) parts.push_back(word_of(words, code));
    return people::joined(parts, package().last_joined_by);
}

void add(std::vector<Row>& rows, const std::string& term, const std::string& value) {
    if (!value.empty()) rows.push_back({term, value});
}

void write(paper::Sheet& sheet, std::vector<Row> rows) {
    if (!rows.empty()) sheet.rows(std::move(rows));
}

std::string reach_of(const people::MyFacts& facts) {
    const auto& words = package();
    std::string text = facts.call_when;
    for (const auto& [holds, line] : {std::pair(!facts.call_allowed, words.no_call),
                                      std::pair(!facts.voicemail_allowed, words.no_voicemail),
                                      std::pair(!facts.messages_allowed, words.no_messages)})
        if (holds) text += (text.empty() ? "" : ", ") + line;
    return text;
}

void write_facts(paper::Sheet& sheet, const people::MyFacts& facts) {
    const auto& words = package();
    sheet.heading(words.facts).small(filled(words.kept_by, {{"name", facts.organization_name}}));
    std::vector<Row> rows;
    add(rows, words.name, facts.given_name + " " + facts.family_name);
    add(rows, words.birth_on, full_date(facts.birth_on));
    add(rows, words.phone, people::unbroken(facts.phone));
    add(rows, words.email, facts.email);
    add(rows, words.address, facts.address);
    add(rows, words.village, facts.village);
    add(rows, words.language,
        languages::name_on_paper(facts.language) +
            (facts.interpreter ? ", " + words.interpreter : ""));
    add(rows, words.call_when, reach_of(facts));
    add(rows, words.needs, listed(words.need, facts.needs));
    for (const auto& goal : facts.goals)
        add(rows, words.goals, goal.words + " (" + word_of(words.goal_state, goal.state) + ")");
    write(sheet, std::move(rows));
}

std::string who_is(const referrals::MyReferral& referral) {
    return referral.to_name == referral.to_organization_name
               ? referral.to_name
               : referral.to_name + ", " + referral.to_organization_name;
}

std::string knows_what(const referrals::MyReferral& referral) {
    const auto& words = package();
    return filled(referral.sharing ? words.gets : words.got,
                  {{"fields", listed(words.field, referral.fields)},
                   {"since", full_date(day_of(referral.sent_at))},
                   {"until", full_date(referral.shared_until)}});
}

void write_who_knows(paper::Sheet& sheet, const OwnRecord& record) {
    const auto& words = package();
    sheet.heading(words.knows);
    std::vector<Row> rows{{record.facts.organization_name, words.knows_practice}};
    for (const auto& referral : record.page.referrals) {
        add(rows, who_is(referral), knows_what(referral));
        for (const auto& told : referral.feedback)
            add(rows, words.told,
                full_date(day_of(told.sent_at)) + ": " + word_of(words.status, told.status) +
                    (told.sentence.empty() ? "" : ". " + told.sentence));
        for (const auto& question : referral.questions)
            add(rows, words.questions, question.words + " " + question.answer_words);
    }
    write(sheet, std::move(rows));
    sheet.small(words.knows_always);
}

const std::string& mandate_words(std::string_view state) {
    if (state == "open") return package().reads;
    return state == "waits" ? package().waits_to_read : package().read;
}

void write_mandates(paper::Sheet& sheet, const people::MandateList& mandates) {
    const auto& words = package();
    if (mandates.rows.empty()) return;
    sheet.heading(words.reads_along);
    std::vector<Row> rows;
    for (const auto& one : mandates.rows)
        rows.push_back(
            {one.name, filled(mandate_words(one.state), {{"kind", word_of(words.mandate, one.kind)},
                                                         {"scope", listed(words.scope, one.scope)},
                                                         {"since", full_date(day_of(one.given_at))},
                                                         {"until", full_date(one.ends_on)}})});
    write(sheet, std::move(rows));
}

void write_research(paper::Sheet& sheet, const research::MyResearch& research) {
    const auto& words = package();
    if (research.state == "none" || !research.asked_at) return;
    sheet.heading(words.research)
        .text(filled(words.research_asked, {{"date", full_date(day_of(*research.asked_at))},
                                            {"name", research.asked_by_name}}) +
              " " + word_of(words.research_state, research.state));
}

std::string label_of(const conversations::MyTalk& talk, const std::string& topic) {
    for (const auto& one : conversations::package(talk.questionnaire).topics)
        if (one.code == topic) return one.label.at("nl");
    return topic;
}

void write_talks(paper::Sheet& sheet, const std::vector<conversations::MyTalk>& talks) {
    const auto& words = package();
    if (talks.empty()) return;
    sheet.heading(words.talks);
    for (const auto& talk : talks) {
        std::vector<Row> rows;
        for (const auto& [topic, mark] : talk.marks)
            rows.push_back(
                {label_of(talk, topic), filled(words.mark, {{"mark", std::to_string(mark)}})});
        add(rows, words.own_words, talk.words);
        sheet.text(full_date(day_of(talk.at)) + (rows.empty() ? ": " + words.no_marks : ""));
        write(sheet, std::move(rows));
    }
}

// Words that somebody wrote, before another sentence.
std::string ended(std::string words) {
    const bool is_open = !words.empty() && !std::string_view(".!?").contains(words.back());
    return is_open ? words + "." : words;
}

// What was asked, whether the answer comes later and why, and the answer.
std::string told_of(const requests::MyRequest& request) {
    const auto& words = package();
    auto text =
        filled(word_of(words.request, "asked"), {{"date", full_date(day_of(request.asked_at))},
                                                 {"name", request.organization_name}}) +
        " " + ended(request.words);
    if (request.look)
        text +=
            filled(word_of(words.request, "about_look"), {{"date", full_date(request.look->day)}});
    if (request.extension)
        text += " " + ended(filled(word_of(words.request, "extended"),
                                   {{"date", full_date(request.extension->former_due_on)},
                                    {"name", request.extension->by_name},
                                    {"words", request.extension->words}}));
    if (request.answered_at)
        return text + " " +
               filled(word_of(words.request, "answered"),
                      {{"date", full_date(day_of(*request.answered_at))},
                       {"answer", word_of(words.answer, request.answer)}}) +
               " " + ended(request.answer_words);
    return request.replaced_at
               ? text
               : text + " " +
                     filled(word_of(words.request, "waits"), {{"date", full_date(request.due_on)}});
}

void write_requests(paper::Sheet& sheet, const requests::MyRequests& mine) {
    const auto& words = package();
    if (mine.requests.empty()) return;
    sheet.heading(words.requests);
    std::vector<Row> rows;
    for (const auto& request : mine.requests)
        rows.push_back(
            {word_of(words.kind, request.kind) + ": " + word_of(words.subject, request.subject),
             told_of(request)});
    write(sheet, std::move(rows));
}

}  // namespace

paper::Sheet sheet_of(const OwnRecord& record) {
    const auto& words = package();
    paper::Sheet sheet(
        {.title = words.title, .language = "nl", .author = record.facts.organization_name});
    sheet.title(words.title)
        .text(filled(words.intro, {{"date", full_date(day_of(record.made_at))}}));
    write_facts(sheet, record.facts);
    write_who_knows(sheet, record);
    write_mandates(sheet, record.mandates);
    write_talks(sheet, record.talks);
    write_requests(sheet, record.requests);
    write_research(sheet, record.research);
    sheet.heading(words.not_in_it).text(words.not_in_it_text);
    audit::write_looks(sheet, record.looks);
    return sheet;
}

}  // namespace veerkracht::own_record
