// What a request pays before a room hears of it: the guard over its head, and the entry of JSON.
#include <benchmark/benchmark.h>

#include "capabilities/referrals/views.hpp"
#include "runtime/http/guard.hpp"

namespace veerkracht::bench {

namespace {

const std::string referral =
    R"({"person_id":"019aa000-0000-7000-8000-000000000001",)"
    R"("face_id":"019aa000-0000-7000-8000-000000000002","needs":["alone","caring"],)"
    R"("sentence":"Zorgt voor moeder, is veel alleen en wil weer onder de mensen komen.",)"
    R"("feedback_level":"summary","consent_given":true,"given_how":"spoken","language":"nl",)"
    R"("interpreter":false,"call_when":"na 17 uur"})";

// As a browser sends it behind a proxy.
const std::string head_of_a_referral =
    "POST /api/referrals?from=person_page HTTP/1.1\r\nHost: veerkracht.example\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
    "Accept: application/json\r\nAccept-Language: nl,en;q=0.5\r\n"
    "Accept-Encoding: gzip, deflate, br\r\nX-Forwarded-For: 192.0.2.10\r\n"
    "Referer: https://veerkracht.example/personen\r\nX-VK: 1\r\n"
    "Idempotency-Key: 019aa000-0000-7000-8000-000000000003\r\n"
    "Content-Type: application/json\r\nContent-Length: 380\r\n"
    "Origin: https://veerkracht.example\r\nSec-Fetch-Site: same-origin\r\n"
    "Sec-Fetch-Mode: cors\r\nCookie: __Host-vk=" +
    std::string(43, 'c') + "\r\n\r\n";

void guard(benchmark::State& state) {
    const http::Limits limits;
    for (auto _ : state) {
        const auto length = http::head_length(head_of_a_referral);
        const auto head = http::read_head(
            std::string_view(head_of_a_referral).substr(0, length.value_or(0)), limits);
        if (!head || !http::read_target(head->target)) return state.SkipWithError("refused");
    }
    state.SetBytesProcessed(state.iterations() *
                            static_cast<std::int64_t>(head_of_a_referral.size()));
}
BENCHMARK(guard);

void json_of_a_referral(benchmark::State& state) {
    for (auto _ : state)
        if (!from_json<referrals::NewReferral>(referral)) return state.SkipWithError("refused");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(referral.size()));
}
BENCHMARK(json_of_a_referral);

// The dearest that is let in: as many values as are allowed, all of them members of one object,
// because each name is held against the others.
void json_at_its_limit(benchmark::State& state) {
    std::string text = "{";
    for (std::size_t i = 0; i + 1 < JsonLimits{}.values; ++i)
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
    text += "}";
    for (auto _ : state)
        if (!parse_json(text)) return state.SkipWithError("refused");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(json_at_its_limit);

}  // namespace

}  // namespace veerkracht::bench
