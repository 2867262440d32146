// One record of a resident with one organisation, as all rooms keep it together: when it was last
// touched, whether it is in use, and how it goes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/db/table.hpp"

namespace veerkracht::retention {

struct PastTerm {
    PersonId person_id;
    std::string record;  // a kind of packages/retention.json of the room controllers
};

// What an organisation keeps, and what of it is past its term.
struct Looked {
    std::int64_t before = 0;
    std::vector<PastTerm> past;                                       // and in use by nothing
    std::map<std::string, std::map<std::string, std::int64_t>> kept;  // by record, by reason
};

Looked look_at_records(db::Transaction& tx, const OrganizationId& id, std::string_view now);

// As it stands now: nothing, where it was touched or is in use after all.
std::optional<PastTerm> still_past_term(db::Transaction& tx, const OrganizationId& id,
                                        const PersonId& person_id, std::string_view now);
// All rows of all rooms, and the key: what was sealed and is left in a backup opens no more.
Result<std::int64_t> remove_record(db::Transaction& tx, const PersonId& person_id);

}  // namespace veerkracht::retention
