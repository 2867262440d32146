// The target of a request: decoded once, and nothing in it that leads elsewhere. SEC-05.
#include "fuzz/fuzz.hpp"
#include "kernel/text.hpp"
#include "runtime/http/guard.hpp"

using namespace veerkracht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto target = http::read_target(fuzz::text_of(bytes, size));
    if (!target) {
        must(target.error().status == 400, "what is no target is 400");
        return 0;
    }
    const auto& path = target->path;
    must(path.starts_with('/'), "a path begins at the root");
    must(path.find("//") == std::string::npos, "no empty part");
    must((path + "/").find("/../") == std::string::npos, "nothing leads up");
    must(path.find_first_of(std::string_view("\\\0", 2)) == std::string::npos,
         "no backslash, no NUL");
    must(is_utf8(path), "a path is UTF-8");
    for (const auto& [name, value] : target->query)
        must(is_utf8(name) && is_utf8(value), "a query is UTF-8");
    return 0;
}
