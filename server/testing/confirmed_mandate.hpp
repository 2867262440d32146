// A colleague confirms who was written down last, as tests need it.
#pragma once

#include "testing/test_application.hpp"

namespace veerkracht::testing {

inline TestReply confirm_mandate(TestApplication& app, const TestSession& who,
                                 const TestReply& list) {
    if (list.status != 201) return list;
    for (const auto& row : list.at("rows").as_array())
        if (row.at("state") == "waits")
            return app.ask(
                who, "POST /api/mandates/" + std::string(row.at("id").as_string()) + "/confirm");
    return list;
}

}  // namespace veerkracht::testing
