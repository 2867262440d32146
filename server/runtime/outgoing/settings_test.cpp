// A wrong setting is refused by its name; a right one sends.
#include "runtime/outgoing/settings.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "testing/partner.hpp"

namespace veerkracht::outgoing {
namespace {

class OutgoingSettingsTest : public ::testing::Test {
  protected:
    OutgoingSettingsTest() {
        std::string pattern = ::testing::TempDir() + "veerkracht_outgoing_XXXXXX";
        folder = ::mkdtemp(pattern.data());
    }
    ~OutgoingSettingsTest() override { std::filesystem::remove_all(folder); }

    void write(const std::string& name, const std::string& text, mode_t mode = 0400) const {
        const auto path = folder + "/" + name;
        std::filesystem::remove(path);
        std::ofstream(path) << text;
        ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    }
    Carriers read(const std::string& text) const {
        write("outgoing.json", text);
        return carriers_of(folder + "/outgoing.json", folder);
    }
    // What is said to the one who wrote it; "" when nothing is wrong.
    std::string complaint(const std::string& text) const {
        try {
            read(text);
            return "";
        } catch (const WrongSettings& wrong) {
            const std::string said = wrong.what();
            return said.substr(said.find(": ") + 2);
        }
    }
    static std::string email(const std::string& host, const std::string& more) {
        return R"({"email":{"host":")" + host + R"(","from_address":"a@b.example",)" + more + "}}";
    }
    static std::string sms(const std::string& url, const std::string& more = "") {
        return R"({"sms":{"format":"json","recipient_field":"to","text_field":"body","url":")" +
               url + "\"" + more + "}}";
    }

