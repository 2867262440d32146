#include "capabilities/referrals/targets.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <stdexcept>

#include "capabilities/access/mandate.hpp"
#include "capabilities/access/roles.hpp"
#include "capabilities/consent/consent.hpp"
#include "capabilities/directory/organization_faces.hpp"
#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/steps.hpp"
#include "kernel/clock.hpp"
#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::referrals {

namespace {

constexpr std::string_view folder = "capabilities/referrals/packages/targets/";

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool is_word_of(std::string_view list, std::string_view word) {
    return (" " + std::string(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

bool is_a_term(const Term& term) {
    return term.days.has_value() != term.workdays.has_value() &&
           is_word_of("receiver resident", term.owner) && (!term.step || kind_of(*term.step));
}

using Refuse = std::function<void(std::string_view where, std::string_view word)>;

void check_parties(const Target& target, const Refuse& refuse) {
    for (const auto& role : target.senders)
        if (!enum_named<access::Role>(role)) refuse("senders", role);
    if (!enum_named<access::Role>(target.worker_role)) refuse("worker_role", target.worker_role);
    if (!is_word_of("welfare municipality community", target.domain))
        refuse("domain", target.domain);
    if (!is_word_of("consent own_request", target.legal_ground))
        refuse("legal_ground", target.legal_ground);
    // Behind a link nobody takes a code from the resident, and nobody can be asked himself.
    if (target.by_link && (target.confirmed_by_resident || target.self_referral))
        refuse("by_link", target.code);
    if (!target.short_question) return;
    if (target.short_question->workdays < 1)
        refuse("short_question", std::to_string(target.short_question->workdays));
    for (const auto& role : target.short_question->askers)
        if (!enum_named<access::Role>(role)) refuse("short_question", role);
}

void check_course(const Target& target, const Refuse& refuse) {
    for (const auto& field : target.required)
        if (!has(target.fields, field)) refuse("required", field);
    if (target.feedback_levels.empty()) refuse("feedback_levels", "");
    for (const auto& level : target.feedback_levels)
        if (!is_word_of(consent::feedback_levels, level)) refuse("feedback_levels", level);
    if (target.steps.empty()) refuse("steps", "");
    if (target.about.empty()) refuse("about", "");
    for (const auto& matter : target.about)
        if (!has(access::matters_known(), matter)) refuse("about", matter);
    for (const auto& step : target.steps)
        if (!kind_of(step) || !kind_of(step)->taken_by_hand) refuse("steps", step);
    if (target.follow_ups && has(target.steps, "follow_up")) refuse("follow_ups", "follow_up");
    for (const auto& step : target.steps_to_sender)
        if (!kind_of(step)) refuse("steps_to_sender", step);
}

void check_standing(const directory::Standing& standing, const Refuse& refuse) {
    for (const auto& kind : standing.found_by)
        if (directory::domain_of_kind(kind).empty()) refuse("found_by", kind);
    for (const auto& place : standing.needs)
        if (!place.need.empty() && !is_word_of(directory::rule_needs, place.need))
            refuse("needs", place.need);
}

// Without these a screen would show a code.
void check_words(const Target& target, const Refuse& refuse) {
    for (const std::string language : {"nl", "en"}) {
        const auto said = target.words.find(language);
        const auto is_said = [&](const std::string& word) {
            return said != target.words.end() && said->second.contains(word);
        };
        if (!is_said("name")) refuse("words", language + " name");
        if (target.confirmed_by_resident && !is_said("own_act"))
            refuse("words", language + " own_act");
    }
}

// Of the kind itself, and of who asks for it himself.
template <class Terms>
void check_terms(const Terms& terms, const Refuse& refuse) {
    for (const auto& field : terms.fields)
        if (!is_word_of(consent::field_codes, field)) refuse("fields", field);
    for (const auto& [step, days] : terms.due_days)
        if (!kind_of(step) || days < 0) refuse("due_days", step);
    for (const auto& term : terms.clock) {
        if (!is_a_term(term)) refuse("clock", term.code);
        const bool follows = term.after && std::ranges::find(terms.clock, *term.after,
                                                             &Term::code) != terms.clock.end();
        if (follows != term.after.has_value() || follows != term.days_after.has_value())
            refuse("after", term.code);
    }
}

// What the code does not know cannot work: a wrong word is told with its place.
void check(const Target& target, std::string_view path) {
    const auto refuse = [&](std::string_view where, std::string_view word) {
        throw std::runtime_error(std::string(path) + ": " + std::string(where) +
                                 " does not know \"" + std::string(word) + "\"");
    };
    if (std::string(folder) + target.code + ".json" != path) refuse("code", target.code);
    check_parties(target, refuse);
    check_course(target, refuse);
    check_terms(target, refuse);
    if (target.self_referral) check_terms(*target.self_referral, refuse);
    if (target.standing) check_standing(*target.standing, refuse);
    check_words(target, refuse);
}

std::vector<Target> read_all() {
    std::vector<Target> all;
    for (const auto path : embedded_paths(folder))
        all.push_back(read_target(path, embedded_file(path).value()));
    all.reserve(all.size() + 1);  // for one that is tried: the others stay where they are
    return all;
}

std::vector<Target>& kinds() {
    static std::vector<Target> all = read_all();
    return all;
}

}  // namespace

Target read_target(std::string_view path, std::string_view json) {
    auto target = from_json<Target>(json);
    if (!target) {
        std::string problem = target.error().code;
        for (const auto& [field, code] : target.error().fields)
            problem.append(" ").append(field).append(": ").append(code);
        throw std::runtime_error(std::string(path) + ": " + problem);
    }
    check(*target, path);
    return std::move(*target);
}

TriedTarget::TriedTarget(std::string_view path, std::string_view json) {
    auto target = read_target(path, json);
    if (target_of(target.code)) throw std::runtime_error(std::string(path) + " is there already");
    kinds().push_back(std::move(target));
}

TriedTarget::~TriedTarget() { kinds().pop_back(); }

std::span<const Target> targets() { return kinds(); }

const Target* target_of(std::string_view code) {
    const auto all = targets();
    const auto found = std::ranges::find(all, code, &Target::code);
    return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> kinds_by_link() {
    std::vector<std::string> codes;
    for (const auto& target : targets())
        if (target.by_link) codes.push_back(target.code);
    return codes;
}

std::vector<std::string> columns_of(std::string_view worker_role) {
    // Where nobody took a case on, and where nothing is left but to end it.
    constexpr std::array always{"new", "call", "closing"};
    std::set<std::string_view> used(always.begin(), always.end());
    for (const auto& target : targets()) {
        if (target.worker_role != worker_role) continue;
        for (const auto& step : target.steps) used.insert(kind_of(step)->stage);
        if (target.follow_ups) used.insert("follow_up");
    }
    std::vector<std::string> columns;
    for (const std::string_view stage :
         {"new", "call", "intake", "research", "searching", "started", "follow_up", "closing"})
        if (used.contains(stage)) columns.emplace_back(stage);
    return columns;
}

bool is_by_link(const Referral& leg) {
    const auto* target = target_of(leg.target);
    return !target || target->by_link;
}

bool is_self_referred(const Referral& leg) {
    return leg.source == "self" && leg.from_account_id.empty();
}

std::vector<std::string> matters_of(const Referral& leg) {
    if (!leg.needs.empty()) return access::matters_of_needs(words_of(leg.needs));
    const auto* target = target_of(leg.target);
    return target ? target->about : access::matters_known();
}

bool has_follow_ups(const Referral& leg) {
    const auto* target = target_of(leg.target);
    return target && target->follow_ups;
}

std::span<const Term> clock_of_target(const Referral& leg) {
    const auto* target = target_of(leg.target);
    if (!target) return {};
    if (is_self_referred(leg) && target->self_referral) return target->self_referral->clock;
    return target->clock;
}

std::optional<int> due_days_of_target(const Referral& leg, const std::string& step) {
    const auto* target = target_of(leg.target);
    if (!target) return std::nullopt;
    const bool own = is_self_referred(leg) && target->self_referral;
    for (const auto* terms : {own ? &target->self_referral->due_days : nullptr, &target->due_days})
        if (terms)
            if (const auto days = terms->find(step); days != terms->end()) return days->second;
    return std::nullopt;
}

bool may_be_offered(const Target& target, std::string_view role, std::string_view birth_on,
                    std::string_view today) {
    const auto asked = may_be_asked(target, role, birth_on, today);
    return asked || (birth_on.empty() && asked.error().fields.contains("birth_on"));
}

Result<> may_be_asked(const Target& target, std::string_view role, std::string_view birth_on,
                      std::string_view today) {
    if (!has(target.senders, role)) return refuse_fields({{"face_id", "not_for_this_role"}});
    return is_for_this_age(target, birth_on, today);
}

Result<> is_for_this_age(const Target& target, std::string_view birth_on, std::string_view today) {
    if (!target.age_from && !target.age_before) return {};
    if (birth_on.empty()) return refuse_fields({{"birth_on", "required"}});
    const int age = age_on(birth_on, today);
    if ((target.age_from && age < *target.age_from) ||
        (target.age_before && age >= *target.age_before))
        return refuse_fields({{"face_id", "not_for_this_age"}});
    return {};
}

Result<> all_is_known(const Target& target, const Fields& fields, bool secret_address) {
    std::map<std::string, std::string> missing;
    if (has(target.required, "phone") && fields.phone.empty()) missing["phone"] = "required";
    if (has(target.required, "birth_on") && fields.birth_on.empty())
        missing["birth_on"] = "required";
    if (has(target.required, "address") && fields.address.empty() && !secret_address)
        missing["address"] = "required";
    if (!missing.empty()) return refuse_fields(std::move(missing));
    return {};
}

std::string day_of_term(const Term& term, bool urgent, std::string_view sent_on, int wait_weeks) {
    if (urgent && term.urgent_workdays)
        return first_working_day_from(plus_working_days(sent_on, *term.urgent_workdays));
    if (term.workdays) return plus_working_days(sent_on, *term.workdays);
    const int waiting = term.after_waiting ? 7 * wait_weeks : 0;
    return first_working_day_from(plus_days(sent_on, std::max(waiting, term.days.value_or(0))));
}

bool comes_back(const Referral& leg, std::string_view step) {
    if (const auto* act = act_of(step)) return act->comes_back;
    const auto* target = target_of(leg.target);
    const bool ends_for_all = step == "person_deceased" || step == "person_moved" ||
                              step == "wrong_person" || step == "other_face";
    return ends_for_all || !target || target->steps_to_sender.empty() ||
           leg.feedback_level != "running" || has(target->steps_to_sender, step);
}

Referral as_sender_sees(Referral leg) {
    if (comes_back(leg, leg.step)) return leg;
    leg.state = State::accepted;
    leg.step = "to_call";
    leg.meets_at.reset();
    leg.changed_at = leg.accepted_at.value_or(leg.sent_at);
    return leg;
}

}  // namespace veerkracht::referrals
