#include "capabilities/conversations/questionnaires.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "runtime/config/embedded.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::conversations {

namespace {

constexpr std::string_view folder = "capabilities/conversations/packages/questionnaires/";

std::map<std::string, Questionnaire, std::less<>> read_packages() {
    std::map<std::string, Questionnaire, std::less<>> packages;
    const auto paths = embedded_paths(folder);
    for (const auto path : paths) {
        auto questionnaire = from_json<Questionnaire>(embedded_file(path).value());
        if (!questionnaire)
            throw std::runtime_error("a questionnaire package is wrong: " + std::string(path));
        packages[questionnaire->code] = std::move(*questionnaire);
    }
    return packages;
}

const std::map<std::string, Questionnaire, std::less<>>& packages() {
    static const auto read = read_packages();
    return read;
}

struct TopicTexts {
    std::string label, question, example, opening;
};
BOOST_DESCRIBE_STRUCT(TopicTexts, (), (label, question, example, opening))
struct QuestionnaireTexts {
    std::string title;
    std::map<std::string, TopicTexts> topics;
};
BOOST_DESCRIBE_STRUCT(QuestionnaireTexts, (), (title, topics))

void add_texts(Questionnaire& questionnaire, const std::string& language, std::string_view file) {
    const auto texts = from_json<QuestionnaireTexts>(file);
    if (!texts) throw std::runtime_error("the questionnaire in " + language + " is wrong");
    questionnaire.title[language] = texts->title;
    for (auto& topic : questionnaire.topics) {
        const auto& words = texts->topics.at(topic.code);
        topic.label[language] = words.label;
        topic.question[language] = words.question;
        topic.example[language] = words.example;
        topic.opening[language] = words.opening;
    }
}

bool has_topic(const Questionnaire& questionnaire, std::string_view code) {
    return std::any_of(questionnaire.topics.begin(), questionnaire.topics.end(),
                       [&](const Topic& topic) { return topic.code == code; });
}

bool has_question(const Questionnaire& questionnaire, std::string_view code) {
    return std::any_of(questionnaire.questions.begin(), questionnaire.questions.end(),
                       [&](const Question& question) { return question.code == code; });
}

std::string reason_against(bool known, int mark) {
    if (!known) return "unknown";
    return mark < 0 || mark > 10 ? "out_of_range" : "";
}

}  // namespace

bool is_package(std::string_view code) { return packages().contains(code); }

const Questionnaire& package(std::string_view code) { return packages().find(code)->second; }

Questionnaire in_each_language(Questionnaire questionnaire) {
    for (const auto& language : languages::packages())
        if (const auto file = languages::file_of(language, questionnaire.code + ".json"))
            add_texts(questionnaire, language, *file);
    return questionnaire;
}

bool same_axes(std::string_view questionnaire, std::string_view other) {
    return (questionnaire == "four_d") == (other == "four_d");
}

Result<> answers_fit_the_questionnaire(std::string_view code, const Answers& answers) {
    const auto& questionnaire = package(code);
    std::map<std::string, std::string> fields;
    for (const auto& [topic, mark] : answers.marks)
        if (auto reason = reason_against(has_topic(questionnaire, topic), mark); !reason.empty())
            fields["marks." + topic] = std::move(reason);
    for (const auto& [question, mark] : answers.items)
        if (auto reason = reason_against(has_question(questionnaire, question), mark);
            !reason.empty())
            fields["items." + question] = std::move(reason);
    for (const auto& topic : answers.talk)
        if (!has_topic(questionnaire, topic) && !has_question(questionnaire, topic))
            fields["talk." + topic] = "unknown";
    if (!fields.empty()) return refuse_fields(std::move(fields));
    return {};
}

std::map<std::string, int> marks_of(std::string_view code, const Answers& answers) {
    auto marks = answers.marks;
    const auto& questionnaire = package(code);
    for (const auto& topic : questionnaire.topics) {
        if (marks.contains(topic.code)) continue;
        int sum = 0;
        int count = 0;
        for (const auto& question : questionnaire.questions) {
            const auto item = answers.items.find(question.code);
            if (question.topic != topic.code || item == answers.items.end()) continue;
            sum += item->second;
            ++count;
        }
        if (count > 0)
            marks[topic.code] = static_cast<int>(std::lround(static_cast<double>(sum) / count));
    }
    return marks;
}

}  // namespace veerkracht::conversations
