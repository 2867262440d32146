// Who looked, as the resident reads it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/id.hpp"
#include "kernel/json.hpp"

namespace veerkracht::audit {

// A period in local days, both ends included; absent: the last three months.
struct LooksAsk {
    std::optional<std::string> from_on;
    std::optional<std::string> until_on;
};
BOOST_DESCRIBE_STRUCT(LooksAsk, (), (from_on, until_on))
constexpr auto rules(const LooksAsk*) {
    return std::tuple{rule(&LooksAsk::from_on, Day{}), rule(&LooksAsk::until_on, Day{})};
}

// All that one reader did on one day with one kind of fact on one ground.
struct MyLook {
    std::string day;  // local
    std::string at;   // the last time that day
    int times = 1;
    std::string role;
    OrganizationId organization_id;
    std::string organization_name;
    std::string name;  // "" where the organisation tells names only when it is asked
    std::string record_class;
    std::string operation;
    std::string ground;
    std::string agreed_by = "resident";  // whose yes the ground rests on: a word of who_agrees
    std::string made;           // "" or what became of the rows: one (of two), two (of one)
    bool searched = false;      // the name stood in what a search found
    bool emergency = false;     // opened without a relation, with a reason
    bool refused = false;       // tried to look and was not let; says no more than that
    bool may_ask_name = false;  // the organisation keeps something of this resident
};
BOOST_DESCRIBE_STRUCT(MyLook, (),
                      (day, at, times, role, organization_id, organization_name, name, record_class,
                       operation, ground, agreed_by, made, searched, emergency, refused,
                       may_ask_name))
struct MyLooks {
    std::string from_on;
    std::string until_on;
    std::vector<MyLook> rows;  // newest first
};
BOOST_DESCRIBE_STRUCT(MyLooks, (), (from_on, until_on, rows))

}  // namespace veerkracht::audit
