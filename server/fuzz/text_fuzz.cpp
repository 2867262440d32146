// Texts of people, days and moments: cut, cleaned and counted without half a letter left.
#include <stdexcept>

#include "fuzz/fuzz.hpp"
#include "kernel/clock.hpp"
#include "kernel/id.hpp"
#include "kernel/text.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

void holds_of_words(std::string_view text) {
    const auto count = count_characters(text);
    must(count <= text.size() && first_characters(text, count) == text, "counted to its end");
    const auto half = first_characters(text, count / 2);
    must(is_utf8(half) && text.starts_with(half), "no half letter");
    must(count_characters(half) == count / 2, "as many as were asked");
    const auto clean = without_invisible(text);
    must(is_utf8(clean) && clean.size() <= text.size(), "cleaning only takes away");
    must(without_invisible(clean) == clean, "what is clean stays as it is");
    must(is_utf8(folded(text)), "folded is UTF-8");
    must(folded(clean) == folded(text), "what nobody sees makes no other name");
    must(!says_nothing(text) || says_nothing(clean), "nothing stays nothing");
}

void holds_of_a_moment(std::string_view text) {
    try {
        const auto instant = to_instant(text);
        must(to_text(instant) == text, "a moment is written as it is read");
        must(looks_like_day(day_of(text)), "and has a day");
        must(day_of(instant_of_local(local_time_of(text))) == day_of(text), "also by our clock");
    } catch (const std::invalid_argument&) {
        return;  // no moment
    }
}

void holds_of_a_day(std::string_view text) {
    if (!looks_like_day(text)) return;
    const auto next = plus_days(text, 1);
    must(days_between(text, next) == 1 && next > text, "a day has a next one");
    must(weekday_of(text) >= 1 && weekday_of(text) <= 7, "a week has seven");
    const auto working = first_working_day_from(text);
    must(working >= text && is_working_day(working), "work goes on");
    must(plus_months(text, 1) > text, "a month later is later");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    if (is_utf8(text)) holds_of_words(text);
    if (text.starts_with("9999")) return 0;  // whose next year has five figures
    holds_of_a_moment(text);
    holds_of_a_day(text);
    must(!looks_like_uuid(text) || size == 36, "an id has 36 letters");
    return 0;
}
