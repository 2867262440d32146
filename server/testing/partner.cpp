#include "testing/partner.hpp"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace veerkracht::testing {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Paper = std::unique_ptr<X509, Freed<X509_free>>;
using File = std::unique_ptr<FILE, Freed<fclose>>;

void must(bool done) {
    if (!done) throw std::runtime_error("the partner of a test cannot be made");
}

void add_extension(X509* paper, int kind, const std::string& value) {
    const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str()));
    must(extension && X509_add_ext(paper, extension.get(), -1) == 1);
}

std::string small(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

}  // namespace

Certificate::Certificate(const std::string& name) {
    std::string pattern = std::filesystem::temp_directory_path() / "veerkracht_partner_XXXXXX";
    must(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    const Key key(EVP_EC_gen("P-256"));
    const Paper paper(X509_new());
    must(key && paper);
    X509_set_version(paper.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(paper.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(paper.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(paper.get()), 3'600);
    X509_set_pubkey(paper.get(), key.get());
    auto* const subject = X509_get_subject_name(paper.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(paper.get(), subject);
    add_extension(paper.get(), NID_subject_alt_name, "DNS:" + name);
    add_extension(paper.get(), NID_basic_constraints, "critical,CA:TRUE");
    must(X509_sign(paper.get(), key.get(), EVP_sha256()) > 0);
    const File paper_file(std::fopen(authority_file().c_str(), "w"));
    const File key_file_of_it(std::fopen(key_file().c_str(), "w"));
    must(PEM_write_X509(paper_file.get(), paper.get()) == 1);
    must(PEM_write_PrivateKey(key_file_of_it.get(), key.get(), nullptr, nullptr, 0, nullptr,
                              nullptr) == 1);
}

Certificate::~Certificate() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

struct Visitor::Tls {
    std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>> context{SSL_CTX_new(TLS_server_method())};
    std::unique_ptr<SSL, Freed<SSL_free>> line;
};

Visitor::Visitor(int socket, const Certificate* certificate)
    : socket_(socket), certificate_(certificate) {}

Visitor::~Visitor() {
    if (tls_ && !gone_) SSL_shutdown(tls_->line.get());
}

bool Visitor::start_tls() {
    tls_ = std::make_unique<Tls>();
    auto* const context = tls_->context.get();
    must(SSL_CTX_use_certificate_file(context, certificate_->authority_file().c_str(),
                                      SSL_FILETYPE_PEM) == 1);
    must(SSL_CTX_use_PrivateKey_file(context, certificate_->key_file().c_str(), SSL_FILETYPE_PEM) ==
         1);
    tls_->line.reset(SSL_new(context));
    SSL_set_fd(tls_->line.get(), socket_);
    gone_ = SSL_accept(tls_->line.get()) != 1;
    return !gone_;
}

bool Visitor::receive() {
    char bytes[16'384];
    const auto count = gone_  ? 0
                       : tls_ ? SSL_read(tls_->line.get(), bytes, sizeof bytes)
                              : static_cast<int>(::recv(socket_, bytes, sizeof bytes, 0));
    gone_ = count <= 0;
    if (!gone_) received_.append(bytes, static_cast<std::size_t>(count));
    return !gone_;
}

std::string Visitor::read_line() {
    std::size_t end = 0;
    while ((end = received_.find("\r\n")) == std::string::npos)
        if (!receive()) return {};
    auto line = received_.substr(0, end);
    received_.erase(0, end + 2);
    return line;
}

std::string Visitor::read(std::size_t count) {
    while (received_.size() < count)
        if (!receive()) return {};
    auto bytes = received_.substr(0, count);
    received_.erase(0, count);
    return bytes;
}

void Visitor::say(const std::string& text) {
    if (text.empty() || gone_) return;
    const auto said =
        tls_ ? SSL_write(tls_->line.get(), text.data(), static_cast<int>(text.size()))
             : static_cast<int>(::send(socket_, text.data(), text.size(), MSG_NOSIGNAL));
    gone_ = said <= 0;
}

Partner::Partner(const Certificate* certificate, std::function<void(Visitor&)> serve)
    : certificate_(certificate),
      serve_(std::move(serve)),
      socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    ::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const general = reinterpret_cast<sockaddr*>(&address);
    must(::bind(socket_, general, size) == 0 && ::listen(socket_, 16) == 0);
    must(::getsockname(socket_, general, &size) == 0);
    port_ = ntohs(address.sin_port);
    door_ = std::thread([this] { take_visitors(); });
}

void Partner::take_visitors() {
    int socket = 0;
    while ((socket = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0) {
        const std::lock_guard lock(mutex_);
        open_.push_back(socket);
        visits_.emplace_back([this, socket] {
            {
                Visitor visitor(socket, certificate_);
                serve_(visitor);
            }
            ::shutdown(socket, SHUT_RDWR);
        });
    }
}

void Partner::close() {
    if (!door_.joinable()) return;
    ::shutdown(socket_, SHUT_RDWR);
    door_.join();
    ::close(socket_);
    for (const int socket : open_) ::shutdown(socket, SHUT_RDWR);
    for (auto& visit : visits_) visit.join();
    for (const int socket : open_) ::close(socket);
}

Partner::~Partner() { close(); }

MailServer::MailServer(const Certificate* certificate)
    : has_certificate_(certificate != nullptr),
      partner_(certificate, [this](Visitor& visitor) { serve(visitor); }) {}

void MailServer::answer(const std::string& command, const std::string& line) {
    const std::lock_guard lock(mutex_);
    answers_[command] = line;
}

void MailServer::before_the_end(std::function<void()> what) {
    const std::lock_guard lock(mutex_);
    before_the_end_ = std::move(what);
}

std::vector<MailServer::Mail> MailServer::mails() const {
    const std::lock_guard lock(mutex_);
    return mails_;
}

std::string MailServer::answer_to(const std::string& command) const {
    const std::lock_guard lock(mutex_);
    if (const auto told = answers_.find(command); told != answers_.end())
        return told->second.empty() ? "" : told->second + "\r\n";
    if (command == "HELLO") return "220 mail.example\r\n";
    if (command == "EHLO")
        return std::string("250-mail.example\r\n") + (has_certificate_ ? "250-STARTTLS\r\n" : "") +
               "250 AUTH PLAIN\r\n";
    if (command == "STARTTLS") return "220 go on\r\n";
    if (command == "AUTH") return "235 welcome\r\n";
    if (command == "DATA") return "354 tell\r\n";
    if (command == "QUIT") return "221 bye\r\n";
    return "250 ok\r\n";
}

void MailServer::serve(Visitor& visitor) {
    Mail mail;
    visitor.say(answer_to("HELLO"));
    while (!visitor.is_gone()) {
        const auto line = visitor.read_line();
        const auto command = line.substr(0, line.find(' '));
        if (command == "AUTH") {
            visitor.say("334 \r\n");
            mail.login = line + " " + visitor.read_line();
        }
        visitor.say(answer_to(command));
        if (command == "STARTTLS") mail.encrypted = visitor.start_tls();
        if (command == "MAIL") mail.from = line;
        if (command == "RCPT") mail.recipient = line;
        if (command == "QUIT") return;
        if (command != "DATA" || !answer_to("DATA").starts_with("354")) continue;
        mail.text.clear();
        for (auto said = visitor.read_line(); said != "." && !visitor.is_gone();
             said = visitor.read_line())
            mail.text += said + "\r\n";
        if (visitor.is_gone()) return;
        const auto verdict = answer_to("END");
        std::function<void()> first;
        {
            const std::lock_guard lock(mutex_);
            if (verdict.starts_with("250")) mails_.push_back(mail);
            first = before_the_end_;
        }
        if (first) first();
        visitor.say(verdict);
    }
}

Gateway::Gateway(const Certificate& certificate)
    : partner_(&certificate, [this](Visitor& visitor) { serve(visitor); }) {}

void Gateway::answer(const std::string& status_and_headers, const std::string& body) {
    const std::lock_guard lock(mutex_);
    head_ = status_and_headers;
    body_ = body;
}

std::vector<Gateway::Posted> Gateway::posted() const {
    const std::lock_guard lock(mutex_);
    return posted_;
}

void Gateway::serve(Visitor& visitor) {
    if (!visitor.start_tls()) return;
    while (!visitor.is_gone()) {
        Posted posted;
        posted.line = visitor.read_line();
        for (auto line = visitor.read_line(); !line.empty(); line = visitor.read_line()) {
            const auto colon = line.find(": ");
            if (colon != std::string::npos)
                posted.headers[small(line.substr(0, colon))] = line.substr(colon + 2);
        }
        if (visitor.is_gone()) return;
        if (posted.headers.contains("content-length"))
            posted.body = visitor.read(std::stoul(posted.headers["content-length"]));
        std::string reply;
        {
            const std::lock_guard lock(mutex_);
            posted_.push_back(posted);
            if (!head_.empty())
                reply = "HTTP/1.1 " + head_ +
                        "\r\nContent-Length: " + std::to_string(body_.size()) + "\r\n\r\n" + body_;
        }
        visitor.say(reply);
    }
}

}  // namespace veerkracht::testing
