#include "capabilities/people/on_paper.hpp"

#include <stdexcept>
#include <vector>

#include "kernel/clock.hpp"
#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::people {

namespace {

struct Package {
    std::vector<std::string> months;
};
BOOST_DESCRIBE_STRUCT(Package, (), (months))

const Package& package() {
    static const Package read = [] {
        auto parsed =
            from_json<Package>(embedded_file("capabilities/people/packages/paper.nl.json").value());
        if (!parsed) throw std::runtime_error("paper.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

}  // namespace

std::string day_in(std::string_view language, std::string_view day) {
    return language == languages::own ? full_date(day) : day_in_figures(day);
}

std::string full_date(std::string_view day) {
    if (!looks_like_day(day)) return "";
    const auto month = static_cast<std::size_t>(std::stoi(std::string(day.substr(5, 2))));
    return std::to_string(std::stoi(std::string(day.substr(8, 2)))) + " " +
           package().months.at(month - 1) + " " + std::string(day.substr(0, 4));
}

std::string day_in_figures(std::string_view day) {
    if (!looks_like_day(day)) return "";
    return std::string(day.substr(8, 2)) + "-" + std::string(day.substr(5, 2)) + "-" +
           std::string(day.substr(0, 4));
}

std::string unbroken(std::string_view phone) {
    constexpr auto no_break_space = "\u00a0";
    std::string text;
    for (const char c : phone) text += c == ' ' ? std::string(no_break_space) : std::string(1, c);
    return text;
}

std::string filled(std::string_view text, const Words& facts) {
    std::string result;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == text.npos ? open : text.find('}', open);
        if (close == text.npos) break;
        const auto fact = facts.find(std::string(text.substr(open + 1, close - open - 1)));
        result += text.substr(0, open);
        if (fact != facts.end()) result += fact->second;
        text.remove_prefix(close + 1);
    }
    return result += text;
}

std::string word_of(const Words& words, const std::string& code) {
    const auto found = words.find(code);
    return found == words.end() ? code : found->second;
}

std::string joined(const std::vector<std::string>& parts, std::string_view last_joined_by) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? last_joined_by : ", ";
        text += parts[i];
    }
    return text;
}

}  // namespace veerkracht::people
