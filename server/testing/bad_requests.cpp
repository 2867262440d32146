#include "testing/bad_requests.hpp"

#include <boost/json/serialize.hpp>

#include "testing/cast.hpp"

namespace veerkracht {

namespace {

using http::Schema;
using Kind = http::Schema::Kind;
namespace json = boost::json;

std::size_t longest(const Schema& schema) {
    return static_cast<std::size_t>(schema.maximum.value_or(4'000));
}

enum class Sent { required, all };

json::value right(const Schema& schema, Sent sent = Sent::required);

json::object right_object(const Schema& schema, Sent sent = Sent::required) {
    json::object object;
    if (!schema.fields) return object;
    for (const auto& field : *schema.fields)
        if (sent == Sent::all || (!field.optional && !field.defaulted))
            object[field.name] = right(field.schema, sent);
    return object;
}

// Within a struct that holds itself the inner one has no fields: nothing is put in such a list.
bool can_be_made(const Schema& schema) { return schema.kind != Kind::object || schema.fields; }

json::array right_list(const Schema& schema, Sent sent) {
    if (sent == Sent::required || !can_be_made(*schema.element)) return {};
    return {right(*schema.element, sent)};
}

json::value right_text(const Schema& schema) {
    if (schema.format == "uuid") return json::value(cast::absent);
    if (schema.format == "date") return "2026-11-02";
    if (schema.format == "phone") return "06 1234 5678";
    if (!schema.words.empty()) return json::value(schema.words.front());
    return json::value(std::string(
        std::max<std::size_t>(1, static_cast<std::size_t>(schema.minimum.value_or(1))), 'a'));
}

json::value right(const Schema& schema, Sent sent) {
    switch (schema.kind) {
        case Kind::text:
        case Kind::choice: return right_text(schema);
        case Kind::boolean: return false;
        case Kind::integer:
        case Kind::number: return static_cast<std::int64_t>(schema.minimum.value_or(1));
        case Kind::list: return right_list(schema, sent);
        case Kind::object: return right_object(schema, sent);
        default: return json::object();
    }
}

struct Spoiled {
    json::value value;
    std::string fault;
};

void add_wrong_texts(std::vector<Spoiled>& all, const Schema& schema) {
    const auto add = [&](const std::string& text, const std::string& fault) {
        all.push_back({json::value(text), fault});
    };
    const auto add_each = [&](std::initializer_list<std::string_view> texts, const char* fault) {
        for (const auto text : texts) add(std::string(text), fault);
    };
    add(std::string("a\0b", 3), "a NUL in it");
    if (schema.format == "uuid") {
        add_each({"", "1", "018f0000-0000-7000-8000-00000000fff",
                  "018f0000-0000-7000-8000-00000000ffff ", "../../etc/passwd",
                  "018f0000-0000-7000-8000-00000000fffg", "' or '1'='1"},
                 "no id");
    } else if (schema.format == "date") {
        add_each({"", "2026-02-30", "2026-13-01", "02-11-2026", "2026-11-02T00:00", "+2026-11-02",
                  "2026-11-2", "99999-01-01"},
                 "no day");
    } else if (schema.format == "phone") {
        add_each({"", "bel mij", "06", "06 1234 5678 9999 9999 9999", "0612345678x"},
                 "no phone number");
    } else if (!schema.words.empty()) {
        add_each({"", "no_such_word", " "}, "not one of the words");
        add(schema.words.front() + " ", "a word and a space");
    } else {
        add(std::string(longest(schema) + 1, 'a'), "one character too long");
        add(std::string(100'000, 'a'), "far too long");
        if (schema.minimum.value_or(0) > 1)
            add(std::string(static_cast<std::size_t>(*schema.minimum) - 1, 'a'), "too short");
    }
}

void add_wrong_numbers(std::vector<Spoiled>& all, const Schema& schema) {
    if (schema.minimum) all.push_back({*schema.minimum - 1, "below the least"});
    if (schema.maximum) all.push_back({*schema.maximum + 1, "above the most"});
    if (schema.kind == Kind::integer) {
        all.push_back({1.5, "not whole"});
        all.push_back({std::uint64_t{18'446'744'073'709'551'615U}, "does not fit"});
    }
}

// All of another type, and of the right type what its bounds forbid.
std::vector<Spoiled> wrong_values(const Schema& schema) {
    std::vector<Spoiled> all;
    const auto other_type = [&](bool other, json::value value) {
        if (other) all.push_back({std::move(value), "another type"});
    };
    if (schema.kind == Kind::any) return all;
    const bool is_text = schema.kind == Kind::text || schema.kind == Kind::choice;
    const bool is_number = schema.kind == Kind::integer || schema.kind == Kind::number;
    other_type(!is_text, "a text");
    other_type(!is_text, "7");
    other_type(!is_number, 7);
    other_type(!is_number, -1.5e300);
    other_type(schema.kind != Kind::boolean, true);
    other_type(schema.kind != Kind::list, json::array{1, "two", nullptr});
    other_type(schema.kind != Kind::object && schema.kind != Kind::map,
               json::object{{"$ne", nullptr}});
    if (is_text) add_wrong_texts(all, schema);
    if (is_number) add_wrong_numbers(all, schema);
    if (schema.kind == Kind::list && schema.element) {
        for (const auto& wrong : wrong_values(*schema.element))
            all.push_back({json::array{wrong.value}, wrong.fault + " in the list"});
        if (schema.maximum)
            all.push_back({json::array(longest(schema) + 1, right(*schema.element)), "too many"});
    }
    if (schema.kind == Kind::object) all.push_back({json::object{{"nobody_knows", 1}}, "unknown"});
    return all;
}

void add_wrong_members(std::vector<BadRequest>& all, const std::string& line,
                       const Schema& schema) {
    for (const auto& field : *schema.fields) {
        const auto good = right_object(schema);
        const auto with = [&](json::value value, const std::string& fault) {
            auto body = good;
            body[field.name] = std::move(value);
            all.push_back({line, json::serialize(body), field.name + ": " + fault});
        };
        for (auto& wrong : wrong_values(field.schema)) with(std::move(wrong.value), wrong.fault);
        const auto text = json::serialize(right(field.schema));
        all.push_back({line,
                       "{\"" + field.name + "\":" + text + ",\"" + field.name + "\":" + text + "}",
                       field.name + ": said twice"});
        if (field.optional || field.defaulted) continue;
        with(nullptr, "nothing");
        auto without = good;
        without.erase(field.name);
        all.push_back({line, json::serialize(without), field.name + ": left out"});
    }
}

void add_broken_bodies(std::vector<BadRequest>& all, const std::string& line,
                       const Schema& schema) {
    auto more = right_object(schema);
    more["nobody_knows"] = 1;
    all.push_back({line, json::serialize(more), "a member that nobody knows"});
    const auto good = json::serialize(right_object(schema));
    const std::string broken[] = {
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        good + "}",
        good + good,
        good.substr(0, good.size() - 1),
        "{\"a\":1e999}",
        "{'a':1}",
        "{\"a\":NaN}",
        "/* */" + good,
        "\xef\xbb\xbf" + good,
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\xc3\x28\"}",
        "{\"a\":\"\x01\"}",
        "{\"__proto__\":{\"admin\":true}}",
        std::string(2'000, '[') + std::string(2'000, ']'),
        "<?xml version=\"1.0\"?><a/>",
        "a=b&c=d",
        std::string(300 << 10, ' ') + good + "x",
    };
    for (const auto& body : broken) all.push_back({line, body, "not what JSON is here"});
}

std::string with_path_value(std::string pattern, std::string_view value) {
    for (auto from = pattern.find('{'); from != std::string::npos; from = pattern.find('{'))
        pattern.replace(from, pattern.find('}', from) - from + 1, value);
    return pattern;
}

void add_wrong_parameters(std::vector<BadRequest>& all, const std::string& line,
                          const Schema& schema) {
    all.push_back({line + "?nobody_knows=1", "", "a parameter that nobody knows"});
    if (!schema.fields) return;
    for (const auto& field : *schema.fields) {
        const auto wrong = [&](std::string_view value, const std::string& fault) {
            all.push_back({line + "?" + field.name + "=" + std::string(value), "",
                           field.name + ": " + fault});
        };
        all.push_back({line + "?" + field.name + "=1&" + field.name + "=1&nobody_knows=1", "",
                       field.name + ": said twice"});
        wrong(std::string(5'000, 'a'), "far too long");
        wrong("%00", "a NUL in it");
        const auto kind = field.schema.kind;
        if (kind == Kind::integer || kind == Kind::number || kind == Kind::boolean ||
            kind == Kind::choice)
            for (const auto* value : {"", "x", "1;drop", "1e999", "0x10", "%20"})
                wrong(value, "not of its type");
    }
}

std::string text_of(const json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

bool is_free(const Schema& schema) {
    return schema.kind == Kind::text && schema.format.empty() && schema.words.empty();
}

}  // namespace

std::string in_an_address(std::string_view words) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string written;
    for (const unsigned char byte : words)
        (written += '%') += {digits[byte >> 4], digits[byte & 15]};
    return written;
}

namespace {

std::string in_a_query(const json::value& value) {
    return value.is_array() && !value.get_array().empty() ? text_of(value.get_array()[0])
                                                          : text_of(value);
}

GoodRequest request_with(const http::Route& route, Sent sent) {
    GoodRequest request{route.method + " " + with_path_value(route.pattern, cast::absent), ""};
    char before = '?';
    for (const auto& [name, value] : right_object(route.query, sent)) {
        request.line += before + std::string(name) + "=" + in_an_address(in_a_query(value));
        before = '&';
    }
    if (route.body.kind != Kind::none) request.body = json::serialize(right(route.body, sent));
    return request;
}

}  // namespace

GoodRequest good_request(const http::Route& route) { return request_with(route, Sent::required); }

GoodRequest full_request(const http::Route& route) { return request_with(route, Sent::all); }

std::vector<GoodRequest> requests_that_say(const http::Route& route, std::string_view words) {
    std::vector<GoodRequest> all;
    const auto good = good_request(route);
    if (route.body.kind == Kind::object && route.body.fields)
        for (const auto& field : *route.body.fields) {
            if (!is_free(field.schema)) continue;
            auto body = right_object(route.body);
            body[field.name] = json::value(words);
            all.push_back({good.line, json::serialize(body)});
        }
    if (route.query.fields)
        for (const auto& field : *route.query.fields) {
            if (!is_free(field.schema)) continue;
            const auto line = route.method + " " + with_path_value(route.pattern, cast::absent);
            all.push_back({line + "?" + field.name + "=" + in_an_address(words), good.body});
        }
    return all;
}

std::vector<BadRequest> bad_requests(const http::Route& route) {
    std::vector<BadRequest> all;
    if (route.pattern.find('{') != std::string::npos) {
        for (const auto* id :
             {"1", "0", "-1", "null", "018f0000-0000-7000-8000-00000000fffg", "%27%20or%201%3D1",
              "..%2f..", "%F0%9F%98%80", "018F0000-0000-7000-8000-00000000FFFF", "a%00b"})
            all.push_back(
                {route.method + " " + with_path_value(route.pattern, id), "", "no id", true});
    }
    const auto line = route.method + " " + with_path_value(route.pattern, cast::absent);
    if (!route.options.reads_request_itself) add_wrong_parameters(all, line, route.query);
    if (route.body.kind == Kind::object && route.body.fields) {
        add_wrong_members(all, line, route.body);
        add_broken_bodies(all, line, route.body);
    } else if (route.body.kind == Kind::none && route.method != "GET") {
        all.push_back({line, "{\"nobody_asked\":1}", "a body that nobody asked for"});
    }
    return all;
}

}  // namespace veerkracht
