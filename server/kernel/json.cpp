#include "kernel/json.hpp"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

#include "kernel/clock.hpp"
#include "kernel/text.hpp"

namespace veerkracht {
namespace {

namespace bj = boost::json;

std::string_view view(bj::string_view text) { return {text.data(), text.size()}; }

// --- Parsing -------------------------------------------------------------------------------------

// Builds the value while Boost.JSON walks through the text, and refuses what it lets pass.
class Builder {
  public:
    static constexpr std::size_t max_object_size = bj::object::max_size();
    static constexpr std::size_t max_array_size = bj::array::max_size();
    static constexpr std::size_t max_key_size = bj::string::max_size();
    static constexpr std::size_t max_string_size = bj::string::max_size();

    Builder(std::size_t values_max, bj::storage_ptr storage) : values_left_(values_max) {
        stack_.reset(std::move(storage));
    }

    bj::value release() { return stack_.release(); }
    // The code of what this refused; empty when the grammar itself objected.
    std::string_view refused() const { return refused_; }

    bool on_document_begin(bj::error_code&) { return true; }
    bool on_document_end(bj::error_code&) { return true; }
    bool on_array_begin(bj::error_code& error) { return count(error); }
    bool on_array_end(std::size_t size, bj::error_code&) {
        stack_.push_array(size);
        return true;
    }
    bool on_object_begin(bj::error_code& error) {
        first_keys_.push_back(keys_.size());
        return count(error);
    }
    bool on_object_end(std::size_t size, bj::error_code& error) {
        const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(first_keys_.back());
        std::sort(first, keys_.end());
        if (std::adjacent_find(first, keys_.end()) != keys_.end())
            return refuse("json.repeated_key", error);
        keys_.erase(first, keys_.end());
        first_keys_.pop_back();
        stack_.push_object(size);
        return true;
    }
    bool on_key_part(bj::string_view part, std::size_t, bj::error_code& error) {
        key_ += view(part);
        stack_.push_chars(part);
        return has_no_nul(part, error);
    }
    bool on_key(bj::string_view part, std::size_t, bj::error_code& error) {
        keys_.push_back(hash_of_key(view(part)));
        stack_.push_key(part);
        return has_no_nul(part, error);
    }
    bool on_string_part(bj::string_view part, std::size_t, bj::error_code& error) {
        stack_.push_chars(part);
        return has_no_nul(part, error);
    }
    bool on_string(bj::string_view part, std::size_t, bj::error_code& error) {
        stack_.push_string(part);
        return has_no_nul(part, error) && count(error);
    }
    bool on_number_part(bj::string_view, bj::error_code&) { return true; }
    bool on_int64(std::int64_t value, bj::string_view, bj::error_code& error) {
        stack_.push_int64(value);
        return count(error);
    }
    bool on_uint64(std::uint64_t value, bj::string_view, bj::error_code& error) {
        stack_.push_uint64(value);
        return count(error);
    }
    // Boost.JSON 1.81 rounds in its own way and makes NaN of 0E446; the standard library reads the
    // text exactly.
    bool on_double(double rough, bj::string_view text, bj::error_code& error) {
        double exact = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), exact);
        if (problem == std::errc::result_out_of_range) exact = std::abs(rough) < 1 ? 0 : rough;
        if (end != text.data() + text.size() || !std::isfinite(exact))
            return refuse("json.number_not_finite", error);
        stack_.push_double(exact);
        return count(error);
    }
    bool on_bool(bool value, bj::error_code& error) {
        stack_.push_bool(value);
        return count(error);
    }
    bool on_null(bj::error_code& error) {
        stack_.push_null();
        return count(error);
    }
    bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
    bool on_comment(bj::string_view, bj::error_code&) { return true; }

  private:
    bool refuse(std::string_view code, bj::error_code& error) {
        refused_ = code;
        error = bj::error::syntax;
        return false;
    }
    bool count(bj::error_code& error) {
        if (values_left_ == 0) return refuse("json.too_many_values", error);
        --values_left_;
        return true;
    }
    // Two keys of 2^64 that happen to share a hash would be refused as one; nobody will live to see
    // it.
    std::size_t hash_of_key(std::string_view last_part) {
        const std::hash<std::string_view> hash;
        if (key_.empty()) return hash(last_part);
        key_ += last_part;
        return hash(std::exchange(key_, {}));
    }
    bool has_no_nul(bj::string_view text, bj::error_code& error) {
        return view(text).find('\0') == std::string_view::npos || refuse("json.malformed", error);
    }

    bj::value_stack stack_;
    std::size_t values_left_;
    std::string_view refused_;
    std::string key_;                      // the parts so far of a key that comes in parts
    std::vector<std::size_t> keys_;        // hashes, of all objects that are open
    std::vector<std::size_t> first_keys_;  // where the keys of each open object begin
};

