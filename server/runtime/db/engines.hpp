// The engines that open() knows. Supporting another database is one more file and one more line
// here.
#pragma once

#include "runtime/db/database.hpp"

namespace veerkracht::db {

std::unique_ptr<Database> open_sqlite(const std::string& path, Options options);
std::unique_ptr<Database> open_postgres(const std::string& url, Options options);

void look_sqlite(const std::string& path, const std::function<void(Connection&)>& see);
void look_postgres(const std::string& url, const std::function<void(Connection&)>& see);

// True on a thread that is running units: waiting there for another unit would wait forever.
bool& on_a_database_thread();

}  // namespace veerkracht::db
