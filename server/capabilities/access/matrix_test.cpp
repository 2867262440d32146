// Every route, asked by every role: with an account at home and elsewhere, by link, and by nobody
// known. Whoever has nothing to look for there is turned away before a record is read; and no
// answer names a record of somebody with whom the own organisation has nothing to do.
#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "capabilities/access/account.hpp"
#include "capabilities/access/actions.hpp"
#include "capabilities/access/locum.hpp"
#include "capabilities/access/resident_identities.hpp"
#include "capabilities/access/roles.hpp"
#include "testing/bad_requests.hpp"
#include "testing/cast.hpp"
#include "testing/confirmed_mandate.hpp"
#include "testing/hire.hpp"
#include "testing/made_one.hpp"

namespace veerkracht::access {
namespace {

using boost::json::object;

// A story in two places that know nothing of each other.
class RoutesTest : public CastTest {
  protected:
    RoutesTest() {
        running = accepted();
        offered = referred();
        goal = goal_of(gp, cast::lies);
        talk = talk_of(gp, cast::lies);
        resident = lies_at_her_page();
        app.ask(coach, "POST /api/cases/" + running + "/question",
                {{"asked_of", "resident"}, {"code", "call_me"}, {"words", ""}});
        question = value("select id from leg_question");
        carer = with_a_mandate("carer");
        mentor = with_a_mandate("mentor");
        elsewhere();
    }
    std::string goal_of(const TestSession& who, const std::string& person) {
        return app.ask(who, "POST /api/people/" + person + "/goals", {{"words", "Samen eten"}})
            .text("id");
    }
    std::string talk_of(const TestSession& who, const std::string& person) {
        return app
            .ask(who, "POST /api/people/" + person + "/conversations",
                 {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}})
            .text("id");
    }
    TestSession with_a_mandate(const std::string& kind) {
        object body{{"name", "Mo Meelezer"}, {"phone", "06 8765 4321"}, {"ends_on", "2027-01-01"}};
        if (kind == "carer") {
            body["scope"] = {"progress"};
            EXPECT_EQ(app.ask(resident, "POST /api/my/mandates", body).status, 201);
        } else {
            body["kind"] = kind;
            body["ground"] = "Beschikking van 3 maart";
            const auto written = app.ask(gp, "POST /api/people/" + cast::lies + "/mandates", body);
            EXPECT_EQ(testing::confirm_mandate(app, nurse, written).status, 201) << written.raw;
        }
        TestSession phone;
        const auto token = newest_link("mandate");
        app.visit(phone, "POST /api/link/start",
                  {{"token", token}, {"birth_on", cast::birth_date_of_lies}});
        app.visit(phone, "POST /api/link/code", {{"token", token}});
        app.visit(phone, "POST /api/link/verify",
                  {{"token", token}, {"code", newest_fact("mandate_code", "code")}});
        EXPECT_EQ(app.ask(phone, "GET /api/my/page").status, 200) << kind;
        return phone;
    }
    // The other practice, its resident and the coach elsewhere.
    void elsewhere() {
        ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(
                work.tx.execute("insert into face_rule (id, practice_id, face_id, need, rank) "
                                "values ($1, $2, $3, '', 1)",
                                new_uuid(), cast::other_practice, cast::face_elsewhere));
            return {};
        }));
        foreign_goal = goal_of(stranger, cast::somebody_else);
        foreign_talk = talk_of(stranger, cast::somebody_else);
        foreign_leg = app.ask(stranger, "POST /api/referrals",
                              request_for_lies({{"person_id", cast::somebody_else},
                                                {"face_id", cast::face_elsewhere}}))
                          .text("id");
        app.ask(stranger_coach, "POST /api/cases/" + foreign_leg + "/accept",
                {{"version", version_of(foreign_leg)}});
        app.ask(stranger_coach, "POST /api/cases/" + foreign_leg + "/question",
                {{"asked_of", "sender"}, {"code", "call_me"}, {"words", ""}});
        foreign_question =
            value("select id from leg_question where referral_id = $1", {foreign_leg});
        EXPECT_FALSE(foreign_question.empty());
    }

    // --- Who asks -------------------------------------------------------------------------------

    struct Somebody {
        std::string name;
        Actor actor;  // as the table of actions knows him
        TestSession session;
        std::string account_id;  // "" when he has none
    };
    Somebody hired(const std::string& role, const std::string& organization_id) {
        Somebody one;
        one.account_id = new_uuid();
        testing::hire(app, one.account_id, organization_id, role);
        one.name = role + " at " + organization_id.substr(organization_id.size() - 4);
        one.actor.kind = Actor::Kind::account;
        one.actor.role = role;
        one.actor.organization_id = OrganizationId{organization_id};
        one.session = signed_in(one.account_id);
        return one;
    }
    static Somebody by_link(const std::string& role, const TestSession& session) {
        Somebody one;
        one.name = role + " by link";
        one.actor.kind = Actor::Kind::resident;
        one.actor.role = role == "resident" ? "" : role;
        one.session = session;
        return one;
    }
    std::vector<Somebody> everybody() {
        std::vector<Somebody> all;
        for (const auto& home : {cast::practice, cast::welfare, cast::municipality,
                                 cast::other_practice, cast::other_welfare})
            boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>(
                [&](auto one) { all.push_back(hired(one.name, home)); });
        all.push_back(by_link("resident", resident));
        all.push_back(by_link("carer", carer));
        all.push_back(by_link("mentor", mentor));
        all.push_back({"nobody known", {}, {}, ""});
        return all;
    }

    // --- What is asked --------------------------------------------------------------------------

    // Ends the session of who asks, or turns the clock for everybody.
    static bool ends_something(const http::Route& route) {
        return route.action == "logout" || route.action.starts_with("demo.");
    }
    TestReply ask(Somebody& who, const http::Route& route) {
        const auto good = good_request(route);
        ++requests;
        auto reply = app.ask_text(who.session, good.line, good.body);
        if (reply.status != 401 || who.account_id.empty()) return reply;
        who.session = signed_in(who.account_id);  // it ended his session
        return app.ask_text(who.session, good.line, good.body);
    }
    // 0 where the table lets him knock.
    static std::set<int> turned_away(const Somebody& who, const http::Route& route) {
        if (is_open(route.action) || route.options.anonymous) return {};
        if (who.actor.kind == Actor::Kind::nobody) return {401};
        const bool of_resident = route.pattern.starts_with("/api/my/");
        if (of_resident && !who.account_id.empty()) return {401};
        if (!of_resident && who.account_id.empty()) return {401, 403};
        if (role_may(who.actor, route.action)) return {};
        return {403};
    }

    // --- What an answer may name ----------------------------------------------------------------

    // The records of residents with whom this organisation has nothing to do.
    std::vector<std::string> strange_to(const std::string& organization_id) {
        std::vector<std::string> ids;
        const auto add = [&](const std::string& sql) {
            std::istringstream rows(app.show(sql, {organization_id}));
            for (std::string id; std::getline(rows, id);) ids.push_back(id);
        };
        const std::string known =
            "(from_organization_id = $1 or to_organization_id = $1 or to_organization_id in "
            "(select inbox_id from inbox_member_card where organization_id = $1))";
        add("select id from referral where not " + known);
        add("select id from person p where p.organization_id <> $1 and not exists (select 1 from "
            "referral where (person_id = p.id or recipient_person_id = p.id) and " +
            known + ")");
        add("select id from goal where organization_id <> $1");
        add("select id from conversation where organization_id <> $1");
        return ids;
    }
    std::string named_in(const TestReply& reply, const std::vector<std::string>& ids) {
        for (const auto& id : ids)
            if (reply.raw.find(id) != std::string::npos) return id;
        return "";
    }

    // Each route by each of these; what was wrong.
    std::vector<std::string> knock(std::vector<Somebody> all) {
        std::vector<std::string> complaints;
        const auto& routes = app.app().routes.all();
        std::map<std::string, std::vector<std::string>> strange;
        for (auto& who : all) {
            const auto home = who.actor.organization_id.value;
            if (!strange.contains(home)) strange[home] = strange_to(home);
            for (const auto& route : routes) {
                if (ends_something(route)) continue;
                const auto reply = ask(who, route);
                const auto away = turned_away(who, route);
                const auto what = who.name + ", " + route.method + " " + route.pattern + ": " +
                                  std::to_string(reply.status) + " ";
                if (reply.status >= 500 || (!away.empty() && !away.contains(reply.status)))
                    complaints.push_back(what + reply.raw.substr(0, 200));
                if (who.account_id.empty() || reply.status >= 300) continue;
                const auto id = named_in(reply, strange[home]);
                if (!id.empty()) complaints.push_back(what + "names " + id);
            }
        }
        return complaints;
    }
    static std::string first_of(const std::vector<std::string>& complaints) {
        std::string text;
        for (std::size_t i = 0; i < complaints.size() && i < 10; ++i) text += complaints[i] + "\n";
        return text;
    }

    std::string running, offered, goal, talk, question;
    std::string foreign_goal, foreign_talk, foreign_leg, foreign_question;
    TestSession resident, carer, mentor;
    std::size_t requests = 0;
};