Result<bj::value> parse(std::string_view text, JsonLimits limits, bj::storage_ptr storage) {
    bj::parse_options options;
    options.max_depth = limits.depth;
    bj::basic_parser<Builder> parser(options, limits.values, std::move(storage));
    bj::error_code error;
    const std::size_t consumed = parser.write_some(false, text.data(), text.size(), error);
    if (!error && consumed == text.size()) return parser.handler().release();

    std::string code = "json.malformed";
    if (error == bj::error::too_deep) code = "json.too_deep";
    if (const auto refused = parser.handler().refused(); !refused.empty()) code = refused;
    return fail(Category::invalid, std::move(code), "at byte " + std::to_string(consumed));
}

// --- Reading -------------------------------------------------------------------------------------

constexpr std::size_t problems_max = 100;
constexpr std::size_t name_characters_max = 64;  // of a name that came from outside

bool is_phone(std::string_view text) {
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9')
            ++digits;
        else if (!(c == ' ' || c == '-' || c == '(' || c == ')' || (c == '+' && i == 0)))
            return false;
    }
    return digits >= 10 && digits <= 15;
}

bool is_one_of(std::string_view words, std::string_view text) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == text) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

// The word for what is wrong with a text; empty when nothing is.
std::string_view objection(std::string_view text, const Bounds& bounds) {
    if (has_control_characters(text)) return "malformed";
    const bool must_say_something = bounds.length.minimum > 0 || bounds.day || bounds.phone;
    if (must_say_something && says_nothing(text)) return "required";
    const std::size_t characters = count_characters(text);
    if (characters > bounds.length.maximum) return "too_long";
    if (characters < bounds.length.minimum) return "too_short";
    if (bounds.day && !looks_like_day(text)) return "malformed";
    if (bounds.phone && !is_phone(text)) return "malformed";
    if (!bounds.words.empty() && !is_one_of(bounds.words, text)) return "not_a_choice";
    return {};
}

bool out_of(const std::optional<Range>& range, double value) {
    return range && (value < range->minimum || value > range->maximum);
}

// No choice stands twice in a list.
void refuse_repeated(JsonReader& reader, const bj::array& choices) {
    for (std::size_t i = 1; i < choices.size(); ++i) {
        if (std::find(choices.begin(), choices.begin() + i, choices[i]) == choices.begin() + i)
            continue;
        const JsonReader::Step step(reader, i);
        reader.problem("repeated");
    }
}

std::string_view wrong_type(const bj::value& value) {
    return value.is_null() ? "required" : "malformed";
}

}  // namespace

Result<bj::value> parse_json(std::string_view text, JsonLimits limits) {
    return parse(text, limits, {});
}

Result<> detail::parse_and_read(std::string_view text, ReadInto read, void* out) {
    std::array<unsigned char, 8'192> buffer;
    bj::monotonic_resource memory(buffer.data(), buffer.size());
    const auto value = parse(text, {}, &memory);
    if (!value) return std::unexpected(value.error());
    JsonReader reader;
    read(reader, *value, out);
    if (!reader.clean()) return reader.refusal();
    return {};
}

void JsonReader::text(const Value& value, std::string& out, const Bounds& bounds) {
    if (!value.is_string()) return problem(wrong_type(value));
    auto text = without_invisible(view(value.get_string()));
    if (const auto word = objection(text, bounds); !word.empty()) return problem(word);
    out = std::move(text);
}

void JsonReader::id(const Value& value, std::string& out) {
    if (!value.is_string()) return problem(wrong_type(value));
    const std::string_view text = view(value.get_string());
    if (text.empty()) return problem("required");
    if (!looks_like_uuid(text)) return problem("malformed");
    out = text;
}

void JsonReader::boolean(const Value& value, bool& out) {
    if (!value.is_bool()) return problem(wrong_type(value));
    out = value.get_bool();
}

void JsonReader::integer(const Value& value, std::int64_t& out, std::int64_t least,
                         std::int64_t most, const Bounds& bounds) {
    if (value.is_uint64()) return problem("out_of_range");
    if (value.is_double()) {
        // A whole number that does not fit comes out of the parser as a double.
        constexpr double two_to_the_63rd = 9'223'372'036'854'775'808.0;
        return problem(std::abs(value.get_double()) >= two_to_the_63rd ? "out_of_range"
                                                                       : "malformed");
    }
    if (!value.is_int64()) return problem(wrong_type(value));
    const std::int64_t number = value.get_int64();
    if (number < least || number > most || out_of(bounds.range, static_cast<double>(number)))
        return problem("out_of_range");
    out = number;
}

