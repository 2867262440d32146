// Two colleagues make two rows one, as tests need it.
#pragma once

#include "testing/test_application.hpp"

namespace veerkracht::testing {

struct TwoRows {
    std::string stays;
    std::string goes;
};

inline TestReply merge_page(TestApplication& app, const TestSession& who, const std::string& pair) {
    return app.ask(who, "GET /api/likely_pairs/" + pair + "/merge");
}
inline TestReply lay_beside(TestApplication& app, const TestSession& who, const TwoRows& rows) {
    return app.ask(who, "POST /api/people/" + rows.goes + "/same_as", {{"other_id", rows.stays}});
}
inline std::string laid_beside(TestApplication& app, const TestSession& who, const TwoRows& rows) {
    return lay_beside(app, who, rows).text("pair_id");
}
inline TestReply propose_merge(TestApplication& app, const TestSession& who, const TwoRows& rows) {
    const auto laid = lay_beside(app, who, rows);
    if (laid.status != 201) return laid;
    const auto pair = laid.text("pair_id");
    const auto page = merge_page(app, who, pair);
    if (page.status != 200) return page;
    return app.ask(who, "POST /api/likely_pairs/" + pair + "/merge",
                   {{"first_version", page.at("first_version")},
                    {"second_version", page.at("second_version")},
                    {"stays_id", rows.stays},
                    {"reason", "Zelfde telefoon en adres"}});
}
// `page` is what who confirms saw.
inline TestReply confirm_merge(TestApplication& app, const TestSession& who,
                               const TestReply& page) {
    const auto& merge = page.at("merge");
    return app.ask(who, "POST /api/merges/" + std::string(merge.at("id").as_string()) + "/confirm",
                   {{"version", merge.at("version")},
                    {"first_version", page.at("first_version")},
                    {"second_version", page.at("second_version")}});
}
inline TestReply made_one(TestApplication& app, const TestSession& one, const TestSession& other,
                          const TwoRows& rows) {
    const auto proposed = propose_merge(app, one, rows);
    return proposed.status == 201 ? confirm_merge(app, other, proposed) : proposed;
}
inline TestReply ask_undo(TestApplication& app, const TestSession& who, const TestReply& page) {
    const auto& merge = page.at("merge");
    return app.ask(who, "POST /api/merges/" + std::string(merge.at("id").as_string()) + "/undo",
                   {{"version", merge.at("version")}, {"reason", "Het zijn er toch twee"}});
}
inline TestReply confirm_undo(TestApplication& app, const TestSession& who, const TestReply& page) {
    const auto& merge = page.at("merge");
    return app.ask(who,
                   "POST /api/merges/" + std::string(merge.at("id").as_string()) + "/undo/confirm",
                   {{"version", merge.at("version")}});
}
inline TestReply made_two(TestApplication& app, const TestSession& one, const TestSession& other,
                          const TestReply& page) {
    const auto asked = ask_undo(app, one, page);
    return asked.status == 201 ? confirm_undo(app, other, asked) : asked;
}

}  // namespace veerkracht::testing
