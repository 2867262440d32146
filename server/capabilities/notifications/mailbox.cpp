#include "capabilities/notifications/mailbox.hpp"

#include "capabilities/notifications/notifications.hpp"

namespace veerkracht::notifications {

namespace {

struct Mailbox {
    std::string name;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(Mailbox, (), (name, email))

}  // namespace

Result<> tell_mailbox(UnitOfWork& work, std::string_view kind, std::string_view subject,
                      const OrganizationId& whom, std::string_view link) {
    const auto mailbox =
        work.tx.maybe<Mailbox>("select name, email from organization_card where id = $1", whom);
    if (!mailbox || mailbox->email.empty()) return {};
    return send(work, {"email",
                       mailbox->email,
                       std::string(kind),
                       std::nullopt,
                       std::string(subject),
                       {{"team", mailbox->name}, {"link", std::string(link)}}});
}

}  // namespace veerkracht::notifications
