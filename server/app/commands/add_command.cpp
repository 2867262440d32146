// veerkracht add organization|account: the first parties of an empty region, and later ones.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/commands/as_owner.hpp"
#include "app/commands/commands.hpp"
#include "capabilities/access/account.hpp"
#include "capabilities/access/credentials.hpp"
#include "capabilities/access/roles.hpp"
#include "capabilities/directory/face_mailbox.hpp"
#include "capabilities/directory/open_faces.hpp"
#include "capabilities/directory/serving.hpp"
#include "capabilities/referrals/targets.hpp"
#include "kernel/json.hpp"
#include "kernel/text.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::commands {

namespace {

struct NewOrganization {
    std::string kind = "gp_practice";
    std::string name;
    std::string phone;
    std::string out_of_hours_phone;
    std::string email;
    std::string village;
};

struct NewAccount {
    std::string organization;  // name or id
    std::string role;
    std::string name;
    std::string email;
    std::vector<std::string> serves;   // of a coach or social worker: names of practices
    std::vector<std::string> open_in;  // and municipalities where residents ask him themselves
};

// A village supporter without an account: asked and answering by link.
struct NewVolunteer {
    std::string organization;
    std::string kind;
    std::string name;
    std::string email;
    std::string sms;
    std::string coordinator;
    std::string coordinator_email;
    std::vector<std::string> serves;
};

Result<> add_organization(UnitOfWork& work, const NewOrganization& input) {
    const auto known = work.tx.value<std::int64_t>(
        "select count(*) from organization where name = $1", input.name);
    if (known.value_or(0) > 0)
        return fail(Category::conflict, "organization.known", "there is one of this name");
    directory::Organization organization;
    organization.id = new_id<OrganizationId>();
    organization.kind = input.kind;
    organization.domain = directory::domain_of_kind(input.kind);
    organization.name = input.name;
    organization.phone = input.phone;
    organization.out_of_hours_phone = input.out_of_hours_phone;
    organization.email = input.email;
    organization.village = input.village;
    organization.created_at = work.now;
    TRY(work.tx.insert(organization));
    std::cout << organization.id.value << "\n";
    return {};
}

// The practices that are served find the face, for every need.
Result<> let_serve(UnitOfWork& work, const FaceId& face, const std::vector<std::string>& practices,
                   int rank) {
    for (const auto& name : practices) {
        const auto practice = TRY(organization_called(work, name));
        TRY(work.tx.insert(directory::FaceRule{new_uuid(), practice.id, face, "", rank}));
    }
    return {};
}

// A coach, social worker or village supporter is a face.
Result<> add_face(UnitOfWork& work, const access::Account& account,
                  const directory::Organization& organization, const NewAccount& input) {
    directory::Face face;
    face.id = new_id<FaceId>();
    face.organization_id = organization.id;
    face.account_id = account.id;
    face.role = account.role;
    face.name = account.name;
    face.phone = organization.phone;
    TRY(work.tx.insert(face));
    TRY(let_serve(work, face.id, input.serves, 1));
    for (const auto& municipality : input.open_in)
        TRY(work.tx.insert(directory::OpenFace{new_uuid(), municipality, "", face.id, "", 1}));
    return {};
}

// What the operator hands over in person.
struct Handed {
    std::string password = crypto::to_base64url(crypto::random_bytes(15));
    std::string totp_key = crypto::random_bytes(20);

