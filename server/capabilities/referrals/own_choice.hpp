// The resident asks a face himself, from his own page behind a link. What goes along becomes a row
// of the organisation that is asked; the practice has no part in it and does not hear of it.
#pragma once

#include "capabilities/people/person.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

struct MyFace {
    FaceId face_id;
    std::string name;
    std::string organization_name;
    std::string target;
    std::string about;
    int wait_weeks = 0;
    std::vector<std::string> fields;  // exactly what goes along, with a sentence and a need
};
BOOST_DESCRIBE_STRUCT(MyFace, (),
                      (face_id, name, organization_name, target, about, wait_weeks, fields))

struct MyChoice {
    FaceId face_id;
    std::vector<std::string> needs;
    std::string sentence;
    std::string call_when;
    std::string text_language;  // in which he read what goes along
    bool consent_given = false;
};
BOOST_DESCRIBE_STRUCT(MyChoice, (),
                      (face_id, needs, sentence, call_when, text_language, consent_given))
constexpr auto rules(const MyChoice*) {
    return std::tuple{rule(&MyChoice::needs, OneOf{people::need_codes}),
                      rule(&MyChoice::needs, Count{12}), rule(&MyChoice::sentence, Length{0, 300}),
                      rule(&MyChoice::call_when, Length{0, 120})};
}

// Those that serve the own practice and that a resident may ask.
Result<std::vector<MyFace>> my_faces(UnitOfWork& work);
Result<MyPage> choose_face(UnitOfWork& work, const MyChoice& choice);

}  // namespace veerkracht::referrals
