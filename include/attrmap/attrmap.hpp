// Everything of attrmap's public API.
#pragma once
#include "attrmap/context.hpp"
#include "attrmap/diagnostic.hpp"
#include "attrmap/dialect.hpp"
#include "attrmap/engine.hpp"
#include "attrmap/function.hpp"
#include "attrmap/limits.hpp"
#include "attrmap/program.hpp"
#include "attrmap/record.hpp"
#include "attrmap/result.hpp"
#include "attrmap/value.hpp"
