#include "runtime/http/router.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runtime/db/database.hpp"
#include "runtime/http/print_types.hpp"

namespace veerkracht::http {
namespace {

enum class Side { left, right };
BOOST_DESCRIBE_ENUM(Side, left, right)

struct NewNote {
    std::string text;
    std::vector<std::string> marks;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (text, marks))
constexpr auto rules(const NewNote*) {
    return std::tuple{rule(&NewNote::text, Length{1, 20}), rule(&NewNote::marks, Count{2})};
}

struct Note {
    PersonId person_id;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (person_id, text))

struct NotesAsked {
    std::string words;
    std::optional<int> page;
    std::vector<Side> sides;
    bool all = false;
};
BOOST_DESCRIBE_STRUCT(NotesAsked, (), (words, page, sides, all))
constexpr auto rules(const NotesAsked*) {
    return std::tuple{rule(&NotesAsked::page, Range{1, 100})};
}

Result<Note> write_note(UnitOfWork&, const PersonId& person_id, const NewNote& input) {
    return Note{person_id, input.text};
}
Result<std::vector<Note>> find_notes(UnitOfWork&, NotesAsked asked) {
    std::string text =
        asked.words + (asked.all ? " all" : "") + " " + std::to_string(asked.page.value_or(0));
    for (const Side side : asked.sides) text += ' ' + std::string(name_of(side));
    return std::vector{Note{{}, text}};
}
Result<> forget(UnitOfWork&, PersonId, NoteId) { return {}; }
Result<RawJson> keep(UnitOfWork&, const RawJson& received) { return received; }
Result<Note> of_kind(UnitOfWork&, Word kind) { return Note{{}, kind.value}; }
Result<NewNote> refuse(UnitOfWork&) { return fail(Category::conflict, "note.closed"); }

const std::string person = "01890000-0000-7000-8000-000000000001";
const std::string note = "01890000-0000-7000-8000-000000000002";

class RouterTest : public testing::Test {
  protected:
    RouterTest() {
        routes.add("POST", "/people/{id}/notes", "note.write", write_note);
        routes.add(
            "GET", "/people/{id}", "note.read", +[](UnitOfWork&, PersonId id) -> Result<Note> {
                return Note{id, ""};
            });
        routes.add("GET", "/people/search", "note.find", find_notes);
        routes.add("DELETE", "/people/{id}/notes/{note_id}", "note.forget", forget);
        routes.add("POST", "/raw", "note.keep", keep);
        routes.add("GET", "/kinds/{kind}", "note.read", of_kind);
        routes.add("PUT", "/closed", "note.close", refuse);
    }

    Result<std::unique_ptr<Call>> prepare(Request request) const {
        const auto found = routes.find(request.method, request.path);
        if (!found.route) throw std::logic_error("no route for " + request.path);
        return found.route->prepare(request, found.path_values);
    }
    // The answer as text, or the error's code and fields.
    std::string ask(const Request& request) const {
        auto call = prepare(request);
        if (!call) return said(call.error());
        std::string answer;
        const auto database = db::open("sqlite::memory:", {.memory = true});
        database->write_and_wait([&](db::Connection& connection) {
            db::Transaction tx(connection);
            Keys keys = Keys::from_bytes(std::string(32, 'k'));
            const Settings settings;
            UnitOfWork work{tx, {}, "", "", keys, settings, request, {}, {}, false, {}};
            const auto done = (*call)->run(work);
            answer = done ? (*call)->render() : said(done.error());
            return true;
        });
        return answer;
    }
    static std::string said(const Error& error) {
        return error.fields.empty() ? error.code : error.code + " " + to_json(error.fields);
    }
    static Request get(std::string path,
                       std::vector<std::pair<std::string, std::string>> query = {}) {
        Request request;
        request.method = "GET";
        request.path = std::move(path);
        request.query = std::move(query);
        return request;
    }
    static Request post(std::string path, std::string body) {
        Request request;
        request.method = "POST";
        request.path = std::move(path);
        request.body = std::move(body);
        return request;
    }

