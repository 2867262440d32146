// The routes, printed: TypeScript for our own web, OpenAPI 3.1 for everybody else. Sorted, so that
// the same routes always give the same text, in whatever order the rooms were installed.
#pragma once

#include <string>
#include <string_view>

#include "runtime/http/router.hpp"

namespace veerkracht::http {

// The status of a good answer: 204 without content, 201 for a POST that does more than read,
// otherwise 200.
int success_status(const Route& route);

// web/src/kernel/api_types.ts
std::string print_typescript(const Routes& routes);
std::string print_openapi(const Routes& routes, std::string_view version);

}  // namespace veerkracht::http
