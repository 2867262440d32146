// Cookies and the addresses of proxies: texts of a stranger in a field of the head.
#include <set>

#include "fuzz/fuzz.hpp"
#include "runtime/http/guard.hpp"
#include "runtime/http/wire.hpp"

using namespace veerkracht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    http::Request request;
    request.headers = {{"cookie", std::string(text)}};
    if (const auto value = request.cookie("vk_staff"))
        must(value->find(';') == std::string_view::npos, "a cookie ends at its semicolon");
    // Twice the same name is nobody's cookie.
    request.headers = {{"cookie", "vk_staff=a; " + std::string(text) + "; vk_staff=b"}};
    must(!request.cookie("vk_staff"), "who sends it twice has none");

    static const std::set<std::string, std::less<>> proxies = {"10.0.0.1"};
    must(http::client_address("192.0.2.7", text, proxies) == "192.0.2.7",
         "who is no proxy speaks for himself only");
    (void)http::client_address("10.0.0.1", text, proxies);
    (void)http::has_token(text, "close");
    (void)http::has_version(text, "\"v1\"");
    return 0;
}
