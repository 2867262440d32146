// What a gateway is posted, and what it can answer.
#include "runtime/outgoing/sms.hpp"

#include <gtest/gtest.h>

#include "testing/partner.hpp"

namespace veerkracht::outgoing {
namespace {

using testing::Certificate;
using testing::Gateway;

const GatewayFields json_fields{Format::json, "to", "body", "reference", {{"from", "Veerkracht"}}};
const GatewayFields form_fields{Format::form, "to", "text", "", {{"type", "sms"}}};

Parcel parcel(const std::string& number = "06 1234 5678") {
    return {"018f0000-0000-7000-8000-00000000aa02",
            "sms",
            number,
            "Uw code",
            "Uw \"code\" & één: 1",
            "2026-11-22T00:02:14.123Z"};
}

Peer proven(const Gateway& gateway, const Certificate& certificate) {
    return {.url = gateway.url(), .authority_file = certificate.authority_file()};
}

TEST(SmsText, a_number_as_people_write_it_becomes_international) {
    const std::pair<std::string, std::string> all[] = {{"06 1234 5678", "+31612345678"},
                                                       {"06-12345678", "+31612345678"},
                                                       {"+31 (0)6 1234 5678", "+31612345678"},
                                                       {"0031612345678", "+31612345678"},
                                                       {"+32 470 12 34 56", "+32470123456"},
                                                       {"(077) 000 0000", "+31770000000"},
                                                       {"", ""},
                                                       {"612345678", ""},
                                                       {"06 1234", ""},
                                                       {"06 1234 5678 toestel 3", ""},
                                                       {"+0612345678", ""},
                                                       {"06123456789012345", ""}};
    for (const auto& [written, number] : all)
        EXPECT_EQ(international_number(written, "31").value_or(""), number) << written;
}

TEST(SmsText, the_body_has_the_fields_of_the_settings) {
    EXPECT_EQ(gateway_body(parcel("+316"), json_fields),
              R"({"body":"Uw \"code\" & één: 1","from":"Veerkracht",)"
              R"("reference":"018f0000-0000-7000-8000-00000000aa02","to":"+316"})");
    EXPECT_EQ(gateway_body(parcel("+316"), form_fields),
              "text=Uw%20%22code%22%20%26%20%C3%A9%C3%A9n%3A%201&to=%2B316&type=sms");
}

TEST(SmsTest, is_posted_with_its_key_and_our_right_to_do_so) {
    const Certificate certificate;
    Gateway gateway(certificate);
    Sms sms(json_fields, "31", "AccessKey geheim", proven(gateway, certificate));
    const auto report = sms.carry(parcel());
    EXPECT_EQ(report.outcome, Outcome::sent) << report.reason;
    ASSERT_EQ(gateway.posted().size(), 1U);
    auto posted = gateway.posted()[0];
    EXPECT_EQ(posted.line, "POST /messages HTTP/1.1");
    EXPECT_EQ(posted.headers["authorization"], "AccessKey geheim");
    EXPECT_EQ(posted.headers["idempotency-key"], parcel().id);
    EXPECT_EQ(posted.headers["content-type"], "application/json");
    EXPECT_EQ(posted.body, gateway_body(parcel("+31612345678"), json_fields));
}

TEST(SmsTest, a_gateway_that_cannot_prove_who_it_is_gets_nothing) {
    const Certificate ours;
    const Certificate strange;
    Gateway gateway(strange);
    Sms sms(json_fields, "31", "", proven(gateway, ours));
    EXPECT_EQ(sms.carry(parcel()).outcome, Outcome::away);
    Sms by_the_system(json_fields, "31", "", {.url = gateway.url()});
    EXPECT_EQ(by_the_system.carry(parcel()).outcome, Outcome::away);
    EXPECT_TRUE(gateway.posted().empty());
}

TEST(SmsTest, its_status_decides_whether_it_is_tried_again) {
    const Certificate certificate;
    Gateway gateway(certificate);
    Sms sms(form_fields, "31", "", proven(gateway, certificate));
    const std::pair<std::string, Outcome> all[] = {
        {"200 OK", Outcome::sent},
        {"202 Accepted", Outcome::sent},
        {"400 Bad Request", Outcome::refused},
        {"422 No Such Number", Outcome::refused},
        {"408 Request Timeout", Outcome::away},
        {"429 Too Many Requests", Outcome::away},
        {"500 Oops", Outcome::away},
        {"503 Later", Outcome::away},
        {"301 Moved", Outcome::away},
        // Our key or our address is wrong: mended while the message waits.
        {"401 Unauthorized", Outcome::away},
        {"403 Forbidden", Outcome::away},
        {"404 Not Found", Outcome::away}};
    for (const auto& [status, outcome] : all) {
        gateway.answer(status, "06 1234 5678");
        const auto report = sms.carry(parcel());
        EXPECT_EQ(report.outcome, outcome) << status << ": " << report.reason;
        EXPECT_EQ(report.reason.find("1234"), std::string::npos);
    }
}

TEST(SmsTest, a_redirect_is_not_followed) {
    const Certificate certificate;
    Gateway gateway(certificate);
    Gateway elsewhere(certificate);
    gateway.answer("307 Temporary Redirect\r\nLocation: " + elsewhere.url());
    Sms sms(json_fields, "31", "AccessKey geheim", proven(gateway, certificate));
    EXPECT_EQ(sms.carry(parcel()).outcome, Outcome::away);
    EXPECT_EQ(gateway.posted().size(), 1U);
    EXPECT_TRUE(elsewhere.posted().empty());
}

TEST(SmsTest, of_a_long_answer_only_the_status_counts) {
    const Certificate certificate;
    Gateway gateway(certificate);
    Sms sms(json_fields, "31", "", proven(gateway, certificate));
    gateway.answer("200 OK", std::string(2'000'000, 'x'));
    EXPECT_EQ(sms.carry(parcel()).outcome, Outcome::sent);
    gateway.answer("500 Oops", std::string(2'000'000, 'x'));
    EXPECT_EQ(sms.carry(parcel()).outcome, Outcome::away);
}

TEST(SmsTest, nobody_there_and_nobody_who_answers_are_tried_again) {
    const Certificate certificate;
    Gateway silent(certificate);
    silent.answer("");
    Sms to_silence(json_fields, "31", "", proven(silent, certificate), {.all_milliseconds = 300});
    EXPECT_EQ(to_silence.carry(parcel()).reason, "Timeout was reached");
    Gateway gone(certificate);
    Sms to_nobody(json_fields, "31", "", proven(gone, certificate));
    gone.close();
    EXPECT_EQ(to_nobody.carry(parcel()).outcome, Outcome::away);
}

TEST(SmsTest, what_is_no_number_is_not_posted) {
    const Certificate certificate;
    Gateway gateway(certificate);
    Sms sms(json_fields, "31", "", proven(gateway, certificate));
    EXPECT_EQ(sms.carry(parcel("bel mij")).outcome, Outcome::refused);
    EXPECT_TRUE(gateway.posted().empty());
}

}  // namespace
}  // namespace veerkracht::outgoing
