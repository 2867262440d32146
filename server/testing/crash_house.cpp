#include "testing/crash_house.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "app/capabilities.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/directory/directory.hpp"
#include "kernel/json.hpp"
#include "runtime/application.hpp"
#include "runtime/db/migrate.hpp"
#include "testing/socket_client.hpp"
#include "testing/test_application.hpp"
#include "testing/test_store.hpp"

namespace veerkracht::testing {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto patience = 60s;

void must(const Result<>& done) {
    if (!done) throw std::runtime_error("the region cannot be made: " + done.error().code);
}

OrganizationId add_organization(UnitOfWork& work, const std::string& kind,
                                const std::string& domain, const std::string& name) {
    directory::Organization organization;
    organization.id = new_id<OrganizationId>();
    organization.kind = kind;
    organization.domain = domain;
    organization.name = name;
    organization.phone = "077 000 0000";
    organization.email = "team@" + kind + ".example";
    organization.village = "America";
    organization.created_at = work.now;
    must(work.tx.insert(organization));
    return organization.id;
}

AccountId add_account(UnitOfWork& work, const OrganizationId& organization_id,
                      const std::string& role, const std::string& name) {
    access::Account account;
    account.id = new_id<AccountId>();
    account.organization_id = organization_id;
    account.role = role;
    account.name = name;
    account.email = role + "@account.example";
    account.created_at = work.now;
    must(work.tx.insert(account));
    return account.id;
}

FaceId add_coach(UnitOfWork& work, const OrganizationId& practice) {
    const auto welfare = add_organization(work, "welfare", "welfare", "Denkbeeld Welzijn");
    directory::Face face;
    face.id = new_id<FaceId>();
    face.organization_id = welfare;
    face.account_id = add_account(work, welfare, "welfare_coach", "Karin Schets");
    face.role = "welfare_coach";
    face.name = "Karin Schets";
    must(work.tx.insert(face));
    must(work.tx.insert(directory::FaceRule{new_uuid(), practice, face.id, "", 1}));
    return face.id;
}

// "vk_staff=…" of the session that was just started.
std::string cookie_in(const UnitOfWork& work) {
    for (const auto& [name, value] : work.answer_headers)
        if (name == "Set-Cookie") return value.substr(0, value.find(';'));
    throw std::runtime_error("no session was started");
}

std::set<std::string> texts(db::Database& database, const std::string& sql) {
    std::set<std::string> found;
    std::istringstream lines(show(database, sql));
    for (std::string line; std::getline(lines, line);) found.insert(line);
    return found;
}

std::set<std::string> referrals_told(db::Database& database) {
    std::set<std::string> ids;
    for (const auto& body : texts(database, "select body from event where name = 'referral.sent'"))
        ids.insert(std::string(parse_json(body).value().as_object().at("referral_id").as_string()));
    return ids;
}

std::string lines_missing(const std::string& what, const std::set<std::string>& rows,
                          const std::set<std::string>& others) {
    std::string text;
    for (const auto& id : rows)
        if (!others.contains(id)) text += id + " has no " + what + "\n";
    for (const auto& id : others)
        if (!rows.contains(id)) text += what + " without its row: " + id + "\n";
    return text;
}

std::string persons_logged(const std::string& action) {
    return "select distinct p.person_id from access_log l join access_log_person p on p.log_id = "
           "l.id where l.outcome = 'done' and l.action = '" +
           action + "'";
}

std::unique_ptr<db::Database> database_in(const fs::path& folder) {
    return db::open("sqlite:" + (folder / "veerkracht.db").string(), {.readers = 1});
}

std::string answers_kept(const std::string& route) {
    return "select count(*) from idempotent_request where route = 'POST " + route + "'";
}

// Business row, log line, event, message and kept answer: all of them or none. (REL-05)
std::string what_does_not_belong_together(db::Database& database) {
    const auto of = [&](const std::string& sql) { return texts(database, sql); };
    const auto referrals = of("select id from referral");
    const auto referred = of("select person_id from referral");
    auto text = lines_missing("event", referrals, referrals_told(database));
    text += lines_missing("consent", referrals, of("select subject_id from consent"));
    text += lines_missing("log line", referred, of(persons_logged("referral.create")));
    text += lines_missing("message", referred,
                          of("select person_id from outbox where kind = 'status'"));
    text +=
        lines_missing("log line", of("select id from person"), of(persons_logged("person.create")));
    text += lines_missing("number of answers", of("select count(*) from referral"),
                          of(answers_kept("/api/referrals")));
    text += lines_missing("number of answers", of("select count(*) from person"),
                          of(answers_kept("/api/people")));
    return text;
}

}  // namespace

