// A route is a use case with an address. The use case's own signature is enough: ids come from the
// path in their order, a described struct from the body (or, on GET, from the query), and what it
// returns is the answer.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "runtime/http/message.hpp"
#include "runtime/http/schema.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::http {

struct RouteOptions {
    std::size_t body_limit = 256 << 10;
    bool write =
        true;  // add() without options sets a GET to false; with options it is as it says here
    bool anonymous = false;  // the use case looks itself who asks (login, signed links)
    // The use case reads query and body from work.request (FHIR search, imports, forms): nothing is
    // refused before it.
    bool reads_request_itself = false;
    // Whoever comes this way tries to get in: each try leaves a line in the access log, also one
    // by nobody known.
    bool way_in = false;
    // Says the same to everybody and tells of nobody: a browser keeps the answer and asks whether
    // it changed.
    bool is_public = false;
    // A POST that only reads: what it asks may stand in no address. Answered with 200, not 201.
    bool only_reads = false;
    // A page of somebody else sends a form here (with reads_request_itself): no cookie is read,
    // what was sent proves itself, and whatever comes of it, the browser goes on to our page at
    // this address.
    bool from_elsewhere = false;
};

// A path value that is a word and not an id: [a-z0-9_-]{1,64}.
struct Word {
    std::string value;
};

// One request on its way through one use case. `run` in the transaction, `render` after it is
// durable.
class Call {
  public:
    virtual ~Call() = default;
    virtual Result<> run(UnitOfWork& work) = 0;
    virtual std::string render() const = 0;
    virtual bool empty_answer() const = 0;  // 204
};

struct Route {
    std::string method;
    std::string pattern;  // "/api/referrals/{id}/accept"
    std::string action;   // "referral.answer": what rights are given for
    RouteOptions options;
    Schema path, query, body, answer;  // for OpenAPI and TypeScript; an absent one has kind "none"
    // Reads path, query and body; invalid with all wrong fields named.
    std::function<Result<std::unique_ptr<Call>>(const Request&,
                                                const std::vector<std::string>& path_values)>
        prepare;
};

class Routes {
  public:
    // Answer: Result<T> with T described, std::vector of described, RawJson, or nothing (204).
    // Args: an Id or a Word for each {…} of the pattern, in their order, and at most one described
    // struct: the body, or on GET the query (numbers, booleans, choices and texts from their text;
    // a list with commas between; each name once). A path value that cannot be an id gives the same
    // 404 as one that is not there.
    template <class Answer, class... Args>
    void add(std::string method, std::string pattern, std::string action,
             Result<Answer> (*use_case)(UnitOfWork&, Args...));
    template <class Answer, class... Args>
    void add(std::string method, std::string pattern, std::string action,
             Result<Answer> (*use_case)(UnitOfWork&, Args...), RouteOptions options);

    struct Found {
        const Route* route = nullptr;
        std::vector<std::string> path_values;
        bool path_known = false;  // another method has this path: 405
        std::string allowed;      // for the Allow header
    };
    Found find(std::string_view method, std::string_view path) const;
    const std::vector<Route>& all() const { return routes_; }

  private:
    void insert(Route route);
    std::vector<Route> routes_;
    // An index by number of segments keeps finding short; see router.cpp.
    std::vector<std::vector<std::size_t>> by_length_;
};

}  // namespace veerkracht::http

#include "runtime/http/router_impl.hpp"
