// The same people in every story: Mevrouw Lies Verzonnen and those around her, each in an
// organisation of their own, with sessions that are open. Everybody is invented.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "capabilities/people/person.hpp"
#include "testing/test_application.hpp"

namespace veerkracht {

// Who and what is there when a story begins. The ids are ours, so that a test can say what it
// expects.
namespace cast {

inline const std::string practice =
    "018f0000-0000-7000-8000-00000000a001";  // De Denkbeeldige Linde
inline const std::string other_practice =
    "018f0000-0000-7000-8000-00000000a002";                                 // De Andere Linde
inline const std::string welfare = "018f0000-0000-7000-8000-00000000a003";  // Denkbeeld Welzijn
inline const std::string social_work =
    "018f0000-0000-7000-8000-00000000a004";  // Schets Maatschappelijk Werk
inline const std::string other_welfare = "018f0000-0000-7000-8000-00000000a005";  // Elders Welzijn
inline const std::string initiative =
    "018f0000-0000-7000-8000-00000000a006";  // Eetpunt De Verzonnen Tafel

inline const std::string municipality =
    "018f0000-0000-7000-8000-00000000a007";  // Gemeente Verzonnen

inline const std::string district_nursing =
    "018f0000-0000-7000-8000-00000000a008";  // Wijkverpleging De Verzonnen Ronde

inline const std::string hub = "018f0000-0000-7000-8000-00000000b001";    // gp
inline const std::string joke = "018f0000-0000-7000-8000-00000000b002";   // practice nurse
inline const std::string femke = "018f0000-0000-7000-8000-00000000b003";  // assistant
inline const std::string karin = "018f0000-0000-7000-8000-00000000b004";  // welfare coach
inline const std::string bram =
    "018f0000-0000-7000-8000-00000000b005";  // welfare coach, colleague of Karin
inline const std::string nora = "018f0000-0000-7000-8000-00000000b006";  // social worker
inline const std::string stranger =
    "018f0000-0000-7000-8000-00000000b007";  // gp of the other practice
inline const std::string stranger_assistant = "018f0000-0000-7000-8000-00000000b008";
inline const std::string stranger_coach = "018f0000-0000-7000-8000-00000000b009";
inline const std::string admin = "018f0000-0000-7000-8000-00000000b00a";  // technical admin
inline const std::string anouk = "018f0000-0000-7000-8000-00000000b00b";  // Wmo desk

inline const std::string wies = "018f0000-0000-7000-8000-00000000b00c";  // district nurse

inline const std::string mies = "018f0000-0000-7000-8000-00000000b00d";  // manager of the practice
inline const std::string guus =
    "018f0000-0000-7000-8000-00000000b00e";  // manager of the welfare team

inline const std::string face_of_karin = "018f0000-0000-7000-8000-00000000c001";
inline const std::string face_of_nora = "018f0000-0000-7000-8000-00000000c002";
inline const std::string face_with_stop =
    "018f0000-0000-7000-8000-00000000c003";  // takes nobody new
inline const std::string face_elsewhere =
    "018f0000-0000-7000-8000-00000000c004";  // does not serve this practice
inline const std::string wmo_desk = "018f0000-0000-7000-8000-00000000c005";  // of the welfare team
inline const std::string slot_tomorrow =
    "018f0000-0000-7000-8000-00000000c101";  // of Nora, in the practice
inline const std::string slot_next_week = "018f0000-0000-7000-8000-00000000c102";
inline const std::string table =
    "018f0000-0000-7000-8000-00000000d001";  // eating together on Tuesday

inline const std::string lies = "018f0000-0000-7000-8000-00000000e001";
inline const std::string piet = "018f0000-0000-7000-8000-00000000e002";  // of the same practice
inline const std::string somebody_else =
    "018f0000-0000-7000-8000-00000000e003";  // of the other practice

inline const std::string absent =
    "018f0000-0000-7000-8000-00000000ffff";  // nobody and nothing has this id

inline constexpr std::string_view birth_date_of_lies = "1965-03-14";
inline constexpr std::string_view phone_of_lies = "06 1234 5678";
inline constexpr std::string_view password = "een lang wachtwoord van de test";

}  // namespace cast

// An optional member that has no value is not written.
inline bool lacks(const boost::json::value& object, std::string_view name) {
    const auto* const member = object.as_object().if_contains(name);
    return member == nullptr || member->is_null();
}
inline bool lacks(const TestReply& reply, std::string_view name) { return lacks(reply.body, name); }

// The whole house with its cast. Clock and database are fresh for each test.
class CastTest : public ::testing::Test {
  protected:
    CastTest();

    TestApplication app;
    TestSession gp, nurse, assistant, coach, colleague, social_worker;
    TestSession stranger, stranger_assistant, stranger_coach, admin, desk, referrer;
    TestSession manager, team_manager;

    // A browser in which this account is signed in.
    TestSession signed_in(const std::string& account_id);
    // Everybody signs in again: after the clock moved further than a session lasts.
    void sign_in_all();
    void days_later(int days);
    // Lies' own browser, after the link of her newest message of this kind and the code to her
    // phone.
    TestSession lies_at_her_page();

    // The token in the newest message of a kind ("questionnaire", "status", "volunteer_question");
    // "" when there is none.
    std::string newest_link(std::string_view kind);
    std::string newest_code();
    std::string newest_fact(std::string_view kind, const std::string& fact);
    std::string authenticator_code(const std::string& account_id);

    // Lies is referred to Karin; the id of the referral. `with` replaces or adds members of the
    // request.
    boost::json::object request_for_lies(const boost::json::object& with = {}) const;
    std::string referred(const boost::json::object& with = {});
    // The same, and Karin took it on.
    std::string accepted(const boost::json::object& with = {});
    // Karin takes a step on the case as it stands now.
    TestReply step(const std::string& id, std::string_view step,
                   const boost::json::object& with = {});
    int version_of(const std::string& referral_id);
    // Karin asks De Verzonnen Tafel; the id of the branch.
    std::string asked_onward(const std::string& id, const boost::json::object& with = {});

    // The first row of a query.
    std::string value(const std::string& sql, const std::vector<std::string>& with = {});
};

}  // namespace veerkracht
