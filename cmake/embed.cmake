# Puts files inside the binary: migrations, data files of the rooms, the built web.
#
# The lists are written at configure time, the bytes come in through `.incbin` when the assembler
# runs. So one file is deployed, and a changed file costs one assembler call.

# Writes <name>.S with one pair of symbols per file: <name>_<i> and <name>_<i>_end.
function(embed_bytes target name)
    set(assembly ".section .rodata\n")
    set(index 0)
    foreach(file IN LISTS ARGN)
        string(APPEND assembly
            ".global ${name}_${index}\n${name}_${index}:\n.incbin \"${file}\"\n"
            ".global ${name}_${index}_end\n${name}_${index}_end:\n.byte 0\n")
        math(EXPR index "${index} + 1")
    endforeach()
    string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
    set(path ${CMAKE_BINARY_DIR}/generated/${name}.S)
    file(CONFIGURE OUTPUT ${path} CONTENT "${assembly}" @ONLY)
    set_source_files_properties(${path} PROPERTIES OBJECT_DEPENDS "${ARGN}")
    target_sources(${target} PRIVATE ${path})
endfunction()

# The C++ side: declares the symbols and returns `name_i` as a string_view in <variable>.
function(embedded_view variable name index)
    set(${variable} "std::string_view(${name}_${index}, ${name}_${index}_end)" PARENT_SCOPE)
endfunction()

function(declare_symbols variable name count)
    set(text "")
    if(count GREATER 0)
        math(EXPR last "${count} - 1")
        foreach(index RANGE ${last})
            string(APPEND text "extern \"C\" const char ${name}_${index}[], ${name}_${index}_end[];\n")
        endforeach()
    endif()
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()

