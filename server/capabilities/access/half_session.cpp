#include "capabilities/access/half_session.hpp"

#include "capabilities/access/session_cookie.hpp"

namespace veerkracht::access {

namespace {

constexpr int minutes_for_the_code = 10;

struct HalfSession {
    static constexpr auto table = "half_session";
    std::string id;  // hash of the token
    AccountId account_id;
    std::string ends_at;
};
BOOST_DESCRIBE_STRUCT(HalfSession, (), (id, account_id, ends_at))

}  // namespace

Result<std::string> begin_half_session(UnitOfWork& work, const AccountId& id) {
    TRY(work.tx.execute("delete from half_session where id = $1 or ends_at <= $2",
                        kept_of_cookie(work, Cookie::half), work.now));
    const HalfSession half{give_token(work, Cookie::half, minutes_for_the_code), id,
                           plus_minutes(work.now, minutes_for_the_code)};
    TRY(work.tx.insert(half));
    return half.id;
}

std::optional<AccountId> half_signed_in(UnitOfWork& work) {
    const auto half =
        work.tx.maybe<HalfSession>("select * from half_session where id = $1 and ends_at > $2",
                                   kept_of_cookie(work, Cookie::half), work.now);
    return half ? std::optional(half->account_id) : std::nullopt;
}

Result<> end_half_session(UnitOfWork& work) {
    TRY(work.tx.execute("delete from half_session where id = $1",
                        kept_of_cookie(work, Cookie::half)));
    end_cookie(work, Cookie::half);
    return {};
}

}  // namespace veerkracht::access
