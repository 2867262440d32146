// A PostgreSQL cluster of one test, so that the test can end it in the middle of a word. Made by
// tools/postgres.sh, with the settings of a fresh installation: what is committed reaches the disk.
#pragma once

#include <string>

namespace veerkracht::testing {

class PrivatePostgres {
  public:
    // `settings`: lines of postgresql.conf.
    explicit PrivatePostgres(const std::string& settings = "");
    ~PrivatePostgres();
    PrivatePostgres(const PrivatePostgres&) = delete;
    PrivatePostgres& operator=(const PrivatePostgres&) = delete;

    std::string url() const;
    void crash() const;
    // Until it takes connections again, after its own recovery.
    void restart() const;

  private:
    std::string folder_;
};

}  // namespace veerkracht::testing
