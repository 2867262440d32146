// The transaction of one request as a template: the statements that were really run, and of each
// value whether it is the same every time, new every time, or follows from this request.
#pragma once

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "house.hpp"

namespace veerkracht::bench {

struct TemplateValue {
    enum class Source {
        fixed,     // as captured
        fresh,     // another one each time; the same one wherever `name` is the same
        person,    // the resident of this request
        returned,  // what the last "… returning …" gave
    };
    Source source = Source::fixed;
    RunStatement::Value value;  // as captured
    int name = 0;
};
struct TemplateStatement {
    std::string sql;
    std::vector<TemplateValue> values;
};
struct Template {
    std::vector<TemplateStatement> statements;
    std::vector<std::string> persons;
    int fresh_names = 0;
};

// What differs between two captures of the same request for two residents is what varies.
Template make_template(const RunStatements& one, const RunStatements& other,
                       const std::string& person_of_one, std::vector<std::string> persons);
void write_template(const Template& made, const std::string& file);
Template read_template(const std::string& file);

// Something new that looks like it: as long, an id in order of time where it was one.
std::string fresh_like(const std::string& text, std::mt19937_64& dice, std::uint64_t number);

}  // namespace veerkracht::bench
