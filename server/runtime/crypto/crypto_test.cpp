#include "runtime/crypto/crypto.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

namespace veerkracht::crypto {
namespace {

std::string from_hex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
    return bytes;
}

class CryptoTest : public ::testing::Test {
  protected:
    CryptoTest() { start(); }
    const std::string key = std::string(32, 'k');
};

TEST_F(CryptoTest, sha256_gives_the_known_answer) {  // FIPS 180-4, "abc"
    EXPECT_EQ(to_hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(CryptoTest, hmac_sha256_gives_the_known_answers) {  // RFC 4231, cases 2 and 6
    EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(to_hex(KeyedHash("Jefe")("what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(to_hex(hmac_sha256(std::string(131, '\xaa'),
                                 "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_F(CryptoTest, an_answer_of_the_sealing_draft_opens) {  // draft-irtf-cfrg-xchacha-03, A.3.1
    const auto known_key =
        from_hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    const auto nonce = from_hex("404142434445464748494a4b4c4d4e4f5051525354555657");
    const auto sealed = from_hex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4e"
        "da7e39ae64c6708c54c216"
        "cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97"
        "637da9768812f615c68b13"
        "b52ec0875924c1c7987947deafd8780acf49");
    EXPECT_EQ(open(known_key, nonce + sealed, from_hex("50515253c0c1c2c3c4c5c6c7")),
              "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
              "future, sunscreen would be it.");
}

TEST_F(CryptoTest, no_byte_of_a_sealed_value_can_be_changed) {
    const auto sealed = seal(key, "Een gesprek", "note.text 1");
    ASSERT_EQ(open(key, sealed, "note.text 1"), "Een gesprek");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(open(key, changed, "note.text 1")) << "byte " << i;
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(open(key, sealed.substr(0, size), "note.text 1"));
    EXPECT_FALSE(open(key, sealed, "note.text 2"));
    EXPECT_FALSE(open(std::string(32, 'l'), sealed, "note.text 1"));
}

TEST_F(CryptoTest, equal_texts_do_not_look_equal_when_sealed) {
    std::set<std::string> nonces;
    for (int i = 0; i < 10'000; ++i) nonces.insert(seal(key, "ja", "").substr(0, 24));
    EXPECT_EQ(nonces.size(), 10'000U);
}

// Two threads, so that none takes the nonces of another; ten million in the long form. (SEC-86)
TEST_F(CryptoTest, no_nonce_is_used_twice) {
    const bool is_long = std::getenv("VEERKRACHT_PROVE") != nullptr;
    const std::size_t each = is_long ? 5'000'000 : 50'000;
    // Of ten million, two begin with the same eight bytes by chance once in 300,000 times.
    std::vector<std::uint64_t> beginnings(2 * each);
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < 2; ++thread)
            threads.emplace_back([&, thread] {
                for (std::size_t i = 0; i < each; ++i)
                    std::memcpy(&beginnings[thread * each + i], seal(key, "ja", "").data(), 8);
            });
    }
    std::ranges::sort(beginnings);
    EXPECT_EQ(std::ranges::adjacent_find(beginnings), beginnings.end());
}

TEST_F(CryptoTest, base32_follows_the_standard) {  // RFC 4648, 10
    const std::pair<std::string, std::string> known[] = {{"", ""},
                                                         {"f", "MY"},
                                                         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},
                                                         {"foob", "MZXW6YQ"},
                                                         {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
    for (const auto& [bytes, text] : known) {
        EXPECT_EQ(to_base32(bytes), text);
        EXPECT_EQ(from_base32(text), bytes);
    }
    for (const auto* const wrong : {"M", "MZX1", "mzxq", "MZXW6YTBO", "MZ"})
        EXPECT_FALSE(from_base32(wrong)) << wrong;
}

TEST_F(CryptoTest, base64url_goes_there_and_back) {
    for (std::size_t size = 0; size < 70; ++size) {
        const auto bytes = random_bytes(size);
        EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    }
    EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
    for (const auto* const wrong : {"-_8=", "+/8", "a", "-_9", "ab cd"})
        EXPECT_FALSE(from_base64url(wrong)) << wrong;
}

TEST_F(CryptoTest,
       a_code_of_the_app_follows_the_standard) {  // RFC 6238, appendix B, last six digits
    const std::string secret = "12345678901234567890";
    const std::pair<std::int64_t, std::string> known[] = {{59, "287082"},
                                                          {1'111'111'109, "081804"},
                                                          {1'111'111'111, "050471"},
                                                          {1'234'567'890, "005924"},
                                                          {2'000'000'000, "279037"},
                                                          {20'000'000'000, "353130"}};
    for (const auto& [seconds, code] : known) {
        EXPECT_EQ(totp_code(secret, seconds / 30), code);
        EXPECT_EQ(totp_step(secret, code, seconds, 0), seconds / 30);
    }
}

TEST_F(CryptoTest, a_code_counts_once_and_one_step_either_way) {
    const std::string secret = "12345678901234567890";
    const std::int64_t step = 1'000'000;
    for (const std::int64_t away : {-2, -1, 0, 1, 2}) {
        EXPECT_EQ(totp_step(secret, totp_code(secret, step + away), step * 30 + 7, 0).has_value(),
                  std::abs(away) <= 1)
            << away;
    }
    EXPECT_FALSE(totp_step(secret, totp_code(secret, step), step * 30, step));
    EXPECT_EQ(totp_step(secret, totp_code(secret, step + 1), step * 30, step), step + 1);
    EXPECT_FALSE(totp_step(secret, "28708", 59, 0));
    EXPECT_FALSE(totp_step(secret, "", 59, 0));
}

TEST_F(CryptoTest, a_password_matches_its_own_hash_only) {
    const auto hash =
        hash_password("een lang wachtwoord", {.operations = 1, .memory_bytes = 8 << 20});
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(password_matches(hash, "een lang wachtwoord"));
    EXPECT_FALSE(password_matches(hash, "een lang wachtwoorD"));
    EXPECT_FALSE(password_matches("", "een lang wachtwoord"));
    EXPECT_FALSE(password_matches(std::string(500, 'x'), "een lang wachtwoord"));
}

}  // namespace
}  // namespace veerkracht::crypto
