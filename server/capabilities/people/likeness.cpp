#include "capabilities/people/likeness.hpp"

#include <algorithm>
#include <stdexcept>

#include "kernel/json.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::people {

namespace {

struct Points {
    std::string reason;
    int points = 0;
};
BOOST_DESCRIBE_STRUCT(Points, (), (reason, points))
struct Slips {
    int letters = 0;
    int slips = 0;
};
BOOST_DESCRIBE_STRUCT(Slips, (), (letters, slips))
struct Sound {
    std::string from;
    std::string to;
};
BOOST_DESCRIBE_STRUCT(Sound, (), (from, to))
struct Package {
    std::string version;
    int least = 0;
    int candidates_most = 0;
    std::vector<Points> points;
    std::vector<Slips> slips;
    std::vector<std::string> small_words;
    std::vector<Sound> sounds;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (version, least, candidates_most, points, slips, small_words, sounds))

const Package& package() {
    static const Package read = [] {
        auto parsed =
            from_json<Package>(embedded_file("capabilities/people/packages/likeness.json").value());
        if (!parsed) throw std::runtime_error("likeness.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

int points_for(std::string_view reason) {
    const auto& all = package().points;
    const auto found = std::ranges::find(all, reason, &Points::reason);
    if (found == all.end()) throw std::runtime_error("likeness.json has no " + std::string(reason));
    return found->points;
}

// ---- names ----

using Words = std::vector<std::string>;

// "van der Verzonnen" is filed under Verzonnen; who is called nothing but "de" keeps it.
Words words_that_tell(std::string_view name) {
    const auto all = words_of(folded(name));
    auto words = all;
    std::erase_if(words, [](const auto& word) {
        return std::ranges::find(package().small_words, word) != package().small_words.end();
    });
    return words.empty() ? all : words;
}

std::string joined(const Words& words) {
    std::string text;
    for (const auto& word : words) text += word;
    return text;
}

void replace_all(std::string& text, const Sound& sound) {
    for (auto at = text.find(sound.from); at != std::string::npos;
         at = text.find(sound.from, at + sound.to.size()))
        text.replace(at, sound.from.size(), sound.to);
}

// How a name sounds in Dutch: "Thijssen" as "Tijsen", "de Wit" as "de Widt".
std::string sound_of(std::string word) {
    for (const auto& sound : package().sounds) replace_all(word, sound);
    word.erase(std::unique(word.begin(), word.end()), word.end());
    if (word.ends_with('d')) word.back() = 't';
    return word;
}

int slips_allowed(std::size_t letters) {
    int allowed = 0;
    for (const auto& row : package().slips)
        if (letters >= static_cast<std::size_t>(row.letters)) allowed = row.slips;
    return allowed;
}

// Letters that are left out, added, changed, or changed places with the next one.
int slips_between(std::string_view one, std::string_view other) {
    std::vector<std::vector<int>> cost(one.size() + 1, std::vector<int>(other.size() + 1));
    for (std::size_t i = 0; i <= one.size(); ++i) cost[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j <= other.size(); ++j) cost[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= one.size(); ++i)
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const int differs = one[i - 1] == other[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + differs});
            const bool swapped =
                i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[one.size()][other.size()];
}

bool alike(const std::string& one, const std::string& other) {
    if (sound_of(one) == sound_of(other)) return true;
    const int allowed = slips_allowed(std::min(one.size(), other.size()));
    return allowed > 0 && slips_between(one, other) <= allowed;
}

enum class Fit { none, part, alike, same };

bool is_part(const Words& one, const Words& other) {
    return std::ranges::any_of(one, [&](const auto& word) {
        return word.size() > 2 && std::ranges::any_of(other, [&](const auto& with) {
                   return with.size() > 2 && sound_of(word) == sound_of(with);
               });
    });
}

Fit fit_of(const Words& one, const Words& other) {
    if (one.empty() || other.empty()) return Fit::none;
    if (one == other) return Fit::same;
    if (alike(joined(one), joined(other))) return Fit::alike;
    return is_part(one, other) ? Fit::part : Fit::none;
}

// "L." and "Lies".
bool is_initial_of(const Words& one, const Words& other) {
    if (one.empty() || other.empty()) return false;
    const bool short_one = one.front().size() == 1 || other.front().size() == 1;
    return short_one && one.front().front() == other.front().front();
}

Words all_words(const Person& person) {
    auto words = words_that_tell(person.given_name + " " + person.family_name);
    std::ranges::sort(words);
    return words;
}

std::string_view name_reason(const Person& one, const Person& other) {
    // Whatever stands in which box.
    if (all_words(one) == all_words(other)) return "same_name";
    const auto given_one = words_that_tell(one.given_name);
    const auto given_other = words_that_tell(other.given_name);
    const auto given = fit_of(given_one, given_other);
    const auto family =
        fit_of(words_that_tell(one.family_name), words_that_tell(other.family_name));
    if (family >= Fit::alike && given >= Fit::alike) return "name_alike";
    if (family >= Fit::alike && is_initial_of(given_one, given_other)) return "initials";
    if (family >= Fit::alike && given == Fit::part) return "part_of_name";
    if (family == Fit::part && given >= Fit::alike) return "part_of_name";
    if (given >= Fit::alike) return "given_name_only";
    return family >= Fit::alike ? "family_name_only" : "other_name";
}

// The first letter and how the family name sounds.
std::string trace_of_name(const Person& person) {
    const auto given = words_that_tell(person.given_name);
    const auto family = words_that_tell(person.family_name);
    if (given.empty() || family.empty()) return "";
    return sound_of(given.front()).substr(0, 1) + " " +
           sound_of(*std::ranges::max_element(family, {}, &std::string::size));
}

// ---- birth dates ----

// One figure typed wrong, or day and month changed places.
bool dates_alike(const std::string& one, const std::string& other) {
    if (one.size() != 10 || other.size() != 10) return false;
    int differ = 0;
    for (std::size_t at = 0; at < one.size(); ++at) differ += one[at] == other[at] ? 0 : 1;
    if (differ == 1) return true;
    return one.substr(0, 4) == other.substr(0, 4) && one.substr(5, 2) == other.substr(8, 2) &&
           one.substr(8, 2) == other.substr(5, 2);
}

std::string_view birth_reason(const Person& one, const Person& other) {
    if (one.birth_on.empty() || other.birth_on.empty()) return "";
    if (one.birth_on == other.birth_on) return "same_birth_date";
    return dates_alike(one.birth_on, other.birth_on) ? "birth_date_alike" : "other_birth_date";
}

// ---- where and how somebody is reached ----

bool both_say(const std::string& one, const std::string& other) {
    return !one.empty() && one == other;
}

// An address that is secret tells nothing, here neither.
std::string place_of(const Person& person) {
    if (person.secret_address || person.address.empty()) return "";
    return joined(words_of(folded(person.address + " " + person.village)));
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c != ' ' && c != '-' && c != '\'' && c != ',' && c != '.')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string plain_number(std::string_view phone) {
    std::string figures;
    for (const char c : phone)
        if ((c >= '0' && c <= '9') || (c == '+' && figures.empty())) figures += c;
    for (const std::string_view abroad : {"+310", "+31", "00310", "0031"})
        if (figures.starts_with(abroad)) return "0" + figures.substr(abroad.size());
    constexpr std::size_t size_from_abroad = 11;  // 31612345678
    if (figures.size() == size_from_abroad && figures.starts_with("31"))
        return "0" + figures.substr(2);
    return figures;
}

Likeness likeness_of(const Person& one, const Person& other) {
    Likeness likeness;
    const auto count = [&](std::string_view reason) {
        if (reason.empty()) return;
        const int points = points_for(reason);
        likeness.score += points;
        if (points > 0) likeness.reasons.emplace_back(reason);
    };
    count(name_reason(one, other));
    count(birth_reason(one, other));
    if (both_say(plain_number(one.phone), plain_number(other.phone))) count("same_phone");
    if (both_say(folded(one.email), folded(other.email))) count("same_email");
    if (both_say(place_of(one), place_of(other))) count("same_address");
    likeness.is_likely = likeness.score >= package().least;
    return likeness;
}

std::vector<std::string> traces_of(const Person& person) {
    std::vector<std::string> traces;
    if (const auto number = plain_number(person.phone); !number.empty())
        traces.push_back("phone " + number);
    if (!person.email.empty()) traces.push_back("mail " + folded(person.email));
    if (person.birth_on.empty()) return traces;
    traces.push_back("born " + person.birth_on);
    const auto name = trace_of_name(person);
    if (name.empty()) return traces;
    // One slip in a date leaves the year as it is, or the day and month; a change of places the
    // year.
    traces.push_back("name " + name + " " + person.birth_on.substr(0, 4));
    traces.push_back("name " + name + person.birth_on.substr(4));
    return traces;
}

int candidates_most() { return package().candidates_most; }

}  // namespace veerkracht::people
