// Which organisations, faces and services there are, as far as referring needs it. Names follow
// HSDS 3.1 (organization, service, location); a face is the person at an organisation to whom a
// practice refers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

struct Organization {
    static constexpr auto table = "organization";
    OrganizationId id;
    int version = 1;
    std::string kind;    // gp_practice, care_group, care_partner, welfare, social_work,
                         // municipality, village_support, initiative
    std::string domain;  // care, welfare, municipality, community
    std::string name;
    std::string description;
    std::string phone;
    std::string out_of_hours_phone;  // of a practice: its huisartsenpost, "" when not known
    std::string email;               // the mailbox of the team
    std::string website;
    std::string address;
    std::string municipality_code;
    std::string municipality;
    std::string neighbourhood_code;
    std::string village;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string source = "entered";
    std::string source_id;
    std::string created_at;
};
BOOST_DESCRIBE_STRUCT(Organization, (),
                      (id, version, kind, domain, name, description, phone, out_of_hours_phone,
                       email, website, address, municipality_code, municipality, neighbourhood_code,
                       village, latitude, longitude, source, source_id, created_at))

// HSDS service at its location.
struct Service {
    static constexpr auto table = "service";
    ServiceId id;
    int version = 1;
    OrganizationId organization_id;
    std::string name;
    std::string description;
    std::string status = "active";  // active, inactive, defunct, temporarily closed
    std::string eligibility_description;
    std::string fees_description;
    std::string schedule_description;  // "dinsdag 17.30 uur"
    std::string weekdays;              // "2 4": 1 = Monday
    std::string interpretation_services;
    std::string email;
    std::string phone;
    std::string url;
    std::string address;
    std::string village;
    std::string neighbourhood_code;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::optional<int> places_free;         // HSDS service_capacity.available
    std::string needs;                      // codes between spaces: which needs it fits
    std::optional<std::string> assured_on;  // "klopt sinds"
    std::string source = "entered";
    std::string source_id;
    std::string created_at;
};
BOOST_DESCRIBE_STRUCT(Service, (),
                      (id, version, organization_id, name, description, status,
                       eligibility_description, fees_description, schedule_description, weekdays,
                       interpretation_services, email, phone, url, address, village,
                       neighbourhood_code, latitude, longitude, places_free, needs, assured_on,
                       source, source_id, created_at))

// The one person, with a name, to whom a practice refers; a team when `account_id` is empty.
struct Face {
    static constexpr auto table = "face";
    FaceId id;
    int version = 1;
    OrganizationId organization_id;
    std::optional<AccountId> account_id;
    std::string role;  // welfare_coach, social_worker
    std::string name;
    std::string phone;
    std::string about;  // one sentence, public
    int wait_weeks = 0;
    std::string practice_hours;  // "dinsdag 13.00 tot 16.00 uur in de praktijk", or ""
    bool intake_stop = false;
    std::optional<FaceId> alternative_face_id;  // who takes new people meanwhile
};
BOOST_DESCRIBE_STRUCT(Face, (),
                      (id, version, organization_id, account_id, role, name, phone, about,
                       wait_weeks, practice_hours, intake_stop, alternative_face_id))

// Which face stands first for which need in which practice: data. need "" counts for all.
struct FaceRule {
    static constexpr auto table = "face_rule";
    std::string id;
    OrganizationId practice_id;
    FaceId face_id;
    std::string need;
    int rank = 1;
};
BOOST_DESCRIBE_STRUCT(FaceRule, (), (id, practice_id, face_id, need, rank))

// An hour of a worker in the practice that can be booked with a referral.
struct Slot {
    static constexpr auto table = "slot";
    SlotId id;
    int version = 1;
    FaceId face_id;
    OrganizationId practice_id;
    std::string starts_at;  // local time "2026-11-24T13:30"
    int minutes = 30;
    std::optional<ReferralId> referral_id;
};
BOOST_DESCRIBE_STRUCT(Slot, (),
                      (id, version, face_id, practice_id, starts_at, minutes, referral_id))

// Kept as it was received, so that nothing a sender said is lost.
struct ReceivedDocument {
    static constexpr auto table = "received_document";
    std::string id;
    std::string kind;       // "hsds.service", "fhir.Patient", …
    std::string record_id;  // the row it became, or ""
    std::string source;     // file and place in it
    std::string outcome;    // stored, refused, kept
    std::string reason;
    std::string body;  // clear for the directory; persons' documents are sealed elsewhere
    std::string received_at;
};
BOOST_DESCRIBE_STRUCT(ReceivedDocument, (),
                      (id, kind, record_id, source, outcome, reason, body, received_at))

Result<Organization> organization(UnitOfWork& work, const OrganizationId& id);
Result<Service> service(UnitOfWork& work, const ServiceId& id);
Result<Face> face(UnitOfWork& work, const FaceId& id);
// The face of this worker; none when he has none of his own.
std::optional<Face> face_of_worker(UnitOfWork& work, const AccountId& account_id);
// The face, when it serves this practice.
std::optional<Face> face_that_serves(UnitOfWork& work, const OrganizationId& practice_id,
                                     const FaceId& id);
// Faces that serve this practice, those fitting the first need first.
struct RankedFace {
    Face face;
    std::string organization_name;
    std::string fits_need;                  // the need that put it in front, or ""
    std::string alternative_name;           // who takes new people during an intake stop
    std::optional<std::string> away_until;  // the last day of an absence that runs today
    std::string substitute_name;
};
std::vector<RankedFace> faces_for(UnitOfWork& work, const OrganizationId& practice_id,
                                  const std::vector<std::string>& needs);
// These faces in the order that the rules and their waiting times give.
std::vector<RankedFace> rank_faces(UnitOfWork& work, const std::vector<FaceRule>& rules,
                                   const std::vector<Face>& faces,
                                   const std::vector<std::string>& needs);
std::vector<Slot> free_slots(UnitOfWork& work, const FaceId& face_id,
                             const OrganizationId& practice_id, int most);
// Takes the slot, or conflict "slot.taken".
Result<Slot> book_slot(UnitOfWork& work, const SlotId& slot_id, const ReferralId& referral_id);
Result<> free_slot_of(UnitOfWork& work, const ReferralId& referral_id);

}  // namespace veerkracht::directory
