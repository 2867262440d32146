// An authenticator and its browser, as a test needs them: everything it says is right by itself,
// and each part can be made wrong before it is signed or after.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace veerkracht::testing {

struct Said {
    // By the browser, in the client data.
    std::string type;
    std::string challenge;
    std::string origin = "http://localhost:8080";
    std::string more = R"(,"crossOrigin":false)";  // behind the three above
    std::string client_data;                       // instead of all that, when it is not empty
    // By the authenticator.
    std::string rp_id = "localhost";
    unsigned flags = 0x1d;  // present, verified, can be backed up, is backed up
    std::uint32_t counter = 0;
    std::string credential_id;
    std::string user_handle;
    std::string key;              // in COSE; of a new passkey
    std::string format = "none";  // of a new passkey
    std::string statement;        // in CBOR; made from `format` when it is empty
    std::string after_data;
};

class Authenticator {
  public:
    enum class Algorithm { es256 = -7, eddsa = -8, rs256 = -257 };
    explicit Authenticator(Algorithm algorithm = Algorithm::es256);
    ~Authenticator();
    Authenticator(Authenticator&&) noexcept;

    // What it says when nothing is wrong.
    Said making(const std::string& challenge) const;
    Said signing(const std::string& challenge) const;
    // … as the routes take it.
    boost::json::object made(const Said& said, const std::string& name = "Laptop") const;
    boost::json::object signed_answer(const Said& said) const;
    std::string signature(const std::string& bytes) const;
    std::string cose_key() const;

    std::string credential_id;
    std::string user_handle;
    std::uint32_t counter = 0;

  private:
    struct Key;
    std::unique_ptr<Key> key_;
    Algorithm algorithm_;
};

namespace cbor {
std::string number(std::int64_t number);
std::string bytes(const std::string& bytes);
std::string text(const std::string& text);
std::string map(std::size_t pairs);
}  // namespace cbor

std::string client_data_of(const Said& said);
std::string authenticator_data_of(const Said& said);
std::string attestation_object_of(const Said& said);

}  // namespace veerkracht::testing
