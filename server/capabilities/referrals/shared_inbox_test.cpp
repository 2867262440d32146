// An inbox of two organisations: both are named in one consent and see the offer, the first to take
// it on has it alone, the other sees it leave; nobody left over means back to who asked.
#include "capabilities/referrals/shared_inbox.hpp"

#include <set>
#include <thread>

#include "capabilities/directory/open_faces.hpp"
#include "capabilities/directory/shared_inbox.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

using boost::json::object;

const std::string inbox = "018f0000-0000-7000-8000-00000000a0f1";
const std::string inbox_face = "018f0000-0000-7000-8000-00000000c0f1";
constexpr const char* name_of_both = "Denkbeeld Welzijn of Schets Maatschappelijk Werk";

class SharedInboxTest : public CastTest {
  protected:
    SharedInboxTest() {
        EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            directory::Organization organization;
            organization.id = OrganizationId{inbox};
            organization.kind = "shared_inbox";
            organization.domain = "welfare";
            organization.name = name_of_both;
            organization.phone = "077 000 0001";
            organization.created_at = work.now;
            TRY(work.tx.insert(organization));
            for (const auto& reader : {cast::welfare, cast::social_work})
                TRY(work.tx.insert(
                    directory::InboxMember{OrganizationId{inbox}, OrganizationId{reader}}));
            directory::Face face;
            face.id = FaceId{inbox_face};
            face.organization_id = organization.id;
            face.role = "shared_inbox";
            face.name = "Vraagteam";
            TRY(work.tx.insert(face));
            TRY(work.tx.insert(
                directory::OpenFace{new_uuid(), "Horst aan de Maas", "", face.id, "unsure", 1}));
            return work.tx.insert(directory::FaceRule{new_uuid(), OrganizationId{cast::practice},
                                                      face.id, "unsure", 1});
        }));
    }
    std::string sent() { return referred({{"face_id", inbox_face}, {"needs", {"unsure"}}}); }
    TestReply take(const TestSession& who, const std::string& id) {
        return app.ask(who, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
    }
    TestReply not_for_us(const TestSession& who, const std::string& id) {
        return app.ask(
            who, "POST /api/cases/" + id + "/steps",
            {{"version", version_of(id)}, {"step", "not_fitting"}, {"reason", "not_our_question"}});
    }
    int refuse(const std::string& face) {
        return app
            .ask(gp, "POST /api/people/" + cast::lies + "/refusals",
                 {{"face_id", face}, {"given_how", "spoken"}})
            .status;
    }
    std::size_t offers(const TestSession& who) {
        return app.ask(who, "GET /api/worklist").at("rows").as_array().size();
    }
    // Mien asked herself, and did not know whom.
    std::string asked_by_mien() {
        const auto reply =
            app.ask({}, "POST /api/self_referrals",
                    {{"face_id", inbox_face},
                     {"municipality", "Horst aan de Maas"},
                     {"village", ""},
                     {"needs", {"unsure"}},
                     {"given_name", "Mien"},
                     {"family_name", "Tekening"},
                     {"birth_on", "1948-02-03"},
                     {"phone", "06 3333 4444"},
                     {"call_when", ""},
                     {"language", "nl"},
                     {"sentence", "Ik weet het niet meer."},
                     {"tell_practice", true},
                     {"practice_name", "Praktijk De Denkbeeldige Linde"},
                     {"text_language", "nl"},
                     {"fields",
                      {"name", "birth_on", "phone", "language", "call_when", "needs", "sentence"}},
                     {"consent_given", true}});
        EXPECT_EQ(reply.status, 201) << reply.raw;
        EXPECT_EQ(
            app.ask({}, "POST /api/self_referrals/confirm",
                    {{"token", reply.text("token")}, {"code", newest_code()}, {"parent_code", ""}})
                .status,
            201);
        return value("select referral_id from self_referral");
    }
};

