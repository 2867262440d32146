// Only our own pages change something (SEC-24): a page of somebody else cannot send this header,
// this type and this origin. The one exception is a route for a form from elsewhere, which reads no
// cookie (RouteOptions::from_elsewhere).
#pragma once

#include "runtime/http/router.hpp"

namespace veerkracht::http {

bool comes_from_our_own_page(const Request& request, const Route& route);

}  // namespace veerkracht::http
