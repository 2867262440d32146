// What a resident allowed: to whom, exactly which fields, what for, until when, and how it was
// said. FHIR: Consent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/access/decision.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::consent {

struct Consent {
    static constexpr auto table = "consent";
    ConsentId id;
    int version = 1;
    PersonId person_id;              // the row of the organisation that asked
    OrganizationId organization_id;  // that organisation
    OrganizationId recipient_organization_id;
    std::string recipient_name;            // as it was said: "Karin Schets, Denkbeeld Welzijn"
    std::string purpose;                   // referral, activity or research
    std::vector<std::string> fields;       // words of field_codes
    std::string feedback_level;            // running, summary, nothing
    bool attendance = false;               // "is geweest" may come back to the coach
    std::string legal_ground = "consent";  // or own_request: the resident's own act
    std::string given_how;                 // spoken, on_screen, on_paper, by_code
    std::string text_version;
    std::string language;  // in which it was read or said
    std::optional<AccountId> asked_by;
    std::string given_at;
    std::string ends_at;  // at most 12 months; close + 6 weeks comes first
    std::optional<std::string> withdrawn_at;
    std::string subject_id;         // the referral
    bool with_interpreter = false;  // spoken: no reviewed text in the resident's language
    std::string recorded_by;        // who wrote down that it was given; of paper, who typed it over
    std::string given_by = "resident";      // a word of who_agrees
    std::optional<std::string> refused_at;  // a no to this recipient came after it: refusal.hpp
    std::string agreed_until;               // as it was said; a close ends it earlier
    std::string parent_name;                // of a child: who said yes as its parent, and how
    std::string parent_relation;
    std::string parent_given_how;
    db::Bytes why_for_him;  // sealed: why an adult cannot decide on this, of who decides for him
};
BOOST_DESCRIBE_STRUCT(Consent, (),
                      (id, version, person_id, organization_id, recipient_organization_id,
                       recipient_name, purpose, fields, feedback_level, attendance, legal_ground,
                       given_how, text_version, language, asked_by, given_at, ends_at, withdrawn_at,
                       subject_id, with_interpreter, recorded_by, given_by, refused_at,
                       agreed_until, parent_name, parent_relation, parent_given_how, why_for_him))

// One time that somebody said yes. It is written once and never changed.
struct Proof {
    static constexpr auto table = "consent_proof";
    std::string id;
    ConsentId consent_id;
    std::string given_at;
    std::string given_how;  // a word of ways_given
    std::string given_by;   // a word of who_agrees
    std::string text_version;
    std::string language;
    bool with_interpreter = false;
    std::string recorded_by;  // "" on the resident's own screen
    std::string until_at;     // as it was said then
    std::string parent_name;  // of a child, as in its consent
    std::string parent_relation;
    std::string parent_given_how;
};
BOOST_DESCRIBE_STRUCT(Proof, (),
                      (id, consent_id, given_at, given_how, given_by, text_version, language,
                       with_interpreter, recorded_by, until_at, parent_name, parent_relation,
                       parent_given_how))

// What can go along with a referral; never the web, never the story.
inline constexpr std::string_view field_codes =
    "name phone village language call_when needs sentence goal birth_on address";
inline constexpr std::string_view feedback_levels = "running summary nothing";
inline constexpr std::string_view ways_given = "spoken on_screen on_paper by_code";

// Who has to say yes for somebody of this age, by local day: under 12 the parent, from 12 the
// parent and the child, from 16 the resident alone (Jeugdwet 7.3.4). Whose birth date is not known
// ("") decides himself.
std::string who_agrees(std::string_view birth_on, std::string_view today);
// With authority over a child: a parent, or a guardian by a judge.
inline constexpr std::string_view parents = "parent guardian";
// Who decides for an adult who cannot decide on this question, in the order of the law (BW 7:465).
inline constexpr std::string_view representatives =
    "curator mentor estate_administrator proxy partner family";
// Whom a yes came from that the resident did not say, or not alone: nobody concludes it from an
// age or from a paper. Whether an adult can decide is judged per question; the default is yes.
struct ParentYes {
    std::string name;
    std::string relation;                 // a word of parents; of an adult of representatives
    std::string given_how;                // spoken, on_paper; on_screen: on the own phone
    std::optional<std::string> why = {};  // of an adult: why he cannot decide on this
};
BOOST_DESCRIBE_STRUCT(ParentYes, (), (name, relation, given_how, why))
constexpr auto rules(const ParentYes*) {
    return std::tuple{
        rule(&ParentYes::name, Length{1, 120}),
        rule(&ParentYes::relation,
             OneOf{"parent guardian curator mentor estate_administrator proxy partner family"}),
        rule(&ParentYes::given_how, OneOf{"spoken on_paper"}),
        rule(&ParentYes::why, Length{0, 300})};
}
// Puts down who said yes for somebody of this age. Below 16 nothing can be sent until it is told
// which parent did. For an adult somebody else decides only when it is told why, and first whom a
// judge named, as he is written down at this organisation.
Result<> note_who_agreed(UnitOfWork& work, Consent& consent, std::string_view birth_on,
                         const std::optional<ParentYes>& other);
// Why somebody else decided; "" where the resident did.
std::string why_for_him(UnitOfWork& work, const Consent& consent);
// Says yes on the own screen, without a parent.
bool decides_alone(std::string_view birth_on, std::string_view today);

// A consent is read in a language whose text was reviewed; in any other an interpreter says it, and
// that is written down. Else 422 that names `with_interpreter`.
Result<> can_be_understood(std::string_view language, bool with_interpreter);

// In the words of the decision, of a row or of what was read of one. Who may see what is not
// concluded from it, but asked of the decision (access.hpp).
access::ConsentState state_of(const std::optional<Consent>& consent, std::string_view now);
access::ConsentState state_between(std::string_view given_at, std::string_view ends_at,
                                   bool withdrawn, std::string_view now);
// The consent of a referral as it stands now; none when it never was.
std::optional<Consent> of_subject(UnitOfWork& work, std::string_view subject_id);
// A yes that was said before a no to the same recipient counts no more, also when it is written
// down after it.
Result<> give(UnitOfWork& work, const Consent& consent);
// Said anew now, for the same recipient and fields: the former yes stays as it was said, and it
// runs on until the end that `said` agrees. Conflict "consent.over" of what does not count any
// more.
Result<> renew(UnitOfWork& work, const Consent& consent, const Consent& said);
// Does it stand as it was said, so that the resident may be told that it runs, or that it may be
// written down again: on paper, or for a new leg of the same question? It opens nothing.
bool may_be_used_again(const UnitOfWork& work, const std::optional<Consent>& consent);
// Each yes of a consent, the first one first.
std::vector<Proof> proofs_of(UnitOfWork& work, const ConsentId& id);
// From the next request on the recipient sees nothing that only this consent permitted.
Result<> withdraw(UnitOfWork& work, Consent& consent);
// Close + 6 weeks, when that comes before the end that was agreed.
Result<> end_after_close(UnitOfWork& work, std::string_view subject_id, int days_after_close);
// A close that was undone: the end that was agreed counts again. What ended meanwhile has ended.
Result<> run_on(UnitOfWork& work, std::string_view subject_id);

// The resident turned out to be known: the consent stands with the row that is meant.
Result<> move(UnitOfWork& work, std::string_view subject_id, const PersonId& person_id);

// Of several recipients that were named one took it on: only that one is still meant.
Result<> hand_over(UnitOfWork& work, std::string_view subject_id,
                   const OrganizationId& organization_id, const OrganizationId& recipient_id);

}  // namespace veerkracht::consent
