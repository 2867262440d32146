#include "capabilities/directory/neighbourhoods.hpp"

namespace veerkracht::directory {

std::string neighbourhood_name(UnitOfWork& work, std::string_view code) {
    return work.tx.value<std::string>("select name from neighbourhood where code = $1", code)
        .value_or("");
}

}  // namespace veerkracht::directory