TEST_F(SharedInboxTest, both_are_named_in_one_consent_and_both_see_the_offer) {
    const auto faces = app.ask(gp, "GET /api/faces?needs=unsure");
    EXPECT_EQ(faces.body.at(0).at("name"), "Vraagteam");
    EXPECT_EQ(faces.body.at(0).at("organization_name"), name_of_both);
    const auto id = sent();
    EXPECT_EQ(app.show("select recipient_name from consent"),
              std::string("Vraagteam, ") + name_of_both + "\n");
    app.app().deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'new_referral'"), "2");
    for (const auto& [who, other] :
         {std::pair{coach, "Schets Maatschappelijk Werk"}, {social_worker, "Denkbeeld Welzijn"}}) {
        const auto list = app.ask(who, "GET /api/worklist");
        ASSERT_EQ(list.at("rows").as_array().size(), 1U) << list.raw;
        EXPECT_EQ(list.at("rows").at(0).at("shared_with").at(0), other);
        const auto offer = app.ask(who, "GET /api/cases/" + id);
        EXPECT_EQ(offer.text("first_name"), "Lies");
        EXPECT_EQ(offer.text("phone"), "");
        EXPECT_EQ(offer.at("shared_with").at(0), other);
    }
    EXPECT_EQ(app.ask(stranger_coach, "GET /api/cases/" + id).status, 404);
}

TEST_F(SharedInboxTest, it_counts_on_the_team_page_of_both_until_one_of_them_passes_it_on) {
    const auto id = sent();
    const auto open = [&](const TestSession& who) {
        const auto list = app.ask(who, "GET /api/team/worklist");
        std::int64_t count = 0;
        const auto loads = list.at("caseloads").as_array();
        for (const auto& load : loads) count += load.at("open").as_int64();
        EXPECT_EQ(count, static_cast<std::int64_t>(list.at("rows").as_array().size())) << list.raw;
        const auto waiting = app.ask(who, "GET /api/team/worklist?unanswered=true");
        EXPECT_EQ(waiting.at("rows").as_array().size(), list.at("rows").as_array().size());
        return count;
    };
    EXPECT_EQ(open(coach), 1);
    EXPECT_EQ(open(social_worker), 1);
    EXPECT_EQ(open(stranger_coach), 0);
    EXPECT_EQ(not_for_us(coach, id).status, 201);
    EXPECT_EQ(open(coach), 0);
    EXPECT_EQ(open(social_worker), 1);
    EXPECT_EQ(take(stranger_coach, id).status, 404);
}

TEST_F(SharedInboxTest, who_takes_it_first_has_it_alone_and_the_other_sees_it_leave) {
    const auto id = sent();
    const auto version = version_of(id);
    const auto taken = take(social_worker, id);
    ASSERT_EQ(taken.status, 201) << taken.raw;
    EXPECT_EQ(taken.text("target"), "social_worker");
    EXPECT_EQ(taken.text("phone"), cast::phone_of_lies);
    EXPECT_EQ(value("select count(*) from consent"), "1");
    EXPECT_EQ(value("select recipient_organization_id from consent"), cast::social_work);
    const auto late = app.ask(coach, "POST /api/cases/" + id + "/accept", {{"version", version}});
    EXPECT_EQ(late.text("code"), "referral.already_answered");
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 404);
    const auto list = app.ask(coach, "GET /api/worklist");
    EXPECT_TRUE(list.at("rows").as_array().empty());
    ASSERT_EQ(list.at("notices").as_array().size(), 1U);
    const auto& notice = list.at("notices").at(0);
    EXPECT_EQ(notice.at("kind"), "taken_elsewhere");
    EXPECT_EQ(notice.at("name"), "");
    EXPECT_TRUE(app.ask(social_worker, "GET /api/cases/" + id).at("notices").as_array().empty());
    EXPECT_EQ(app.ask(coach, "POST /api/case_notices/" + std::string(notice.at("id").as_string()) +
                                 "/seen")
                  .status,
              204);
    EXPECT_TRUE(app.ask(coach, "GET /api/worklist").at("notices").as_array().empty());
    const auto back = app.ask(gp, "GET /api/referrals/" + id);
    EXPECT_EQ(back.text("to_name"), "Nora Ontwerp");
    EXPECT_EQ(back.text("to_organization_name"), "Schets Maatschappelijk Werk");
}

