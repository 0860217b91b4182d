// The dialect lives in the public headers; this is its name inside the module.
#pragma once
#include "attrmap/dialect.hpp"

namespace attrmap::syntax {
using attrmap::Dialect;
}