    Routes routes;
};

TEST_F(RouterTest, ids_come_from_the_path_and_the_struct_from_the_body) {
    EXPECT_EQ(ask(post("/people/" + person + "/notes", R"({"text":"Koffie"})")),
              R"({"person_id":")" + person + R"(","text":"Koffie"})");
}

TEST_F(RouterTest, all_wrong_fields_of_a_body_are_named) {
    EXPECT_EQ(
        ask(post("/people/" + person + "/notes", R"({"text":"","marks":["a","b","c"],"age":3})")),
        R"(body.invalid {"age":"unknown","marks":"too_long","text":"required"})");
    EXPECT_EQ(ask(post("/people/" + person + "/notes", "")), "json.malformed");
}

TEST_F(RouterTest, on_get_the_struct_comes_from_the_query) {
    EXPECT_EQ(ask(get("/people/search",
                      {{"words", "wit"}, {"page", "2"}, {"sides", "left,right"}, {"all", "true"}})),
              R"([{"person_id":"","text":"wit all 2 left right"}])");
    EXPECT_EQ(ask(get("/people/search", {{"words", "17"}})), R"([{"person_id":"","text":"17 0"}])");
}

TEST_F(RouterTest, all_wrong_parameters_of_a_query_are_named) {
    EXPECT_EQ(
        ask(get("/people/search",
                {{"page", "two"}, {"sides", "left,up"}, {"all", "1"}, {"sort", "name"}})),
        R"(body.invalid {"all":"malformed","page":"malformed","sides/1":"not_a_choice","sort":"unknown",)"
        R"("words":"required"})");
    EXPECT_EQ(ask(get("/people/search", {{"words", "a"}, {"page", "101"}})),
              R"(body.invalid {"page":"out_of_range"})");
    EXPECT_EQ(ask(get("/people/search", {{"words", "a"}, {"page", "inf"}})),
              R"(body.invalid {"page":"malformed"})");
}

TEST_F(RouterTest, a_repeated_parameter_is_refused_even_when_both_are_the_same) {
    EXPECT_EQ(ask(get("/people/search", {{"words", "a"}, {"words", "a"}, {"page", "x"}})),
              R"(body.invalid {"page":"malformed","words":"repeated"})");
}

TEST_F(RouterTest, what_was_not_asked_for_is_refused) {
    EXPECT_EQ(ask(get("/people/" + person, {{"debug", "1"}})),
              R"(body.invalid {"debug":"unknown"})");
    Request with_body = get("/people/" + person);
    with_body.body = R"({"a":1})";
    EXPECT_EQ(ask(with_body), "body.unexpected");
    Request with_query = post("/raw", "1");
    with_query.query = {{"a", "1"}};
    EXPECT_EQ(ask(with_query), R"(body.invalid {"a":"unknown"})");
}

TEST_F(RouterTest, a_use_case_may_read_the_request_itself) {
    routes.add("GET", "/fhir", "fhir.search",
               +[](UnitOfWork& work) -> Result<Note> {
                   return Note{{}, work.request.query.front().first};
               },
               {.write = false, .reads_request_itself = true});
    EXPECT_EQ(ask(get("/fhir", {{"_id", "1"}, {"_id", "2"}})), R"({"person_id":"","text":"_id"})");
}

TEST_F(RouterTest, an_id_that_cannot_be_one_is_as_absent_as_any_other) {
    for (const char* id :
         {"1", "01890000-0000-7000-8000-00000000000G", "01890000-0000-7000-8000-0000000000012"}) {
        const auto call = prepare(get("/people/" + std::string(id)));
        ASSERT_FALSE(call);
        EXPECT_EQ(call.error().category, Category::not_found);
        EXPECT_EQ(call.error().code, "record.absent");
    }
    EXPECT_EQ(ask(get("/kinds/Big")), "record.absent");
    EXPECT_EQ(ask(get("/kinds/home_visit-2")), R"({"person_id":"","text":"home_visit-2"})");
}

TEST_F(RouterTest, a_use_case_without_a_value_gives_no_content) {
    Request request;
    request.method = "DELETE";
    request.path = "/people/" + person + "/notes/" + note;
    EXPECT_EQ(ask(request), "");
    EXPECT_TRUE((*prepare(request))->empty_answer());
}

TEST_F(RouterTest, a_refusal_of_the_use_case_is_passed_on) {
    Request request;
    request.method = "PUT";
    request.path = "/closed";
    EXPECT_EQ(ask(request), "note.closed");
}

TEST_F(RouterTest, raw_json_is_checked_and_kept_as_received) {
    EXPECT_EQ(ask(post("/raw", R"({ "b": 1.50, "a": [ ] })")), R"({ "b": 1.50, "a": [ ] })");
    EXPECT_EQ(ask(post("/raw", R"({"b":1,"b":2})")), "json.repeated_key");
}

TEST_F(RouterTest, a_word_comes_before_a_place_whatever_was_added_first) {
    EXPECT_EQ(routes.find("GET", "/people/search").route->action, "note.find");
    EXPECT_EQ(routes.find("GET", "/people/" + person).route->action, "note.read");
    EXPECT_EQ(routes.find("GET", "/people/" + person).path_values, std::vector{person});
}

TEST_F(RouterTest, an_unknown_path_and_a_wrong_method_are_told_apart) {
    EXPECT_FALSE(routes.find("GET", "/people").path_known);
    EXPECT_FALSE(routes.find("GET", "").path_known);
    EXPECT_FALSE(routes.find("GET", "people/x").path_known);
    EXPECT_FALSE(routes.find("GET", "/people/").path_known);
    EXPECT_FALSE(routes.find("GET", "/people/x/notes/y/z").path_known);
    const auto found = routes.find("PUT", "/people/x");
    EXPECT_TRUE(found.path_known);
    EXPECT_EQ(found.route, nullptr);
    EXPECT_EQ(found.allowed, "GET");
}

TEST_F(RouterTest, a_get_reads_unless_it_is_said_to_write) {
    EXPECT_FALSE(routes.find("GET", "/people/search").route->options.write);
    EXPECT_TRUE(routes.find("POST", "/raw").route->options.write);
    routes.add("GET", "/login", "access.enter", refuse, {.write = true});
    EXPECT_TRUE(routes.find("GET", "/login").route->options.write);
}

TEST_F(RouterTest, a_post_that_only_reads_makes_nothing) {
    routes.add("POST", "/looking", "note.look", refuse, {.write = false, .only_reads = true});
    EXPECT_EQ(success_status(*routes.find("POST", "/looking").route), 200);
    EXPECT_EQ(success_status(*routes.find("POST", "/raw").route), 201);
    EXPECT_EQ(success_status(*routes.find("GET", "/people/search").route), 200);
}

TEST_F(RouterTest, a_route_that_cannot_work_is_refused_at_start) {
    EXPECT_THROW(routes.add("GET", "/people/{id}/{other}", "a.b", of_kind), std::logic_error);
    EXPECT_THROW(routes.add("GET", "/people", "a.b", of_kind), std::logic_error);
    EXPECT_THROW(routes.add("GET", "people/{id}", "a.b", of_kind), std::logic_error);
    EXPECT_THROW(routes.add("GET", "/kinds/{kind}", "a.b", of_kind), std::logic_error);
}

struct Nested {
    NewNote note;
};
BOOST_DESCRIBE_STRUCT(Nested, (), (note))
Result<> find_nested(UnitOfWork&, Nested) { return {}; }

TEST_F(RouterTest, a_query_with_nested_members_is_refused_at_start) {
    EXPECT_THROW(routes.add("GET", "/nested", "a.b", find_nested), std::logic_error);
    EXPECT_NO_THROW(routes.add("POST", "/nested", "a.b", find_nested));
}

}  // namespace
}  // namespace veerkracht::http
