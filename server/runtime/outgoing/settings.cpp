#include "runtime/outgoing/settings.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "kernel/json.hpp"
#include "kernel/text.hpp"
#include "runtime/config/secret_file.hpp"
#include "runtime/outgoing/email.hpp"
#include "runtime/outgoing/folder.hpp"
#include "runtime/outgoing/sms.hpp"
#include "runtime/outgoing/witness.hpp"

namespace veerkracht::outgoing {

namespace {

namespace fs = std::filesystem;

struct EmailSettings {
    std::string host;
    int port = 587;
    std::string encryption;
    std::string from_address;
    std::optional<std::string> from_name;
    std::optional<std::string> user;
    std::optional<std::string> password_file;
    std::optional<std::string> authority_file;
};
BOOST_DESCRIBE_STRUCT(EmailSettings, (),
                      (host, port, encryption, from_address, from_name, user, password_file,
                       authority_file))
constexpr auto rules(const EmailSettings*) {
    return std::tuple{rule(&EmailSettings::port, Range{1, 65'535}),
                      rule(&EmailSettings::encryption, OneOf{"starttls tls none"}),
                      rule(&EmailSettings::user, Length{1, 200})};
}

struct SmsSettings {
    std::string url;
    std::string format;
    std::string recipient_field;
    std::string text_field;
    std::optional<std::string> id_field;
    std::map<std::string, std::string> fixed_fields;
    std::optional<std::string> country_code;
    std::optional<std::string> authorization_file;
    std::optional<std::string> authority_file;
};
BOOST_DESCRIBE_STRUCT(SmsSettings, (),
                      (url, format, recipient_field, text_field, id_field, fixed_fields,
                       country_code, authorization_file, authority_file))
constexpr auto rules(const SmsSettings*) {
    return std::tuple{rule(&SmsSettings::format, OneOf{"json form"}),
                      rule(&SmsSettings::recipient_field, Length{1, 80}),
                      rule(&SmsSettings::text_field, Length{1, 80}),
                      rule(&SmsSettings::country_code, Length{1, 3})};
}

struct WitnessSettings {
    std::optional<std::string> url;
    std::optional<std::string> authorization_file;
    std::optional<std::string> authority_file;
    std::optional<std::string> directory;
};
BOOST_DESCRIBE_STRUCT(WitnessSettings, (), (url, authorization_file, authority_file, directory))

struct OutgoingSettings {
    std::optional<EmailSettings> email;
    std::optional<SmsSettings> sms;
    std::optional<WitnessSettings> witness;
};
BOOST_DESCRIBE_STRUCT(OutgoingSettings, (), (email, sms, witness))

bool is_host(std::string_view text) {
    return !text.empty() && text.find_first_not_of(
                                "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789.-") == std::string_view::npos;
}

bool is_this_machine(const std::string& host) {
    return host == "localhost" || host.starts_with("127.");
}

class Reading {
  public:
    explicit Reading(const std::string& file) : file_(file) {}

    OutgoingSettings read() const {
        std::ifstream in(file_, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        if (!in) throw WrongSettings(file_ + " cannot be read");
        auto settings = from_json<OutgoingSettings>(text.str());
        if (settings) return std::move(*settings);
        const auto& error = settings.error();
        if (error.fields.empty()) throw WrongSettings(file_ + " is not JSON: " + error.detail);
        const auto& [place, word] = *error.fields.begin();
        wrong(place, word);
    }

    std::unique_ptr<Carrier> email(const EmailSettings& settings) const {
        if (!is_host(settings.host)) wrong("email.host", "is not the name of a host");
        if (!is_plain_address(settings.from_address))
            wrong("email.from_address", "is not a plain e-mail address");
        const bool open = settings.encryption == "none";
        if (open && !is_this_machine(settings.host))
            wrong("email.encryption", "may be none only to this machine");
        if (settings.user.has_value() != settings.password_file.has_value())
            wrong("email.user", "and email.password_file belong together");
        Peer server{.url = (settings.encryption == "tls" ? "smtps://" : "smtp://") + settings.host +
                           ":" + std::to_string(settings.port),
                    .authority_file = authority("email.authority_file", settings.authority_file),
                    .starttls = settings.encryption == "starttls"};
        if (settings.user) {
            server.user = *settings.user;
            server.password = secret("email.password_file", *settings.password_file);
        }
        return std::make_unique<Email>(
            Sender{settings.from_address, settings.from_name.value_or("")}, std::move(server));
    }

    std::unique_ptr<Carrier> sms(const SmsSettings& settings) const {
        expect_https("sms.url", settings.url);
        const auto country = settings.country_code.value_or("31");
        if (country.find_first_not_of("0123456789") != std::string::npos)
            wrong("sms.country_code", "is not a number, as 31");
        const GatewayFields fields{settings.format == "json" ? Format::json : Format::form,
                                   settings.recipient_field, settings.text_field,
                                   settings.id_field.value_or(""), settings.fixed_fields};
        const auto authorization =
            settings.authorization_file
                ? secret("sms.authorization_file", *settings.authorization_file)
                : "";
        // SEC-64: a gateway that takes longer than this is tried again.
        return std::make_unique<Sms>(
            fields, country, authorization,
            Peer{.url = settings.url,
                 .authority_file = authority("sms.authority_file", settings.authority_file)},
            Limits{.all_milliseconds = 10'000});
    }

    // SEC-58: where checkpoints of the access log are kept, outside this server.
    void witnesses(const WitnessSettings& settings, Carriers& carriers) const {
        if (!settings.url && !settings.directory)
            wrong("witness", "has neither a url nor a directory");
        if (settings.url) carriers["witness.url"] = witness_address(settings);
        if (!settings.directory) return;
        if (!fs::path(*settings.directory).is_absolute())
            wrong("witness.directory", "is not a whole path");
        carriers["witness.directory"] = std::make_unique<WitnessFolder>(*settings.directory);
    }

  private:
    std::unique_ptr<Carrier> witness_address(const WitnessSettings& settings) const {
        expect_https("witness.url", *settings.url);
        const auto authorization =
            settings.authorization_file
                ? secret("witness.authorization_file", *settings.authorization_file)
                : "";
        return std::make_unique<WitnessAddress>(
            Peer{.url = *settings.url,
                 .authority_file = authority("witness.authority_file", settings.authority_file)},
            authorization, Limits{.all_milliseconds = 10'000});
    }

    void expect_https(const std::string& setting, const std::string& address) const {
        const auto url = boost::urls::parse_uri(address);
        if (!url || url->scheme() != "https" || url->encoded_host().empty() || url->has_userinfo())
            wrong(setting, "is not a whole https:// address (without a user in it)");
    }

    [[noreturn]] void wrong(const std::string& setting, const std::string& why) const {
        throw WrongSettings(file_ + ": " + setting + " " + why);
    }

    // A name without a folder is one of systemd's credentials, or a file beside the settings.
    std::string place_of(const std::string& name) const {
        const auto* const credentials = std::getenv("CREDENTIALS_DIRECTORY");
        const auto beside =
            credentials == nullptr ? fs::path(file_).parent_path() : fs::path(credentials);
        return (beside / name).string();
    }

    std::string secret(const std::string& setting, const std::string& name) const {
        try {
            const auto bytes = read_secret_file(place_of(name), "the file that it names");
            const auto text = std::string(trimmed(bytes));
            if (text.empty() || !is_utf8(text) || has_control_characters(text) ||
                text.find('\n') != std::string::npos)
                throw std::runtime_error("the file that it names does not hold one line of text");
            return text;
        } catch (const std::runtime_error& error) {
            wrong(setting, std::string("does not serve: ") + error.what());
        }
    }

    std::string authority(const std::string& setting,
                          const std::optional<std::string>& name) const {
        if (!name) return "";
        const auto path = (fs::path(file_).parent_path() / *name).string();
        if (!std::ifstream(path)) wrong(setting, "names a file that cannot be read");
        return path;
    }

    std::string file_;
};

}  // namespace

Carriers into_folder(const std::string& folder) {
    Carriers carriers;
    carriers["email"] = std::make_unique<Folder>(folder);
    carriers["sms"] = std::make_unique<Folder>(folder);
    return carriers;
}

Carriers carriers_of(const std::string& settings_file, const std::string& folder) {
    const Reading reading(settings_file);
    const auto settings = reading.read();
    auto carriers = into_folder(folder);
    if (settings.email) carriers["email"] = reading.email(*settings.email);
    if (settings.sms) carriers["sms"] = reading.sms(*settings.sms);
    if (settings.witness) reading.witnesses(*settings.witness, carriers);
    return carriers;
}

}  // namespace veerkracht::outgoing
