#include "testing/private_postgres.hpp"

#include <cstdio>
#include <stdexcept>

namespace veerkracht::testing {

namespace {

// What the words of tools/postgres.sh print.
std::string told_by(const std::string& words) {
    const auto command = "bash -c 'cd \"" + std::string(VEERKRACHT_ROOT) +
                         "\" && source tools/postgres.sh && " + words + "'";
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("no shell for PostgreSQL");
    std::string said;
    char piece[256];
    while (std::fgets(piece, sizeof piece, pipe) != nullptr) said += piece;
    if (::pclose(pipe) != 0) throw std::runtime_error("not done by PostgreSQL: " + words);
    return said;
}

}  // namespace

PrivatePostgres::PrivatePostgres(const std::string& settings)
    : folder_(told_by("start_postgres \"" + settings + "\" && printf %s \"$postgres_folder\"")) {}

PrivatePostgres::~PrivatePostgres() {
    try {
        told_by("postgres_folder=" + folder_ + " && stop_postgres");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s stays behind: %s\n", folder_.c_str(), error.what());
    }
}

std::string PrivatePostgres::url() const {
    return "postgresql://veerkracht@/veerkracht?host=" + folder_;
}
void PrivatePostgres::crash() const {
    told_by("postgres_folder=" + folder_ + " && crash_postgres");
}
void PrivatePostgres::restart() const {
    told_by("postgres_folder=" + folder_ + " && restart_postgres");
}

}  // namespace veerkracht::testing
