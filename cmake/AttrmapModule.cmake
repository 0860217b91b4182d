# attrmap_module(NAME SOURCES ... DEPS ...)  one static library per module of src/
# attrmap_unit_test(NAME SOURCES ... DEPS ...)  one doctest executable per module of tests/unit/

add_library(attrmap_options INTERFACE)
target_compile_features(attrmap_options INTERFACE cxx_std_20)
target_include_directories(attrmap_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
target_compile_options(attrmap_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers -fno-strict-aliasing -fvisibility=hidden)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms of g++ 12 on std::string (GCC bug 105651).
  target_compile_options(attrmap_options INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # It joins neighbouring members into vectors, which then wait for the stores that were just made of each: 4 % of `map`.
  target_compile_options(attrmap_options INTERFACE -fno-tree-slp-vectorize)
endif()
if(ATTRMAP_DEVELOPER)
  target_compile_options(attrmap_options INTERFACE -Werror)
endif()
if(ATTRMAP_SANITIZE)
  target_compile_options(attrmap_options INTERFACE -fsanitize=${ATTRMAP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(attrmap_options INTERFACE -fsanitize=${ATTRMAP_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Instrumented code hides from g++ that a variant's storage is initialised.
    target_compile_options(attrmap_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
if(ATTRMAP_FUZZ)
  # Coverage for libFuzzer; only the fuzz targets link its main function.
  target_compile_options(attrmap_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(attrmap_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  add_library(attrmap_${name} STATIC ${arg_SOURCES})
  set_target_properties(attrmap_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(attrmap_${name} PUBLIC attrmap_options ${arg_DEPS} PRIVATE ${arg_PRIVATE_DEPS})
endfunction()

# doctest's own code, compiled once for all of them. Unit tests are not optimised: compiling is most of their time.
function(attrmap_doctest_main)
  if(NOT TARGET attrmap_doctest_main)
    add_library(attrmap_doctest_main OBJECT ${PROJECT_SOURCE_DIR}/tests/unit/main.cpp)
    target_link_libraries(attrmap_doctest_main PUBLIC attrmap_options doctest::doctest)
    target_compile_options(attrmap_doctest_main PRIVATE -O0)
  endif()
endfunction()

function(attrmap_unit_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  attrmap_doctest_main()
  add_executable(test_${name} ${arg_SOURCES})
  target_link_libraries(test_${name} PRIVATE attrmap_doctest_main attrmap_options doctest::doctest ${arg_DEPS})
  target_compile_options(test_${name} PRIVATE -O0)
  target_compile_definitions(test_${name} PRIVATE ATTRMAP_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  doctest_discover_tests(test_${name} TEST_PREFIX "${name}/")
endfunction()
