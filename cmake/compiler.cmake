# Flags, linker and cache: everything about how we compile, nothing about what.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release (the product and its tests) or Test (what is built for sanitizers)" FORCE)
endif()
set(VEERKRACHT_SANITIZE "" CACHE STRING "Sanitizers for the tests, e.g. address,undefined")
option(VEERKRACHT_COVERAGE "Counts which lines and branches the tests of the core come to (clang)" OFF)

# Release: optimised and hardened as Debian does its own packages. Test: what sanitizers check, quick to
# build. Asserts stay on in both: a broken promise inside the server must never go on quietly.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_TEST "-O1")
set(CMAKE_EXE_LINKER_FLAGS_TEST "")

# A designated initializer may leave members at their default, which -Wextra would complain of.
add_compile_options(
    "$<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wshadow;-Wno-missing-field-initializers;-Werror>")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports these two where nothing is wrong (std::string sums, std::optional; GCC PR105651).
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict;-Wno-maybe-uninitialized>")
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # libstdc++ 12 itself uses what it calls deprecated (std::stable_sort).
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wno-deprecated-declarations>")
endif()
add_compile_definitions($<$<COMPILE_LANGUAGE:CXX>:_GLIBCXX_ASSERTIONS>)
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fPIE>)
add_link_options(-pie)

if(VEERKRACHT_COVERAGE)
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fprofile-instr-generate;-fcoverage-mapping>")
    add_link_options(-fprofile-instr-generate)
endif()
if(VEERKRACHT_SANITIZE)
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${VEERKRACHT_SANITIZE};-fno-sanitize-recover=all;-fno-omit-frame-pointer;-gline-tables-only>")
    add_link_options(-fsanitize=${VEERKRACHT_SANITIZE})
    if(VEERKRACHT_SANITIZE MATCHES "address")
        # Counts which edges were taken, for the fuzz targets; the tests do not mind.
        add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
    endif()
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fstack-protector-strong;-fstack-clash-protection;-fcf-protection>")
    add_link_options(-Wl,-z,relro,-z,now -Wl,-z,noexecstack -Wl,--as-needed -s)
endif()

find_program(mold_program mold)
if(mold_program)
    add_link_options(-fuse-ld=mold)
endif()

# ccache must be told that a precompiled header is fine to cache.
find_program(ccache_program ccache)
if(ccache_program)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${ccache_program})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
    endif()
endif()