TEST_F(RoutesTest, every_role_is_turned_away_where_it_has_nothing_to_look_for) {
    auto all = everybody();
    EXPECT_EQ(first_of(knock(all)), "");
    std::cout << "routes: " << requests << " requests, " << app.app().routes.all().size()
              << " routes, " << all.size() << " who ask\n";
    RecordProperty("figure_http_requests", static_cast<int>(requests));
    RecordProperty("figure_http_routes", static_cast<int>(app.app().routes.all().size()));
    RecordProperty("figure_http_roles", static_cast<int>(all.size()));
}

TEST_F(RoutesTest, a_locum_outside_his_period_is_nobody_at_every_address) {
    auto locum = hired(std::string(locum_role), cast::practice);
    ASSERT_EQ(app.ask(locum.session, "GET /api/people/" + cast::lies).status, 200);
    ASSERT_TRUE(app.run(
        [&](UnitOfWork& work) { return end_locum_periods(work, AccountId{locum.account_id}); }));
    for (const auto& route : app.app().routes.all()) {
        if (is_open(route.action) || route.options.anonymous) continue;
        const auto good = good_request(route);
        EXPECT_EQ(app.ask_text(locum.session, good.line, good.body).status, 401) << good.line;
    }
}

// --- A house in which one route forgets to ask
// -------------------------------------------------------------------

