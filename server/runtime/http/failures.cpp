#include "runtime/http/failures.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace veerkracht::http {

namespace {

std::string code_of(const Response& response) {
    boost::system::error_code error;
    const auto body = boost::json::parse(response.body, error);
    const auto* const object = error ? nullptr : body.if_object();
    const auto* const code = object == nullptr ? nullptr : object->if_contains("code");
    const auto* const text = code == nullptr ? nullptr : code->if_string();
    return text == nullptr ? "" : std::string(*text);
}

}  // namespace

void Failures::remember(Failure failure) {
    const std::lock_guard lock(mutex_);
    auto& kept = failure.status >= 500 ? faults_ : refusals_;
    if (kept.size() == kept_of_each) kept.pop_front();
    kept.push_back(std::move(failure));
}

std::optional<Failure> Failures::find(std::string_view number, Instant now) const {
    const std::lock_guard lock(mutex_);
    for (const auto* const kept : {&faults_, &refusals_}) {
        const auto found = std::ranges::find(*kept, number, &Failure::number);
        if (found != kept->end() && now - found->at < kept_for) return *found;
    }
    return std::nullopt;
}

Failures& failures() {
    static Failures of_this_process;
    return of_this_process;
}

std::optional<Failure> failure_of(std::string_view number, Instant at, const Response& response) {
    if (response.status < 400 || response.status == 401) return std::nullopt;
    Failure failure;
    failure.number = number;
    failure.at = at;
    failure.status = response.status;
    failure.code = code_of(response);
    return failure;
}

Response remembered(Response response, std::string_view number, Instant at) {
    if (auto failure = failure_of(number, at, response)) failures().remember(std::move(*failure));
    return response;
}

}  // namespace veerkracht::http
