#include "testing/cast.hpp"

#include <stdexcept>

#include "capabilities/access/sessions.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/programmes.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/people.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht {

namespace {

// Unfolds a Result that cannot fail in a test.
void must(const Result<>& result) {
    if (!result)
        throw std::runtime_error("the cast cannot be made: " + result.error().code + " " +
                                 result.error().detail);
}

void add_organization(UnitOfWork& work, const std::string& id, const std::string& kind,
                      const std::string& domain, const std::string& name,
                      const std::string& village) {
    directory::Organization organization;
    organization.id = OrganizationId{id};
    organization.kind = kind;
    organization.domain = domain;
    organization.name = name;
    organization.phone = "077 000 0000";
    if (kind == "gp_practice") organization.out_of_hours_phone = "077 000 0112";
    organization.email = "team@" + id.substr(id.size() - 4) + ".example";
    organization.village = village;
    organization.municipality = "Horst aan de Maas";
    organization.latitude = 51.43;
    organization.longitude = 5.98;
    organization.created_at = work.now;
    must(work.tx.insert(organization));
}

// One hash for all accounts and tests of this process: hashing is what takes time.
const std::string& hash_of_the_password(const Settings& settings) {
    static const std::string hash = crypto::hash_password(
        cast::password, {settings.password_operations, settings.password_memory_bytes});
    return hash;
}

void add_account(UnitOfWork& work, const std::string& id, const std::string& organization_id,
                 const std::string& role, const std::string& name) {
    access::Account account;
    account.id = AccountId{id};
    account.organization_id = OrganizationId{organization_id};
    account.role = role;
    account.name = name;
    account.email = id.substr(id.size() - 4) + "@account.example";
    account.password_hash = hash_of_the_password(work.settings);
    account.totp_key = work.keys.seal_own("account.totp_key", id, "totp key of " + id);
    account.created_at = work.now;
    must(work.tx.insert(account));
}

void add_face(UnitOfWork& work, const std::string& id, const std::string& organization_id,
              const std::string& account_id, const std::string& role, const std::string& name,
              bool intake_stop = false) {
    directory::Face face;
    face.id = FaceId{id};
    face.organization_id = OrganizationId{organization_id};
    if (!account_id.empty()) face.account_id = AccountId{account_id};
    face.role = role;
    face.name = name;
    face.wait_weeks = 1;
    face.intake_stop = intake_stop;
    must(work.tx.insert(face));
}

void add_rule(UnitOfWork& work, const std::string& face_id, const std::string& need, int rank,
              const std::string& organization_id = cast::practice) {
    must(work.tx.insert(directory::FaceRule{new_uuid(), OrganizationId{organization_id},
                                            FaceId{face_id}, need, rank}));
}

void add_slot(UnitOfWork& work, const std::string& id, const std::string& starts_at) {
    must(work.tx.insert(directory::Slot{SlotId{id}, 1, FaceId{cast::face_of_nora},
                                        OrganizationId{cast::practice}, starts_at, 30,
                                        std::nullopt}));
}

people::Person person(const std::string& id, const std::string& organization_id,
                      const std::string& given_name, const std::string& family_name,
                      std::string_view birth_on, std::string_view phone) {
    people::Person person;
    person.id = PersonId{id};
    person.organization_id = OrganizationId{organization_id};
    person.domain = "care";
    person.given_name = given_name;
    person.family_name = family_name;
    person.birth_on = birth_on;
    person.phone = phone;
    person.email = "post@" + id.substr(id.size() - 4) + ".example";
    person.village = "America";
    person.neighbourhood_code = "BU15070101";
    return person;
}

void add_person(UnitOfWork& work, people::Person person) {
    person.created_at = work.now;
    must(people::store(work, person));
}

void add_the_table(UnitOfWork& work) {
    directory::Service service;
    service.id = ServiceId{cast::table};
    service.organization_id = OrganizationId{cast::initiative};
    service.name = "Eetpunt De Verzonnen Tafel";
    service.description = "Samen eten aan één lange tafel";
    service.schedule_description = "dinsdag 17.30 uur";
    service.email = "wiel@verzonnentafel.example";
    service.village = "America";
    service.latitude = 51.44;
    service.longitude = 5.99;
    service.places_free = 2;
    service.assured_on = "2026-10-20";
    service.created_at = work.now;
    must(work.tx.insert(service));
}

void add_everybody(UnitOfWork& work) {
    add_organization(work, cast::practice, "gp_practice", "care", "Praktijk De Denkbeeldige Linde",
                     "America");
    add_organization(work, cast::other_practice, "gp_practice", "care", "Praktijk De Andere Linde",
                     "Sevenum");
    add_organization(work, cast::welfare, "welfare", "welfare", "Denkbeeld Welzijn", "Horst");
    add_organization(work, cast::social_work, "social_work", "welfare",
                     "Schets Maatschappelijk Werk", "Horst");
    add_organization(work, cast::other_welfare, "welfare", "welfare", "Elders Welzijn", "Venray");
    add_organization(work, cast::initiative, "initiative", "community",
                     "Eetpunt De Verzonnen Tafel", "America");
    add_organization(work, cast::municipality, "municipality", "municipality", "Gemeente Verzonnen",
                     "Horst");
    add_organization(work, cast::district_nursing, "care_partner", "care",
                     "Wijkverpleging De Verzonnen Ronde", "America");

    must(directory::join_programme(
        work, {OrganizationId{cast::practice}, "Denkbeeldig Samen", "2026-01-05", std::nullopt}));
    add_account(work, cast::hub, cast::practice, "gp", "Hub Voorbeeld");
    add_account(work, cast::joke, cast::practice, "practice_nurse", "Joke Oefenstuk");
    add_account(work, cast::femke, cast::practice, "assistant", "Femke Oefening");
    add_account(work, cast::karin, cast::welfare, "welfare_coach", "Karin Schets");
    add_account(work, cast::bram, cast::welfare, "welfare_coach", "Bram Schetsma");
    add_account(work, cast::nora, cast::social_work, "social_worker", "Nora Ontwerp");
    add_account(work, cast::stranger, cast::other_practice, "gp", "Vera Vreemd");
    add_account(work, cast::stranger_assistant, cast::other_practice, "assistant", "Vic Vreemd");
    add_account(work, cast::stranger_coach, cast::other_welfare, "welfare_coach", "Els Elders");
    add_account(work, cast::admin, cast::practice, "technical_admin", "Toos Techniek");
    add_account(work, cast::anouk, cast::municipality, "wmo_officer", "Anouk Maquette");
    add_account(work, cast::wies, cast::district_nursing, "referrer", "Wies Schetsboek");

    add_account(work, cast::mies, cast::practice, "manager", "Mies Maatwerk");
    add_account(work, cast::guus, cast::welfare, "manager", "Guus Gedacht");

    add_face(work, cast::face_of_karin, cast::welfare, cast::karin, "welfare_coach",
             "Karin Schets");
    add_face(work, cast::face_of_nora, cast::social_work, cast::nora, "social_worker",
             "Nora Ontwerp");
    add_face(work, cast::face_with_stop, cast::welfare, "", "welfare_coach", "Team Vol", true);
    add_face(work, cast::face_elsewhere, cast::other_welfare, cast::stranger_coach, "welfare_coach",
             "Els Elders");
    add_face(work, cast::wmo_desk, cast::municipality, "", "wmo_desk", "Wmo-loket");
    add_rule(work, cast::wmo_desk, "", 1, cast::welfare);
    add_rule(work, cast::face_of_karin, "", 1, cast::district_nursing);
    add_rule(work, cast::wmo_desk, "", 2, cast::district_nursing);
    add_rule(work, cast::face_of_karin, "alone", 1);
    add_rule(work, cast::face_of_karin, "", 2);
    add_rule(work, cast::face_of_nora, "debts", 1);
    add_rule(work, cast::face_of_nora, "", 3);
    add_rule(work, cast::face_with_stop, "", 4);
    add_slot(work, cast::slot_tomorrow, "2026-11-03T13:30");
    add_slot(work, cast::slot_next_week, "2026-11-10T13:30");
    add_the_table(work);

    add_person(work, person(cast::lies, cast::practice, "Lies", "Verzonnen",
                            cast::birth_date_of_lies, cast::phone_of_lies));
    add_person(work, person(cast::piet, cast::practice, "Piet", "Onbestaand", "1950-01-02",
                            "06 8765 4321"));
    add_person(work, person(cast::somebody_else, cast::other_practice, "Lies", "Verzonder",
                            "1971-07-07", "06 1111 2222"));
}

}  // namespace