TEST_F(SharedInboxTest, at_the_very_same_moment_one_of_the_two_gets_it) {
    const auto id = sent();
    const object version{{"version", version_of(id)}};
    int status_of_other = 0;
    std::thread other([&] {
        status_of_other =
            app.ask(social_worker, "POST /api/cases/" + id + "/accept", version).status;
    });
    const int status = app.ask(coach, "POST /api/cases/" + id + "/accept", version).status;
    other.join();
    EXPECT_EQ(std::set({status, status_of_other}), std::set({201, 409}));
    EXPECT_EQ(value("select count(*) from referral_step where step = 'to_call'"), "1");
    EXPECT_EQ(value("select count(*) from case_notice where kind = 'taken_elsewhere'"), "1");
    EXPECT_EQ(value("select count(*) from person where source = 'referral'"), "1");
    const auto winner = status == 201 ? cast::welfare : cast::social_work;
    EXPECT_EQ(value("select to_organization_id from referral"), winner);
    EXPECT_EQ(value("select organization_id from person where source = 'referral'"), winner);
}

TEST_F(SharedInboxTest, not_for_us_leaves_it_with_the_other_and_at_last_it_goes_back) {
    const auto id = sent();
    EXPECT_EQ(not_for_us(coach, id).status, 201);
    EXPECT_EQ(offers(coach), 0U);
    EXPECT_EQ(offers(colleague), 0U);
    EXPECT_EQ(app.ask(coach, "GET /api/cases/" + id).status, 404);
    EXPECT_EQ(offers(social_worker), 1U);
    EXPECT_TRUE(
        app.ask(social_worker, "GET /api/cases/" + id).at("shared_with").as_array().empty());
    EXPECT_EQ(value("select state from referral"), "requested");
    EXPECT_EQ(not_for_us(social_worker, id).status, 201);
    EXPECT_EQ(value("select step from referral"), "not_fitting");
    EXPECT_EQ(app.ask(gp, "GET /api/feedback").at("rows").at(0).at("kind"), "stuck");
}

TEST_F(SharedInboxTest, who_knows_the_resident_leaves_it_to_everybody_else_who_reads_the_inbox) {
    const auto id = sent();
    const auto knows = [&](const TestSession& who) {
        app.clock->advance_minutes(5);
        return app
            .ask(who, "POST /api/cases/" + id + "/known_person", {{"version", version_of(id)}})
            .status;
    };
    EXPECT_EQ(knows(coach), 204);
    EXPECT_EQ(offers(coach), 0U);
    EXPECT_EQ(offers(colleague), 1U);
    EXPECT_EQ(offers(social_worker), 1U);
    app.app().deliver();
    EXPECT_EQ(value("select count(*) from outbox where kind = 'handed_on'"), "2");
    // All of her team know Lies: the other team still has it, under the name that she was told.
    EXPECT_EQ(knows(colleague), 204);
    EXPECT_EQ(offers(social_worker), 1U);
    EXPECT_EQ(app.ask(gp, "GET /api/referrals/" + id).text("to_name"), "Vraagteam");
    EXPECT_EQ(knows(social_worker), 204);
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "not_fitting");
}

TEST_F(SharedInboxTest, who_was_refused_sees_the_offer_no_more_and_the_other_does) {
    const auto id = sent();
    ASSERT_EQ(refuse(cast::face_of_karin), 201);
    EXPECT_EQ(offers(coach), 0U);
    EXPECT_NE(app.ask(coach, "GET /api/cases/" + id).status, 200);
    EXPECT_NE(take(coach, id).status, 201);
    EXPECT_EQ(offers(social_worker), 1U);
    ASSERT_EQ(refuse(cast::face_of_nora), 201);
    EXPECT_EQ(value("select step from referral where id = $1", {id}), "withdrawn")
        << "nobody is left to take it on";
}

