#include "capabilities/referrals/record_text.hpp"

#include <stdexcept>

#include "capabilities/people/on_paper.hpp"
#include "capabilities/referrals/legs.hpp"
#include "kernel/clock.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::referrals {

namespace {

using people::filled;
using people::Words;

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

std::string reason_words(const Referral& leg) {
    return leg.reason.empty() ? "" : " (" + people::word_of(package().reason, leg.reason) + ")";
}

std::string step_alone(const Referral& leg) {
    return filled(people::word_of(package().step, leg.step),
                  {{"attempts", std::to_string(leg.attempts)}});
}

std::string next_sentence(const Referral& leg, const std::string& owner) {
    const auto next = next_step_of(leg);
    if (next.empty() || !leg.due_on) return "";
    return filled(package().next, {{"next", next_words(next)},
                                   {"owner", owner},
                                   {"day", people::day_in_figures(*leg.due_on)}});
}

}  // namespace

std::string need_words(const Referral& leg) {
    std::string text;
    for (const auto& code : words_of(leg.needs))
        text += (text.empty() ? "" : ", ") + people::word_of(package().needs, code);
    return text;
}

std::string step_words(const Referral& leg) { return step_alone(leg) + reason_words(leg); }
std::string next_words(std::string_view next_step) {
    return people::word_of(package().next_step, std::string(next_step));
}
std::string status_words(std::string_view status) {
    return people::word_of(package().status, std::string(status));
}
std::string way_words(std::string_view given_how) {
    return people::word_of(package().how, std::string(given_how));
}
std::string level_words(std::string_view feedback_level) {
    return people::word_of(package().level, std::string(feedback_level));
}

std::string soep_text(const Referral& leg, const RecordFacts& facts) {
    const auto goal = facts.goal.empty() ? "" : filled(package().goal, {{"goal", facts.goal}});
    return filled(package().soep, {{"needs", need_words(leg)},
                                   {"to_name", leg.to_name},
                                   {"organization", facts.organization_name},
                                   {"day", people::day_in_figures(day_of(leg.sent_at))},
                                   {"goal", goal},
                                   {"how", way_words(facts.given_how)},
                                   {"level", level_words(leg.feedback_level)}});
}

std::string progress_text(const Referral& leg, const ProgressFacts& facts) {
    const auto& newest = facts.newest;
    const auto sentence = newest && !newest->sentence.empty() ? " " + newest->sentence : "";
    // A word back says more than the step it was given at.
    const auto progress = newest ? status_words(newest->status) : step_alone(leg);
    return filled(package().progress, {{"day", people::day_in_figures(day_of(leg.changed_at))},
                                       {"to_name", leg.to_name},
                                       {"organization", facts.organization_name},
                                       {"step", progress},
                                       {"reason", reason_words(leg)},
                                       {"sentence", sentence},
                                       {"next", next_sentence(leg, facts.next_owner)}});
}

std::string letter_to_practice(const Referral& leg, const LetterFacts& facts) {
    const auto born =
        facts.birth_on.empty()
            ? ""
            : filled(package().letter_born, {{"day", people::day_in_figures(facts.birth_on)}});
    const auto about =
        leg.needs.empty() ? "" : filled(package().letter_about, {{"needs", need_words(leg)}});
    return filled(package().letter, {{"practice", facts.practice_name},
                                     {"name", facts.name},
                                     {"born", born},
                                     {"first_name", leg.first_name},
                                     {"day", people::day_in_figures(day_of(leg.sent_at))},
                                     {"about", about},
                                     {"worker", leg.to_name},
                                     {"organization", facts.organization_name},
                                     {"phone", facts.organization_phone}});
}

}  // namespace veerkracht::referrals
