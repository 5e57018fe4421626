#pragma once
// Catch2 3 and 2.13 differ in their headers and in where Approx lives.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