void JsonReader::number(const Value& value, double& out, const Bounds& bounds) {
    if (!value.is_number()) return problem(wrong_type(value));
    const double number = value.to_number<double>();
    if (out_of(bounds.range, number)) return problem("out_of_range");
    out = number;
}

void JsonReader::raw(const Value& value, RawJson& out) {
    out.text.clear();
    write_json_value(out.text, value);
}

std::string_view JsonReader::choice(const Value& value) {
    if (!value.is_string()) {
        problem(wrong_type(value));
        return {};
    }
    if (value.get_string().empty()) problem("required");
    return view(value.get_string());
}

const bj::object* JsonReader::object(const Value& value) {
    if (!value.is_object()) problem(wrong_type(value));
    return value.if_object();
}

const bj::array* JsonReader::array(const Value& value, const Bounds& bounds) {
    const bj::array* array = value.if_array();
    if (!array) {
        problem(wrong_type(value));
    } else if (bounds.count && array->size() > bounds.count->maximum) {
        problem("too_long");
        return nullptr;
    } else if (!bounds.words.empty()) {
        refuse_repeated(*this, *array);
    }
    return array;
}

bool JsonReader::map_key(std::string_view key) {
    if (!key.empty() && !has_control_characters(key) &&
        count_characters(key) <= name_characters_max)
        return true;
    problem_at(key, "unknown");
    return false;
}

const JsonReader::Value* JsonReader::member(const bj::object& object, std::string_view name,
                                            bool optional) {
    const Value* found = object.if_contains(name);
    if (!found && !optional) problem_at(name, "required");
    return found;
}

void JsonReader::refuse_unknown(const bj::object& object, std::span<const std::string_view> names) {
    for (const auto& member : object) {
        const std::string_view name = view(member.key());
        if (std::ranges::find(names, name) == names.end()) problem_at(name, "unknown");
    }
}

void JsonReader::problem(std::string_view word) { note(path_, word); }

void JsonReader::problem_at(std::string_view name, std::string_view word) {
    const Step step(*this, first_characters(name, name_characters_max));
    problem(word);
}

void JsonReader::note(std::string place, std::string_view word) {
    if (problems_.size() < problems_max) problems_.emplace(std::move(place), word);
}

JsonReader::Step::Step(JsonReader& reader, std::string_view name)
    : reader_(reader), length_(reader.path_.size()) {
    if (length_ > 0) reader_.path_ += '.';
    reader_.path_ += name;
}

JsonReader::Step::Step(JsonReader& reader, std::size_t index)
    : reader_(reader), length_(reader.path_.size()) {
    reader_.path_ += '/';
    reader_.path_ += std::to_string(index);
}

// --- Writing -------------------------------------------------------------------------------------

namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void write_escape(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\t': out += "\\t"; return;
        case '\r': out += "\\r"; return;
        default:
            out += "\\u00";
            out += "0123456789abcdef"[(c >> 4) & 0xF];
            out += "0123456789abcdef"[c & 0xF];
    }
}

template <class Number>
void write_shortest(std::string& out, Number value) {
    std::array<char, 32> buffer;
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), end);
}

}  // namespace

void write_json_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::ranges::find_if(text, needs_escape) - text.begin());
        out += text.substr(0, plain);
        if (plain == text.size()) break;
        write_escape(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

void write_json_integer(std::string& out, std::int64_t value) { write_shortest(out, value); }

void write_json_number(std::string& out, double value) {
    if (std::isfinite(value))
        write_shortest(out, value);
    else
        out += "null";
}

void write_json_value(std::string& out, const bj::value& value) {
    switch (value.kind()) {
        case bj::kind::null: out += "null"; return;
        case bj::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
        case bj::kind::int64: return write_shortest(out, value.get_int64());
        case bj::kind::uint64: return write_shortest(out, value.get_uint64());
        case bj::kind::string: return write_json_text(out, view(value.get_string()));
        case bj::kind::double_: {
            const std::size_t start = out.size();
            write_json_number(out, value.get_double());
            if (out.find_first_of(".en", start) == std::string::npos) out += ".0";
            return;
        }
        case bj::kind::array: {
            out += '[';
            bool first = true;
            for (const auto& element : value.get_array()) {
                if (!std::exchange(first, false)) out += ',';
                write_json_value(out, element);
            }
            out += ']';
            return;
        }
        case bj::kind::object: {
            out += '{';
            bool first = true;
            for (const auto& [key, element] : value.get_object()) {
                if (!std::exchange(first, false)) out += ',';
                write_json_text(out, view(key));
                out += ':';
                write_json_value(out, element);
            }
            out += '}';
        }
    }
}

}  // namespace veerkracht
