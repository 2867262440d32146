// How long each kind of record is kept: packages/retention.json, and what an organisation chose
// within what the law leaves open (SEC-70).
#pragma once

#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::controllers {

struct TermRule {
    std::string code;
    int months = 0;
    int days = 0;
    int at_least = 0;  // months that the law, or what is fair, leaves open
    int at_most = 0;
    std::string law;                 // wgbo, wmo, youth, own, proof, security: why
    std::string from;                // last_change, closing, end: from when it is counted
    std::vector<std::string> kinds;  // of organisation; none: all others
    std::vector<std::string> roles;  // who works with it makes it such a record, wherever that is
};
BOOST_DESCRIBE_STRUCT(TermRule, (),
                      (code, months, days, at_least, at_most, law, from, kinds, roles))

struct RetentionRules {
    std::string version;
    std::vector<TermRule> records;       // of a whole record of a resident
    std::vector<TermRule> of_everybody;  // the same for all organisations
    std::string at;  // local time of day after which the run of the night begins
    int in_one_batch = 0;
    int look_holds_hours = 0;  // what was looked at is released within so many hours
};
BOOST_DESCRIBE_STRUCT(RetentionRules, (),
                      (version, records, of_everybody, at, in_one_batch, look_holds_hours))

const RetentionRules& retention_rules();

// The kind of record that an organisation of this kind keeps, where nothing else is said of it.
const TermRule& record_of_kind(std::string_view kind);
// The same of what somebody with this role works with; null where the kind of organisation says it.
const TermRule* record_of_role(std::string_view role);

// Not proofs or sessions.
bool is_a_whole_record(std::string_view code);

struct TermView {
    std::string record;
    int months = 0;  // as it holds now
    int days = 0;
    int standard = 0;
    int at_least = 0;
    int at_most = 0;
    std::string law;
    std::string from;
};
BOOST_DESCRIBE_STRUCT(TermView, (), (record, months, days, standard, at_least, at_most, law, from))

// Those that concern this organisation, with what it chose.
std::vector<TermView> terms_of(db::Transaction& tx, const OrganizationId& id);
// What is past its term when it was last touched before this day. "" for a kind of record that is
// not known.
std::string first_day_kept(db::Transaction& tx, const OrganizationId& id, std::string_view record,
                           std::string_view today);
// By which terms is counted: of another package or another choice it is another one.
std::string terms_in_force(db::Transaction& tx, const OrganizationId& id);

std::string kind_of_organization(db::Transaction& tx, const OrganizationId& id);

}  // namespace veerkracht::controllers
