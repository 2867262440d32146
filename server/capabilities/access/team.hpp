// The people of the own organisation: who works here, who is away and who looks after the work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::access {

struct Absence {
    static constexpr auto table = "absence";
    AbsenceId id;
    int version = 1;
    AccountId account_id;
    OrganizationId organization_id;
    std::string from_on;
    std::string until_on;  // the last day away
    std::optional<AccountId> substitute_account_id;
    std::string noted_by_name;
    std::string noted_at;
    std::optional<std::string> ended_at;
};
BOOST_DESCRIBE_STRUCT(Absence, (),
                      (id, version, account_id, organization_id, from_on, until_on,
                       substitute_account_id, noted_by_name, noted_at, ended_at))

struct NewAbsence {
    AccountId account_id;
    std::string from_on;
    std::string until_on;
    std::optional<AccountId> substitute_account_id;
};
BOOST_DESCRIBE_STRUCT(NewAbsence, (), (account_id, from_on, until_on, substitute_account_id))
constexpr auto rules(const NewAbsence*) {
    return std::tuple{rule(&NewAbsence::from_on, Day{}), rule(&NewAbsence::until_on, Day{})};
}

struct AbsenceView {
    AbsenceId id;
    std::string from_on;
    std::string until_on;
    std::string substitute_name;
    bool now = false;
};
BOOST_DESCRIBE_STRUCT(AbsenceView, (), (id, from_on, until_on, substitute_name, now))
struct LeavingView {
    std::string last_on;
    std::string successor_name;  // "" where nobody does the same work
};
BOOST_DESCRIBE_STRUCT(LeavingView, (), (last_on, successor_name))
struct Colleague {
    AccountId account_id;
    std::string name;
    std::string role;
    bool me = false;
    std::vector<AbsenceView> absences;  // now and later
    std::optional<LeavingView> leaving;
    std::vector<AccountId> successors;  // who can go on with the work
    bool may_let_go = false;            // by who asks: note or undo the last working day
};
BOOST_DESCRIBE_STRUCT(Colleague, (),
                      (account_id, name, role, me, absences, leaving, successors, may_let_go))
struct Team {
    std::string organization_name;
    std::vector<Colleague> people;
    int substitute_days_max = 0;  // somebody stands in at most so long, and then is asked anew
};
BOOST_DESCRIBE_STRUCT(Team, (), (organization_name, people, substitute_days_max))

Result<Team> team(UnitOfWork& work);
Result<Team> note_absence(UnitOfWork& work, const NewAbsence& input);
// Back earlier than thought, or noted by mistake.
Result<Team> end_absence(UnitOfWork& work, const AbsenceId& id);

// An active account of the own organisation, or refused as a choice in this field.
struct Worker {
    AccountId id;
    std::string name;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(Worker, (), (id, name, role))
Result<Worker> colleague(UnitOfWork& work, const AccountId& id, const std::string& field);
// The same, also when the account was closed: for the work that was left behind.
Result<Worker> present_or_former_colleague(UnitOfWork& work, const AccountId& id,
                                           const std::string& field);

std::vector<Worker> who_work_here(UnitOfWork& work);
// Who can go on when somebody leaves or is away: who does the same work; where nobody does, who
// also sends referrals and hears what comes back; else nobody.
std::vector<Worker> who_can_go_on(const std::vector<Worker>& workers, const Worker& leaver);

}  // namespace veerkracht::access
