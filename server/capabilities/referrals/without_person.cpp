#include "capabilities/referrals/without_person.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "kernel/text.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view between_figures = " .-/()+";
constexpr std::size_t figures_of_bsn = 9;
constexpr std::size_t fewest_of_phone = 10;
constexpr std::size_t most_of_phone = 15;

bool is_figure(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) { return letter >= 'a' && letter <= 'z'; }

int number_of(std::string_view figures) {
    int number = 0;
    const auto read = std::from_chars(figures.data(), figures.data() + figures.size(), number);
    return read.ec == std::errc() ? number : -1;
}

bool is_between(std::string_view figures, int least, int most) {
    const int number = number_of(figures);
    return number >= least && number <= most;
}

// Groups of figures with only signs between them: "14-03-1965" is one run of three groups.
using Run = std::vector<std::string_view>;

std::vector<Run> runs_in(std::string_view text) {
    std::vector<Run> runs;
    bool goes_on = false;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_figure(text[at])) {
            goes_on = goes_on && between_figures.find(text[at]) != std::string_view::npos;
            ++at;
            continue;
        }
        auto end = at;
        while (end < text.size() && is_figure(text[end])) ++end;
        if (!goes_on) runs.emplace_back();
        runs.back().push_back(text.substr(at, end - at));
        goes_on = true;
        at = end;
    }
    return runs;
}

// Is there a stretch of whole groups that together have so many figures?
bool has_stretch(const Run& run, std::size_t least, std::size_t most, bool with_phone_start) {
    for (std::size_t first = 0; first < run.size(); ++first) {
        const bool starts_well =
            !with_phone_start || run[first].front() == '0' || run[first].starts_with("31");
        std::size_t figures = 0;
        for (std::size_t last = first; last < run.size() && starts_well; ++last) {
            figures += run[last].size();
            if (figures >= least && figures <= most) return true;
        }
    }
    return false;
}

bool is_year_of_birth(std::string_view year, int this_year) {
    return (year.size() == 2 && is_between(year, 0, 99)) ||
           (year.size() == 4 && is_between(year, 1800, this_year - 1));
}

bool is_birth_date(std::string_view day, std::string_view month, std::string_view year,
                   int this_year) {
    return day.size() <= 2 && month.size() <= 2 && is_between(day, 1, 31) &&
           is_between(month, 1, 12) && is_year_of_birth(year, this_year);
}

bool has_birth_date(const Run& run, int this_year) {
    for (std::size_t at = 0; at + 2 < run.size(); ++at)
        if (is_birth_date(run[at], run[at + 1], run[at + 2], this_year) ||
            (run[at].size() == 4 && is_birth_date(run[at + 2], run[at + 1], run[at], this_year)))
            return true;
    return false;
}

constexpr std::array<std::string_view, 28> months{
    "januari",  "februari",  "maart",   "april",    "mei",      "juni", "juli",
    "augustus", "september", "oktober", "november", "december", "jan",  "feb",
    "mrt",      "apr",       "jun",     "jul",      "aug",      "sep",  "okt",
    "nov",      "dec",       "january", "february", "march",    "may",  "october"};

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    bool goes_on = false;
    for (const char letter : text) {
        const bool counts = is_letter(letter) || is_figure(letter);
        if (counts && !goes_on) words.emplace_back();
        if (counts) words.back() += letter;
        goes_on = counts;
    }
    return words;
}

// "14 maart 1965"
bool has_written_birth_date(std::string_view text, int this_year) {
    const auto words = words_in(text);
    for (std::size_t at = 0; at + 2 < words.size(); ++at)
        if (is_between(words[at], 1, 31) &&
            std::ranges::find(months, words[at + 1]) != months.end() &&
            is_year_of_birth(words[at + 2], this_year))
            return true;
    return false;
}

bool has_email(std::string_view text) {
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && text[at - 1] != ' ' &&
           text.find('.', at) != std::string_view::npos;
}

}  // namespace

std::string_view points_at_somebody(std::string_view text, std::string_view today) {
    const auto plain = folded(text);
    const int this_year = number_of(today.substr(0, 4));
    if (has_email(plain)) return "looks_like_email";
    if (has_written_birth_date(plain, this_year)) return "looks_like_birth_date";
    for (const auto& run : runs_in(plain)) {
        if (has_birth_date(run, this_year)) return "looks_like_birth_date";
        if (has_stretch(run, fewest_of_phone, most_of_phone, true)) return "looks_like_phone";
        if (has_stretch(run, figures_of_bsn, figures_of_bsn, false)) return "looks_like_bsn";
    }
    return "";
}

}  // namespace veerkracht::referrals
