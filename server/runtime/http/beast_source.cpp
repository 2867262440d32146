// The bodies of Asio, compiled once here instead of in every file that names it. (Beast itself is
// not used: the head is read by our own guard, and a body has a length.)
#include <boost/asio/impl/src.hpp>
