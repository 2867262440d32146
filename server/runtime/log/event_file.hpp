// The access log of a period as AuditEvents of FHIR R4, one a line (NDJSON).
#pragma once

#include <optional>
#include <string>

#include "runtime/application.hpp"

namespace veerkracht::log {

struct EventsAsked {
    std::string from_on;  // local days, both included
    std::string until_on;
    std::optional<OrganizationId> organization_id;  // of who looked; without it all
    std::string address;                            // of the installation
};

struct EventsWritten {
    std::int64_t lines = 0;
    std::int64_t events = 0;
};

// To this file (0600), whole or not at all, some thousands of lines at a time. That it was made
// is a line of the log itself, durable before the file has its name.
Result<EventsWritten> write_events(Application& house, const EventsAsked& asked,
                                   const std::string& path);

}  // namespace veerkracht::log
