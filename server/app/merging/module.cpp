// Two rows of one resident become one, and one row that held two people becomes two. Start reading
// at merges.hpp, then splits.hpp; what both share is in steps.hpp.
#include "app/merging/module.hpp"

#include "app/merging/merges.hpp"
#include "app/merging/splits.hpp"
#include "runtime/application.hpp"

namespace veerkracht::merging {

void install(Application& app) {
    app.routes.add("GET", "/api/merges", "merge.list", merges);
    app.routes.add("GET", "/api/likely_pairs/{id}/merge", "merge.read", merge_of_pair);
    app.routes.add("POST", "/api/likely_pairs/{id}/merge", "merge.propose", propose);
    app.routes.add("POST", "/api/merges/{id}/confirm", "merge.confirm", confirm);
    app.routes.add("POST", "/api/merges/{id}/refuse", "merge.refuse", refuse);
    app.routes.add("POST", "/api/merges/{id}/undo", "merge.ask_undo", ask_undo);
    app.routes.add("POST", "/api/merges/{id}/undo/confirm", "merge.confirm_undo", confirm_undo);
    app.routes.add("POST", "/api/merges/{id}/undo/refuse", "merge.refuse_undo", refuse_undo);
    app.routes.add("GET", "/api/people/{id}/split", "split.read", split_of_person);
    app.routes.add("POST", "/api/people/{id}/split", "split.propose", propose_split);
    app.routes.add("POST", "/api/splits/{id}/confirm", "split.confirm", confirm_split);
    app.routes.add("POST", "/api/splits/{id}/refuse", "split.refuse", refuse_split);
    app.routes.add("POST", "/api/splits/{id}/undo", "split.ask_undo", ask_to_join);
    app.routes.add("POST", "/api/splits/{id}/undo/confirm", "split.confirm_undo", confirm_join);
    app.routes.add("POST", "/api/splits/{id}/undo/refuse", "split.refuse_undo", refuse_join);
    constexpr int day = 86'400;
    app.jobs.push_back({"merging.forget_former_values", day, forget_former_values});
}

}  // namespace veerkracht::merging
