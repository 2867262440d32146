# What runs under sanitizers and is fuzzed at every push: the floors without rooms, the decision on
# access, and the readers of what others send. So the rooms need not be compiled a third and fourth time.
file(GLOB_RECURSE checked_sources CONFIGURE_DEPENDS server/kernel/*.cpp server/runtime/*.cpp)
list(FILTER checked_sources EXCLUDE REGEX "_test\\.cpp$")
file(GLOB import_readers CONFIGURE_DEPENDS
     server/app/import/csv.cpp server/app/import/encoding.cpp server/app/import/json_place.cpp server/app/import/json_slices.cpp server/app/import/node.cpp
     server/app/import/*_file.cpp server/app/import/fhir_read.cpp server/app/import/code_tables.cpp server/app/import/objections.cpp)
add_library(veerkracht_checked STATIC EXCLUDE_FROM_ALL
    ${checked_sources} ${import_readers} server/capabilities/access/decision.cpp
    server/capabilities/access/rights.cpp)
use_the_parts(veerkracht_checked)
embed_migrations(veerkracht_checked)
embed_data_files(veerkracht_checked)
embed_web(veerkracht_checked)

file(GLOB_RECURSE checked_tests CONFIGURE_DEPENDS server/kernel/*_test.cpp server/runtime/*_test.cpp)
list(APPEND checked_tests server/capabilities/access/decision_test.cpp server/app/import/csv_test.cpp
     server/app/import/json_slices_test.cpp)
# Of what several threads share (write lane, pool, sockets, news) there is little; the rest runs on one.
if(VEERKRACHT_SANITIZE MATCHES "thread")
    list(FILTER checked_tests INCLUDE REGEX "/(application|server|event_log|database|sqlite|torn_writes)_test\\.cpp$")
endif()
add_executable(veerkracht_core_tests EXCLUDE_FROM_ALL ${checked_tests}
    server/testing/crash_disk.cpp server/testing/decision_cases.cpp server/testing/decision_laws.cpp server/testing/decision_table.cpp
    server/testing/faults.cpp server/testing/partner.cpp server/testing/signing_key.cpp
    server/testing/test_application.cpp server/testing/test_store.cpp)
link_as_tests(veerkracht_core_tests veerkracht_checked)

# libFuzzer counts what was taken in the instrumented sources (cmake/compiler.cmake).
if(VEERKRACHT_SANITIZE MATCHES "address")
    file(GLOB fuzz_sources CONFIGURE_DEPENDS server/fuzz/*_fuzz.cpp)
    add_custom_target(veerkracht_fuzz)
    foreach(source IN LISTS fuzz_sources)
        cmake_path(GET source STEM name)
        add_executable(${name} EXCLUDE_FROM_ALL ${source})
        target_link_libraries(${name} PRIVATE veerkracht_checked)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        target_precompile_headers(${name} REUSE_FROM veerkracht_checked)
        add_dependencies(veerkracht_fuzz ${name})
    endforeach()
endif()