CrashHouse::CrashHouse(fs::path folder, std::string database)
    : folder_(std::move(folder)), database_(std::move(database)) {
    fs::create_directories(folder_ / "outbox");
    Settings settings;
    settings.data_folder = folder_;
    settings.secure_cookies = false;
    auto opened = open_database();
    db::migrate(*opened, db::migrations());
    Application app(settings, std::move(opened), Keys::from_file(folder_ / "master.key"),
                    std::make_shared<SystemClock>());
    install_capabilities(app);
    Actor nobody;
    nobody.kind = Actor::Kind::system;
    must(app.run(nobody, [&](UnitOfWork& work) -> Result<> {
        const auto practice =
            add_organization(work, "gp_practice", "care", "De Denkbeeldige Linde");
        const auto gp = add_account(work, practice, "gp", "Hub Voorbeeld");
        face_ = add_coach(work, practice).value;
        access::Session session;
        session.level = "full";
        session.account_id = gp;
        TRY(access::start_session(work, session));
        cookie_ = cookie_in(work);
        gp_ = gp.value;
        return {};
    }));
}

CrashHouse::~CrashHouse() {
    kill_in_the_middle();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

fs::path CrashHouse::program() {
    if (const char* const told = std::getenv("VEERKRACHT_BINARY")) return told;
    return fs::read_symlink("/proc/self/exe").parent_path() / "veerkracht";
}

namespace {

std::string content_of(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

std::string CrashHouse::said_by_the_program() const { return content_of(folder_ / "server.log"); }
std::string CrashHouse::told_by_the_disk() const { return content_of(folder_ / "disk.told"); }

void CrashHouse::start(const std::string& outgoing) {
    start_with({}, outgoing);
    if (port_ == 0)
        throw std::runtime_error("the program does not start: " + said_by_the_program());
}

namespace {

// Stands beside the tests, and is put under the program.
std::string preload(const std::string& machine) {
    const auto library =
        fs::read_symlink("/proc/self/exe").parent_path() / ("lib" + machine + ".so");
    if (!fs::exists(library)) throw std::runtime_error("it is not there: " + library.string());
    return "LD_PRELOAD=" + library.string();
}

}  // namespace

void CrashHouse::start_on_a_disk_that_fails(const std::string& when) {
    fs::remove(folder_ / "disk.told");
    start_with({preload("failing_disk"), "VEERKRACHT_DISK_FAILS=" + when,
                "VEERKRACHT_DISK_TELLS=" + (folder_ / "disk.told").string()});
}

void CrashHouse::start_with_memory_of(const fs::path& plan) {
    start_with({preload("failing_memory"), "VEERKRACHT_MEMORY_FAILS=" + plan.string()});
    if (port_ == 0)
        throw std::runtime_error("the program does not start: " + said_by_the_program());
}

// Until it listens or has ended; then there is no port.
void CrashHouse::start_with(const std::vector<std::string>& environment,
                            const std::string& outgoing) {
    const auto path = program().string();
    if (!fs::exists(path)) throw std::runtime_error("the program is not there: " + path);
    const auto log = (folder_ / "server.log").string();
    fs::remove(log);  // the port of the time before stands in it
    std::vector<char*> variables;
    for (const auto& variable : environment)
        variables.push_back(const_cast<char*>(variable.data()));
    variables.push_back(nullptr);
    std::vector<const char*> words{path.c_str(),    "serve",    "--data",
                                   folder_.c_str(), "--listen", "127.0.0.1:0"};
    const auto add_option = [&](const char* name, const std::string& value) {
        if (!value.empty()) words.insert(words.end(), {name, value.c_str()});
    };
    add_option("--database", database_);
    add_option("--outgoing", outgoing);
    words.push_back(nullptr);
    port_ = 0;
    status_.reset();
    process_ = ::fork();
    if (process_ == 0) {
        // Between fork and exec: only what needs no memory.
        const int file = ::open(log.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        ::dup2(file, STDERR_FILENO);
        ::execve(path.c_str(), const_cast<char* const*>(words.data()), variables.data());
        ::_exit(127);
    }
    constexpr std::string_view told = "listening on port ";
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until && !has_ended()) {
        const auto said = said_by_the_program();
        const auto at = said.find(told);
        if (at != std::string::npos && said.find('\n', at) != std::string::npos) {
            port_ = static_cast<unsigned short>(std::stoi(said.substr(at + told.size())));
            return;
        }
        std::this_thread::sleep_for(2ms);
    }
}

bool CrashHouse::has_ended() {
    int status = 0;
    if (process_ > 0 && ::waitpid(process_, &status, WNOHANG) == process_) {
        process_ = 0;
        status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    return process_ == 0;
}

int CrashHouse::exit_code() {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until && !has_ended())
        std::this_thread::sleep_for(2ms);
    if (!status_) throw std::runtime_error("the program goes on: " + said_by_the_program());
    return *status_;
}

void CrashHouse::kill_in_the_middle() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
}

std::string CrashHouse::post(SocketClient& client, std::string_view path, std::string_view body,
                             std::string_view key) const {
    std::ostringstream request;
    request << "POST " << path << " HTTP/1.1\r\nHost: localhost\r\nCookie: " << cookie_
            << "\r\nX-VK: 1\r\nContent-Type: application/json\r\nIdempotency-Key: " << key
            << "\r\nContent-Length: " << body.size() << "\r\n\r\n"
            << body;
    return client.ask(request.str());
}

std::string CrashHouse::get(SocketClient& client, std::string_view path) const {
    std::ostringstream request;
    request << "GET " << path << " HTTP/1.1\r\nHost: localhost\r\nCookie: " << cookie_
            << "\r\n\r\n";
    return client.ask(request.str());
}

std::string CrashHouse::referral_of(const std::string& person_id) const {
    return R"({"person_id":")" + person_id + R"(","face_id":")" + face_ +
           R"(","needs":["alone"],"sentence":"Zorgt voor moeder.",)"
           R"("feedback_level":"summary","consent_given":true,"given_how":"spoken"})";
}

