#include "engine/sculpt/polygonise.hpp"