TEST_F(SharedInboxTest, a_no_after_the_yes_counts_for_who_reads_an_inbox) {
    const auto prepared =
        app.ask(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
                {{"for_account_id", cast::hub},
                 {"face_id", inbox_face},
                 {"sentence", ""},
                 {"feedback_level", "running"},
                 {"consent_given", true},
                 {"given_how", "spoken"}});
    ASSERT_EQ(prepared.status, 201) << prepared.raw;
    app.clock->advance_minutes(2);
    ASSERT_EQ(refuse(cast::face_of_karin), 201);
    app.clock->advance_minutes(2);
    const auto line = "POST /api/prepared_referrals/" + prepared.text("id") + "/send";
    ASSERT_EQ(app.ask(gp, line, {{"version", 1}}).status, 201);
    EXPECT_EQ(offers(coach), 0U);
    EXPECT_EQ(offers(social_worker), 1U);
}

TEST_F(SharedInboxTest, silence_is_told_to_both) {
    sent();
    for (int i = 0; i < 11; ++i) {
        days_later(1);
        app.app().deliver();
    }
    EXPECT_EQ(value("select count(*) from outbox where kind = 'referral_waits'"), "2");
}

TEST_F(SharedInboxTest, what_the_resident_takes_back_is_gone_for_both) {
    const auto id = sent();
    const auto lies = lies_at_her_page();
    EXPECT_EQ(app.ask(lies, "GET /api/my/page").at("referrals").at(0).at("to_organization_name"),
              name_of_both);
    EXPECT_EQ(app.ask(lies, "POST /api/my/referrals/" + id + "/withdraw").status, 201);
    EXPECT_EQ(offers(coach) + offers(social_worker), 0U);
    EXPECT_NE(take(coach, id).status, 201);
}

TEST_F(SharedInboxTest, who_asked_without_anybody_goes_with_all_to_the_first_that_takes_it) {
    const auto id = asked_by_mien();
    EXPECT_EQ(offers(coach), 1U);
    EXPECT_EQ(offers(social_worker), 1U);
    const auto mien = lies_at_her_page();
    ASSERT_EQ(app.ask(mien, "POST /api/my/requests",
                      {{"organization_id", inbox},
                       {"kind", "correction"},
                       {"subject", "phone"},
                       {"words", "Mijn nummer eindigt op 45"}})
                  .status,
              201);
    const auto taken = take(coach, id);
    ASSERT_EQ(taken.status, 201) << taken.raw;
    EXPECT_EQ(app.ask(coach, "GET /api/record_requests").body.at(0).at("words"),
              "Mijn nummer eindigt op 45");
    EXPECT_EQ(taken.text("name"), "Mien Tekening");
    EXPECT_EQ(taken.text("sentence"), "Ik weet het niet meer.");
    EXPECT_EQ(taken.at("practice_choice").at("practice_name"), "Praktijk De Denkbeeldige Linde");
    EXPECT_EQ(taken.at("clock").as_array().size(), 2U);
    // One row of her, with the team that took it on; the other has nothing.
    EXPECT_EQ(app.show("select organization_id from person where source = 'self'"),
              cast::welfare + "\n");
    EXPECT_EQ(value("select count(*) from person_name where organization_id = $1", {inbox}), "0");
    EXPECT_EQ(app.ask(social_worker, "GET /api/cases/" + id).status, 404);
    const auto page = app.ask(mien, "GET /api/my/page");
    EXPECT_EQ(page.text("practice_name"), "Denkbeeld Welzijn");
    EXPECT_EQ(page.at("referrals").at(0).at("to_name"), "Karin Schets");
    EXPECT_TRUE(page.at("referrals").at(0).at("asked_myself").as_bool());
}

}  // namespace
}  // namespace veerkracht::referrals
