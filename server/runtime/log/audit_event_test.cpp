// The log as others read it: each event has the shape that FHIR R4 asks, and nothing else.
#include "runtime/log/audit_event.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "runtime/log/access_log.hpp"
#include "runtime/log/event_file.hpp"
#include "testing/test_application.hpp"

namespace veerkracht::log {
namespace {

namespace fs = std::filesystem;
using boost::json::object;
using boost::json::value;

constexpr auto address = "https://veerkracht.example";

SealedLine line_of_a_look(const std::string& operation = "read",
                          const std::string& ground = "own_organization") {
    SealedLine line;
    line.id = 41;
    line.at = "2026-11-23T09:00:00.000Z";
    line.request_id = "r-1";
    line.action = "person.read";
    line.outcome = "done";
    line.account_id = "a1";
    line.actor_kind = "account";
    line.actor_name = "Noor de Wit";
    line.role = "gp";
    line.organization_id = "o1";
    line.address = "192.0.2.1";
    line.looks.push_back({"p1", "identity", operation, ground, true});
    return line;
}

object event_of(const SealedLine& line) {
    const auto events = audit_events(line, address);
    EXPECT_EQ(events.size(), 1U);
    return boost::json::parse(events.at(0)).as_object();
}

std::string text_at(const value& event, const std::string& pointer) {
    boost::system::error_code error;
    const auto* const found = event.find_pointer(pointer, error);
    return found == nullptr ? "" : std::string(found->as_string());
}

// What R4 knows of this resource: each member, whether it must be there and what it is. The words
// are those of http://hl7.org/fhir/R4/auditevent.html.
const std::map<std::string, std::map<std::string, std::string>> shapes{
    {"AuditEvent",
     {{"resourceType", "word!"},
      {"id", "word"},
      {"meta", "Meta"},
      {"type", "Coding!"},
      {"subtype", "Coding*"},
      {"action", "action"},
      {"recorded", "instant!"},
      {"outcome", "outcome"},
      {"outcomeDesc", "string"},
      {"purposeOfEvent", "CodeableConcept*"},
      {"agent", "Agent*!"},
      {"source", "Source!"},
      {"entity", "Entity*"}}},
    {"Meta", {{"profile", "uri*"}}},
    {"Coding", {{"system", "uri"}, {"code", "word"}, {"display", "string"}}},
    {"CodeableConcept", {{"coding", "Coding*"}}},
    {"Identifier", {{"system", "uri"}, {"value", "string"}}},
    {"Reference", {{"type", "word"}, {"identifier", "Identifier"}, {"display", "string"}}},
    {"Agent",
     {{"type", "CodeableConcept"},
      {"role", "CodeableConcept*"},
      {"who", "Reference"},
      {"name", "string"},
      {"requestor", "boolean!"},
      {"network", "Network"}}},
    {"Network", {{"address", "string"}, {"type", "network"}}},
    {"Source", {{"site", "string"}, {"observer", "Reference!"}, {"type", "Coding*"}}},
    {"Entity",
     {{"what", "Reference"},
      {"type", "Coding"},
      {"role", "Coding"},
      {"name", "string"},
      {"detail", "Detail*"}}},
    {"Detail", {{"type", "string!"}, {"valueString", "string!"}}}};

const std::map<std::string, std::regex> words{
    {"word", std::regex("[A-Za-z0-9._-]{1,64}")},
    {"uri", std::regex("https?://[^ ]+")},
    {"string", std::regex(R"(\s*\S[\s\S]*)")},
    {"action", std::regex("[CRUDE]")},
    {"outcome", std::regex("0|4|8|12")},
    {"network", std::regex("[1-5]")},
    {"instant", std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))")}};

std::string fault_in(const value& one, std::string shape, const std::string& place);

std::string fault_in_list(const value& one, const std::string& shape, const std::string& place) {
    if (!one.is_array() || one.as_array().empty()) return place + " is no filled list";
    for (const auto& member : one.as_array())
        if (auto fault = fault_in(member, shape, place); !fault.empty()) return fault;
    return "";
}

std::string fault_in_object(const value& one, const std::string& shape, const std::string& place) {
    if (!one.is_object() || one.as_object().empty()) return place + " is no filled object";
    for (const auto& [name, of] : shapes.at(shape))
        if (of.ends_with('!') && !one.as_object().contains(name))
            return place + "." + name + " is absent";
    for (const auto& member : one.as_object()) {
        const std::string name(member.key());
        const auto of = shapes.at(shape).find(name);
        if (of == shapes.at(shape).end()) return place + "." + name + " is unknown";
        if (auto fault = fault_in(member.value(), of->second, place + "." + name); !fault.empty())
            return fault;
    }
    return "";
}

std::string fault_in(const value& one, std::string shape, const std::string& place) {
    if (shape.ends_with('!')) shape.pop_back();
    if (shape.ends_with('*')) {
        shape.pop_back();
        return fault_in_list(one, shape, place);
    }
    if (shape == "boolean") return one.is_bool() ? "" : place + " is no boolean";
    const auto word = words.find(shape);
    if (word == words.end()) return fault_in_object(one, shape, place);
    return one.is_string() && std::regex_match(std::string(one.as_string()), word->second)
               ? ""
               : place + " is no " + shape;
}

std::string fault_in(const object& event) { return fault_in(event, "AuditEvent", "AuditEvent"); }

std::vector<std::string> codes_of_agents(const object& event) {
    std::vector<std::string> codes;
    for (const auto& agent : event.at("agent").as_array())
        codes.push_back(text_at(agent, "/type/coding/0/code"));
    return codes;
}

int requestors(const object& event) {
    int count = 0;
    for (const auto& agent : event.at("agent").as_array())
        count += agent.at("requestor").as_bool() ? 1 : 0;
    return count;
}

TEST(AuditEventTest, a_look_is_a_patient_read_of_basic_audit) {
    const auto event = event_of(line_of_a_look());
    EXPECT_EQ(fault_in(event), "");
    EXPECT_EQ(text_at(event, "/meta/profile/0"),
              "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead");
    EXPECT_EQ(text_at(event, "/type/code"), "rest");
    EXPECT_EQ(text_at(event, "/subtype/0/code"), "read");
    EXPECT_EQ(text_at(event, "/subtype/1/code"), "person.read");
    EXPECT_EQ(text_at(event, "/action"), "R");
    EXPECT_EQ(text_at(event, "/outcome"), "0");
    EXPECT_EQ(codes_of_agents(event),
              (std::vector<std::string>{"110152", "110153", "IRCP", "PROV"}));
    EXPECT_EQ(requestors(event), 1);
    EXPECT_EQ(text_at(event, "/agent/0/network/address"), "192.0.2.1");
    EXPECT_EQ(text_at(event, "/agent/2/who/identifier/value"), "a1");
    EXPECT_EQ(text_at(event, "/agent/2/name"), "Noor de Wit");
    EXPECT_EQ(text_at(event, "/agent/2/role/0/coding/0/code"), "gp");
    EXPECT_EQ(text_at(event, "/agent/3/who/identifier/value"), "o1");
    EXPECT_EQ(text_at(event, "/entity/0/what/identifier/system"),
              "https://veerkracht.example/person");
    EXPECT_EQ(text_at(event, "/entity/0/what/identifier/value"), "p1");
    EXPECT_EQ(text_at(event, "/entity/0/role/code"), "1");
    EXPECT_EQ(text_at(event, "/entity/1/what/identifier/value"), "identity");
    EXPECT_EQ(text_at(event, "/entity/1/role/code"), "4");
    EXPECT_EQ(text_at(event, "/entity/1/detail/0/valueString"), "own_organization");
    EXPECT_EQ(text_at(event, "/entity/2/what/identifier/value"), "r-1");
    EXPECT_EQ(text_at(event, "/entity/2/type/code"), "XrequestId");
    EXPECT_FALSE(event.contains("purposeOfEvent"));
}

TEST(AuditEventTest, who_writes_is_the_source) {
    const auto event = event_of(line_of_a_look("write"));
    EXPECT_EQ(fault_in(event), "");
    EXPECT_EQ(text_at(event, "/meta/profile/0"),
              "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientUpdate");
    EXPECT_EQ(text_at(event, "/action"), "U");
    EXPECT_EQ(text_at(event, "/subtype/0/code"), "update");
    EXPECT_EQ(codes_of_agents(event),
              (std::vector<std::string>{"110153", "110152", "AUT", "PROV"}));
}

TEST(AuditEventTest, an_emergency_says_so) {
    const auto event = event_of(line_of_a_look("read", "break_glass"));
    EXPECT_EQ(fault_in(event), "");
    EXPECT_EQ(text_at(event, "/purposeOfEvent/0/coding/0/code"), "BTG");
}

TEST(AuditEventTest, what_was_refused_went_wrong_and_says_why) {
    auto line = line_of_a_look("read", "access.denied");
    line.looks[0].allowed = false;
    const auto event = event_of(line);
    EXPECT_EQ(fault_in(event), "");
    EXPECT_EQ(text_at(event, "/outcome"), "4");
    EXPECT_EQ(text_at(event, "/outcomeDesc"), "access.denied");
    EXPECT_FALSE(event.contains("meta")) << "the profiles are of what went well";
}

TEST(AuditEventTest, each_look_is_an_event_and_a_line_without_looks_is_one) {
    auto line = line_of_a_look();
    line.looks.push_back({"p2", "plan", "read", "accepted_referral", true});
    const auto events = audit_events(line, address);
    ASSERT_EQ(events.size(), 2U);
    std::set<std::string> ids;
    for (const auto& event : events) ids.insert(text_at(boost::json::parse(event), "/id"));
    EXPECT_EQ(ids, (std::set<std::string>{"41-1", "41-2"}));
    line.looks.clear();
    const auto event = event_of(line);
    EXPECT_EQ(fault_in(event), "");
    EXPECT_EQ(text_at(event, "/action"), "E");
}

TEST(AuditEventTest, the_system_asks_by_itself_and_has_no_network) {
    auto line = line_of_a_look();
    line.account_id.reset();
    line.organization_id.reset();
    line.request_id = line.address = "";
    line.actor_kind = "system";
    for (const bool with_look : {true, false}) {
        if (!with_look) line.looks.clear();
        const auto event = event_of(line);
        EXPECT_EQ(fault_in(event), "");
        EXPECT_EQ(event.at("agent").as_array().size(), 2U);
        EXPECT_EQ(requestors(event), 1);
        EXPECT_EQ(text_at(event, "/agent/0/network/type"), "5");
    }
}

TEST(AuditEventTest, of_a_resident_stands_a_number_and_no_name) {
    auto line = line_of_a_look();
    line.account_id.reset();
    line.person_id = "p1";
    line.link_id = "l1";
    line.actor_kind = "resident";
    line.actor_name = "Lies Peeters";
    const auto events = audit_events(line, address);
    EXPECT_EQ(events.at(0).find("Lies"), std::string::npos);
    const auto event = event_of(line);
    EXPECT_EQ(fault_in(event), "");
    EXPECT_EQ(text_at(event, "/agent/2/who/identifier/value"), "p1");
}

class EventFileTest : public ::testing::Test {
  protected:
    EventFileTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_events_XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~EventFileTest() override { fs::remove_all(folder); }

