// GPs at work in the bench: signed in, with residents and a face that takes them; and the requests
// they send, as bytes for a line or in this process.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "house.hpp"
#include "kernel/json.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::bench {

struct Account {
    std::string id;
    std::string organization_id;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, organization_id))

struct Gp {
    Account account;
    std::string cookie;
    std::string face_id;  // "" when no face takes residents of this practice
    std::vector<std::string> persons;
};

template <class T, class... Values>
std::vector<T> rows(Application& app, std::string_view sql, const Values&... values) {
    std::vector<T> found;
    app.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        if constexpr (std::is_same_v<T, std::string>) {
            found = tx.values<std::string>(sql, values...);
        } else {
            found = tx.all<T>(sql, values...);
        }
        return false;
    });
    return found;
}

// With a face of `team` only, when one is named.
Gp at_work(Application& app, const Account& account, int persons, const std::string& team = "");
std::string referral_body(const Gp& gp, const std::string& person);
// {KEY} is replaced by a fresh key of 36 characters each time it is sent.
std::string raw(const std::string& method, const std::string& path, const std::string& cookie,
                const std::string& body = "");
http::Request in_process(const std::string& path, const std::string& cookie,
                         const std::string& body);

// Requests as the load reads them.
class RequestFile {
  public:
    explicit RequestFile(const std::string& path) : file_(path, std::ios::binary) {}
    void add(const std::string& request) { file_ << request << '\0'; }

  private:
    std::ofstream file_;
};

}  // namespace veerkracht::bench
