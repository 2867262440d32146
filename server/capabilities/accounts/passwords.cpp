#include "capabilities/accounts/passwords.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::accounts {

namespace {

constexpr std::size_t own_part_min = 8;      // what must be left without words about the person
constexpr std::size_t context_word_min = 4;  // "van" and "de" say nothing

using Words = std::unordered_set<std::string_view>;

Words read_words(std::string_view text) {
    Words words;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty() && line.front() != '#') words.insert(line);
    }
    return words;
}

bool is_common(std::string_view word) {
    static const Words words =
        read_words(embedded_file("capabilities/accounts/packages/common_passwords.txt").value());
    return words.contains(word);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// "!!wachtwoord2026" is "wachtwoord".
std::string_view without_figures_around(std::string_view text) {
    while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
    while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
    return text;
}

// "welkomwelkomwelkom" is "welkom".
std::string_view what_is_repeated(std::string_view text) {
    for (std::size_t size = 1; size <= text.size() / 2; ++size) {
        bool repeats = true;
        for (std::size_t at = size; at < text.size() && repeats; ++at)
            repeats = text[at] == text[at - size];
        if (repeats) return text.substr(0, size);
    }
    return text;
}

// "abcdefghijklmnop", "9876543210": one step between all neighbours.
bool is_a_row(std::string_view text) {
    if (text.size() < 2) return true;
    const int step = text[1] - text[0];
    if (step < -1 || step > 1) return false;
    for (std::size_t i = 1; i < text.size(); ++i)
        if (text[i] - text[i - 1] != step) return false;
    return true;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded(text) + " ") {
        if (is_letter(c))
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

std::string without(std::string text, std::string_view word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
        text.erase(at, word.size());
    return text;
}

}  // namespace

Result<> password_is_strong(std::string_view password,
                            const std::vector<std::string_view>& context) {
    const auto plain = folded(password);
    const auto core = without_figures_around(plain);
    const auto repeated = what_is_repeated(plain);
    bool common = is_a_row(plain) || is_a_row(repeated);
    for (const auto part : {std::string_view(plain), core, repeated, what_is_repeated(core),
                            without_figures_around(repeated)})
        common = common || is_common(part);
    if (common) return refuse_fields({{"password", "too_common"}});
    auto rest = plain;
    for (const auto text : context)
        for (const auto& word : words_of(text))
            if (word.size() >= context_word_min) rest = without(std::move(rest), word);
    if (rest.size() != plain.size() && count_characters(rest) < own_part_min)
        return refuse_fields({{"password", "about_you"}});
    return {};
}

}  // namespace veerkracht::accounts
