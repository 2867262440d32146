#include "template.hpp"

#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::bench {

namespace {

namespace json = boost::json;
using Kind = RunStatement::Value::Kind;
using Source = TemplateValue::Source;

bool is_instant(const std::string& text) {
    return text.size() == 24 && text[10] == 'T' && text.back() == 'Z';
}
bool is_uuid(const std::string& text) {
    return text.size() == 36 && text[8] == '-' && text[13] == '-';
}

json::value to_json(const RunStatement::Value& value) {
    switch (value.kind) {
        case Kind::null: return nullptr;
        case Kind::truth: return value.number != 0;
        case Kind::number: return value.number;
        case Kind::real: return value.real;
        case Kind::text: return json::string(value.text);
        case Kind::bytes: return json::object{{"bytes", crypto::to_base64url(value.text)}};
    }
    return nullptr;
}

RunStatement::Value from_json(const json::value& value) {
    if (value.is_bool()) return {.kind = Kind::truth, .number = value.as_bool(), .text = {}};
    if (value.is_int64()) return {.kind = Kind::number, .number = value.as_int64(), .text = {}};
    if (value.is_double()) return {.kind = Kind::real, .real = value.as_double(), .text = {}};
    if (value.is_string()) return {.kind = Kind::text, .text = std::string(value.as_string())};
    if (value.is_object())
        return {.kind = Kind::bytes,
                .text = crypto::from_base64url(std::string(value.at("bytes").as_string())).value()};
    return {};
}

}  // namespace

Template make_template(const RunStatements& one, const RunStatements& other,
                       const std::string& person_of_one, std::vector<std::string> persons) {
    if (one.size() != other.size()) throw std::runtime_error("two requests ran other statements");
    Template made;
    made.persons = std::move(persons);
    std::map<std::string, int> names;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (one[i].sql != other[i].sql)
            throw std::runtime_error("two requests ran other statements");
        TemplateStatement statement{.sql = one[i].sql, .values = {}};
        for (std::size_t v = 0; v < one[i].values.size(); ++v) {
            TemplateValue value{.value = one[i].values[v]};
            const bool varies = value.value != other[i].values[v];
            if (value.value.text == person_of_one) {
                value.source = Source::person;
            } else if (varies && value.value.kind == Kind::number) {
                value.source = Source::returned;
            } else if (varies && !is_instant(value.value.text)) {
                value.source = Source::fresh;
                value.name = names.try_emplace(value.value.text, static_cast<int>(names.size()))
                                 .first->second;
            }
            statement.values.push_back(std::move(value));
        }
        made.statements.push_back(std::move(statement));
    }
    made.fresh_names = static_cast<int>(names.size());
    return made;
}

void write_template(const Template& made, const std::string& file) {
    json::array statements;
    for (const auto& statement : made.statements) {
        json::array values;
        for (const auto& value : statement.values)
            values.push_back(json::object{{"source", static_cast<int>(value.source)},
                                          {"name", value.name},
                                          {"value", to_json(value.value)}});
        statements.push_back(json::object{{"sql", statement.sql}, {"values", values}});
    }
    json::array persons(made.persons.begin(), made.persons.end());
    std::ofstream(file) << json::serialize(json::object{
        {"statements", statements}, {"persons", persons}, {"fresh_names", made.fresh_names}});
}

Template read_template(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    const auto read = json::parse(text.str());
    Template made;
    made.fresh_names = static_cast<int>(read.at("fresh_names").as_int64());
    for (const auto& person : read.at("persons").as_array())
        made.persons.emplace_back(person.as_string());
    for (const auto& statement : read.at("statements").as_array()) {
        TemplateStatement one{.sql = std::string(statement.at("sql").as_string()), .values = {}};
        for (const auto& value : statement.at("values").as_array())
            one.values.push_back({static_cast<Source>(value.at("source").as_int64()),
                                  from_json(value.at("value")),
                                  static_cast<int>(value.at("name").as_int64())});
        made.statements.push_back(std::move(one));
    }
    return made;
}

std::string fresh_like(const std::string& text, std::mt19937_64& dice, std::uint64_t number) {
    if (is_uuid(text)) {
        char id[37];
        std::snprintf(id, sizeof id, "%08x-%04x-7%03x-8000-%012llx",
                      static_cast<unsigned>(number >> 28) + 0x01a00000U,
                      static_cast<unsigned>(number >> 12) & 0xffffU,
                      static_cast<unsigned>(number) & 0xfffU,
                      static_cast<unsigned long long>(dice()) & 0xffffffffffffULL);
        return id;
    }
    constexpr std::string_view hex = "0123456789abcdef";
    std::string made(text.size(), '\0');
    for (std::size_t i = 0; i < made.size(); i += 16) {
        auto bits = dice();
        for (std::size_t j = i; j < std::min(i + 16, made.size()); ++j, bits >>= 4)
            made[j] = hex[bits & 15];
    }
    return made;
}

}  // namespace veerkracht::bench