    std::string hash(const Settings& settings) const {
        return crypto::hash_password(
            password, {settings.password_operations, settings.password_memory_bytes});
    }
    void print(const std::string& email) const {
        std::cout << "address        " << email << "\n"
                  << "password       " << password << "\n"
                  << "authenticator  " << crypto::to_base32(totp_key) << "\n"
                  << "Both are shown once. Hand them over in person.\n";
    }
};

// Where nobody in the organisation can do it: its only GP or manager lost a phone.
Result<> give_access_anew(UnitOfWork& work, const std::string& email) {
    const auto who = access::contact_at(work, folded(email));
    if (!who || !who->active)
        return fail(Category::not_found, "account.absent", "no account has this address");
    const Handed handed;
    TRY(access::replace_credentials(work, who->id, {handed.hash(work.settings), handed.totp_key}));
    handed.print(who->email);
    return {};
}

Result<> add_account(UnitOfWork& work, const NewAccount& input) {
    const auto organization = TRY(organization_called(work, input.organization));
    const Handed handed;
    access::Account account;
    account.id = new_id<AccountId>();
    account.organization_id = organization.id;
    account.role = input.role;
    account.name = input.name;
    account.email = folded(input.email);  // as it is looked up at login
    account.password_hash = handed.hash(work.settings);
    account.totp_key = work.keys.seal_own("account.totp_key", account.id.value, handed.totp_key);
    account.created_at = work.now;
    TRY(work.tx.insert(account));
    // Whose work is a kind of party of its own is found by an own face.
    const auto* const kind = referrals::target_of(input.role);
    if (kind && kind->worker_role == input.role) TRY(add_face(work, account, organization, input));
    handed.print(account.email);
    return {};
}

Result<> add_volunteer(UnitOfWork& work, const NewVolunteer& input) {
    if (input.email.empty() && input.sms.empty())
        return fail(Category::invalid, "volunteer.unreachable", "give --email, --sms or both");
    const auto organization = TRY(organization_called(work, input.organization));
    directory::Face face;
    face.id = new_id<FaceId>();
    face.organization_id = organization.id;
    face.role = input.kind;
    face.name = input.name;
    face.phone = organization.phone;
    TRY(work.tx.insert(face));
    TRY(work.tx.insert(directory::FaceMailbox{face.id, input.email, input.sms, input.coordinator,
                                              input.coordinator_email}));
    constexpr int behind_the_workers = 20;
    return let_serve(work, face.id, input.serves, behind_the_workers);
}

void add_organization_word(CLI::App& add, Place& place) {
    const auto organization = std::make_shared<NewOrganization>();
    auto* command = add.add_subcommand("organization",
                                       "Adds a practice, a welfare organization, …; prints its id");
    add_place_options(*command, place);
    command->add_option("--kind", organization->kind)
        ->check(CLI::IsMember(directory::organization_kinds()))
        ->capture_default_str();
    command->add_option("--name", organization->name)->required();
    command->add_option("--phone", organization->phone)->required();
    command->add_option("--out-of-hours-phone", organization->out_of_hours_phone,
                        "Of a practice: the number of its huisartsenpost, shown to residents");
    command->add_option("--email", organization->email, "The mailbox of the team");
    command->add_option("--village", organization->village);
    command->callback([&place, organization] {
        run_as_owner(place,
                     [&](UnitOfWork& work) { return add_organization(work, *organization); });
    });
}

void add_account_word(CLI::App& add, Place& place) {
    const auto account = std::make_shared<NewAccount>();
    auto* command = add.add_subcommand(
        "account", "Adds a professional; prints a password and the key for an authenticator app");
    add_place_options(*command, place);
    command->add_option("--organization", account->organization, "Name or id")->required();
    command->add_option("--role", account->role)
        ->check(CLI::IsMember({"gp", "practice_nurse", "referrer", "assistant", "social_worker",
                               "welfare_coach", "village_supporter", "manager", "technical_admin",
                               "privacy_officer"}))
        ->required();
    command->add_option("--name", account->name)->required();
    command->add_option("--email", account->email)->required();
    command->add_option("--serves", account->serves,
                        "Practices that refer to this coach or social worker");
    command->add_option("--open-in", account->open_in,
                        "Municipalities whose residents may ask this coach or social worker "
                        "themselves, at /hulp");
    command->callback([&place, account] {
        run_as_owner(place, [&](UnitOfWork& work) { return add_account(work, *account); });
    });
}

void add_volunteer_word(CLI::App& add, Place& place) {
    const auto volunteer = std::make_shared<NewVolunteer>();
    const auto kinds = referrals::kinds_by_link();
    volunteer->kind = kinds.front();
    auto* command =
        add.add_subcommand("volunteer",
                           "Adds a village supporter who is a volunteer: no account, asked "
                           "by mail and text message, answering by link");
    add_place_options(*command, place);
    command->add_option("--organization", volunteer->organization, "Name or id")->required();
    command->add_option("--name", volunteer->name)->required();
    command->add_option("--kind", volunteer->kind, "The kind of party")
        ->check(CLI::IsMember(kinds))
        ->capture_default_str();
    command->add_option("--email", volunteer->email);
    command->add_option("--sms", volunteer->sms, "A mobile number for the link");
    command->add_option("--coordinator", volunteer->coordinator,
                        "Who sees to an answer; without one that is who refers");
    command->add_option("--coordinator-email", volunteer->coordinator_email);
    command->add_option("--serves", volunteer->serves, "Practices that refer to this volunteer");
    command->callback([&place, volunteer] {
        run_as_owner(place, [&](UnitOfWork& work) { return add_volunteer(work, *volunteer); });
    });
}

void add_access_word(CLI::App& add, Place& place) {
    const auto email = std::make_shared<std::string>();
    auto* command =
        add.add_subcommand("access",
                           "Gives an account a new password and key; what was known before "
                           "opens nothing, and its sessions end");
    add_place_options(*command, place);
    command->add_option("--email", *email)->required();
    command->callback([&place, email] {
        run_as_owner(place, [&](UnitOfWork& work) { return give_access_anew(work, *email); });
    });
}

}  // namespace

void add_add_command(CLI::App& app, Place& place) {
    auto* add = app.add_subcommand("add",
                                   "Adds an organization or an account (the server must be stopped "
                                   "when it keeps its data in a file)");
    add->require_subcommand(1);
    add_organization_word(*add, place);
    add_account_word(*add, place);
    add_volunteer_word(*add, place);
    add_access_word(*add, place);
}

}  // namespace veerkracht::commands
