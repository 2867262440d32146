// What a mail looks like from outside, and what a mail server can say to it.
#include "runtime/outgoing/email.hpp"

#include <gtest/gtest.h>

#include "testing/partner.hpp"

namespace veerkracht::outgoing {
namespace {

using testing::Certificate;
using testing::MailServer;

const Sender us{"noreply@veerkracht.example", "Veerkracht Regio"};

Parcel parcel(const std::string& recipient = "team@welzijn.example") {
    return {"018f0000-0000-7000-8000-00000000aa01",
            "email",
            recipient,
            "Iets om te lezen van Praktijk Één",
            "Er staat iets klaar.\nOpen https://a/l/x=y",
            "2026-11-22T00:02:14.123Z"};
}

std::string plain(const MailServer& server) {
    return "smtp://127.0.0.1:" + std::to_string(server.port());
}

Peer proven(const MailServer& server, const Certificate& certificate) {
    return {.url = "smtp://localhost:" + std::to_string(server.port()),
            .authority_file = certificate.authority_file(),
            .starttls = true,
            .user = "veerkracht",
            .password = "geheim"};
}

TEST(Mail, is_seven_bits_with_all_its_headers) {
    EXPECT_EQ(mail_of(parcel(), us),
              "From: =?UTF-8?Q?Veerkracht_Regio?=\r\n <noreply@veerkracht.example>\r\n"
              "To: <team@welzijn.example>\r\n"
              "Subject: =?UTF-8?Q?Iets_om_te_lezen_van_Praktijk_=C3=89=C3=A9n?=\r\n"
              "Date: Sun, 22 Nov 2026 00:02:14 +0000\r\n"
              "Message-ID: <018f0000-0000-7000-8000-00000000aa01@veerkracht.example>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Er staat iets klaar.\r\n"
              "Open https://a/l/x=3Dy\r\n");
}

TEST(Mail, no_line_is_longer_than_76_and_none_begins_with_a_dot) {
    auto long_one = parcel();
    long_one.subject.clear();
    long_one.text.clear();
    for (int i = 0; i < 40; ++i) {
        long_one.subject += "één ";
        long_one.text += "zó'n lange zin. ";
    }
    long_one.text += " \n.\n..\neinde \r\n";
    const auto mail = mail_of(long_one, us);
    for (std::size_t at = 0; at < mail.size();) {
        const auto end = mail.find("\r\n", at);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - at, 76U) << mail.substr(at, end - at);
        EXPECT_NE(mail[at], '.');
        EXPECT_FALSE(end > at && mail[end - 1] == ' ');
        at = end + 2;
    }
    EXPECT_EQ(mail.find("\xC3"), std::string::npos);
    EXPECT_NE(mail.find("\r\n=2E\r\n=2E.\r\neinde=20\r\n"), std::string::npos);
}

TEST(Mail, nothing_in_a_subject_or_a_name_makes_a_header) {
    auto evil = parcel();
    evil.subject = "Hoi\r\nBcc: x@y.example\n\nlichaam";
    const auto mail = mail_of(evil, {us.address, "Wij\r\nBcc: z@y.example"});
    EXPECT_EQ(mail.find("\nBcc"), std::string::npos);
    EXPECT_EQ(mail.find("\r\n\r\n"), mail.find("\r\n\r\nEr staat"));
}

TEST(Mail, an_address_that_is_more_than_an_address_is_refused_before_any_word_is_said) {
    for (const auto* const text :
         {"", "@", "a@", "@b.nl", "a@b.nl\r\nRCPT TO:<c@d.nl>", "a@b.nl>", "<a@b.nl", "a b@c.nl",
          "a@b@c.nl", "a@b.nl, c@d.nl", "\"a\"@b.nl", "é@b.nl", "a@b..nl", ".a@b.nl", "a@b.nl\n"})
        EXPECT_FALSE(is_plain_address(text)) << text;
    for (const auto* const text : {"a@b.nl", "jan.o'neil+team@sub.example", "x_y-z@localhost"})
        EXPECT_TRUE(is_plain_address(text)) << text;
    MailServer server;
    Email email(us, {.url = plain(server)});
    const auto report = email.carry(parcel("a@b.nl>\r\nRCPT TO:<c@d.nl"));
    EXPECT_EQ(report.outcome, Outcome::refused);
    EXPECT_TRUE(server.mails().empty());
}

TEST(EmailTest, goes_over_tls_with_our_name_and_password) {
    const Certificate certificate;
    MailServer server(&certificate);
    Email email(us, proven(server, certificate));
    const auto report = email.carry(parcel());
    EXPECT_EQ(report.outcome, Outcome::sent) << report.reason;
    ASSERT_EQ(server.mails().size(), 1U);
    const auto mail = server.mails()[0];
    EXPECT_TRUE(mail.encrypted);
    EXPECT_EQ(mail.from, "MAIL FROM:<noreply@veerkracht.example>");
    EXPECT_EQ(mail.recipient, "RCPT TO:<team@welzijn.example>");
    EXPECT_EQ(mail.login, "AUTH PLAIN AHZlZXJrcmFjaHQAZ2VoZWlt");  // \0veerkracht\0geheim
    EXPECT_EQ(mail.text, mail_of(parcel(), us));
}

TEST(EmailTest, keeps_its_line_for_the_next_mail) {
    MailServer server;
    Email email(us, {.url = plain(server)});
    EXPECT_EQ(email.carry(parcel()).outcome, Outcome::sent);
    EXPECT_EQ(email.carry(parcel("ander@welzijn.example")).outcome, Outcome::sent);
    ASSERT_EQ(server.mails().size(), 2U);
    EXPECT_EQ(server.mails()[1].recipient, "RCPT TO:<ander@welzijn.example>");
}

TEST(EmailTest, a_server_that_does_not_speak_tls_gets_nothing) {
    const Certificate certificate;
    MailServer server;  // has no certificate
    Email email(us, proven(server, certificate));
    EXPECT_EQ(email.carry(parcel()).outcome, Outcome::away);
    EXPECT_TRUE(server.mails().empty());
}

TEST(EmailTest, a_server_that_cannot_prove_who_it_is_gets_nothing) {
    const Certificate ours;
    const Certificate strange;
    const Certificate of_another_name("mail.elsewhere.example");
    MailServer server(&strange);
    MailServer misnamed(&of_another_name);
    EXPECT_EQ(Email(us, proven(server, ours)).carry(parcel()).outcome, Outcome::away);
    EXPECT_EQ(Email(us, proven(misnamed, of_another_name)).carry(parcel()).outcome, Outcome::away);
    EXPECT_TRUE(server.mails().empty());
    EXPECT_TRUE(misnamed.mails().empty());
}

struct Said {
    std::string command, line;
    Outcome outcome;
};
TEST(EmailTest, what_a_server_says_decides_whether_it_is_tried_again) {
    const Said all[] = {
        {"RCPT", "550 no such mailbox", Outcome::refused},
        {"RCPT", "451 come back", Outcome::postponed},
        {"DATA", "554 no", Outcome::refused},
        {"END", "554 looks like spam", Outcome::refused},
        {"END", "452 full", Outcome::postponed},
        // About us or about the moment: the message waits until it is mended.
        {"MAIL", "550 you are not known here", Outcome::away},
        {"HELLO", "554 no service", Outcome::away},
        {"HELLO", "421 busy", Outcome::away},
        {"AUTH", "535 wrong password", Outcome::away},
    };
    for (const auto& [command, line, outcome] : all) {
        const Certificate certificate;
        MailServer server(&certificate);
        server.answer(command, line);
        const auto report = Email(us, proven(server, certificate)).carry(parcel());
        EXPECT_EQ(report.outcome, outcome) << command << " " << line << ": " << report.reason;
        EXPECT_NE(report.reason, "");
        EXPECT_EQ(report.reason.find("mailbox"), std::string::npos);  // it may name a person
        EXPECT_TRUE(server.mails().empty());
    }
}

TEST(EmailTest, nobody_there_and_nobody_who_answers_are_tried_again) {
    MailServer gone;
    const auto address = plain(gone);
    gone.close();
    EXPECT_EQ(Email(us, {.url = address}).carry(parcel()).outcome, Outcome::away);
    for (const auto* const silent_at : {"HELLO", "EHLO", "RCPT", "END"}) {
        MailServer server;
        server.answer(silent_at, "");
        Email email(us, {.url = plain(server)}, {.all_milliseconds = 300});
        const auto report = email.carry(parcel());
        EXPECT_EQ(report.outcome, Outcome::away) << silent_at;
        EXPECT_EQ(report.reason, "Timeout was reached");
    }
}

}  // namespace
}  // namespace veerkracht::outgoing