CastTest::CastTest() {
    must(app.run([](UnitOfWork& work) -> Result<> {
        add_everybody(work);
        return {};
    }));
    sign_in_all();
}

TestSession CastTest::signed_in(const std::string& account_id) {
    TestReply answer;
    must(app.run([&](UnitOfWork& work) -> Result<> {
        access::Session session;
        session.level = "full";
        session.account_id = AccountId{account_id};
        TRY(access::start_session(work, session));
        answer.headers = work.answer_headers;
        return {};
    }));
    TestSession browser;
    browser.take(answer);
    return browser;
}

void CastTest::sign_in_all() {
    gp = signed_in(cast::hub);
    nurse = signed_in(cast::joke);
    assistant = signed_in(cast::femke);
    coach = signed_in(cast::karin);
    colleague = signed_in(cast::bram);
    social_worker = signed_in(cast::nora);
    stranger = signed_in(cast::stranger);
    stranger_assistant = signed_in(cast::stranger_assistant);
    stranger_coach = signed_in(cast::stranger_coach);
    admin = signed_in(cast::admin);
    desk = signed_in(cast::anouk);
    referrer = signed_in(cast::wies);
    manager = signed_in(cast::mies);
    team_manager = signed_in(cast::guus);
}

void CastTest::days_later(int days) {
    app.clock->advance_days(days);
    sign_in_all();
}