    void write_line(const std::string& at, const std::string& organization, int looks) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            Line line;
            line.at = at;
            line.request_id = at;
            line.action = "person.read";
            line.outcome = "done";
            line.address = "192.0.2.1";
            line.actor = work.actor;
            line.actor.organization_id = OrganizationId{organization};
            for (int i = 0; i < looks; ++i)
                line.looks.push_back({PersonId{"p" + std::to_string(i)}, "identity", "read",
                                      "own_organization", true});
            write(work.tx, line);
            return {};
        }));
    }
    EventsWritten written(const EventsAsked& asked) {
        const auto done = write_events(app.app(), asked, path());
        EXPECT_TRUE(done);
        return done.value_or(EventsWritten{});
    }
    std::string path() const { return folder + "/log.ndjson"; }
    std::vector<std::string> lines() const {
        std::vector<std::string> all;
        std::ifstream in(path());
        for (std::string line; std::getline(in, line);) all.push_back(line);
        return all;
    }

    TestApplication app{[](Application&) {}};
    std::string folder;
};

TEST_F(EventFileTest, has_the_local_days_that_were_asked_and_only_those) {
    for (const auto* const at : {"2026-10-31T22:59:59.999Z", "2026-10-31T23:00:00.000Z",
                                 "2026-11-30T22:59:59.999Z", "2026-11-30T23:00:00.000Z"})
        write_line(at, "o1", 2);
    const auto done = written({"2026-11-01", "2026-11-30", {}, address});
    EXPECT_EQ(done.lines, 2);
    EXPECT_EQ(done.events, 4);
    ASSERT_EQ(lines().size(), 4U);
    for (const auto& line : lines()) {
        const auto event = boost::json::parse(line).as_object();
        EXPECT_EQ(fault_in(event), "");
        EXPECT_GE(text_at(event, "/recorded"), "2026-10-31T23:00:00.000Z");
        EXPECT_LT(text_at(event, "/recorded"), "2026-11-30T23:00:00.000Z");
    }
}

