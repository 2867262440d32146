// Who a person is at work, and what is kept about a resident, in the words of access.md.
#pragma once

#include <boost/describe.hpp>

namespace veerkracht::access {

// One row each in decision.csv. `nobody` has no rights at all.
enum class Role {
    nobody,
    gp,
    practice_nurse,
    referrer,  // refers from elsewhere in care: physiotherapist, district nurse, POH-GGZ
    assistant,
    social_worker,
    welfare_coach,
    village_supporter,
    wmo_officer,
    debt_officer,
    youth_worker,
    manager,  // of a practice or a team: who works here, and nothing about a resident
    volunteer,
    resident,
    technical_admin,
    system
};
BOOST_DESCRIBE_ENUM(Role, nobody, gp, practice_nurse, referrer, assistant, social_worker,
                    welfare_coach, village_supporter, wmo_officer, debt_officer, youth_worker,
                    manager, volunteer, resident, technical_admin, system)

// The record classes of access.md 1; the names stand in the access log.
enum class Class {
    identity,         // K1
    medical_context,  // K3
    referral_core,    // K4
    social_notes,     // K5
    answers,          // K7
    plan,             // K8: needs and goals
    feedback,         // K10
    attendance,       // K12
    access_log,       // K13
    accounts,         // K16
    safety_notes,     // what colleagues must know to be safe; never outside the organisation
};
BOOST_DESCRIBE_ENUM(Class, identity, medical_context, referral_core, social_notes, answers, plan,
                    feedback, attendance, access_log, accounts, safety_notes)

enum class Operation { read, write };
BOOST_DESCRIBE_ENUM(Operation, read, write)

}  // namespace veerkracht::access
