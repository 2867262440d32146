// Questionnaires are data: packages/*.json. The version is stored with each answer set.
#pragma once

#include <string_view>

#include "capabilities/conversations/views.hpp"
#include "kernel/result.hpp"

namespace veerkracht::conversations {

bool is_package(std::string_view code);
const Questionnaire& package(std::string_view code);
// With the texts of every language that has <code>.json in its package.
Questionnaire in_each_language(Questionnaire questionnaire);
bool same_axes(std::string_view questionnaire, std::string_view other);

// Marks 0 to 10 on topics and questions that this questionnaire has; `talk` names its topics.
Result<> answers_fit_the_questionnaire(std::string_view code, const Answers& answers);

// The marks of the axes: as given, or for the full list the mean of what was answered, rounded.
std::map<std::string, int> marks_of(std::string_view code, const Answers& answers);

}  // namespace veerkracht::conversations