TEST_F(EventFileTest, of_one_organisation_has_whom_it_saw) {
    write_line("2026-10-05T09:00:00.000Z", "o1", 1);
    write_line("2026-10-05T09:00:01.000Z", "o2", 1);
    EXPECT_EQ(written({"2026-10-01", "2026-10-31", OrganizationId{"o2"}, address}).events, 1);
    EXPECT_EQ(text_at(boost::json::parse(lines().at(0)), "/recorded"), "2026-10-05T09:00:01.000Z");
    EXPECT_EQ(written({"2026-10-01", "2026-10-31", {}, address}).events, 2);
}

TEST_F(EventFileTest, many_lines_are_all_there_in_the_order_of_the_log) {
    for (int i = 0; i < 2'100; ++i) write_line("2026-11-02T09:00:00.000Z", "o1", 1);
    EXPECT_EQ(written({"2026-11-02", "2026-11-02", {}, address}).events, 2'100);
    std::set<std::string> ids;
    for (const auto& line : lines()) ids.insert(text_at(boost::json::parse(line), "/id"));
    EXPECT_EQ(ids.size(), 2'100U);
}

TEST_F(EventFileTest, that_it_was_made_stands_in_the_log) {
    written({"2026-11-01", "2026-11-30", OrganizationId{"o2"}, address});
    EXPECT_TRUE(lines().empty());
    EXPECT_EQ(app.show("select action, actor_name, organization_id, request_id from access_log"),
              "audit.export | audit.export | o2 | 2026-11-01/2026-11-30\n");
    struct stat file {};
    ASSERT_EQ(::stat(path().c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777U, 0600U);
}

TEST_F(EventFileTest, a_file_that_cannot_be_made_is_not_said_to_be) {
    EXPECT_THROW(static_cast<void>(write_events(
                     app.app(), {"2026-11-01", "2026-11-30", {}, address}, folder + "/no/log")),
                 std::runtime_error);
    EXPECT_EQ(app.show("select count(*) from access_log"), "0\n");
}

}  // namespace
}  // namespace veerkracht::log
