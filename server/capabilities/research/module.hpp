#pragma once

namespace veerkracht {
class Application;
}

namespace veerkracht::research {
void install(Application& app);
}