struct Found {
    std::vector<PersonId> ids;
};
BOOST_DESCRIBE_STRUCT(Found, (), (ids))

Result<Found> everybody_there_is(UnitOfWork& work) {
    return Found{work.tx.values<PersonId>("select id from person")};
}

TEST_F(RoutesTest, a_list_that_forgets_whose_records_they_are_is_found) {
    app.app().routes.add("GET", "/api/mutant", "person.search", everybody_there_is);
    const auto complaints = knock({hired("gp", cast::practice)});
    ASSERT_EQ(complaints.size(), 1U) << first_of(complaints);
    EXPECT_NE(complaints[0].find("GET /api/mutant"), std::string::npos);
}

TEST_F(RoutesTest, a_route_that_forgets_who_may_come_there_is_found) {
    app.app().routes.add("GET", "/api/mutant", "urgent_number.list", everybody_there_is);
    const auto complaints = knock({hired("insurer", cast::welfare)});
    ASSERT_EQ(complaints.size(), 1U) << first_of(complaints);
}

// --- Ids that stand not in the path
// ------------------------------------------------------------------------------

using Kind = http::Schema::Kind;

// The fields of format uuid, also within lists and structs: "referral_ids".
void add_id_fields(const http::Schema& schema, const std::string& name,
                   std::set<std::string>& found) {
    if (schema.format == "uuid") found.insert(name);
    if (schema.element) add_id_fields(*schema.element, name, found);
    if (!schema.fields) return;
    for (const auto& field : *schema.fields) add_id_fields(field.schema, field.name, found);
}
std::set<std::string> id_fields_of(const http::Route& route) {
    std::set<std::string> found;
    add_id_fields(route.body, "", found);
    add_id_fields(route.query, "", found);
    return found;
}

