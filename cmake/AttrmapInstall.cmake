# The installed package: one static library made of the modules' objects, the public headers, find_package and pkg-config
# files, and the executable.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(library_modules base diag text time regex value syntax func stdlib check program engine)
add_library(attrmap STATIC)
add_library(attrmap::attrmap ALIAS attrmap)
set_target_properties(attrmap PROPERTIES LINKER_LANGUAGE CXX)
foreach(module IN LISTS library_modules)
  target_sources(attrmap PRIVATE $<TARGET_OBJECTS:attrmap_${module}>)
endforeach()
target_compile_features(attrmap PUBLIC cxx_std_20)
target_include_directories(attrmap INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
find_package(fmt REQUIRED)
find_package(PkgConfig REQUIRED)
# The names are those that attrmapConfig.cmake finds again on the consumer's machine.
pkg_check_modules(ATTRMAP_DEPS REQUIRED IMPORTED_TARGET icu-uc libpcre2-8 libpcre2-16)
target_link_libraries(attrmap PUBLIC fmt::fmt PkgConfig::ATTRMAP_DEPS)

install(TARGETS attrmap EXPORT attrmapTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS attrmap_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/attrmap DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(EXPORT attrmapTargets NAMESPACE attrmap:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/attrmap)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/attrmapConfig.cmake.in ${PROJECT_BINARY_DIR}/attrmapConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/attrmap)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/attrmapConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/attrmapConfig.cmake ${PROJECT_BINARY_DIR}/attrmapConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/attrmap)
configure_file(${PROJECT_SOURCE_DIR}/cmake/attrmap.pc.in ${PROJECT_BINARY_DIR}/attrmap.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/attrmap.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
