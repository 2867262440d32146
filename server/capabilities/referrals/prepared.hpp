// A referral that the assistant makes ready on instruction of a GP or practice nurse, who sends it
// with one tap. The assistant asked the resident at the desk, reads no needs, goals or answers, and
// does not read back what was written.
#pragma once

#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

using PreparedId = Id<struct PreparedReferralTag>;

struct PreparedReferral {
    static constexpr auto table = "prepared_referral";
    PreparedId id;
    int version = 1;
    PersonId person_id;
    OrganizationId organization_id;
    AccountId for_account_id;  // who gave the instruction
    FaceId face_id;
    db::Bytes request;  // sealed JSON of NewReferral
    AccountId prepared_by;
    std::string prepared_by_name;
    std::string prepared_at;
    std::optional<std::string> ended_at;  // sent, or put away
    std::optional<ReferralId> referral_id;
    std::optional<std::string> told_at;  // that it waits: from then on it is for all who may send
    // Of a child from 12: both say yes, each on the own phone (both_yes.hpp).
    bool on_own_phones = false;
    std::optional<std::string> resident_said_at;
    std::optional<std::string> parent_said_at;
    std::string parent_name;
    std::string no_by;  // who said no: resident, parent
};
BOOST_DESCRIBE_STRUCT(PreparedReferral, (),
                      (id, version, person_id, organization_id, for_account_id, face_id, request,
                       prepared_by, prepared_by_name, prepared_at, ended_at, referral_id, told_at,
                       on_own_phones, resident_said_at, parent_said_at, parent_name, no_by))

// Who may have given the instruction, and whom he may ask for this resident.
struct Instructor {
    AccountId account_id;
    std::string name;
    std::vector<DeskChoice> faces;
};
BOOST_DESCRIBE_STRUCT(Instructor, (), (account_id, name, faces))

struct NewPreparedReferral {
    AccountId for_account_id;
    FaceId face_id;
    std::string sentence;
    std::string feedback_level;
    bool consent_given = false;
    std::string given_how;
    bool with_interpreter = false;
    bool share_secret_address = false;
    bool urgent = false;
    std::optional<bool> hidden_from_proxies;
    std::optional<consent::ParentYes> parent;
};
BOOST_DESCRIBE_STRUCT(NewPreparedReferral, (),
                      (for_account_id, face_id, sentence, feedback_level, consent_given, given_how,
                       with_interpreter, share_secret_address, urgent, hidden_from_proxies, parent))
constexpr auto rules(const NewPreparedReferral*) {
    return std::tuple{rule(&NewPreparedReferral::sentence, Length{0, 300}),
                      rule(&NewPreparedReferral::feedback_level, OneOf{consent::feedback_levels}),
                      rule(&NewPreparedReferral::given_how, OneOf{"spoken on_paper"})};
}

struct PreparedRow {
    PreparedId id;
    int version = 1;
    PersonId person_id;
    std::string person_name;
    std::string birth_on;
    std::string for_name;
    std::string to_name;
    std::string to_organization_name;
    std::string prepared_by_name;
    std::string prepared_at;
    std::string given_how;
    bool with_interpreter = false;
    std::vector<std::string> fields;  // exactly what goes along
    std::string feedback_level;
    std::string sentence;  // for who sends it
    bool on_own_phones = false;
    std::vector<std::string> waits_for;  // who has yet to say yes: resident, parent
    std::string no_by;                   // who said no
    std::string parent_name;             // who said yes as parent
};
BOOST_DESCRIBE_STRUCT(PreparedRow, (),
                      (id, version, person_id, person_name, birth_on, for_name, to_name,
                       to_organization_name, prepared_by_name, prepared_at, given_how,
                       with_interpreter, fields, feedback_level, sentence, on_own_phones, waits_for,
                       no_by, parent_name))

struct SendPrepared {
    int version = 1;
};
BOOST_DESCRIBE_STRUCT(SendPrepared, (), (version))

Result<PreparedRow> row_of_prepared(UnitOfWork& work, const PreparedReferral& prepared);
// What is asked, as it was sealed.
NewReferral request_in(UnitOfWork& work, const PreparedReferral& prepared);
void seal_request(UnitOfWork& work, PreparedReferral& prepared, const NewReferral& request);
// Exactly what goes along.
std::vector<std::string> fields_told(const people::Person& person, const Target& target,
                                     const NewReferral& request, std::string_view today);

Result<std::vector<Instructor>> instructors(UnitOfWork& work, const PersonId& person_id);
Result<PreparedRow> prepare(UnitOfWork& work, const PersonId& person_id,
                            const NewPreparedReferral& input);
// For who sends: his own; for the assistant: all that wait.
Result<std::vector<PreparedRow>> prepared_referrals(UnitOfWork& work);
Result<ReferralForSender> send_prepared(UnitOfWork& work, const PreparedId& id,
                                        const SendPrepared& input);
Result<> put_away_prepared(UnitOfWork& work, const PreparedId& id);

// What nobody sent within its term is told to the practice, once, and is for all there who may
// send.
Result<> tell_what_is_not_sent(UnitOfWork& work);
// Who died or moved is referred to nobody any more.
Result<> put_away_prepared_for(UnitOfWork& work, const PersonId& id);

}  // namespace veerkracht::referrals
