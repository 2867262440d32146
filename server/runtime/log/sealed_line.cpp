#include "runtime/log/sealed_line.hpp"

namespace veerkracht::log {

namespace {

struct LookOfLine : SealedLook {
    std::int64_t log_id = 0;
};
BOOST_DESCRIBE_STRUCT(LookOfLine, (SealedLook), (log_id))

}  // namespace

std::vector<SealedLine> lines_with(db::Transaction& tx, std::int64_t first, std::int64_t last) {
    std::vector<SealedLine> lines;
    for (auto& row :
         tx.all<LoggedLine>("select id, at, request_id, action, outcome, account_id, actor_kind, "
                            "actor_name, role, "
                            "organization_id, person_id, link_id, address from access_log "
                            "where id between $1 and $2 order by id",
                            first, last))
        static_cast<LoggedLine&>(lines.emplace_back()) = std::move(row);
    // The order of bytes, whatever the language of the database: sorted here.
    auto looks = tx.all<LookOfLine>(
        "select log_id, person_id, record_class, operation, ground, allowed from access_log_person "
        "where log_id between $1 and $2 order by log_id",
        first, last);
    std::ranges::stable_sort(looks, {}, [](const LookOfLine& look) {
        return std::tie(look.log_id, look.person_id, look.record_class, look.operation, look.ground,
                        look.allowed);
    });
    auto look = looks.begin();
    for (auto& line : lines) {
        while (look != looks.end() && look->log_id < line.id) ++look;
        for (; look != looks.end() && look->log_id == line.id; ++look) line.looks.push_back(*look);
    }
    return lines;
}

}  // namespace veerkracht::log