TestSession CastTest::lies_at_her_page() {
    TestSession phone;
    const auto token = newest_link("status");
    EXPECT_EQ(app.visit(phone, "POST /api/link/code", {{"token", token}}).status, 201);
    EXPECT_EQ(app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}})
                  .status,
              201);
    return phone;
}

std::string CastTest::newest_fact(std::string_view kind, const std::string& fact) {
    std::string found;
    must(app.run([&](UnitOfWork& work) -> Result<> {
        const auto message = work.tx.maybe<notifications::Message>(
            "select * from outbox where kind = $1 order by created_at desc, id desc limit 1", kind);
        if (message) found = notifications::facts_of(work.keys, *message)[fact];
        return {};
    }));
    return found;
}

std::string CastTest::newest_link(std::string_view kind) {
    const auto address = newest_fact(kind, "link");
    return address.starts_with("/l/") ? address.substr(3) : "";
}

std::string CastTest::newest_code() { return newest_fact("code", "code"); }

std::string CastTest::authenticator_code(const std::string& account_id) {
    const auto seconds =
        std::chrono::floor<std::chrono::seconds>(app.clock->now()).time_since_epoch().count();
    return crypto::totp_code("totp key of " + account_id, seconds / 30);
}

boost::json::object CastTest::request_for_lies(const boost::json::object& with) const {
    boost::json::object request{
        {"person_id", cast::lies},      {"face_id", cast::face_of_karin},
        {"needs", {"alone", "caring"}}, {"sentence", "Zorgt voor moeder en komt nergens meer."},
        {"feedback_level", "summary"},  {"consent_given", true},
        {"given_how", "spoken"},        {"again", true}};
    for (const auto& [name, member] : with) request[name] = member;
    return request;
}

std::string CastTest::referred(const boost::json::object& with) {
    const auto reply = app.ask(gp, "POST /api/referrals", request_for_lies(with));
    EXPECT_EQ(reply.status, 201) << reply.raw;
    return reply.text("id");
}

std::string CastTest::accepted(const boost::json::object& with) {
    const auto id = referred(with);
    const auto reply =
        app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
    EXPECT_EQ(reply.status, 201) << reply.raw;
    return id;
}

TestReply CastTest::step(const std::string& id, std::string_view step,
                         const boost::json::object& with) {
    boost::json::object body{{"version", version_of(id)}, {"step", step}};
    for (const auto& [name, member] : with) body[name] = member;
    return app.ask(coach, "POST /api/cases/" + id + "/steps", body);
}

int CastTest::version_of(const std::string& referral_id) {
    return std::stoi(value("select version from referral where id = $1", {referral_id}));
}

std::string CastTest::asked_onward(const std::string& id, const boost::json::object& with) {
    boost::json::object body{{"version", version_of(id)}, {"service_id", cast::table},
                             {"wish", "eet graag samen"}, {"when", "dinsdag"},
                             {"consent_given", true},     {"attendance", true}};
    for (const auto& [name, member] : with) body[name] = member;
    const auto reply = app.ask(coach, "POST /api/cases/" + id + "/onward", body);
    EXPECT_EQ(reply.status, 201) << reply.raw;
    return value(
        "select id from referral where parent_id = $1 order by sent_at desc, id desc limit 1",
        {id});
}

std::string CastTest::value(const std::string& sql, const std::vector<std::string>& with) {
    const auto rows = app.show(sql, with);
    return rows.substr(0, rows.find('\n'));
}

}  // namespace veerkracht
