// A region that begins empty: one file, invitations, and the loop runs.
#include "app/import/import_region.hpp"

#include <algorithm>
#include <sstream>

#include "app/import/command.hpp"
#include "app/import/region_file.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "runtime/crypto/crypto.hpp"
#include "testing/faults.hpp"
#include "testing/import_case.hpp"

namespace veerkracht::import {
namespace {

const std::string example = "region/horst_aan_de_maas.json";
constexpr auto new_password = "zeven grijze kippen op zolder";

class RegionTest : public ::testing::Test {
  protected:
    std::optional<Report> take_in(const std::string& text) {
        std::optional<Report> report;
        error = {};
        const auto done = app.run([&](UnitOfWork& work) -> Result<> {
            report = TRY(import_region(work, "region.json", text));
            return {};
        });
        if (done) return report;
        error = done.error();
        return std::nullopt;
    }
    // The example with one piece of it written otherwise.
    static std::string with(const std::string& former, const std::string& instead) {
        auto text = fixture(example);
        const auto at = text.find(former);
        EXPECT_NE(at, std::string::npos) << former;
        return text.replace(at, former.size(), instead);
    }
    std::string one(const std::string& sql, const std::vector<std::string>& values = {}) {
        const auto rows = app.show(sql, values);
        return rows.substr(0, rows.find('\n'));
    }
    std::string rows() {
        std::string text;
        for (const std::string table :
             {"neighbourhood", "organization", "work_area", "face", "face_rule", "open_face",
              "inbox_member", "account_invitation", "outbox"})
            text += table + " " + one("select count(*) from " + table) + "\n";
        return text;
    }
    std::string newest_fact(const std::string& kind, const std::string& recipient,
                            const std::string& fact) {
        std::string found;
        const auto done = app.run([&](UnitOfWork& work) -> Result<> {
            if (const auto message = work.tx.maybe<notifications::Message>(
                    "select * from outbox where kind = $1 and recipient = $2 "
                    "order by created_at desc, id desc limit 1",
                    kind, recipient))
                found = notifications::facts_of(work.keys, *message)[fact];
            return {};
        });
        EXPECT_TRUE(done);
        return found;
    }
    // Behind the link, with the code that was told.
    TestSession comes_in(const Report& report, const std::string& email) {
        const auto told = std::ranges::find_if(
            report.to_tell, [&](const std::string& line) { return line.starts_with(email + " "); });
        if (told == report.to_tell.end()) throw std::runtime_error("nobody invited " + email);
        const auto code = told->substr(told->size() - 6);
        const auto token =
            newest_fact("account_welcome", email, "link").substr(std::string("/toegang/").size());
        return comes_in_with(token, code);
    }
    TestSession comes_in_with(const std::string& token, const std::string& code) {
        const auto pairing =
            app.ask({}, "POST /api/account_invitation/pair", {{"token", token}, {"code", code}});
        EXPECT_EQ(pairing.status, 201) << pairing.raw;
        const auto seconds = app.clock->now().time_since_epoch().count() / 1'000;
        const auto figures =
            crypto::totp_code(*crypto::from_base32(pairing.text("key")), seconds / 30);
        TestSession browser;
        const auto welcome = app.visit(
            browser, "POST /api/account_invitation/accept",
            {{"token", token}, {"code", code}, {"password", new_password}, {"figures", figures}});
        EXPECT_EQ(welcome.status, 201) << welcome.raw;
        app.deliver();
        return browser;
    }
    std::string face(const TestSession& who, const std::string& need, const std::string& role) {
        const auto reply = app.ask(who, "GET /api/faces?needs=" + need);
        for (const auto& card : reply.body.as_array())
            if (card.at("role").as_string() == role) return std::string(card.at("id").as_string());
        return "";
    }
    std::string front_for(const TestSession& who, const std::string& need) {
        const auto reply = app.ask(who, "GET /api/faces?needs=" + need);
        return std::string(reply.body.at(0).at("role").as_string());
    }
    std::string version_of(const std::string& id) {
        return one("select version from referral where id = $1", {id});
    }
    TestReply at_case(const TestSession& who, const std::string& id, const std::string& act,
                      boost::json::object body = {}) {
        body["version"] = std::stoi(version_of(id));
        return app.ask(who, "POST /api/cases/" + id + "/" + act, body);
    }

