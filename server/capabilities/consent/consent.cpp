#include "capabilities/consent/consent.hpp"

#include <utility>

#include "capabilities/access/mandate.hpp"
#include "capabilities/consent/refusal.hpp"
#include "kernel/text.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::consent {

namespace {

Proof proof_of(const Consent& said) {
    return {new_id<Id<Proof>>().value,
            said.id,
            said.given_at,
            said.given_how,
            said.given_by,
            said.text_version,
            said.language,
            said.with_interpreter,
            said.recorded_by,
            said.agreed_until,
            said.parent_name,
            said.parent_relation,
            said.parent_given_how};
}

}  // namespace

std::string who_agrees(std::string_view birth_on, std::string_view today) {
    if (birth_on.empty()) return "resident";
    const int age = age_on(birth_on, today);
    if (age < 12) return "parent";
    return age < 16 ? "resident_and_parent" : "resident";
}

bool decides_alone(std::string_view birth_on, std::string_view today) {
    return who_agrees(birth_on, today) == "resident";
}

namespace {

constexpr std::string_view why_place = "consent.why_for_him";

bool has_word(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") !=
           std::string::npos;
}

// Whom a judge named comes before the family, and is written down here before he decides.
Result<> is_first_in_order(UnitOfWork& work, const PersonId& person_id, std::string_view relation) {
    bool somebody_is_named = false;
    for (const auto& one : access::mandates_about(work, person_id)) {
        if (!access::runs(one, work.today) || !has_word(representatives, one.kind)) continue;
        somebody_is_named = true;
        if (one.kind == relation) return {};
    }
    if (somebody_is_named) return refuse_fields({{"parent.relation", "somebody_is_named"}});
    if (relation == "curator" || relation == "mentor" || relation == "estate_administrator")
        return refuse_fields({{"parent.relation", "not_written_down"}});
    return {};
}

Result<> can_decide_for_him(UnitOfWork& work, const Consent& consent, const ParentYes& other) {
    if (!has_word(representatives, other.relation))
        return refuse_fields({{"parent.relation", "not_a_choice"}});
    if (trimmed(other.why.value_or("")).empty()) return refuse_fields({{"parent.why", "required"}});
    return is_first_in_order(work, consent.person_id, other.relation);
}

void put_other(Consent& consent, const ParentYes& other) {
    consent.parent_name = trimmed(other.name);
    consent.parent_relation = other.relation;
    consent.parent_given_how = other.given_how;
}

}  // namespace

Result<> note_who_agreed(UnitOfWork& work, Consent& consent, std::string_view birth_on,
                         const std::optional<ParentYes>& other) {
    consent.given_by = who_agrees(birth_on, work.today);
    consent.parent_name = consent.parent_relation = consent.parent_given_how = "";
    consent.why_for_him = {};
    const bool is_adult = consent.given_by == "resident";
    // Of who decides alone a parent is not asked, also when the form still names one.
    if (is_adult && (!other || has_word(parents, other->relation))) return {};
    if (!other)
        return refuse_fields({{"parent.name", "required"},
                              {"parent.relation", "required"},
                              {"parent.given_how", "required"}});
    if (is_adult) {
        TRY(can_decide_for_him(work, consent, *other));
        consent.given_by = "representative";
        consent.why_for_him =
            work.seal(consent.person_id, why_place, consent.id.value, trimmed(*other->why));
    } else if (!has_word(parents, other->relation)) {
        return refuse_fields({{"parent.relation", "not_a_choice"}});
    }
    put_other(consent, *other);
    return {};
}

std::string why_for_him(UnitOfWork& work, const Consent& consent) {
    if (consent.given_by != "representative") return "";
    return work.open(consent.person_id, why_place, consent.id.value, consent.why_for_him);
}

Result<> can_be_understood(std::string_view language, bool with_interpreter) {
    if (with_interpreter || languages::is_reviewed(language)) return {};
    return refuse_fields({{"with_interpreter", "required"}});
}

access::ConsentState state_of(const std::optional<Consent>& consent, std::string_view now) {
    if (!consent) return access::ConsentState::none;
    if (consent->refused_at) return access::ConsentState::refused;
    return state_between(consent->given_at, consent->ends_at, consent->withdrawn_at.has_value(),
                         now);
}

access::ConsentState state_between(std::string_view given_at, std::string_view ends_at,
                                   bool withdrawn, std::string_view now) {
    if (withdrawn) return access::ConsentState::withdrawn;
    if (now < given_at) return access::ConsentState::none;
    return now < ends_at ? access::ConsentState::given : access::ConsentState::expired;
}

bool may_be_used_again(const UnitOfWork& work, const std::optional<Consent>& consent) {
    return state_of(consent, work.now) == access::ConsentState::given;
}

std::optional<Consent> of_subject(UnitOfWork& work, std::string_view subject_id) {
    return work.tx.maybe<Consent>("select * from consent where subject_id = $1", subject_id);
}

Result<> give(UnitOfWork& work, const Consent& consent) {
    if (is_refused_since(work, consent.person_id, consent.recipient_organization_id,
                         consent.given_at))
        return fail(Category::conflict, "consent.refused");
    auto given = consent;
    if (given.agreed_until.empty()) given.agreed_until = given.ends_at;
    work.tx.post(given);
    work.tx.post(proof_of(given));
    return {};
}

Result<> renew(UnitOfWork& work, const Consent& consent, const Consent& said) {
    if (!may_be_used_again(work, consent)) return fail(Category::conflict, "consent.over");
    TRY(work.tx.insert(proof_of(said)));
    auto renewed = consent;
    renewed.ends_at = said.agreed_until;
    renewed.agreed_until = said.agreed_until;
    return work.tx.update(renewed);
}

std::vector<Proof> proofs_of(UnitOfWork& work, const ConsentId& id) {
    return work.tx.all<Proof>(
        "select * from consent_proof where consent_id = $1 order by given_at, id", id);
}

Result<> withdraw(UnitOfWork& work, Consent& consent) {
    if (consent.withdrawn_at) return {};
    consent.withdrawn_at = work.now;
    return work.tx.update(consent);
}

Result<> end_after_close(UnitOfWork& work, std::string_view subject_id, int days_after_close) {
    auto consent = of_subject(work, subject_id);
    if (!consent || consent->withdrawn_at) return {};
    consent->ends_at = std::min(consent->ends_at, plus_days_instant(work.now, days_after_close));
    return work.tx.update(*consent);
}

Result<> run_on(UnitOfWork& work, std::string_view subject_id) {
    auto consent = of_subject(work, subject_id);
    if (!may_be_used_again(work, consent)) return {};
    consent->ends_at = consent->agreed_until;
    return work.tx.update(*consent);
}

Result<> move(UnitOfWork& work, std::string_view subject_id, const PersonId& person_id) {
    auto consent = of_subject(work, subject_id);
    if (!consent) return {};
    const auto former = std::exchange(consent->person_id, person_id);
    TRY(work.tx.update(*consent));
    return move_refusals(work, former, person_id);
}

Result<> hand_over(UnitOfWork& work, std::string_view subject_id,
                   const OrganizationId& organization_id, const OrganizationId& recipient_id) {
    auto consent = of_subject(work, subject_id);
    if (!consent) return {};
    consent->organization_id = organization_id;
    consent->recipient_organization_id = recipient_id;
    TRY(work.tx.update(*consent));
    return hand_over_refusals(work, consent->person_id, organization_id);
}

}  // namespace veerkracht::consent