    std::string folder;
};

TEST_F(OutgoingSettingsTest, a_wrong_one_is_named) {
    EXPECT_EQ(complaint(R"({"email":{}})"), "email.encryption required");
    EXPECT_EQ(complaint(R"({"mail":{}})"), "mail unknown");
    EXPECT_EQ(complaint(email("m.example", R"("port":0,"encryption":"tls")")),
              "email.port out_of_range");
    EXPECT_EQ(complaint(email("m.example", R"("port":25,"encryption":"maybe")")),
              "email.encryption not_a_choice");
    EXPECT_EQ(complaint(email("m.example/x", R"("port":25,"encryption":"tls")")),
              "email.host is not the name of a host");
    EXPECT_EQ(complaint(email("m.example", R"("port":25,"encryption":"none")")),
              "email.encryption may be none only to this machine");
    EXPECT_EQ(complaint(email("m.example", R"("port":587,"encryption":"starttls","user":"u")")),
              "email.user and email.password_file belong together");
    EXPECT_EQ(complaint(sms("http://gateway.example/sms")),
              "sms.url is not a whole https:// address (without a user in it)");
    EXPECT_EQ(complaint(sms("https://u:p@gateway.example/sms")),
              "sms.url is not a whole https:// address (without a user in it)");
    EXPECT_EQ(complaint(sms("https://gateway.example/sms", R"(,"authority_file":"gone.pem")")),
              "sms.authority_file names a file that cannot be read");
    EXPECT_EQ(complaint(R"({"witness":{}})"), "witness has neither a url nor a directory");
    EXPECT_EQ(complaint(R"({"witness":{"url":"http://keeper.example/log"}})"),
              "witness.url is not a whole https:// address (without a user in it)");
    EXPECT_EQ(complaint(R"({"witness":{"directory":"mnt/other"}})"),
              "witness.directory is not a whole path");
    EXPECT_EQ(complaint(R"({"witness":{"directory":"/mnt/other"}})"), "");
    EXPECT_EQ(complaint(email("127.0.0.1", R"("port":25,"encryption":"none")")), "");
    EXPECT_EQ(complaint(sms("https://gateway.example/sms")), "");
    EXPECT_EQ(complaint("{}"), "");
    EXPECT_THROW(carriers_of(folder + "/absent.json", folder), WrongSettings);
}

TEST_F(OutgoingSettingsTest, a_secret_that_others_may_read_is_refused) {
    const auto settings = sms("https://gateway.example/sms", R"(,"authorization_file":"key")");
    EXPECT_EQ(complaint(settings),
              "sms.authorization_file does not serve: the file that it names cannot be read");
    write("key", "AccessKey x\n", 0644);
    EXPECT_EQ(complaint(settings),
              "sms.authorization_file does not serve: others may read the file that it names: its "
              "mode must be 0400");
    write("key", "AccessKey x\nX-Other: y\n");
    EXPECT_EQ(complaint(settings),
              "sms.authorization_file does not serve: the file that it names does not hold one "
              "line of text");
    write("key", "AccessKey x\n");
    EXPECT_EQ(complaint(settings), "");
}

TEST_F(OutgoingSettingsTest, a_secret_is_one_of_the_credentials_of_the_service) {
    const auto credentials = folder + "/credentials";
    std::filesystem::create_directory(credentials);
    ASSERT_EQ(::setenv("CREDENTIALS_DIRECTORY", credentials.c_str(), 1), 0);
    write("credentials/key", "AccessKey x\n", 0440);  // as systemd shows its access list
    const auto settings = sms("https://gateway.example/sms", R"(,"authorization_file":"key")");
    EXPECT_EQ(complaint(settings), "");
    write("credentials/key", "AccessKey x\n", 0444);
    EXPECT_NE(complaint(settings), "");
    ::unsetenv("CREDENTIALS_DIRECTORY");
}

TEST_F(OutgoingSettingsTest, who_keeps_checkpoints_is_there_when_it_is_set) {
    const testing::Certificate certificate;
    testing::Gateway gateway(certificate);
    write("key", "Bearer geheim\n");
    EXPECT_EQ(read("{}").size(), 2U) << "e-mail and SMS only";
    const auto carriers =
        read(R"({"witness":{"directory":")" + folder + R"(","url":")" + gateway.url() +
             R"(","authorization_file":"key","authority_file":")" + certificate.authority_file() +
             "\"}}");
    Parcel parcel;
    parcel.id = "checkpoint-3";
    parcel.text = "veerkracht/0a0b\n3\n";
    parcel.written_at = "2026-11-22T00:02:14.123Z";
    for (const auto* const channel : {"witness.url", "witness.directory"})
        EXPECT_EQ(carriers.at(channel)->carry(parcel).outcome, Outcome::sent) << channel;
    ASSERT_EQ(gateway.posted().size(), 1U);
    EXPECT_EQ(gateway.posted()[0].headers["authorization"], "Bearer geheim");
    EXPECT_TRUE(std::filesystem::exists(folder + "/checkpoint-2026-11-22.txt"));
}

TEST_F(OutgoingSettingsTest, what_is_set_goes_out_and_what_is_not_becomes_a_file) {
    const testing::Certificate certificate;
    testing::Gateway gateway(certificate);
    write("key", "AccessKey geheim\n");
    const auto carriers =
        read(sms(gateway.url(), R"(,"authorization_file":"key","authority_file":")" +
                                    certificate.authority_file() + "\""));
    const auto report = carriers.at("sms")->carry(
        {"id-1", "sms", "06 1234 5678", "", "Hallo", "2026-11-22T00:02:14.123Z"});
    EXPECT_EQ(report.outcome, Outcome::sent) << report.reason;
    ASSERT_EQ(gateway.posted().size(), 1U);
    EXPECT_EQ(gateway.posted()[0].body, R"({"body":"Hallo","to":"+31612345678"})");
    EXPECT_EQ(gateway.posted()[0].headers["authorization"], "AccessKey geheim");
    carriers.at("email")->carry({"id-2", "email", "a@b.example", "Kop", "Tekst", ""});
    EXPECT_TRUE(std::filesystem::exists(folder + "/id-2.email.txt"));
}

}  // namespace
}  // namespace veerkracht::outgoing