    TestApplication app;
    Error error;
};

TEST_F(RegionTest, the_loop_runs_in_a_region_that_was_empty) {
    const auto report = take_in(fixture(example));
    ASSERT_TRUE(report) << error.detail;
    const auto gp = comes_in(*report, "hilde@verzonneniep.example");
    const auto coach = comes_in(*report, "karlijn@getekendekring.example");
    const auto desk = comes_in(*report, "wim@gemeentevoorbeeld.example");

    // The GP finds who fits, the right one first.
    EXPECT_EQ(front_for(gp, "alone"), "welfare_coach");
    EXPECT_EQ(front_for(gp, "unsure"), "shared_inbox");
    const auto person = app.ask(gp, "POST /api/people",
                                {{"given_name", "Lies"},
                                 {"family_name", "Verzonnen"},
                                 {"birth_on", "1965-03-14"},
                                 {"phone", "06 1234 5678"}});
    ASSERT_EQ(person.status, 201) << person.raw;
    const auto sent = app.ask(gp, "POST /api/referrals",
                              {{"person_id", person.text("id")},
                               {"face_id", face(gp, "alone", "welfare_coach")},
                               {"needs", {"alone", "caring"}},
                               {"sentence", "Komt nergens meer."},
                               {"feedback_level", "summary"},
                               {"consent_given", true},
                               {"given_how", "spoken"}});
    ASSERT_EQ(sent.status, 201) << sent.raw;
    app.deliver();
    EXPECT_NE(newest_fact("new_referral", "post@getekendekring.example", "link"), "");

    app.clock->advance_minutes(5);

    // The coach takes it on, and sends it on to the desk, whose clock runs.
    const auto id = sent.text("id");
    ASSERT_EQ(at_case(coach, id, "accept").status, 201);
    ASSERT_EQ(at_case(coach, id, "steps", {{"step", "intake_done"}}).status, 201);
    const auto choices = app.ask(coach, "GET /api/cases/" + id + "/desks");
    const auto desk_choice = std::ranges::find_if(choices.body.as_array(), [](const auto& choice) {
        return choice.at("target").as_string() == "wmo_desk";
    });
    ASSERT_NE(desk_choice, choices.body.as_array().end()) << choices.raw;
    EXPECT_EQ(desk_choice->at("organization_name"), "Gemeente (voorbeeld)");
    const auto on = at_case(coach, id, "desk",
                            {{"face_id", desk_choice->at("face_id")},
                             {"needs", {"caring"}},
                             {"sentence", "Steun bij mantelzorg."},
                             {"feedback_level", "running"},
                             {"consent_given", true},
                             {"given_how", "on_paper"},
                             {"birth_on", "1965-03-14"},
                             {"address", "Denkbeeldstraat 3, America"}});
    ASSERT_EQ(on.status, 201) << on.raw;
    const auto melding = one("select id from referral where parent_id = $1", {id});
    EXPECT_NE(one("select count(*) from clock_line where referral_id = $1", {melding}), "0");
    ASSERT_EQ(app.ask(desk, "GET /api/worklist").at("rows").as_array().size(), 1U);
    ASSERT_EQ(at_case(desk, melding, "accept").status, 201);
    ASSERT_EQ(at_case(desk, melding, "steps", {{"step", "not_fitting"}, {"reason", "full"}}).status,
              201);

    // And back: to the coach, and from the coach to the GP.
    app.deliver();
    EXPECT_NE(newest_fact("referral_came_back", "post@getekendekring.example", "link"), "");
    EXPECT_EQ(app.ask(coach, "GET /api/worklist").at("rows").at(0).at("signal"), "desk_returned");
    ASSERT_EQ(at_case(coach, id, "feedback",
                      {{"status", "started_well"}, {"sentence", "Eet op dinsdag mee."}})
                  .status,
              201);
    const auto back = app.ask(gp, "GET /api/feedback");
    EXPECT_EQ(back.at("rows").at(0).at("kind"), "came_back");
    EXPECT_EQ(back.at("rows").at(0).at("sentence"), "Eet op dinsdag mee.");
}

TEST_F(RegionTest, the_first_of_a_team_and_of_a_desk_are_found) {
    const auto text = with(
        R"("desks": [
        {"kind": "wmo_desk", "name": "Wmo-loket", "about": "Voor hulp thuis, vervoer, steun bij mantelzorg en meedoen."},)",
        R"("desks": [)");
    const auto report = take_in(text);
    ASSERT_TRUE(report) << error.detail;
    const auto gp = comes_in(*report, "hilde@verzonneniep.example");
    EXPECT_EQ(face(gp, "caring", "wmo_desk"), "");
    comes_in(*report, "wim@gemeentevoorbeeld.example");
    EXPECT_EQ(one("select name from face where role = 'wmo_desk'"), "Wmo-loket");
    EXPECT_NE(face(gp, "caring", "wmo_desk"), "");
    EXPECT_EQ(one("select count(*) from face where role = 'wmo_desk' and account_id is not null"),
              "0");
}

TEST_F(RegionTest, the_same_file_twice_changes_nothing) {
    ASSERT_TRUE(take_in(fixture(example))) << error.detail;
    const auto before = rows();
    const auto organizations = app.show("select * from organization order by id");
    const auto again = take_in(fixture(example));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->total().stored, 0);
    EXPECT_TRUE(again->to_tell.empty());
    EXPECT_EQ(rows(), before);
    EXPECT_EQ(app.show("select * from organization order by id"), organizations);
}

