// Apart from practice.cpp, because it needs no database: a reader of a file can ask it.
#include "app/import/practice.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::import {

namespace {

// The word of the JSON entry, as an operator reads it.
std::string reason_of(const std::string& field, const std::string& word) {
    if (word == "malformed") {
        if (field == "birth_on") return "not a date";
        if (field == "phone") return "not a phone number";
        return "has control characters";
    }
    if (word == "too_long") return "too long";
    if (word == "too_short") return "too short";
    if (word == "out_of_range") return "out of range";
    return word;
}

}  // namespace

std::map<std::string, std::string> objections_to(const ReceivedPerson& person,
                                                 std::string_view today) {
    std::map<std::string, std::string> objections;
    if (const auto read = from_json<ReceivedPerson>(to_json(person)); !read) {
        for (const auto& [field, word] : read.error().fields)
            objections[field] = reason_of(field, word);
    }
    if (person.language && !objections.contains("language") &&
        !languages::is_known(*person.language))
        objections["language"] = "not a language code";
    if (!objections.contains("birth_on") &&
        (person.birth_on > today || age_on(person.birth_on, today) > 130))
        objections["birth_on"] = "out of range";
    return objections;
}

}  // namespace veerkracht::import