void CrashHouse::refer_until_cut(Ledger& ledger, int client,
                                 const std::function<bool()>& enough) const {
    // Posts, and enters what was acknowledged; the id, or "" when it was not.
    const auto acknowledged = [&](SocketClient& line, bool referral, const std::string& body) {
        const auto key = new_uuid();
        const auto answer = post(line, referral ? "/api/referrals" : "/api/people", body, key);
        if (status_of_answer(answer) != 201) return std::string();
        const auto told = body_of_answer(answer);
        std::string id(parse_json(told).value().as_object().at("id").as_string());
        ledger.add({referral, id, key, body, told});
        return id;
    };
    const auto person_body = R"({"given_name":"Lies","family_name":"Verzonnen )" +
                             std::to_string(client) +
                             R"(","birth_on":"1965-03-14","phone":"06 1234 5678","anyway":true})";
    try {
        SocketClient line(port_);
        while (!enough()) {
            const auto person = acknowledged(line, false, person_body);
            if (person.empty()) return;
            const auto referral = acknowledged(line, true, referral_of(person));
            if (referral.empty()) return;
        }
    } catch (const std::runtime_error&) {
        // The program was ended before this client reached it.
    }
}

std::unique_ptr<Application> CrashHouse::application_in(const fs::path& folder) {
    Settings settings;
    settings.data_folder = folder;
    settings.secure_cookies = false;
    auto app = std::make_unique<Application>(settings, database_in(folder),
                                             Keys::from_file(folder / "master.key"),
                                             std::make_shared<SystemClock>());
    install_capabilities(*app);
    return app;
}

std::unique_ptr<db::Database> CrashHouse::open_database() const {
    return database_.empty() ? database_in(folder_) : db::open(database_, {.readers = 1});
}

void CrashHouse::send_what_waits_later(outgoing::Carriers carriers) const {
    auto clock = std::make_shared<TestClock>();
    clock->set(plus_minutes(to_text(SystemClock().now()), 60));
    Settings settings;
    settings.data_folder = folder_;
    Application app(settings, open_database(), Keys::from_file(folder_ / "master.key"), clock);
    app.carriers = std::move(carriers);
    install_capabilities(app);
    app.deliver();
}

std::string CrashHouse::complaints(const std::vector<Ledger::Entry>& ledger) const {
    return missing_in(*open_database(), folder_, ledger);
}

std::string CrashHouse::complaints_in(const fs::path& folder,
                                      const std::vector<Ledger::Entry>& ledger) const {
    return missing_in(*database_in(folder), folder, ledger);
}

std::string CrashHouse::missing_in(db::Database& database, const fs::path& folder,
                                   const std::vector<Ledger::Entry>& ledger) const {
    const auto verdict = database.is_postgres() ? "ok\n" : show(database, "pragma integrity_check");
    auto text = verdict == "ok\n" ? "" : "the database is not whole: " + verdict;
    text += what_does_not_belong_together(database);
    const auto keys = Keys::from_file(folder / "master.key");
    const auto referrals = texts(database, "select id from referral");
    const auto persons = texts(database, "select id from person");
    const auto answers = texts(database, "select key_hash from idempotent_request");
    for (const auto& entry : ledger) {
        if (!(entry.is_referral ? referrals : persons).contains(entry.id))
            text += "acknowledged and lost: " + entry.id + "\n";
        if (!answers.contains(keys.token_hash("account " + gp_ + "\n" + entry.key)))
            text += "acknowledged without its key: " + entry.id + "\n";
    }
    return text;
}

}  // namespace veerkracht::testing
