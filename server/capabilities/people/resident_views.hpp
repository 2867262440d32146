// The resident's door: a link, who it is for, and the code to the recorded number.
#pragma once

#include <string>

#include "kernel/json.hpp"

namespace veerkracht::people {

struct LinkToken {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(LinkToken, (), (token))
constexpr auto rules(const LinkToken*) {
    return std::tuple{rule(&LinkToken::token, Length{10, 80})};
}
// What a link is for, before anyone said who he is: no name, no content.
struct LinkGreeting {
    std::string kind;               // questionnaire, status, volunteer, card, research,
                                    // mandate
    std::string state;              // open, answered, expired, closed, grown_up
    std::string organization_name;  // who sent it
    std::string organization_phone;
    std::string out_of_hours_phone;
    std::string ends_on;
    bool signed_in = false;  // this browser already said who it is for this link
    bool code_checked = false;
    std::string language;  // chosen behind this link before, else the resident's own, or ""
};
BOOST_DESCRIBE_STRUCT(LinkGreeting, (),
                      (kind, state, organization_name, organization_phone, out_of_hours_phone,
                       ends_on, signed_in, code_checked, language))
struct LinkStart {
    std::string token;
    std::string birth_on;
};
BOOST_DESCRIBE_STRUCT(LinkStart, (), (token, birth_on))
constexpr auto rules(const LinkStart*) {
    return std::tuple{rule(&LinkStart::token, Length{10, 80}), rule(&LinkStart::birth_on, Day{})};
}
struct LinkLanguage {
    std::string token;
    std::string language;
};
BOOST_DESCRIBE_STRUCT(LinkLanguage, (), (token, language))
constexpr auto rules(const LinkLanguage*) {
    return std::tuple{rule(&LinkLanguage::token, Length{10, 80}),
                      rule(&LinkLanguage::language, Length{2, 3})};
}
struct MyCode {
    std::string token;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(MyCode, (), (token, code))
constexpr auto rules(const MyCode*) {
    return std::tuple{rule(&MyCode::token, Length{10, 80}), rule(&MyCode::code, Length{6, 9})};
}
struct CodeSent {
    std::string to;  // "06 ••••••12"
};
BOOST_DESCRIBE_STRUCT(CodeSent, (), (to))

}  // namespace veerkracht::people