class FieldIdsTest : public RoutesTest {
  protected:
    FieldIdsTest() {
        app.ask(coach, "POST /api/cases/" + running + "/question",
                {{"asked_of", "sender"}, {"code", "call_me"}, {"words", ""}});
        pair = testing::laid_beside(app, gp, {.stays = cast::lies, .goes = cast::piet});
    }
    // Who asks rightly, at which own record, with which words besides what the schema wants.
    struct Ask {
        TestSession who;
        std::string path_id;
        object body;
    };
    std::map<std::string, Ask> asks() {
        const object days{{"from_on", "2026-12-10"}, {"until_on", "2026-12-12"}};
        const object answer{{"answer", "yes"}};
        const object own_page{{"text_language", "nl"}};
        const object consent{{"consent_given", true}, {"given_how", "spoken"}};
        return {
            {"POST /api/absences", {coach, "", days}},
            {"POST /api/accounts/{id}/end", {gp, cast::femke, {}}},
            {"POST /api/cases/{id}/answer", {coach, running, answer}},
            {"GET /api/cases/{id}/consent_form", {coach, running, {}}},
            {"POST /api/cases/{id}/desk", {coach, running, consent}},
            {"POST /api/cases/{id}/onward", {coach, running, consent}},
            {"POST /api/cases/{id}/refusals", {coach, running, {}}},
            {"POST /api/cases/{id}/who_it_is", {coach, running, {}}},
            {"POST /api/initiative_referrals", {gp, "", consent}},
            {"POST /api/leavings", {coach, "", {{"last_on", "2026-12-01"}}}},
            {"GET /api/likely_pairs", {gp, "", {}}},
            {"POST /api/likely_pairs/{id}/merge", {gp, pair, {}}},
            {"POST /api/link/outside", {{}, "", {}}},
            {"POST /api/my/choice", {resident, "", own_page}},
            {"POST /api/my/referrals/{id}/answer", {resident, running, answer}},
            {"POST /api/my/referrals/{id}/other_face", {resident, running, own_page}},
            {"POST /api/my/name_requests", {resident, "", {}}},
            {"POST /api/my/requests", {resident, "", {{"kind", "correction"}}}},
            {"PUT /api/my_face", {coach, "", {{"intake_stop", true}}}},
            {"POST /api/own_cases", {coach, "", {}}},
            {"PUT /api/own_login",
             {manager, "", {{"is_only", true}, {"help", "Servicedesk, 0512 00 00 00"}}}},
            {"GET /api/people/{id}/consent_form", {gp, cast::lies, {}}},
            {"PUT /api/people/{id}/needs", {gp, cast::lies, {{"codes", {"alone"}}}}},
            {"POST /api/people/{id}/prepared_referrals", {assistant, cast::lies, consent}},
            {"POST /api/people/{id}/ask_both", {gp, cast::lies, consent}},
            {"POST /api/people/{id}/refusals", {gp, cast::lies, {}}},
            {"POST /api/people/{id}/same_as", {gp, cast::lies, {}}},
            {"POST /api/practice_hours", {gp, "", {{"starts", "13:00"}, {"ends", "14:00"}}}},
            {"POST /api/referrals", {gp, "", request_for_lies()}},
            {"POST /api/referrals/{id}/answer", {gp, running, answer}},
            {"POST /api/referrals/{id}/slot", {assistant, offered, {}}},
            {"POST /api/self_referrals", {{}, "", {{"consent_given", true}}}},
            {"POST /api/short_questions", {coach, "", {}}},
            {"PUT /api/shown_faces/{id}", {desk, cast::wmo_desk, {{"intake_stop", true}}}},
            {"POST /api/team/hand_over",
             {coach, "", {{"from_account_id", cast::karin}, {"to_account_id", cast::bram}}}},
            {"GET /api/team/worklist", {coach, "", {}}},
        };
    }
    // Records of others that such a field could name. A face, a service and an organisation stand
    // in the directory for everybody: only that nothing is made by them is asked of those.
    std::map<std::string, std::string> strangers() const {
        return {{"account_id", cast::stranger_coach},
                {"substitute_account_id", cast::stranger_coach},
                {"successor_account_id", cast::stranger_coach},
                {"from_account_id", cast::stranger_coach},
                {"to_account_id", cast::stranger_coach},
                {"for_account_id", cast::stranger},
                {"keeper_account_id", cast::stranger_coach},
                {"question_id", foreign_question},
                {"person_id", cast::somebody_else},
                {"other_id", cast::somebody_else},
                {"conversation_id", foreign_talk},
                {"goal_id", foreign_goal},
                {"referral_ids", foreign_leg},
                {"slot_id", foreign_slot},
                {"page", foreign_page},
                {"after", foreign_leg},
                {"before", foreign_leg},
                {"page", foreign_leg},
                {"stays_id", cast::somebody_else},
                {"face_id", cast::face_elsewhere},
                {"alternative_face_id", cast::face_elsewhere},
                {"service_id", ""},
                {"organization_id", ""}};
    }
    static bool is_of_demo(const http::Route& route) { return route.action.starts_with("demo."); }

