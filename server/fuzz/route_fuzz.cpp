// What a route reads: the place, the words behind it and the body. Each body of the house is read
// by this reader; here it has a struct with a member of every kind. SEC-07.
#include "runtime/http/router.hpp"

#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "kernel/clock.hpp"
#include "kernel/text.hpp"
#include "runtime/http/guard.hpp"

using namespace veerkracht;
using fuzz::must;

namespace veerkracht::fuzz {

enum class Side { left, right };
BOOST_DESCRIBE_ENUM(Side, left, right)

struct Inner {
    std::string word;
    std::optional<std::int64_t> count;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (word, count))
constexpr auto rules(const Inner*) {
    return std::tuple{rule(&Inner::word, OneOf{"one two"}), rule(&Inner::count, Range{-5, 5})};
}

struct Everything {
    PersonId id;
    std::string text;
    std::string day;
    std::string phone;
    std::optional<std::string> note;
    int number = 0;
    double part = 0;
    bool yes = false;
    Side side = Side::left;
    Inner inner;
    std::vector<Inner> inners;
    std::vector<std::string> words;
    std::map<std::string, std::string> texts;
    RawJson kept;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (id, text, day, phone, note, number, part, yes, side, inner, inners, words,
                       texts, kept))
constexpr auto rules(const Everything*) {
    using E = Everything;
    return std::tuple{rule(&E::text, Length{1, 20}), rule(&E::day, Day{}), rule(&E::phone, Phone{}),
                      rule(&E::words, Count{3}), rule(&E::words, OneOf{"a b c d"})};
}

struct Asked {
    std::string words;
    std::optional<int> page;
    std::optional<double> near;
    std::optional<std::string> day;
    std::vector<Side> sides;
    bool all = false;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (words, page, near, day, sides, all))
constexpr auto rules(const Asked*) {
    return std::tuple{rule(&Asked::words, Length{1, 40}), rule(&Asked::page, Range{1, 100}),
                      rule(&Asked::day, Day{})};
}

}  // namespace veerkracht::fuzz

namespace {

using fuzz::Asked;
using fuzz::Everything;

Result<> write_all(UnitOfWork&, const PersonId&, const Everything&) { return {}; }
Result<> find_some(UnitOfWork&, const Asked&) { return {}; }
Result<> of_kind(UnitOfWork&, http::Word, NoteId) { return {}; }
Result<> keep(UnitOfWork&, const RawJson&) { return {}; }

const http::Routes& routes() {
    static const auto all = [] {
        http::Routes routes;
        routes.add("POST", "/api/all/{id}", "fuzz", &write_all);
        routes.add("GET", "/api/some", "fuzz", &find_some);
        routes.add("DELETE", "/api/kinds/{kind}/{id}", "fuzz", &of_kind);
        routes.add("PUT", "/api/kept", "fuzz", &keep);
        return routes;
    }();
    return all;
}

void holds_of_what_was_read(const Everything& read) {
    must(looks_like_uuid(read.id.value), "an id is an id");
    must(count_characters(read.text) <= 20 && !says_nothing(read.text), "a text says something");
    must(looks_like_day(read.day), "a day is a day");
    must(read.words.size() <= 3, "no more than counted");
    for (const auto& [key, text] : read.texts)
        must(is_utf8(key) && count_characters(text) <= 4'000, "no text without an end");
    for (const auto& inner : read.inners)
        must(!inner.count || (*inner.count >= -5 && *inner.count <= 5), "within its range");
    const auto written = to_json(read);
    const auto again = from_json<Everything>(written);
    must(again.has_value(), "what was read can be read again");
    must(to_json(*again) == written, "and is the same");
}

void holds_of_a_refusal(const Error& error) {
    must(error.category == Category::invalid || error.category == Category::not_found,
         "a refusal is about what was sent");
    must(error.fields.size() <= 10'000, "no more objections than values");
}

}  // namespace

// "METHOD target", and the body on the lines behind it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    const auto line = text.substr(0, text.find('\n'));
    const auto blank = std::min(line.find(' '), line.size());
    http::Request request;
    request.method = line.substr(0, blank);
    request.body = text.substr(std::min(line.size() + 1, size));
    auto target = http::read_target(line.substr(std::min(blank + 1, line.size())));
    if (const auto read = from_json<Everything>(request.body))
        holds_of_what_was_read(*read);
    else
        holds_of_a_refusal(read.error());
    if (!target) return 0;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    const auto found = routes().find(request.method, request.path);
    must(!found.route || found.path_known, "who has a route has a path");
    if (!found.route) return 0;
    const auto call = found.route->prepare(request, found.path_values);
    if (!call) return holds_of_a_refusal(call.error()), 0;
    must(*call != nullptr, "what is not refused is ready to run");
    for (auto one = request.query.begin(); one != request.query.end(); ++one)
        must(std::ranges::count(request.query, one->first,
                                &std::pair<std::string, std::string>::first) == 1,
             "nothing is asked twice");
    return 0;
}
