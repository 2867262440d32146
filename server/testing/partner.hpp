// Those outside the house, as small servers on loopback: a mail server and an SMS gateway that say
// what a test tells them to, with TLS by a certificate of their own.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace veerkracht::testing {

// A self-made certificate for this name, in a folder of its own.
class Certificate {
  public:
    explicit Certificate(const std::string& name = "localhost");
    ~Certificate();
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;
    std::string authority_file() const { return folder_ + "/certificate.pem"; }
    std::string key_file() const { return folder_ + "/key.pem"; }

  private:
    std::string folder_;
};

// One visitor, over TLS or not.
class Visitor {
  public:
    Visitor(int socket, const Certificate* certificate);
    ~Visitor();
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    bool start_tls();         // false when he does not trust us
    std::string read_line();  // without its CRLF; "" at the end too
    std::string read(std::size_t count);
    void say(const std::string& text);
    bool is_gone() const { return gone_; }

  private:
    struct Tls;
    bool receive();
    int socket_;
    const Certificate* certificate_;
    std::unique_ptr<Tls> tls_;
    std::string received_;
    bool gone_ = false;
};

// Serves each visitor on a thread, until the end.
class Partner {
  public:
    Partner(const Certificate* certificate, std::function<void(Visitor&)> serve);
    ~Partner();
    Partner(const Partner&) = delete;
    Partner& operator=(const Partner&) = delete;
    unsigned short port() const { return port_; }
    void close();

  private:
    void take_visitors();
    const Certificate* certificate_;
    std::function<void(Visitor&)> serve_;
    int socket_;
    unsigned short port_ = 0;
    std::mutex mutex_;
    std::vector<int> open_;
    std::vector<std::thread> visits_;
    std::thread door_;
};

// SMTP with what a test needs of it. `answers` replaces what is said to a command: {"RCPT", "550
// No"};
// "" says nothing at all. The text after DATA is answered by "END".
class MailServer {
  public:
    struct Mail {
        std::string from, recipient, text;
        bool encrypted = false;
        std::string login;  // of AUTH PLAIN, as it came
    };
    explicit MailServer(const Certificate* certificate = nullptr);
    unsigned short port() const { return partner_.port(); }
    void answer(const std::string& command, const std::string& line);
    void before_the_end(std::function<void()> what);  // between the last dot and its answer
    std::vector<Mail> mails() const;                  // that were taken in
    void close() { partner_.close(); }

  private:
    void serve(Visitor& visitor);
    std::string answer_to(const std::string& command) const;
    const bool has_certificate_;
    mutable std::mutex mutex_;
    std::map<std::string, std::string> answers_;
    std::function<void()> before_the_end_;
    std::vector<Mail> mails_;
    Partner partner_;
};

// HTTPS: keeps what was posted, answers what it is told to.
class Gateway {
  public:
    struct Posted {
        std::string line;                            // "POST /messages HTTP/1.1"
        std::map<std::string, std::string> headers;  // names in small letters
        std::string body;
    };
    explicit Gateway(const Certificate& certificate);
    std::string url() const {
        return "https://localhost:" + std::to_string(partner_.port()) + "/messages";
    }
    void answer(const std::string& status_and_headers, const std::string& body = "{}");
    std::vector<Posted> posted() const;
    void close() { partner_.close(); }

  private:
    void serve(Visitor& visitor);
    mutable std::mutex mutex_;
    std::string head_ = "201 Created";
    std::string body_ = "{}";
    std::vector<Posted> posted_;
    Partner partner_;
};

}  // namespace veerkracht::testing
