#include "capabilities/referrals/record_text.hpp"

#include <map>
#include <stdexcept>

#include "capabilities/referrals/legs.hpp"
#include "kernel/clock.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::referrals {

namespace {

using Words = std::map<std::string, std::string>;

struct Package {
    std::string soep;
    std::string goal;
    std::string progress;
    std::string next;
    std::string letter;
    std::string letter_born;
    std::string letter_about;
    Words how, level, needs, status, step, next_step, reason;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (soep, goal, progress, next, letter, letter_born, letter_about, how, level,
                       needs, status, step, next_step, reason))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/referrals/packages/record_text.nl.json").value());
        if (!parsed)
            throw std::runtime_error("record_text.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

std::string word(const Words& words, const std::string& code) {
    const auto found = words.find(code);
    return found == words.end() ? code : found->second;
}

std::string filled(std::string text, const Words& facts) {
    for (const auto& [name, value] : facts)
        for (auto at = text.find("{" + name + "}"); at != std::string::npos;
             at = text.find("{" + name + "}", at + value.size()))
            text.replace(at, name.size() + 2, value);
    return text;
}

std::string day_words(std::string_view day) {
    return std::string(day.substr(8, 2)) + "-" + std::string(day.substr(5, 2)) + "-" +
           std::string(day.substr(0, 4));
}

std::string need_words(const Referral& leg) {
    std::string text;
    for (const auto& code : words_of(leg.needs))
        text += (text.empty() ? "" : ", ") + word(package().needs, code);
    return text;
}

std::string step_words(const Referral& leg) {
    return filled(word(package().step, leg.step), {{"attempts", std::to_string(leg.attempts)}});
}

std::string next_words(const Referral& leg) {
    const auto next = next_step_of(leg);
    if (next.empty() || !leg.due_on) return "";
    return filled(package().next, {{"next", word(package().next_step, next)},
                                   {"owner", next_owner_of(leg)},
                                   {"day", day_words(*leg.due_on)}});
}

}  // namespace

std::string soep_text(const Referral& leg, const RecordFacts& facts) {
    const auto goal = facts.goal.empty() ? "" : filled(package().goal, {{"goal", facts.goal}});
    return filled(package().soep, {{"needs", need_words(leg)},
                                   {"to_name", leg.to_name},
                                   {"organization", facts.organization_name},
                                   {"day", day_words(day_of(leg.sent_at))},
                                   {"goal", goal},
                                   {"how", word(package().how, facts.given_how)},
                                   {"level", word(package().level, leg.feedback_level)}});
}

std::string progress_text(const Referral& leg, const std::string& organization_name,
                          const std::optional<FeedbackView>& newest) {
    const auto reason = leg.reason.empty() ? "" : word(package().reason, leg.reason);
    const auto sentence = newest && !newest->sentence.empty() ? " " + newest->sentence : "";
    // A word back says more than the step it was given at.
    const auto progress = newest ? word(package().status, newest->status) : step_words(leg);
    return filled(package().progress, {{"day", day_words(day_of(leg.changed_at))},
                                       {"to_name", leg.to_name},
                                       {"organization", organization_name},
                                       {"step", progress},
                                       {"reason", reason.empty() ? "" : " (" + reason + ")"},
                                       {"sentence", sentence},
                                       {"next", next_words(leg)}});
}

std::string letter_to_practice(const Referral& leg, const LetterFacts& facts) {
    const auto born = facts.birth_on.empty()
                          ? ""
                          : filled(package().letter_born, {{"day", day_words(facts.birth_on)}});
    const auto about =
        leg.needs.empty() ? "" : filled(package().letter_about, {{"needs", need_words(leg)}});
    return filled(package().letter, {{"practice", facts.practice_name},
                                     {"name", facts.name},
                                     {"born", born},
                                     {"first_name", leg.first_name},
                                     {"day", day_words(day_of(leg.sent_at))},
                                     {"about", about},
                                     {"worker", leg.to_name},
                                     {"organization", facts.organization_name},
                                     {"phone", facts.organization_phone}});
}

}  // namespace veerkracht::referrals
