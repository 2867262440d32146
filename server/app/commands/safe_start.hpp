// What a start refuses, and how the process is closed to others, before it reads any secret.
#pragma once

#include "app/commands/installation.hpp"

namespace veerkracht::commands {

// No core dump holds our memory, and no other process of the same user looks into it. (SEC-87)
void close_the_process();

// Others on the machine read arguments and environment: no password stands there. (SEC-87)
void expect_no_password_in_sight(const Place& place);

// Whoever comes from another machine comes through a proxy that does the TLS; and never to a demo,
// whose passwords everybody knows. (SEC-89)
void expect_closed_to_the_network(const Place& place);

}  // namespace veerkracht::commands
