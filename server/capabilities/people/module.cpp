// People: who a resident is for one organisation, what weighs on him and what he wants. Start
// reading at people.hpp.
#include "capabilities/people/module.hpp"

#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likely_pairs.hpp"
#include "capabilities/people/mandates.hpp"
#include "capabilities/people/my_facts.hpp"
#include "capabilities/people/my_passkeys.hpp"
#include "capabilities/people/new_number.hpp"
#include "capabilities/people/open_patient.hpp"
#include "capabilities/people/own_number.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/safety.hpp"
#include "capabilities/people/search_limit.hpp"
#include "capabilities/people/take_home_card.hpp"
#include "capabilities/people/written_in.hpp"
#include "runtime/application.hpp"

namespace veerkracht::people {

void install(Application& app) {
    app.routes.add("GET", "/api/people", "person.search", search_within_limits);
    app.routes.add("POST", "/api/people", "person.create", write_in);
    app.routes.add("GET", "/api/people/{id}", "person.read", page);
    app.routes.add("PUT", "/api/people/{id}/contact", "person.contact", change_contact);
    app.routes.add("PUT", "/api/people/{id}/correction", "person.correct", correct_person);
    app.routes.add("GET", "/api/people_growing_up", "person.growing_up", growing_up);
    app.routes.add("POST", "/api/people/{id}/own_number", "person.own_number", note_own_number);
    app.routes.add("GET", "/api/people/{id}/number", "person.number", number_of_person);
    app.routes.add("GET", "/api/numbers_to_confirm", "person.numbers_to_confirm",
                   numbers_to_confirm);
    app.routes.add("POST", "/api/people/{id}/number/confirm", "person.number_confirm",
                   confirm_number);
    app.routes.add("PUT", "/api/people/{id}/safety_note", "person.safety_note", change_safety_note);
    app.routes.add("PUT", "/api/people/{id}/needs", "person.needs", change_needs);
    app.routes.add("POST", "/api/people/{id}/goals", "person.goal", add_goal);
    app.routes.add("PUT", "/api/goals/{id}", "person.goal", change_goal);
    app.routes.add("GET", "/api/people/{id}/timeline", "person.timeline", timeline);

    app.routes.add("GET", "/api/likely_pairs", "likely_pair.list", likely_pairs);
    app.routes.add("GET", "/api/likely_pairs/{id}", "likely_pair.read", likely_pair);
    app.routes.add("POST", "/api/likely_pairs/{id}/two_people", "likely_pair.judge",
                   are_two_people);
    app.routes.add("POST", "/api/likely_pairs/{id}/look_again", "likely_pair.judge", look_again);
    app.routes.add("POST", "/api/people/{id}/same_as", "person.same_as", lay_beside);
    app.errands.push_back({"people.compare_who_waits", 2, compare_who_waits});

    app.routes.add("GET", "/api/open_patient", "open_patient.read", open_patient);
    app.routes.add("POST", "/api/people/{id}/open_patient", "open_patient.join", join_open_patient);

    app.routes.add("POST", "/api/people/{id}/cards", "card.give", give_card);
    app.routes.add("GET", "/api/people/{id}/cards", "card.list", cards_of_person);
    app.routes.add("GET", "/api/cards/{id}/paper", "card.paper", card_on_paper);

    app.routes.add("GET", "/api/people/{id}/mandates", "mandate.list", mandates_of_person);
    app.routes.add("POST", "/api/people/{id}/mandates", "mandate.give", give_mandate);
    app.routes.add("POST", "/api/mandates/{id}/confirm", "mandate.confirm", confirm_mandate);
    app.routes.add("POST", "/api/mandates/{id}/review", "mandate.review", review_mandate);
    app.routes.add("GET", "/api/mandates_to_review", "mandate.to_review", mandates_to_review);
    app.routes.add("POST", "/api/mandates/{id}/end", "mandate.end", end_mandate);

    app.routes.add("POST", "/api/link/greeting", "link.greet", greet,
                   {.write = false, .anonymous = true, .only_reads = true});
    app.routes.add("POST", "/api/link/start", "link.start", start_by_birth_date,
                   {.anonymous = true});
    app.routes.add("POST", "/api/link/language", "link.language", choose_language,
                   {.anonymous = true});
    app.routes.add("POST", "/api/link/code", "link.code", send_code_and_say_where,
                   {.anonymous = true});
    app.routes.add("POST", "/api/link/verify", "link.verify", check_code, {.anonymous = true});
    app.routes.add("POST", "/api/link/card", "link.card", open_card, {.anonymous = true});
    app.routes.add("POST", "/api/link/passkey/begin", "link.passkey_begin",
                   access::begin_resident_sign_in, {.anonymous = true});
    app.routes.add("POST", "/api/link/passkey", "link.passkey", come_in_by_passkey,
                   {.anonymous = true, .way_in = true});
    app.routes.add("POST", "/api/link/outside", "link.outside", come_in_by_login,
                   {.anonymous = true, .way_in = true});
    app.routes.add("GET", "/api/my/greeting", "my.greeting", my_greeting);
    app.routes.add("GET", "/api/my/passkeys", "my.passkeys", my_passkeys);
    app.routes.add("POST", "/api/my/passkeys/begin", "my.passkey_begin", begin_my_passkey);
    app.routes.add("POST", "/api/my/passkeys", "my.passkey", keep_my_passkey);
    app.routes.add("POST", "/api/my/passkeys/{id}/remove", "my.passkey_remove", remove_my_passkey);
    app.routes.add("GET", "/api/my/logins", "my.logins", my_logins);
    app.routes.add("POST", "/api/my/logins/begin", "my.login_begin", begin_my_login);
    app.routes.add("POST", "/api/my/logins", "my.login", keep_my_login);
    app.routes.add("POST", "/api/my/logins/{id}/remove", "my.login_remove", remove_my_login);
    app.routes.add("GET", "/api/my/facts", "my.facts", my_facts);
    app.routes.add("GET", "/api/my/number", "my.number", my_number);
    app.routes.add("GET", "/api/my/mandates", "my.mandates", my_mandates);
    app.routes.add("POST", "/api/my/mandates", "my.mandate", ask_carer);
    app.routes.add("POST", "/api/my/mandates/{id}/end", "my.mandate_end", let_carer_go);
    app.routes.add("GET", "/api/my/card", "my.card", my_card);
    app.routes.add("PUT", "/api/my/card", "my.card_change", change_my_card);
}

}  // namespace veerkracht::people
