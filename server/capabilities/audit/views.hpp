// Who looked, as the resident reads it.
#pragma once

#include <string>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::audit {

struct MyLook {
    std::string at;
    std::string role;
    std::string organization_name;
    std::string record_class;
    std::string operation;
};
BOOST_DESCRIBE_STRUCT(MyLook, (), (at, role, organization_name, record_class, operation))
struct MyLooks {
    std::vector<MyLook> rows;
};
BOOST_DESCRIBE_STRUCT(MyLooks, (), (rows))

}  // namespace veerkracht::audit
