// One row held two people from the start: a father and a son of one name, a mistake at the desk. A
// colleague says who the second is and what is his; another confirms it. What nobody can tell stays
// with the first, and is marked. Links, mandates and logins of the row end, as nobody knows who of
// the two holds the phone: both are asked anew.
#pragma once

#include "app/merging/merges.hpp"

namespace veerkracht::merging {

// Something that hangs on the row, as far as who asks may read it.
struct SplitPart {
    std::string id;  // "goal/018f…": table and row
    // goal, need, talk, referral, case, chosen, prepared, request, document
    std::string kind;
    std::string at;
    std::string code;             // of a need, a list, a request, a document
    std::string words;            // of a goal; who was asked, or who asked
    std::string whose = "first";  // first, second, unsure
};
BOOST_DESCRIBE_STRUCT(SplitPart, (), (id, kind, at, code, words, whose))
struct SecondPerson {
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::string phone;  // "" where nobody knows it
};
BOOST_DESCRIBE_STRUCT(SecondPerson, (), (given_name, family_name, birth_on, phone))
struct SplitPage {
    people::PersonRow person;
    int first_version = 1;  // of the rows, as they were shown; 0: not made yet
    int second_version = 0;
    std::vector<SplitPart> parts;
    std::optional<MergeView> split;  // the newest
    std::optional<SecondPerson> second;
    std::optional<PersonId> second_id;  // once it is made
};
BOOST_DESCRIBE_STRUCT(SplitPage, (),
                      (person, first_version, second_version, parts, split, second, second_id))
Result<SplitPage> split_of_person(UnitOfWork& work, const PersonId& id);

struct MarkedPart {
    std::string id;
    std::string whose;  // second, unsure
};
BOOST_DESCRIBE_STRUCT(MarkedPart, (), (id, whose))
struct NewSplit {
    int version = 1;
    std::string given_name;
    std::string family_name;
    std::string birth_on;
    std::optional<std::string> phone;
    std::vector<MarkedPart> parts;  // what is not named is of the first
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewSplit, (),
                      (version, given_name, family_name, birth_on, phone, parts, reason))
constexpr auto rules(const NewSplit*) {
    return std::tuple{rule(&NewSplit::given_name, Length{1, 80}),
                      rule(&NewSplit::family_name, Length{1, 80}), rule(&NewSplit::birth_on, Day{}),
                      rule(&NewSplit::phone, Phone{}), rule(&NewSplit::reason, Length{3, 500})};
}
Result<SplitPage> propose_split(UnitOfWork& work, const PersonId& id, const NewSplit& input);
Result<SplitPage> confirm_split(UnitOfWork& work, const MergeId& id, const SeenMerge& seen);
Result<SplitPage> refuse_split(UnitOfWork& work, const MergeId& id, const MergeVersion& seen);
Result<SplitPage> ask_to_join(UnitOfWork& work, const MergeId& id, const NewUndo& input);
Result<SplitPage> confirm_join(UnitOfWork& work, const MergeId& id, const MergeVersion& seen);
Result<SplitPage> refuse_join(UnitOfWork& work, const MergeId& id, const MergeVersion& seen);

// Of a proposal, for who may read the row that stays.
std::string name_of_second(UnitOfWork& work, const Merge& merge);
// The row of the second is made, and gets what is his.
Result<> make_two(UnitOfWork& work, const Merge& merge);

}  // namespace veerkracht::merging
