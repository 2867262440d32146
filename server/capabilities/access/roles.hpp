// Who a person is at work or at home, and what is kept about a resident, in the words of access.md.
#pragma once

#include <boost/describe.hpp>

namespace veerkracht::access {

// One row each in decision.csv, with the kind of organisation it belongs to. `nobody` has no rights
// at all.
enum class Role {
    nobody,
    gp,
    practice_nurse,
    referrer,  // refers from elsewhere in care: physiotherapist, district nurse, POH-GGZ
    assistant,
    locum,  // a practice let him in until a day
    social_worker,
    welfare_coach,
    village_supporter,
    wmo_officer,
    debt_officer,
    youth_worker,
    manager,  // of a practice or a team: who works here, and nothing about a resident
    conference_participant,  // of one MDO about one resident
    volunteer,
    resident,
    parent,  // with authority over a resident under 16
    carer,   // with a mandate of the resident
    curator,
    mentor,
    estate_administrator,  // bewindvoerder
    programme_manager,
    researcher,
    insurer,
    privacy_officer,
    technical_admin,
    system
};
BOOST_DESCRIBE_ENUM(Role, nobody, gp, practice_nurse, referrer, assistant, locum, social_worker,
                    welfare_coach, village_supporter, wmo_officer, debt_officer, youth_worker,
                    manager, conference_participant, volunteer, resident, parent, carer, curator,
                    mentor, estate_administrator, programme_manager, researcher, insurer,
                    privacy_officer, technical_admin, system)

// The record classes of access.md 1; the names stand in the access log.
enum class Class {
    identity,          // K1
    address,           // K1 as well: where somebody lives, which may be secret
    bsn,               // K2
    medical_context,   // K3
    referral_core,     // K4
    social_notes,      // K5
    working_notes,     // K6: for the one who wrote them
    answers,           // K7
    plan,              // K8: needs and goals
    conference_notes,  // K9
    feedback,          // K10
    messages,          // K11
    attendance,        // K12
    access_log,        // K13
    aggregates,        // K14
    research_extract,  // K15
    accounts,          // K16
    safety_notes,      // what colleagues must know to be safe; never outside the organisation
};
BOOST_DESCRIBE_ENUM(Class, identity, address, bsn, medical_context, referral_core, social_notes,
                    working_notes, answers, plan, conference_notes, feedback, messages, attendance,
                    access_log, aggregates, research_extract, accounts, safety_notes)

// `grant` is to let somebody else in: a locum, a delegate, a carer, a released extract.
enum class Operation { read, write, grant };
BOOST_DESCRIBE_ENUM(Operation, read, write, grant)

}  // namespace veerkracht::access