    TestReply ask_with(const http::Route& route, const Ask& ask, const std::string& field,
                       const std::string& id) {
        const auto good = good_request(route);
        auto line = route.method + " " + route.pattern;
        if (const auto place = line.find("{id}"); place != std::string::npos)
            line.replace(place, 4, ask.path_id);
        if (route.method == "GET") return app.ask(ask.who, line + "?" + field + "=" + id);
        auto body = boost::json::parse(good.body).as_object();
        for (const auto& member : ask.body) body[member.key()] = member.value();
        if (body.contains("version")) body["version"] = 1;
        if (field == "referral_ids")
            body[field] = boost::json::array{id};
        else
            body[field] = id;
        return app.ask(ask.who, line, body);
    }
    // All but the face itself, of which some say for how long nothing can be asked.
    std::string everything() {
        std::string text;
        for (const auto* table :
             {"person", "need", "goal", "conversation", "referral", "prepared_referral", "consent",
              "consent_refusal", "absence", "leaving", "likely_pair", "leg_question", "slot",
              "account", "short_question", "record_request", "practice_hour"})
            text += std::string(table) + ":\n" +
                    app.show(std::string("select * from ") + table + " order by 1");
        return text;
    }

    std::string pair;  // of two rows that may be one resident
    const std::string foreign_slot = "018f0000-0000-7000-8000-00000000c1ff";
    const std::string foreign_page = "018f0000-0000-7000-8000-00000000c2ff";  // where a login opens
};

TEST_F(FieldIdsTest, no_field_with_an_id_is_forgotten_here) {
    const auto all = asks();
    const auto known = strangers();
    for (const auto& route : app.app().routes.all()) {
        const auto fields = id_fields_of(route);
        if (fields.empty() || is_of_demo(route)) continue;
        EXPECT_TRUE(all.contains(route.method + " " + route.pattern))
            << route.method << " " << route.pattern;
        for (const auto& field : fields) EXPECT_TRUE(known.contains(field)) << field;
    }
}

