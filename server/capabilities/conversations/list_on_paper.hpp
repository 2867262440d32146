// The six marks on paper, to be filled in by pen, in the languages that they exist in.
#pragma once

#include "capabilities/people/resident_views.hpp"
#include "runtime/paper/answer.hpp"

namespace veerkracht::conversations {

struct ListOnPaper {
    std::optional<std::string> language;  // else the resident's own, when the list exists in it
};
BOOST_DESCRIBE_STRUCT(ListOnPaper, (), (language))
constexpr auto rules(const ListOnPaper*) {
    return std::tuple{rule(&ListOnPaper::language, Length{2, 3})};
}

Result<paper::Answer> list_on_paper(UnitOfWork& work, const PersonId& person_id,
                                    const ListOnPaper& ask);

}  // namespace veerkracht::conversations
