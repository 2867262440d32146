// JSON from outside: what is read can be written, and reads the same again. SEC-06.
#include <boost/json/serialize.hpp>

#include "fuzz/fuzz.hpp"
#include "kernel/json.hpp"
#include "kernel/text.hpp"

using namespace veerkracht;
using fuzz::must;

namespace {

std::size_t depth_of(const boost::json::value& value) {
    std::size_t deepest = 0;
    if (const auto* const array = value.if_array())
        for (const auto& element : *array) deepest = std::max(deepest, depth_of(element));
    if (const auto* const object = value.if_object())
        for (const auto& member : *object) deepest = std::max(deepest, depth_of(member.value()));
    return value.is_structured() ? deepest + 1 : 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    const auto value = parse_json(text);
    if (!value) {
        must(value.error().category == Category::invalid, "what is no JSON is invalid");
        return 0;
    }
    must(is_utf8(text), "only UTF-8 is read");
    must(depth_of(*value) <= JsonLimits{}.depth, "no deeper than allowed");
    const auto again = parse_json(boost::json::serialize(*value));
    must(again.has_value(), "what was read can be read again");
    must(*again == *value, "and is the same");
    return 0;
}
