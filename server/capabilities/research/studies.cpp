#include "capabilities/research/studies.hpp"

#include <algorithm>
#include <stdexcept>

#include "runtime/config/embedded.hpp"

namespace veerkracht::research {

namespace {

constexpr std::string_view folder = "capabilities/research/packages/studies/";

bool can_be_asked(const StudyQuestion& question) {
    return (question.kind == "mark" && question.options.empty()) ||
           (question.kind == "choice" && question.options.size() > 1);
}

bool is_a_mark(std::string_view answer) {
    return answer == "10" || (answer.size() == 1 && answer[0] >= '0' && answer[0] <= '9');
}

bool fits(const StudyQuestion& question, const std::string& answer) {
    if (question.kind == "mark") return is_a_mark(answer);
    return std::ranges::find(question.options, answer, &StudyOption::code) !=
           question.options.end();
}

}  // namespace

Study read_study(std::string_view path, std::string_view json) {
    const auto refuse = [&](const std::string& what) {
        throw std::runtime_error(std::string(path) + ": " + what);
    };
    auto read = from_json<Study>(json);
    if (!read) refuse(read.error().code);
    if (read->questions.empty()) refuse("no questions");
    for (const auto& question : read->questions)
        if (!can_be_asked(question) || !question.question.contains("nl"))
            refuse("the question \"" + question.code + "\" cannot be asked");
    return std::move(*read);
}

const Study& study() {
    static const Study first = [] {
        const auto paths = embedded_paths(folder);
        if (paths.empty()) throw std::runtime_error("there is no study");
        return read_study(paths.front(), embedded_file(paths.front()).value());
    }();
    return first;
}

bool is_in_language(const Study& study, const std::string& language) {
    return language.empty() || std::ranges::all_of(study.questions, [&](const auto& question) {
               return question.question.contains(language);
           });
}

Result<> answers_fit(const Study& study, const Answers& answers) {
    std::map<std::string, std::string> wrong;
    for (const auto& [code, answer] : answers) {
        const auto question = std::ranges::find(study.questions, code, &StudyQuestion::code);
        if (question == study.questions.end())
            wrong["answers." + code] = "unknown";
        else if (!fits(*question, answer))
            wrong["answers." + code] = "not_a_choice";
    }
    if (!wrong.empty()) return refuse_fields(wrong);
    if (answers.empty()) return refuse_fields({{"answers", "required"}});
    return {};
}

}  // namespace veerkracht::research
