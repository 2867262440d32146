// What research asks. Each study is one file in packages/studies/: its questions, whom it is for
// and its terms. Which instrument that may be, and why: docs/decisions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "kernel/result.hpp"

namespace veerkracht::research {

using Text = std::map<std::string, std::string>;  // by language

struct StudyOption {
    std::string code;
    Text label;
};
BOOST_DESCRIBE_STRUCT(StudyOption, (), (code, label))

struct StudyQuestion {
    std::string code;
    std::string kind;  // mark: 0 to 10; choice: one of the options
    Text question;
    std::vector<StudyOption> options;
};
BOOST_DESCRIBE_STRUCT(StudyQuestion, (), (code, kind, question, options))

struct Study {
    std::string code;
    std::string version;
    std::string wave;          // which measurement the link is for: t0
    std::string consent_text;  // version of the text that was said
    std::string source;        // whose words these are
    int age_from = 18;
    int remind_days = 7;
    int link_days = 21;
    int consent_months = 15;
    std::vector<StudyQuestion> questions;
};
BOOST_DESCRIBE_STRUCT(Study, (),
                      (code, version, wave, consent_text, source, age_from, remind_days, link_days,
                       consent_months, questions))

using Answers = std::map<std::string, std::string>;  // question to mark or code of the option

// The study that is asked now: the first file.
const Study& study();
// Reads one file; throws with the name of the file and what is wrong in it.
Study read_study(std::string_view path, std::string_view json);
// Is it there in the language of this resident?
bool is_in_language(const Study& study, const std::string& language);
// Every answer is to a question of the study and one that it can have; questions may be left open.
Result<> answers_fit(const Study& study, const Answers& answers);

}  // namespace veerkracht::research
