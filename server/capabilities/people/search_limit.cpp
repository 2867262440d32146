#include "capabilities/people/search_limit.hpp"

#include <algorithm>

#include "capabilities/access/limits.hpp"
#include "capabilities/people/people.hpp"
#include "kernel/text.hpp"

namespace veerkracht::people {

namespace {

constexpr std::size_t fewest_letters = 3;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool is_a_date_or_part_of_one(std::string_view words) {
    return std::ranges::all_of(
        words, [](char c) { return is_figure(c) || c == '-' || c == '/' || c == '.' || c == ' '; });
}

// "14-3-1959", and not "14-3-195".
bool is_a_whole_date(std::string_view words) {
    return words.size() >= 8 && std::ranges::all_of(words.substr(words.size() - 4), is_figure);
}

std::string mark_of(const UnitOfWork& work, std::string_view words) {
    return work.keys.token_hash("search " + std::string(words));
}

// Who types on after nothing was found learns nothing new: that is one and the same search.
bool goes_on(UnitOfWork& work, const std::string& limit, const std::string& name) {
    const auto missed = access::marks_of(work, limit);
    for (auto size = name.size(); size >= fewest_letters; --size)
        if (missed.contains(mark_of(work, std::string_view(name).substr(0, size)))) return true;
    return false;
}

void note_miss(UnitOfWork& work, const std::string& limit, const std::string& words) {
    const auto name = folded(words);
    const bool is_date = is_a_date_or_part_of_one(words);
    if (is_date ? !is_a_whole_date(words) : goes_on(work, limit, name)) return;
    access::count_use_later(work, limit, mark_of(work, name));
}

}  // namespace

Result<std::vector<PersonRow>> search_within_limits(UnitOfWork& work, const LimitedSearch& asked) {
    if (asked.reason) work.looks.push_back({{}, "identity", "search", *asked.reason, true});
    const std::string limit = asked.reason ? "search_with_reason" : "search";
    TRY(access::may_still(work, limit));
    auto rows = TRY(search(work, PersonSearch{asked.words}));
    if (rows.empty()) note_miss(work, limit, asked.words);
    return rows;
}

Result<> count_look_alikes(UnitOfWork& work, const std::string& name_and_birth_date) {
    const auto mark = mark_of(work, folded(name_and_birth_date));
    if (access::may_still(work, "search")) return access::count_use(work, "search", mark);
    return access::count_use(work, "search_with_reason", mark);
}

}  // namespace veerkracht::people