function(write_generated target name text)
    set(path ${CMAKE_BINARY_DIR}/generated/${name}.cpp)
    file(CONFIGURE OUTPUT ${path} CONTENT "${text}" @ONLY)
    set_source_files_properties(${path} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    target_sources(${target} PRIVATE ${path})
endfunction()

# --- Migrations ---------------------------------------------------------------------------------
# server/runtime/<room>/migrations/0001_name.sql and server/capabilities/<room>/migrations/…,
# in the order of the floors, so that a room finds the tables of the rooms below it.
set(ROOMS_FROM_BELOW
    access audit people consent directory notifications accounts controllers tasks requests appointments
    conversations referrals care_plans case_conferences measurements segmentation
    programme finance research evaluation)

function(embed_migrations target)
    file(GLOB files CONFIGURE_DEPENDS server/runtime/*/migrations/*.sql)
    list(SORT files)
    foreach(room IN LISTS ROOMS_FROM_BELOW)
        file(GLOB of_room CONFIGURE_DEPENDS server/capabilities/${room}/migrations/*.sql)
        list(SORT of_room)
        list(APPEND files ${of_room})
    endforeach()
    file(GLOB all CONFIGURE_DEPENDS server/capabilities/*/migrations/*.sql)
    foreach(file IN LISTS all)
        if(NOT file IN_LIST files)
            message(FATAL_ERROR "${file}: its room is not in ROOMS_FROM_BELOW (cmake/embed.cmake)")
        endif()
    endforeach()

    list(LENGTH files count)
    declare_symbols(symbols migration ${count})
    set(rows "")
    set(index 0)
    foreach(file IN LISTS files)
        if(NOT file MATCHES "/([a-z_]+)/migrations/([0-9][0-9][0-9][0-9])_([a-z0-9_]+)\\.sql$")
            message(FATAL_ERROR "${file}: a migration is called 0001_what_it_makes.sql")
        endif()
        set(room ${CMAKE_MATCH_1})
        set(name ${CMAKE_MATCH_3})
        string(REGEX REPLACE "^0+" "" number ${CMAKE_MATCH_2})
        embedded_view(view migration ${index})
        string(APPEND rows "        {\"${room}\", ${number}, \"${name}\", ${view}},\n")
        math(EXPR index "${index} + 1")
    endforeach()

    embed_bytes(${target} migration ${files})
    write_generated(${target} migrations
"// Written by cmake/embed.cmake.
#include \"runtime/db/migrate.hpp\"

${symbols}
namespace veerkracht::db {

std::span<const Migration> migrations() {
    static const std::vector<Migration> all{
${rows}    };
    return all;
}

}  // namespace veerkracht::db
")
endfunction()

# --- Data files of the rooms ----------------------------------------------------------------------
# server/capabilities/<room>/*.csv, packages/… and data/…, server/runtime/…/packages/…,
# server/app/…/data/…; named from server/ down.
function(embed_data_files target)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS
         server/runtime/*/packages/* server/capabilities/*/packages/*
         server/capabilities/*/data/* server/app/*/data/*)
    list(FILTER files INCLUDE REGEX "/server/(runtime/[a-z_]+/packages|capabilities/[a-z_]+/(packages|data)|app/[a-z_]+/data)/")
    file(GLOB tables CONFIGURE_DEPENDS server/capabilities/*/*.csv)
    list(APPEND files ${tables})
    list(SORT files)

    list(LENGTH files count)
    declare_symbols(symbols data_file ${count})
    set(rows "")
    set(index 0)
    foreach(file IN LISTS files)
        cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/server OUTPUT_VARIABLE path)
        embedded_view(view data_file ${index})
        string(APPEND rows "        {\"${path}\", ${view}},\n")
        math(EXPR index "${index} + 1")
    endforeach()

    embed_bytes(${target} data_file ${files})
    write_generated(${target} data_files
"// Written by cmake/embed.cmake.
#include \"runtime/config/embedded.hpp\"

${symbols}
namespace veerkracht {

std::span<const EmbeddedFile> embedded_files() {
    static const std::vector<EmbeddedFile> all{
${rows}    };
    return all;
}

}  // namespace veerkracht
")
endfunction()

# --- The built web --------------------------------------------------------------------------------
# web/dist with its .br and .gz neighbours. Not built yet: an empty list, and everything still builds.
function(content_type variable path)
    set(types
        html "text/html\; charset=utf-8"   js "text/javascript\; charset=utf-8"
        css "text/css\; charset=utf-8"     json "application/json"
        svg "image/svg+xml"               png "image/png"
        ico "image/x-icon"                woff2 "font/woff2"
        txt "text/plain\; charset=utf-8"   webmanifest "application/manifest+json"
        map "application/json"            webp "image/webp")
    cmake_path(GET path EXTENSION LAST_ONLY extension)
    string(REPLACE "." "" extension "${extension}")
    list(FIND types "${extension}" at)
    set(type "application/octet-stream")
    if(at GREATER -1)
        math(EXPR at "${at} + 1")
        list(GET types ${at} type)
    endif()
    set(${variable} "${type}" PARENT_SCOPE)
endfunction()

function(embed_web target)
    set(dist ${CMAKE_SOURCE_DIR}/web/dist)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${dist}/*)
    list(FILTER files EXCLUDE REGEX "/\\.")
    list(SORT files)
    # The ETags are made here, so a changed file must bring us here again.
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})

    list(LENGTH files count)
    declare_symbols(symbols web_file ${count})
    set(rows "")
    foreach(file IN LISTS files)
        if(file MATCHES "\\.(br|gz)$")
            continue()
        endif()
        cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${dist} OUTPUT_VARIABLE path)
        content_type(type "${path}")
        file(SHA256 ${file} hash)
        string(SUBSTRING ${hash} 0 24 hash)
        foreach(encoding "" .gz .br)
            list(FIND files "${file}${encoding}" at)
            set(view${encoding} "{}")
            if(at GREATER -1)
                embedded_view(view${encoding} web_file ${at})
            endif()
        endforeach()
        # Vite puts a hash in every name under assets/: what is there never changes.
        set(immutable false)
        if(path MATCHES "^assets/")
            set(immutable true)
        endif()
        string(APPEND rows
            "        {\"/${path}\", \"${type}\", \"\\\"${hash}\\\"\",\n"
            "         ${view}, ${view.gz}, ${view.br}, ${immutable}},\n")
    endforeach()

    embed_bytes(${target} web_file ${files})
    write_generated(${target} assets
"// Written by cmake/embed.cmake.
#include \"runtime/http/assets.hpp\"

${symbols}
namespace veerkracht::http {

std::span<const Asset> assets() {
    static const std::vector<Asset> all{
${rows}    };
    return all;
}

}  // namespace veerkracht::http
")
endfunction()
