// The bodies of Asio, compiled once here instead of in every file that names it.
#include <boost/asio/impl/src.hpp>