// The engine breaks at statement after statement: nothing of the file is in, nobody is invited, and
// the same file again does all of it.
TEST_F(RegionTest, what_broke_off_half_way_is_not_there_and_the_same_file_again_does_it) {
    const auto before = rows();
    ImportRequest request;
    request.what = "region";
    request.files = {(fixtures / example).string()};
    const auto breaks_at = [&](int statement) {
        std::ostringstream out, problems;
        testing::fail_at_statement(statement);
        try {
            run_import(app.app(), request, out, problems);
        } catch (const db::EngineError&) {
            // as when the disk fails: the command ends there
        }
        const bool broke = !testing::is_still_to_fail();
        testing::fail_at_statement(0);
        EXPECT_TRUE(!broke || out.str().find("is invited") == std::string::npos) << out.str();
        return broke;
    };
    int broken = 0;
    for (int statement = 1; breaks_at(statement); statement += 1 + statement / 6) {
        EXPECT_EQ(rows(), before) << "at statement " << statement;
        ++broken;
        if (HasFailure() || broken > 200) break;
    }
    EXPECT_GT(broken, 20);
    const auto whole = rows();
    EXPECT_NE(whole, before);
    ASSERT_TRUE(take_in(fixture(example)));
    EXPECT_EQ(rows(), whole);
}

TEST_F(RegionTest, a_file_that_was_cut_off_changes_nothing) {
    const auto before = rows();
    const auto text = fixture(example);
    for (std::size_t at = 0; at < text.size(); at += 1 + text.size() / 50) {
        EXPECT_FALSE(take_in(text.substr(0, at))) << at;
        EXPECT_EQ(rows(), before) << at;
    }
}

