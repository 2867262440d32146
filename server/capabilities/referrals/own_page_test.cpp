// A lost phone: a new way to the own page, and the old one closes.
#include "capabilities/referrals/own_page.hpp"

#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class OwnPageTest : public CastTest {
  protected:
    TestReply again(const std::string& id, std::string_view how) {
        return app.ask(assistant, "POST /api/referrals/" + id + "/own_page", {{"how", how}});
    }
    std::string state_of(const std::string& token) {
        return app.ask({}, "POST /api/link/greeting", {{"token", token}}).text("state");
    }
};

TEST_F(OwnPageTest, the_old_link_closes_at_once_also_where_it_is_open) {
    const auto id = referred();
    const auto old = newest_link("status");
    const auto found_phone = lies_at_her_page();
    ASSERT_EQ(app.ask(found_phone, "GET /api/my/page").status, 200);
    app.clock->advance_minutes(2);
    const auto sent = again(id, "sms");
    ASSERT_EQ(sent.status, 201) << sent.raw;
    EXPECT_EQ(sent.text("code"), "");
    EXPECT_EQ(app.ask(found_phone, "GET /api/my/page").status, 401);
    EXPECT_EQ(state_of(old), "closed");
    EXPECT_EQ(app.ask({}, "POST /api/link/code", {{"token", old}}).text("code"), "link.closed");
    EXPECT_NE(newest_link("status"), old);
    EXPECT_EQ(app.ask(lies_at_her_page(), "GET /api/my/page").status, 200);
}

TEST_F(OwnPageTest, a_code_on_paper_opens_the_same_door_and_reading_asks_the_phone_too) {
    const auto id = referred();
    const auto paper = again(id, "paper");
    ASSERT_EQ(paper.status, 201) << paper.raw;
    EXPECT_EQ(paper.text("address"), "http://localhost:8080/l");
    auto code = paper.text("code");
    ASSERT_EQ(code.size(), 14U) << code;
    EXPECT_EQ(code[4], '-');
    std::erase(code, '-');
    EXPECT_EQ(code.find_first_of("ILOU"), std::string::npos) << code;
    EXPECT_EQ(state_of(code), "open");
    EXPECT_EQ(app.ask({}, "POST /api/link/start",
                      {{"token", code}, {"birth_on", cast::birth_date_of_lies}})
                  .status,
              404)
        << "who finds the paper and knows the birth date reads nothing";
    TestSession phone;
    EXPECT_EQ(app.visit(phone, "POST /api/link/code", {{"token", code}}).status, 201);
    EXPECT_EQ(app.visit(phone, "POST /api/link/verify", {{"token", code}, {"code", newest_code()}})
                  .status,
              201);
    EXPECT_EQ(app.ask(phone, "GET /api/my/page").status, 200);
    EXPECT_EQ(app.show("select token_hash from link").find(code), std::string::npos);
    // A second paper makes the first worth nothing.
    again(id, "paper");
    EXPECT_EQ(state_of(code), "closed");
}

TEST_F(OwnPageTest, it_goes_to_the_number_as_it_is_now) {
    const auto id = referred();
    app.ask(gp, "PUT /api/people/" + cast::lies + "/correction",
            {{"version", 1},
             {"given_name", "Lies"},
             {"family_name", "Verzonnen"},
             {"birth_on", cast::birth_date_of_lies},
             {"phone", "06 9999 8888"}});
    EXPECT_EQ(again(id, "sms").text("to_phone"), "06 9999 8888");
    EXPECT_EQ(value("select recipient from outbox where kind = 'status' order by created_at desc, "
                    "id desc limit 1"),
              "06 9999 8888");
}

TEST_F(OwnPageTest, who_wants_no_messages_gets_a_paper) {
    const auto id = referred();
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update person set messages_allowed = $1 where id = $2", false,
                            cast::lies));
        return {};
    }));
    const auto refused = again(id, "sms");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(boost::json::serialize(refused.at("fields")), R"({"how":"not_wanted"})");
    EXPECT_EQ(again(id, "paper").status, 201);
}

}  // namespace
}  // namespace veerkracht::referrals
