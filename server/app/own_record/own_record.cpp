#include "app/own_record/own_record.hpp"

#include "capabilities/audit/looks.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/requests/requests.hpp"
#include "capabilities/research/research.hpp"

namespace veerkracht::own_record {

namespace {

Result<OwnRecord> gathered(UnitOfWork& work) {
    OwnRecord record;
    record.made_at = work.now;
    record.facts = TRY(people::my_facts(work));
    record.page = TRY(referrals::my_page(work));
    record.who_knows = TRY(referrals::who_knows(work));
    record.mandates = TRY(people::my_mandates(work));
    record.talks = TRY(conversations::my_talks(work));
    record.requests = TRY(requests::my_requests(work));
    record.research = TRY(research::my_research(work));
    record.looks =
        TRY(audit::my_looks(work, {.from_on = std::string(audit::the_first_day), .until_on = {}}));
    return record;
}

}  // namespace

Result<OwnRecord> as_file(UnitOfWork& work) {
    auto record = TRY(gathered(work));
    work.answer_headers.emplace_back("Content-Disposition",
                                     "attachment; filename=\"mijn_gegevens.json\"");
    return record;
}

Result<paper::Answer> on_paper(UnitOfWork& work) {
    return paper::answer(work, sheet_of(TRY(gathered(work))), "mijn_gegevens");
}

}  // namespace veerkracht::own_record
