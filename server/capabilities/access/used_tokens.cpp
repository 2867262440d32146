#include "capabilities/access/used_tokens.hpp"

namespace veerkracht::access {

Result<bool> is_used_for_the_first_time(UnitOfWork& work, const UsedToken& token) {
    const auto id = work.keys.token_hash(token.kind + " token " + token.issuer + " " + token.id);
    TRY(work.tx.execute("delete from launch_token where ends_at <= $1", work.now));
    const auto used =
        work.tx.value<std::int64_t>("select count(*) from launch_token where id = $1", id);
    if (used.value_or(0) > 0) return false;
    const auto ends_at = to_text(Instant(std::chrono::seconds(token.ends_seconds)));
    TRY(work.tx.execute("insert into launch_token (id, ends_at) values ($1, $2)", id, ends_at));
    return true;
}

}  // namespace veerkracht::access
