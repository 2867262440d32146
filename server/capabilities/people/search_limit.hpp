// Who guesses at residents: searches that find nobody are counted, and after some of them only a
// reason goes on for the rest of the hour. What is found is the own practice's and counts for
// nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/people/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::people {

struct LimitedSearch {
    std::string words;                  // as in PersonSearch
    std::optional<std::string> reason;  // asked for once many searches found nobody
};
BOOST_DESCRIBE_STRUCT(LimitedSearch, (), (words, reason))
constexpr auto rules(const LimitedSearch*) {
    return std::tuple{rule(&LimitedSearch::words, Length{3, 80}),
                      rule(&LimitedSearch::reason, OneOf{"new_patients list_check other"})};
}

// The reason stands in the access log.
Result<std::vector<PersonRow>> search_within_limits(UnitOfWork& work, const LimitedSearch& asked);

// Who is shown residents because a new one would look like them has searched: each name and birth
// date counts once, among those with a reason when the others are used up.
Result<> count_look_alikes(UnitOfWork& work, const std::string& name_and_birth_date);

}  // namespace veerkracht::people