TEST_F(FieldIdsTest, an_id_of_somebody_else_in_a_field_is_as_one_that_is_not_there) {
    ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
        TRY(
            work.tx.execute("insert into slot (id, version, face_id, practice_id, starts_at, "
                            "minutes) values ($1, 1, $2, $3, '2026-11-10T13:30', 30)",
                            foreign_slot, cast::face_elsewhere, cast::other_practice));
        ResidentIdentity page;
        page.id = ResidentIdentityId{foreign_page};
        page.link_id =
            *work.tx.value<LinkId>("select id from link where kind = 'status' order by id limit 1");
        page.subject_hash = "of-lies";
        return work.tx.insert(page);
    }));
    const auto all = asks();
    const auto known = strangers();
    std::size_t asked = 0;
    for (const auto& route : app.app().routes.all()) {
        const auto line = route.method + " " + route.pattern;
        if (is_of_demo(route) || !all.contains(line)) continue;
        for (const auto& field : id_fields_of(route)) {
            const auto& id = known.at(field);
            if (id.empty()) continue;
            const auto before = everything();
            const auto absent = ask_with(route, all.at(line), field, cast::absent);
            const auto guessed = ask_with(route, all.at(line), field, id);
            EXPECT_EQ(guessed.status, absent.status) << line << " " << field << guessed.raw;
            EXPECT_EQ(guessed.raw, absent.raw) << line << " " << field;
            EXPECT_TRUE(route.method == "GET" || guessed.status >= 400)
                << line << " " << field << guessed.raw;
            EXPECT_EQ(everything(), before) << line << " " << field;
            ++asked;
        }
    }
    EXPECT_GT(asked, 35U);
    RecordProperty("figure_http_fields", static_cast<int>(asked));
}

// Members that a record has and a request has not: nobody writes by naming them.
TEST_F(RoutesTest, no_request_writes_what_its_shape_does_not_have) {
    const std::vector<std::string> columns{
        "id",     "organization_id", "person_id",     "account_id", "role",        "level",
        "state",  "created_at",      "ends_at",       "consent_id", "accepted_at", "given_at",
        "active", "handled_by",      "password_hash", "totp_key"};
    std::vector<Somebody> all;
    for (const auto& home : {cast::practice, cast::welfare})
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>(
            [&](auto one) { all.push_back(hired(one.name, home)); });
    all.push_back(by_link("resident", resident));
    int asked = 0;
    for (const auto& route : app.app().routes.all()) {
        const bool of_resident = route.pattern.starts_with("/api/my/");
        if (route.body.kind != http::Schema::Kind::object || !route.body.fields) continue;
        const auto may_ask = [&](const Somebody& one) {
            return one.account_id.empty() == of_resident && role_may(one.actor, route.action);
        };
        const auto who = std::ranges::find_if(all, may_ask);
        if (who == all.end()) continue;
        std::set<std::string> own;
        for (const auto& field : *route.body.fields) own.insert(field.name);
        const auto good = good_request(route);
        auto body = boost::json::parse(good.body).as_object();
        std::set<std::string> more;
        for (const auto& column : columns)
            if (!own.contains(column)) {
                more.insert(column);
                body[column] = cast::other_practice;
            }
        const auto reply = app.ask(who->session, good.line, body);
        EXPECT_EQ(reply.status, 422) << good.line << reply.raw;
        if (reply.status != 422) continue;
        const auto& fields = reply.at("fields").as_object();
        for (const auto& column : more) {
            const auto* const word = fields.if_contains(column);
            EXPECT_TRUE(word && *word == "unknown") << good.line << " " << column << reply.raw;
        }
        ++asked;
    }
    EXPECT_GT(asked, 60);
}

// A key that makes a repeat harmless opens nothing of who used it first.
TEST_F(FieldIdsTest, the_key_of_a_repeat_is_of_who_sent_it) {
    const auto line = "POST /api/people/" + cast::lies + "/goals";
    const auto key = new_uuid();
    const auto made = app.ask_once(gp, key, line, {{"words", "Met Piet naar het bos"}});
    ASSERT_EQ(made.status, 201);
    EXPECT_EQ(app.ask_once(gp, key, line, {{"words", "Met Piet naar het bos"}}).raw, made.raw);
    for (const auto& who : {stranger, resident, TestSession{}}) {
        const auto reply = app.ask_once(who, key, line, {{"words", "Met Piet naar het bos"}});
        EXPECT_GE(reply.status, 400);
        EXPECT_EQ(reply.raw.find(made.text("id")), std::string::npos);
    }
}

}  // namespace
}  // namespace veerkracht::access
