#include "capabilities/referrals/exported_case.hpp"

#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

std::string cell(const std::string& text) { return text; }
std::string cell(bool yes) { return yes ? "1" : "0"; }
std::string cell(const std::vector<std::string>& codes) { return joined(codes); }

void leave_out_who(ExportedCase& one) {
    one.family_name = one.given_name = one.birth_on = one.phone = one.language = "";
    one.interpreter = false;
}

}  // namespace

ExportedCase as_far_as(const SeenOfCase& seen, ExportedCase one) {
    if (!seen.identity) leave_out_who(one);
    if (!seen.address) one.address = one.village = "";
    return one;
}

std::vector<std::string> export_columns() {
    std::vector<std::string> names;
    const ExportedCase any;
    each_member(any, [&](std::string_view name, const auto&) { names.emplace_back(name); });
    return names;
}

std::vector<std::string> cells_of(const ExportedCase& one) {
    std::vector<std::string> cells;
    each_member(one, [&](std::string_view, const auto& value) { cells.push_back(cell(value)); });
    return cells;
}

}  // namespace veerkracht::referrals
