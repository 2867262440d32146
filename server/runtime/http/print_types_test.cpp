#include "runtime/http/print_types.hpp"

#include <gtest/gtest.h>

#include <boost/json/value.hpp>

namespace veerkracht::people {
struct Row {
    PersonId id;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id))
}  // namespace veerkracht::people

namespace veerkracht::care_plans {

struct Step {
    enum class Status { planned, done, stopped };
    BOOST_DESCRIBE_NESTED_ENUM(Status, planned, done, stopped)
    std::string title;
    Status status = Status::planned;
    std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(Step, (), (title, status, steps))

struct Row {
    GoalId id;
    std::optional<double> mark;
    std::vector<people::Row> people;
    std::map<std::string, int> marks;
    bool closed = false;
    RawJson received;
    Step step;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, mark, people, marks, closed, received, step))

struct NewGoal {
    std::string title;
    std::string target;
    std::string begins_on;
    std::vector<std::string> needs;
    std::optional<std::string> phone;
    int weight = 1;
    bool urgent = false;
};
BOOST_DESCRIBE_STRUCT(NewGoal, (), (title, target, begins_on, needs, phone, weight, urgent))
constexpr auto rules(const NewGoal*) {
    return std::tuple{
        rule(&NewGoal::title, Length{1, 120}),
        rule(&NewGoal::begins_on, Day{}),
        rule(&NewGoal::needs, OneOf{"company money"}),
        rule(&NewGoal::needs, Count{3}),
        rule(&NewGoal::phone, Phone{}),
        rule(&NewGoal::weight, Range{1, 5}),
        rule(&NewGoal::target,
             OneOf{"community_service gp_practice wmo_desk social_team debt_counselling "
                   "housing_association volunteers"})};
}

struct Asked {
    std::optional<Step::Status> status;
    std::vector<Step::Status> except;
    bool all = false;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (status, except, all, words))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

namespace {

Result<Row> create(UnitOfWork&, const PersonId&, const NewGoal&) { return Row{}; }
Result<std::vector<Row>> all(UnitOfWork&, Asked) { return {}; }
Result<> close(UnitOfWork&, PersonId, GoalId) { return {}; }
Result<Nothing> ping(UnitOfWork&) { return Nothing{}; }

http::Routes some_routes(bool backwards = false) {
    http::Routes routes;
    if (backwards) {
        routes.add("POST", "/api/ping", "care_plan.ping", ping, {.anonymous = true});
        routes.add("DELETE", "/api/people/{id}/goals/{goal_id}", "care_plan.close", close);
        routes.add("GET", "/api/goals", "care_plan.read", all);
        routes.add("POST", "/api/people/{id}/goals", "care_plan.create", create);
    } else {
        routes.add("POST", "/api/people/{id}/goals", "care_plan.create", create);
        routes.add("GET", "/api/goals", "care_plan.read", all);
        routes.add("DELETE", "/api/people/{id}/goals/{goal_id}", "care_plan.close", close);
        routes.add("POST", "/api/ping", "care_plan.ping", ping, {.anonymous = true});
    }
    return routes;
}

TEST(PrintTypescriptTest, routes_and_what_they_carry_are_printed_in_full) {
    EXPECT_EQ(http::print_typescript(some_routes()),
              R"(// The routes of the server and what they carry, as its own structs say them.
// Printed by `veerkracht print-types`; never edited by hand.

export interface Asked {
  status?: StepStatus;
  except?: StepStatus[];
  all?: boolean;
  words: string;
}

export interface CarePlansRow {
  id: string;
  mark?: number;
  people: PeopleRow[];
  marks: Record<string, number>;
  closed: boolean;
  received: unknown;
  step: Step;
}

export interface NewGoal {
  title: string;
  target:
    | "community_service"
    | "gp_practice"
    | "wmo_desk"
    | "social_team"
    | "debt_counselling"
    | "housing_association"
    | "volunteers";
  begins_on: string;
  needs?: ("company" | "money")[];
  phone?: string;
  weight: number;
  urgent?: boolean;
}

export type Nothing = Record<string, never>;

export interface PeopleRow {
  id: string;
}

export interface Step {
  title: string;
  status: StepStatus;
  steps: Step[];
}

export type StepStatus = "planned" | "done" | "stopped";

export interface Routes {
  "GET /api/goals": {
    path: Record<string, never>;
    query: Asked;
    body: never;
    answer: CarePlansRow[];
  };
  "POST /api/people/{id}/goals": {
    path: { id: string };
    query: Record<string, never>;
    body: NewGoal;
    answer: CarePlansRow;
  };
  "DELETE /api/people/{id}/goals/{goal_id}": {
    path: { id: string; goal_id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "POST /api/ping": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: Nothing;
  };
}
)");
}

TEST(PrintTypesTest, the_order_of_installation_does_not_matter) {
    EXPECT_EQ(http::print_typescript(some_routes()), http::print_typescript(some_routes(true)));
    EXPECT_EQ(http::print_openapi(some_routes(), "1.0.0"),
              http::print_openapi(some_routes(true), "1.0.0"));
}

class PrintOpenapiTest : public testing::Test {
  protected:
    // The part at a JSON pointer, as text; "absent" when there is none.
    std::string at(std::string_view pointer) const {
        boost::json::error_code error;
        const auto* part = document.find_pointer(pointer, error);
        return part ? to_json(*part) : "absent";
    }
    const boost::json::value document =
        parse_json(http::print_openapi(some_routes(), "1.2.3"), {.depth = 32}).value();
};

TEST_F(PrintOpenapiTest, the_document_says_what_and_whose_it_is) {
    EXPECT_EQ(at("/openapi"), R"("3.1.0")");
    EXPECT_EQ(at("/info/version"), R"("1.2.3")");
    EXPECT_EQ(at("/info/license"), R"({"name":"EUPL-1.2","identifier":"EUPL-1.2"})");
    EXPECT_EQ(at("/servers"), R"([{"url":"/","description":"This installation"}])");
    EXPECT_EQ(at("/security"), R"([{"session":[]}])");
    EXPECT_EQ(at("/tags"), R"([{"name":"care_plan","description":"Actions on care_plan."}])");
}

TEST_F(PrintOpenapiTest, a_route_is_an_operation_with_all_its_answers) {
    const std::string post = "/paths/~1api~1people~1{id}~1goals/post";
    EXPECT_EQ(at(post + "/operationId"), R"("care_plan.create")");
    EXPECT_EQ(at(post + "/tags"), R"(["care_plan"])");
    EXPECT_EQ(
        at(post + "/parameters"),
        R"([{"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}])");
    EXPECT_EQ(
        at(post + "/requestBody"),
        R"({"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/NewGoal"}}}})");
    EXPECT_EQ(at(post + "/responses/201/content/application~1json/schema"),
              R"({"$ref":"#/components/schemas/CarePlansRow"})");
    for (const char* status : {"401", "403", "404", "409", "422", "429"})
        EXPECT_EQ(at(post + "/responses/" + status),
                  R"({"$ref":"#/components/responses/Problem"})");
    EXPECT_EQ(at("/paths/~1api~1people~1{id}~1goals~1{goal_id}/delete/responses/204"),
              R"({"description":"Done."})");
    EXPECT_EQ(at("/paths/~1api~1ping/post/security"), "[]");
}

TEST_F(PrintOpenapiTest, the_members_of_a_query_are_parameters) {
    EXPECT_EQ(
        at("/paths/~1api~1goals/get/parameters"),
        R"([{"name":"status","in":"query","required":false,"schema":{"$ref":"#/components/schemas/StepStatus"}},)"
        R"({"name":"except","in":"query","required":false,)"
        R"("schema":{"type":"array","items":{"$ref":"#/components/schemas/StepStatus"}},"style":"form","explode":false},)"
        R"({"name":"all","in":"query","required":false,"schema":{"type":"boolean"}},)"
        R"({"name":"words","in":"query","required":true,"schema":{"type":"string"}}])");
    EXPECT_EQ(at("/components/schemas/Asked"), "absent");
}

TEST_F(PrintOpenapiTest, a_struct_is_a_component_with_its_rules) {
    const std::string goal = "/components/schemas/NewGoal";
    EXPECT_EQ(at(goal + "/required"), R"(["title","target","begins_on","weight"])");
    EXPECT_EQ(at(goal + "/additionalProperties"), "false");
    EXPECT_EQ(at(goal + "/properties/title"), R"({"type":"string","minLength":1,"maxLength":120})");
    EXPECT_EQ(at(goal + "/properties/begins_on"), R"({"type":"string","format":"date"})");
    EXPECT_EQ(at(goal + "/properties/weight"), R"({"type":"integer","minimum":1,"maximum":5})");
    EXPECT_EQ(
        at(goal + "/properties/needs"),
        R"({"type":"array","items":{"type":"string","enum":["company","money"]},"maxItems":3})");
    EXPECT_EQ(at("/components/schemas/StepStatus"),
              R"({"type":"string","enum":["planned","done","stopped"]})");
    EXPECT_EQ(at("/components/schemas/Step/properties/steps"),
              R"({"type":"array","items":{"$ref":"#/components/schemas/Step"}})");
    EXPECT_EQ(at("/components/schemas/CarePlansRow/properties/received"), "{}");
    EXPECT_EQ(at("/components/schemas/CarePlansRow/required"),
              R"(["id","people","marks","closed","received","step"])");
}

TEST(PrintTypesTest, routes_that_share_an_action_have_operations_of_their_own) {
    http::Routes routes = some_routes();
    routes.add(
        "GET", "/api/people/{id}/goals", "care_plan.read",
        +[](UnitOfWork&, PersonId) -> Result<Nothing> { return Nothing{}; });
    const auto document = parse_json(http::print_openapi(routes, "1"), {.depth = 32}).value();
    EXPECT_EQ(document.at_pointer("/paths/~1api~1goals/get/operationId"),
              "care_plan.read.GET.api.goals");
    EXPECT_EQ(document.at_pointer("/paths/~1api~1people~1{id}~1goals/get/operationId"),
              "care_plan.read.GET.api.people.id.goals");
}

}  // namespace
}  // namespace veerkracht::care_plans
