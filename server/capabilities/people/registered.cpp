#include "capabilities/people/registered.hpp"

namespace veerkracht::people {

namespace {

struct Counted {
    int active = 0;
    int read_in = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (active, read_in))

}  // namespace

int registered(UnitOfWork& work, const OrganizationId& practice) {
    const auto counted = work.tx.maybe<Counted>(
        "select count(*) as active, "
        "count(*) filter (where source in ('csv', 'fhir', 'demo')) as read_in "
        "from person where organization_id = $1 and status = 'active'",
        practice);
    return counted && counted->read_in > 0 ? counted->active : 0;
}

}  // namespace veerkracht::people
