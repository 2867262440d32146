#include "capabilities/access/passkey_challenge.hpp"

#include "runtime/crypto/crypto.hpp"

namespace veerkracht::access {

BOOST_DESCRIBE_ENUM(Purpose, add, sign_in, prove, own_page)

namespace {

struct Challenge {
    static constexpr auto table = "passkey_challenge";
    std::string id;  // of the holder
    std::string purpose;
    std::string challenge;
    std::string ends_at;
};
BOOST_DESCRIBE_STRUCT(Challenge, (), (id, purpose, challenge, ends_at))

}  // namespace

Result<std::string> make_challenge(UnitOfWork& work, const std::string& holder, Purpose purpose) {
    TRY(work.tx.execute("delete from passkey_challenge where id = $1 or ends_at <= $2", holder,
                        work.now));
    const Challenge made{holder, std::string(name_of(purpose)),
                         crypto::to_base64url(crypto::random_bytes(32)),
                         plus_minutes(work.now, challenge_minutes)};
    TRY(work.tx.insert(made));
    return made.challenge;
}

Result<std::string> take_challenge(UnitOfWork& work, const std::string& holder, Purpose purpose) {
    work.keep_on_error = true;
    const auto found =
        work.tx.maybe<Challenge>("delete from passkey_challenge where id = $1 returning *", holder);
    if (!found || found->purpose != name_of(purpose) || found->ends_at <= work.now)
        return fail(Category::forbidden, "passkey.challenge");
    return found->challenge;
}

}  // namespace veerkracht::access
