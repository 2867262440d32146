// The whole own record, to take along. Start reading at own_record.hpp.
#include "app/own_record/module.hpp"

#include "app/own_record/own_record.hpp"
#include "runtime/application.hpp"

namespace veerkracht::own_record {

void install(Application& app) {
    app.routes.add("GET", "/api/my/record", "my.record", as_file);
    app.routes.add("GET", "/api/my/record/paper", "my.record_paper", on_paper);
}

}  // namespace veerkracht::own_record
