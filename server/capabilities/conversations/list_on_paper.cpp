#include "capabilities/conversations/list_on_paper.hpp"

#include <stdexcept>

#include "capabilities/conversations/questionnaires.hpp"
#include "capabilities/directory/urgent_numbers.hpp"
#include "capabilities/people/on_paper.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/practice_card.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::conversations {

namespace {

struct PaperWords {
    std::string intro, name, birth_on, give_back, lowest, highest, talk, words, words_hint, urgent,
        emergency, practice, out_of_hours, suicide;
    std::string concept_line;  // as long as nobody looked at the translation
};

std::string text_of(const boost::json::object& words, std::string_view name) {
    return std::string(words.at(name).as_string());
}

PaperWords words_in(const boost::json::object& words) {
    return {
        text_of(words, "intro"),        text_of(words, "name"),      text_of(words, "birth_on"),
        text_of(words, "give_back"),    text_of(words, "lowest"),    text_of(words, "highest"),
        text_of(words, "talk"),         text_of(words, "words"),     text_of(words, "words_hint"),
        text_of(words, "urgent"),       text_of(words, "emergency"), text_of(words, "practice"),
        text_of(words, "out_of_hours"), text_of(words, "suicide"),   text_of(words, "concept")};
}

PaperWords words_of(const std::string& language) {
    const auto json = parse_json(languages::file_of(language, "list_on_paper.json").value());
    if (!json) throw std::runtime_error("list_on_paper.json of " + language + " is wrong");
    return words_in(json->as_object());
}

std::string in(const std::map<std::string, std::string>& texts, const std::string& language) {
    const auto found = texts.find(language);
    return found == texts.end() ? texts.at(std::string(languages::own)) : found->second;
}

std::string number_of(const directory::UrgentNumbers& known, std::string_view code) {
    for (const auto& number : known.numbers)
        if (number.code == code) return number.shown;
    return "";
}

void tell_whom_to_call(paper::Sheet& sheet, const PaperWords& words,
                       const people::PracticeCard& practice,
                       const directory::UrgentNumbers& numbers) {
    auto text = words.emergency + " " + number_of(numbers, "emergency") + ". " +
                people::filled(words.practice, {{"name", practice.name}}) + " " +
                people::unbroken(practice.phone) + ".";
    if (!practice.out_of_hours_phone.empty())
        text +=
            " " + words.out_of_hours + " " + people::unbroken(practice.out_of_hours_phone) + ".";
    text += " " + words.suicide + " " + number_of(numbers, "suicide") + ".";
    sheet.heading(words.urgent).text(text);
}

}  // namespace

Result<paper::Answer> list_on_paper(UnitOfWork& work, const PersonId& person_id,
                                    const ListOnPaper& ask) {
    const auto person = TRY(people::find(work, person_id));
    const auto practice = TRY(people::practice_card(work, person.organization_id));
    if (ask.language) TRY(languages::must_have_a_package("language", *ask.language));
    const auto wanted = ask.language.value_or(person.language);
    const auto language = languages::package_of(wanted) ? wanted : std::string(languages::own);
    const auto words = words_of(language);
    const auto questionnaire = in_each_language(package("six_marks"));
    const auto title = in(questionnaire.title, language);
    paper::Sheet sheet({.title = title, .language = language, .author = practice.name});
    sheet.title(title)
        .rows({{words.name, people::full_name(person)},
               {words.birth_on, people::day_in_figures(person.birth_on)}})
        .text(words.intro);
    if (!words.concept_line.empty()) sheet.small(words.concept_line);
    for (const auto& topic : questionnaire.topics)
        sheet.scale(in(topic.question, language), in(topic.example, language), words.lowest,
                    words.highest, words.talk);
    sheet.heading(words.words).small(words.words_hint).lines(5);
    sheet.text(people::filled(words.give_back, {{"practice", practice.name}}));
    tell_whom_to_call(sheet, words, practice, TRY(directory::urgent_numbers(work)));
    return paper::answer(work, std::move(sheet), "zes_cijfers");
}

}  // namespace veerkracht::conversations