TEST_F(RegionTest, another_practice_later_finds_who_works_there_and_a_corrected_number_is_taken) {
    ASSERT_TRUE(take_in(fixture(example)));
    const auto later = with("\"organizations\": [",
                            R"("organizations": [
    {"kind": "gp_practice", "name": "Praktijk De Nieuwe Wilg", "phone": "077 010 1009",
     "municipality": "Horst aan de Maas", "village": "America"},)");
    const auto report = take_in(later);
    ASSERT_TRUE(report) << error.detail;
    EXPECT_EQ(report->total().stored, 1);
    EXPECT_EQ(one("select count(distinct f.role) from face_rule r join face f on f.id = r.face_id "
                  "join organization o on o.id = r.practice_id where o.name = $1",
                  {"Praktijk De Nieuwe Wilg"}),
              "4");  // three desks and the inbox
    ASSERT_TRUE(take_in(with("077 010 1001", "077 010 9999")));
    EXPECT_EQ(one("select phone from organization where name = 'Praktijk De Verzonnen Iep'"),
              "077 010 9999");
}

TEST_F(RegionTest, a_rule_that_somebody_took_away_stays_away) {
    ASSERT_TRUE(take_in(fixture(example)));
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("delete from face_rule"));
        return {};
    }));
    ASSERT_TRUE(take_in(fixture(example)));
    EXPECT_EQ(one("select count(*) from face_rule"), "0");
}

TEST_F(RegionTest, what_is_wrong_names_line_and_field_and_changes_nothing) {
    struct Case {
        std::string former, instead, place, reason;
    };
    const auto before = rows();
    for (const auto& one : std::vector<Case>{
             {"\"kind\": \"welfare\"", "\"kind\": \"wellfare\"", ", organizations/3.kind",
              "not_a_choice"},
             {"\"phone\": \"077 010 2001\"", "\"phone\": \"bel maar\"", ", organizations/3.phone",
              "malformed"},
             {"\"phone\": \"077 010 2001\"", "\"fone\": \"077 010 2001\"",
              ", organizations/3.phone", "required"},
             {"\"kind\": \"debt_desk\"", "\"kind\": \"dept_desk\"",
              ", organizations/6.desks/1.kind", "not_a_choice"},
             {"\"Maatschappelijk Werk De Papieren Arm\"]", "\"Niemand\"]",
              ", organizations/5.read_by/1", "not a team of this file or region"},
             {"\"role\": \"wmo_officer\"", "\"role\": \"gp\"", ", organizations/6.invite/1.role",
              "not_a_choice"},
             {"wim@gemeentevoorbeeld.example", "LOES@gemeentevoorbeeld.example",
              ", organizations/6.invite/1.email", "twice in this file"},
             {"{\"municipality\": \"Horst aan de Maas\"}", "{\"municipality\": \"Horst\"}",
              ", organizations/6.works_in/0.municipality", "no neighbourhood is in it"}}) {
        EXPECT_FALSE(take_in(with(one.former, one.instead))) << one.place;
        const auto found = std::ranges::find_if(error.fields, [&](const auto& field) {
            return field.first.ends_with(one.place) && field.first.starts_with("line ");
        });
        ASSERT_NE(found, error.fields.end()) << one.place << " " << error.detail;
        EXPECT_EQ(found->second, one.reason) << one.place;
        EXPECT_EQ(rows(), before);
    }
    EXPECT_FALSE(take_in("{\"organizations\": ["));
    EXPECT_EQ(error.code, "import.bad_file");
}

TEST(RegionFileTest, a_place_is_found_on_its_line) {
    const std::string text = "{\n\"organizations\": [\n{\"name\": \"a\"},\n{\n\"name\": \"b\"}\n]}";
    EXPECT_EQ(line_of_place(text, "organizations"), 2U);
    EXPECT_EQ(line_of_place(text, "organizations/0.name"), 3U);
    EXPECT_EQ(line_of_place(text, "organizations/1.name"), 5U);
    EXPECT_EQ(line_of_place(text, "organizations/1.phone"), 4U) << "not written: its organisation";
}

}  // namespace
}  // namespace veerkracht::import
