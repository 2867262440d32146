// Apart, so that tests of the machines below need no room at all.
#include "app/capabilities.hpp"
#include "testing/test_application.hpp"

namespace veerkracht {

TestApplication::TestApplication() : TestApplication(install_capabilities) {}

}  // namespace veerkracht
