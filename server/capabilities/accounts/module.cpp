// Accounts: how somebody comes to work in Veerkracht. Start reading at invitations.hpp (who asks)
// and acceptance.hpp (who comes in).
#include "capabilities/accounts/module.hpp"

#include "capabilities/accounts/acceptance.hpp"
#include "capabilities/accounts/by_login.hpp"
#include "capabilities/accounts/invitations.hpp"
#include "capabilities/accounts/letters.hpp"
#include "runtime/application.hpp"

namespace veerkracht::accounts {

void install(Application& app) {
    app.routes.add("GET", "/api/colleagues", "account.list", colleagues);
    app.routes.add("POST", "/api/account_invitations", "account.invite", invite);
    app.routes.add("POST", "/api/account_invitation_lists", "account.invite_many", invite_many);
    app.routes.add("POST", "/api/account_invitations/{id}/again", "account.invite_again",
                   invite_again);
    app.routes.add("POST", "/api/account_invitations/{id}/withdraw", "account.withdraw", withdraw);
    app.routes.add("POST", "/api/accounts/{id}/renew", "account.renew", renew);

    app.routes.add("POST", "/api/account_invitation/look", "account_invitation.look", look,
                   {.write = false, .anonymous = true, .only_reads = true});
    app.routes.add("POST", "/api/account_invitation/pair", "account_invitation.pair", pair,
                   {.anonymous = true});
    // On the read side: the hash of a password takes 64 ms and must not hold up those who write.
    app.routes.add("POST", "/api/account_invitation/accept", "account_invitation.accept", accept,
                   {.write = false, .anonymous = true});

    app.routes.add("POST", "/api/account_invitation/login", "account_invitation.login",
                   begin_by_login, {.anonymous = true});
    app.routes.add("POST", "/api/account_invitation/arrival", "account_invitation.arrival",
                   arrive_by_login, {.anonymous = true, .way_in = true});
    app.routes.add("POST", "/api/account_invitations/{id}/confirm", "account.confirm",
                   confirm_arrival);

    app.on<access::PasskeyAdded>("accounts.tell_of_new_passkey", tell_of_new_passkey);
    app.on<access::PasskeyRemoved>("accounts.tell_of_removed_passkey", tell_of_removed_passkey);
    app.on<access::PasskeyStopped>("accounts.tell_of_stopped_passkey", tell_of_stopped_passkey);
    app.on<access::OutsideJoined>("accounts.tell_of_joined_login", tell_of_joined_login);
    app.on<access::OutsideParted>("accounts.tell_of_parted_login", tell_of_parted_login);
    app.on<access::EmergencyOpened>("accounts.tell_of_emergency", tell_of_emergency);
}

}  // namespace veerkracht::accounts
