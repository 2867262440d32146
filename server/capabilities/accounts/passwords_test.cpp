#include "capabilities/accounts/passwords.hpp"

#include <gtest/gtest.h>

namespace veerkracht::accounts {
namespace {

std::string objection(std::string_view password) {
    const auto result = password_is_strong(
        password,
        {"Sanne van den Berg", "sanne.berg@linde.example", "Praktijk De Linde", "Veerkracht"});
    return result ? "" : result.error().fields.at("password");
}

TEST(Passwords, a_sentence_of_the_own_is_good_whatever_it_is_made_of) {
    for (const auto* good :
         {"zeven grijze kippen op zolder", "correct horse battery", "ЖукЖужжитНадЛужей",
          "8246 9175 3380 21", "aardappel-met-jus-2026", "Sanne eet graag zure haring"})
        EXPECT_EQ(objection(good), "") << good;
}

TEST(Passwords, what_many_choose_is_refused_also_repeated_or_with_figures_around_it) {
    for (const auto* bad : {"wachtwoord2026!!", "!!!!!!!welkom12345", "passwordpassword",
                            "qwertyuiopasdfghjklzxcvbnm", "aaaaaaaaaaaaaaaa", "abcdefghijklmnop",
                            "Welkom!Welkom!Welkom!"})
        EXPECT_EQ(objection(bad), "too_common") << bad;
}

TEST(Passwords, what_is_made_of_the_own_name_or_house_is_refused) {
    for (const auto* bad : {"SanneVanDenBerg1", "praktijk-de-linde!", "veerkracht-2026-linde"})
        EXPECT_EQ(objection(bad), "about_you") << bad;
}

}  // namespace
}  // namespace veerkracht::accounts
