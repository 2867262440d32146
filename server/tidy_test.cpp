// The rules of the house, looked up in its own text: arrows, names, links, generated files.
// Each rule is a function over told files, so that a counter-case can prove that it can fail.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <ranges>
#include <regex>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "app/keys/rewrap.hpp"
#include "app/print_types.hpp"
#include "capabilities/access/rights.hpp"
#include "capabilities/access/rights_page.hpp"
#include "capabilities/controllers/processing.hpp"
#include "capabilities/referrals/steps.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::tidy {
namespace {

namespace fs = std::filesystem;

struct File {
    std::string path;  // from the root of the project: "server/kernel/id.hpp"
    std::string text;
};
using Files = std::vector<File>;
using Complaints = std::vector<std::string>;

// --- Reading the tree ---------------------------------------------------------------------------

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

bool is_made_by_the_build(const fs::path& path) {
    const auto name = path.filename().string();
    return name == "node_modules" || name.starts_with("dist") || name == ".git" ||
           name == "build" || (name == "data" && path.parent_path() == fs::path(VEERKRACHT_ROOT)) ||
           name == ".cache";
}

Files whole_tree() {
    Files files;
    const fs::path root = VEERKRACHT_ROOT;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
        if (at->is_directory()) {
            if (is_made_by_the_build(at->path())) at.disable_recursion_pending();
        } else if (at->path().extension() != ".o" && at->file_size() < 2'000'000) {
            files.push_back({at->path().lexically_relative(root).string(), read(at->path())});
        }
    }
    std::ranges::sort(files, {}, &File::path);
    return files;
}

const Files& tree() {
    static const Files files = whole_tree();
    return files;
}

bool is_cpp(const File& file) {
    return file.path.starts_with("server/") &&
           (file.path.ends_with(".cpp") || file.path.ends_with(".hpp"));
}

bool is_test(const File& file) {
    return file.path.ends_with("_test.cpp") || file.path.starts_with("server/testing/") ||
           file.path.starts_with("server/fuzz/");
}

std::vector<std::string> all_matches(const std::string& text, const std::regex& pattern,
                                     std::size_t group) {
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
        found.push_back((*at)[static_cast<int>(group)]);
    return found;
}

std::vector<std::string> includes(const File& file) {
    static const std::regex line(R"re((^|\n)\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    return all_matches(file.text, line, 2);
}

// "server/capabilities/referrals/rules.cpp" and "capabilities/referrals/rules.hpp" are in
// referrals.
std::string room_of(std::string path) {
    if (path.starts_with("server/")) path = path.substr(7);
    for (const std::string floor : {"capabilities/", ""}) {
        if (!path.starts_with(floor)) continue;
        const auto from = floor.size();
        const auto slash = path.find('/', from);
        return slash == std::string::npos ? "" : path.substr(from, slash - from);
    }
    return "";
}

// --- Rule 1: arrows point down
// --------------------------------------------------------------------

// What each room may use besides kernel and runtime. docs/map.md draws the same.
const std::set<std::string> ground = {"access",    "audit",         "people",     "consent",
                                      "directory", "notifications", "accounts",   "tasks",
                                      "requests",  "appointments",  "controllers"};
const std::set<std::string> first = {"conversations",    "referrals",    "care_plans",
                                     "case_conferences", "measurements", "segmentation"};
const std::set<std::string> second = {"programme", "finance", "research", "evaluation"};

const std::map<std::string, std::set<std::string>> within_the_ground_floor = {
    {"access", {}},
    {"people", {"access", "notifications"}},
    {"consent", {"access", "people"}},
    {"directory", {"access"}},
    {"notifications", {"access"}},
    {"accounts", {"access", "notifications"}},
    {"audit", {"access", "people", "notifications"}},
    {"controllers", {"access"}},
    {"tasks", {"access", "people", "notifications"}},
    {"requests", {"access", "people", "notifications", "audit"}},
    {"appointments", {"access", "people", "notifications", "directory"}},
};

bool may_include(const std::string& from, const std::string& to, const std::string& header) {
    if (from == to || from == "app" || from == "testing") return true;
    if (to == "kernel") return true;
    if (from == "kernel") return false;
    if (to == "runtime") return true;
    if (from == "runtime") return false;
    if (ground.contains(from)) return within_the_ground_floor.at(from).contains(to);
    if (first.contains(from)) return ground.contains(to);
    if (second.contains(from))
        return ground.contains(to) || (first.contains(to) && header.ends_with("/events.hpp"));
    return false;
}

Complaints arrows(const Files& files) {
    static const std::set<std::string> rooms = [] {
        std::set<std::string> all = {"kernel", "runtime", "app", "testing"};
        all.insert(ground.begin(), ground.end());
        all.insert(first.begin(), first.end());
        all.insert(second.begin(), second.end());
        return all;
    }();
    Complaints complaints;
    for (const File& file : files) {
        if (!is_cpp(file) || is_test(file)) continue;
        const auto from = room_of(file.path);
        if (from.empty()) continue;
        if (!rooms.contains(from)) complaints.push_back(file.path + ": a room without a floor");
        for (const auto& header : includes(file)) {
            const auto to = room_of(header);
            if (rooms.contains(from) && rooms.contains(to) && !may_include(from, to, header))
                complaints.push_back(file.path + " may not include " + header);
        }
    }
    return complaints;
}

// --- Rule 2: each machine is known in one place
// ---------------------------------------------------

struct Machine {
    std::string header;  // a header that begins so
    std::string place;   // may be included by paths that match
};
const std::vector<Machine> machines = {
    {"boost/asio", "server/runtime/http/(server|asio_source)\\.cpp"},
    {"boost/beast", "nowhere: heads are read by our own guard"},
    // Some patterns take for ever on some texts; text from outside is read by scanners (SEC-09).
    {"regex", "nowhere: text is read by scanners"},
    {"boost/regex", "nowhere: text is read by scanners"},
    {"boost/xpressive", "nowhere: text is read by scanners"},
    {"pcre", "nowhere: text is read by scanners"},
    {"sqlite3", "server/runtime/db/sqlite(_connection)?\\.[ch]pp"},
    {"libpq", "server/runtime/db/postgres\\.cpp"},
    {"sodium", "server/runtime/crypto/.*"},
    {"openssl/", "server/runtime/crypto/.*"},
    // What nobody may guess comes from the kernel; this one only spreads waiting. (SEC-86)
    {"random", "server/(runtime/db/postgres\\.cpp|testing/.*)"},
    {"fido", "server/runtime/crypto/.*"},
    {"curl/", "server/runtime/outgoing/line\\.cpp"},
    {"cairo", "server/runtime/paper/.*"},
    {"pango/", "server/runtime/paper/.*"},
};

Complaints machines_in_their_place(const Files& files) {
    Complaints complaints;
    for (const File& file : files) {
        if (!is_cpp(file) || is_test(file)) continue;
        for (const auto& header : includes(file))
            for (const Machine& machine : machines)
                if (header.starts_with(machine.header) &&
                    !std::regex_match(file.path, std::regex(machine.place)))
                    complaints.push_back(file.path + " may not include " + header);
    }
    return complaints;
}

// How long `==` takes tells how much of a secret was guessed; crypto::equal takes as long always.
// (SEC-86)
Complaints secrets_compared(const Files& files) {
    const std::string secret = R"((_hash|_mac|token|secret|signature|digest)\b)";
    const std::regex compared(secret + R"(\)?\s*[!=]=\s)" + R"(|[!=]=\s*[\w.>-]*)" + secret +
                              R"((?!\.size|\())");
    Complaints complaints;
    for (const File& file : files) {
        if (!is_cpp(file) || is_test(file) || file.path.starts_with("server/testing/")) continue;
        std::istringstream text(file.text);
        for (std::string line; std::getline(text, line);)
            if (line.find("= ") != std::string::npos &&
                std::regex_search(line.substr(0, line.find("//")), compared))
                complaints.push_back(file.path + " compares without crypto::equal: " + line);
    }
    return complaints;
}

// What the code of a file seals for the installation: the place that it says, or names; of a place
// that it is told, all that the file names.
std::set<std::string> places_sealed_in(const File& file) {
    static const std::regex sealing(R"x(seal_own\(\s*(?:"([^"]+)"|(\w+)))x");
    static const std::regex named(R"x((\w+) = "(\w+\.\w+)";)x");
    const auto all = [](const std::string& text, const std::regex& what) {
        return std::ranges::subrange(std::sregex_iterator(text.begin(), text.end(), what),
                                     std::sregex_iterator());
    };
    std::set<std::string> places;
    for (const auto& found : all(file.text, sealing)) {
        if (found[1].matched) places.insert(found[1]);
        std::set<std::string> meant, told;
        for (const auto& name : all(file.text, named)) {
            told.insert(name[2]);
            if (name[1] == found[2]) meant.insert(name[2]);
        }
        if (found[2].matched) places.merge(meant.empty() ? told : meant);
    }
    return places;
}

// Or it would not open any more when the older key is let go. (SEC-85)
Complaints not_under_a_newer_key(const Files& files) {
    std::set<std::string> known;
    for (const auto& under : keys::under_master())
        known.insert({std::string(under.place), std::string(under.other_place)});
    Complaints complaints;
    for (const File& file : files) {
        if (!is_cpp(file) || is_test(file) || file.text.find("seal_own(") == std::string::npos)
            continue;
        for (const auto& place : places_sealed_in(file))
            if (!known.contains(place))
                complaints.push_back(file.path + " seals " + place +
                                     ", which is not in server/app/keys/rewrap.cpp");
    }
    return complaints;
}

// --- Rule 3: a room's tables are named in no other room's SQL
// -------------------------------------

std::string without_sql_comments(const std::string& sql) {
    return std::regex_replace(sql, std::regex("--[^\n]*"), "");
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

// All string literals of a C++ file, one after the other, comments left out.
std::string string_literals(const std::string& code) {
    std::string found;
    for (std::size_t at = 0; at < code.size();) {
        if (code.compare(at, 2, "//") == 0) {
            at = std::min(code.find('\n', at), code.size());
        } else if (code.compare(at, 2, "/*") == 0) {
            at = std::min(code.find("*/", at), code.size() - 2) + 2;
        } else if (code.compare(at, 2, "R\"") == 0) {
            const auto open = code.find('(', at);
            const auto end = ")" + code.substr(at + 2, open - at - 2) + "\"";
            const auto close = std::min(code.find(end, open), code.size());
            found += code.substr(open + 1, close - open - 1) + " ";
            at = close + end.size();
        } else if (code[at] == '\'') {
            // A character, or the separator in 1'000.
            at += code.compare(at + 1, 1, "\\") == 0 ? 4
                                                     : (code.compare(at + 2, 1, "'") == 0 ? 3 : 1);
        } else if (code[at] == '"') {
            for (++at; at < code.size() && code[at] != '"'; ++at) {
                if (code[at] == '\\') ++at;
                if (at < code.size()) found += code[at];
            }
            found += ' ';
            ++at;
        } else {
            ++at;
        }
    }
    return found;
}

std::map<std::string, std::string> owners_of_tables(const Files& files) {
    static const std::regex create(R"(create\s+table\s+(if\s+not\s+exists\s+)?([a-z_0-9]+))");
    std::map<std::string, std::string> owner;
    for (const File& file : files)
        if (file.path.starts_with("server/") && file.path.ends_with(".sql"))
            for (const auto& table : all_matches(lower(without_sql_comments(file.text)), create, 2))
                owner[table] = room_of(file.path);
    return owner;
}

Complaints tables_in_their_room(const Files& files) {
    static const std::regex named(R"(\b(from|join|into|update|references|table)\s+([a-z_0-9]+))");
    const auto owner = owners_of_tables(files);
    Complaints complaints;
    for (const File& file : files) {
        const bool sql = file.path.starts_with("server/") && file.path.ends_with(".sql");
        if (!sql && (!is_cpp(file) || is_test(file))) continue;
        const auto room = room_of(file.path);
        if (room == "app") continue;  // the house itself: demo region, import, checks
        const auto text = lower(sql ? without_sql_comments(file.text) : string_literals(file.text));
        for (const auto& table : all_matches(text, named, 2)) {
            const auto at = owner.find(table);
            if (at == owner.end() || at->second == room) continue;
            // The access log is written by the runtime and shown by audit.
            if (room == "audit" && at->second == "runtime") continue;
            complaints.push_back(file.path + " names " + table + ", a table of " + at->second);
        }
    }
    return complaints;
}

// --- Rule 4: snake_case
// ----------------------------------------------------------------------------

Complaints names(const Files& files) {
    static const std::regex snake(R"([a-z0-9_]+(\.[a-z0-9_]+)*)");
    static const std::set<std::string> by_custom = {"README.md", ".gitignore"};
    Complaints complaints;
    for (const File& file : files) {
        if (!file.path.starts_with("server/") && !file.path.starts_with("web/")) continue;
        if (file.path.find("/fixtures/") != std::string::npos) continue;  // the names of others
        if (file.path.find("/data/") != std::string::npos) continue;
        for (const auto& part : fs::path(file.path))
            if (!std::regex_match(part.string(), snake) && !by_custom.contains(part.string()))
                complaints.push_back(file.path + ": " + part.string() + " is not snake_case");
    }
    return complaints;
}

// --- Rule 5: a path named in the docs exists
// --------------------------------------------------------

// Paths in `code` that begin with a folder of ours, and links; made or patterned paths are left
// out.
std::vector<std::string> paths_named_in(const File& doc) {
    static const std::regex quoted(
        R"re(`((server|web|docs|tools|bench|fixtures|cmake|\.ci)/[A-Za-z0-9_./-]*)`)re");
    static const std::regex linked(R"re(\]\(([A-Za-z0-9_./-]+)(#[^)]*)?\))re");
    auto paths = all_matches(doc.text, quoted, 1);
    const auto folder = fs::path(doc.path).parent_path();
    for (const auto& link : all_matches(doc.text, linked, 1))
        paths.push_back((folder / link).lexically_normal().string());
    std::erase_if(paths, [](const auto& path) { return path.starts_with("web/dist"); });
    return paths;
}

Complaints links(const Files& files) {
    std::set<std::string> there;
    for (const File& file : files)
        for (fs::path path = file.path; !path.empty(); path = path.parent_path())
            if (!there.insert(path.string()).second) break;
    Complaints complaints;
    for (const File& file : files) {
        if (!file.path.ends_with(".md")) continue;
        for (auto path : paths_named_in(file)) {
            while (path.ends_with('/')) path.pop_back();
            if (!there.contains(path)) complaints.push_back(file.path + " names " + path);
        }
    }
    return complaints;
}

// --- A proof that docs/proofs.md names is a test that runs
// -------------------------------------------------------

std::string without_space(std::string text) {
    std::erase_if(text, [](unsigned char byte) { return std::isspace(byte) != 0; });
    return text;
}

// Between backticks: Suite.name_of_the_test.
std::vector<std::pair<std::string, std::string>> tests_named_in(const std::string& text) {
    std::vector<std::pair<std::string, std::string>> named;
    for (auto from = text.find('`'); from != std::string::npos; from = text.find('`', from + 1)) {
        const auto until = text.find('`', from + 1);
        if (until == std::string::npos) break;
        const auto word = text.substr(from + 1, until - from - 1);
        const auto dot = word.find('.');
        if (dot != std::string::npos && std::isupper(static_cast<unsigned char>(word[0])))
            named.emplace_back(word.substr(0, dot), word.substr(dot + 1));
        from = until;
    }
    return named;
}

Complaints proofs(const Files& files) {
    std::set<std::string> there;
    for (const File& file : files) {
        if (!file.path.ends_with("_test.cpp")) continue;
        const auto code = without_space(file.text);
        for (auto at = code.find("TEST"); at != std::string::npos; at = code.find("TEST", at + 4))
            there.insert(
                code.substr(code.find('(', at) + 1, code.find(')', at) - code.find('(', at) - 1));
    }
    Complaints complaints;
    const auto page = std::ranges::find(files, "docs/proofs.md", &File::path);
    if (page == files.end()) return {"docs/proofs.md is not there"};
    for (const auto& [suite, name] : tests_named_in(page->text))
        if (!there.contains(suite + "," + name))
            complaints.push_back("docs/proofs.md names " + suite + "." + name);
    return complaints;
}

// --- Rule 6: both wings have the same rooms, and the map shows them
// ---------------------------------

std::set<std::string> rooms_under(const Files& files, const std::string& folder) {
    std::set<std::string> rooms;
    for (const File& file : files)
        if (file.path.starts_with(folder)) {
            const auto slash = file.path.find('/', folder.size());
            if (slash != std::string::npos)
                rooms.insert(file.path.substr(folder.size(), slash - folder.size()));
        }
    return rooms;
}

Complaints rooms(const Files& files) {
    const auto server = rooms_under(files, "server/capabilities/");
    Complaints complaints;
    for (const auto& room : rooms_under(files, "web/src/capabilities/"))
        if (!server.contains(room))
            complaints.push_back("web/src/capabilities/" + room + " is not a room of the server");
    const auto map = std::ranges::find(files, "docs/map.md", &File::path);
    for (const auto& room : server)
        if (map == files.end() || map->text.find("`" + room + "`") == std::string::npos)
            complaints.push_back("docs/map.md does not show " + room);
    return complaints;
}

// --- Rule 7: nothing of one machine or one workplace
// -------------------------------------------------

Complaints machine_paths(const Files& files) {
    // Written in two halves, or this file would be its own complaint.
    static const std::vector<std::string> strange = {
        "../sha"
        "red/",
        "/wo"
        "rk/main",
        "/wo"
        "rk/sh",
        "registry.npm"
        "js.org"};
    Complaints complaints;
    for (const File& file : files)
        for (const auto& piece : strange)
            if (file.text.find(piece) != std::string::npos)
                complaints.push_back(file.path + " holds " + piece);
    return complaints;
}

// --- Rule 8: what is generated is what the generator prints
// -------------------------------------------

Complaints generated(const Files& files, const std::string& path, const std::string& printed) {
    const auto at = std::ranges::find(files, path, &File::path);
    if (at == files.end()) return {path + " is missing: ./dev types"};
    if (at->text != printed) return {path + " is out of date: ./dev types"};
    return {};
}

// --- Rule 9: the states of a referral are in docs/words.md as they are in the code
// --------------------

std::string listed(std::string_view words) {
    return std::regex_replace(std::string(words), std::regex(" "), ", ");
}

Complaints states(const std::string& doc, std::span<const referrals::StepKind> kinds) {
    Complaints complaints;
    std::size_t rows = 0;
    for (std::istringstream lines(doc); !lines.eof();) {
        std::string line;
        std::getline(lines, line);
        if (std::regex_match(line, std::regex(R"(\| [a-z_]+ \| `[a-z_]+` \|.*)"))) ++rows;
    }
    if (rows != kinds.size()) complaints.push_back("docs/words.md has another number of steps");
    for (const auto& kind : kinds) {
        const auto step = std::string(kind.step);
        const auto at = doc.find("| " + std::string(name_of(kind.state)) + " | `" + step + "` |");
        const auto row = at == std::string::npos ? "" : doc.substr(at, doc.find('\n', at) - at);
        if (row.find(" | " + listed(kind.set_by) + " | " + listed(kind.from) + " | ") == row.npos)
            complaints.push_back("docs/words.md does not tell of " + step + " what the code does");
    }
    return complaints;
}

// "| by link | `started` | volunteer | to_call |"
std::string row_of(const std::string& leg, const referrals::Move& move) {
    return "\n| " + leg + " | `" + std::string(move.step) + "` | " + listed(move.set_by) + " | " +
           listed(move.from) + " |\n";
}

Complaints moves(const std::string& doc, const std::string& leg,
                 std::span<const referrals::Move> known) {
    Complaints complaints;
    std::size_t rows = 0;
    const auto begin = "\n| " + leg + " | ";
    for (auto at = doc.find(begin); at != doc.npos; at = doc.find(begin, at + 1)) ++rows;
    if (rows != known.size())
        complaints.push_back("docs/words.md has another number of moves " + leg);
    for (const auto& move : known)
        if (doc.find(row_of(leg, move)) == doc.npos)
            complaints.push_back("docs/words.md does not tell of " + std::string(move.step) + " " +
                                 leg + " what the code does");
    return complaints;
}

// --- Rule 10: the roles are in docs/words.md, each with the kind of organisation of the table
// --------------------------------------------------------------------------------------------

Complaints roles(const std::string& doc,
                 const std::vector<std::vector<std::string_view>>& decision) {
    Complaints complaints;
    for (std::size_t i = 1; i < decision.size(); ++i) {
        const auto role = std::string(decision[i][0]), kind = std::string(decision[i][1]);
        const std::regex row("\\| " + role + " \\| [^|]+ \\| " + kind + " \\|");
        if (role != "nobody" && !std::regex_search(doc, row))
            complaints.push_back("docs/words.md does not tell of " + role + " of " + kind);
    }
    return complaints;
}

// --- Rule 11: a kind of party is named by its own file, and by no code
// --------------------------------------------------------------------------------------------

// Where a name stands for something else; each is used, or it is told.
const std::map<std::string, std::string> names_of_kinds_allowed{
    {"server/app/demo/", "the stories of the demo are about the kinds that there are"},
    {"server/capabilities/directory/serving.cpp",
     "a shared inbox is a kind of organisation as well, and the ground floor knows no referrals"}};

std::string without_comments(const std::string& code) {
    std::string kept;
    std::istringstream lines(code);
    for (std::string line; std::getline(lines, line);) {
        const auto start = line.find_first_not_of(" \t");
        if (start != std::string::npos && (line[start] == '*' || line[start] == '#')) continue;
        auto at = line.find("//");
        while (at != std::string::npos && at > 0 && line[at - 1] == ':')
            at = line.find("//", at + 2);
        kept += line.substr(0, std::min(at, line.find("/**"))) + "\n";
    }
    return kept;
}

bool has_word(const std::string& text, const std::string& word) {
    const auto is_part = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    };
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_part(text[at - 1])) && (end == text.size() || !is_part(text[end])))
            return true;
    }
    return false;
}

// A kind may be called as the role that works there: a coach is both. Then only a line about the
// party that is asked names the kind.
bool names_kind(const std::string& code, const std::string& kind, bool is_role) {
    if (!has_word(code, kind)) return false;
    if (!is_role) return true;
    const auto quoted = '"' + kind + '"';
    std::istringstream lines(code);
    for (std::string line; std::getline(lines, line);)
        if (line.contains(quoted) &&
            (has_word(line, "target") || line.contains("target_of") || line.contains("face.role")))
            return true;
    return false;
}

bool is_code_that_runs(const File& file) {
    const bool is_web = file.path.starts_with("web/src/") &&
                        (file.path.ends_with(".ts") || file.path.ends_with(".tsx"));
    return (is_cpp(file) && !is_test(file)) ||
           (is_web && !file.path.starts_with("web/src/testing/") &&
            !file.path.ends_with("_test.ts") && !file.path.ends_with("_test.tsx"));
}

Complaints kinds_in_code(const Files& files, const std::set<std::string>& roles) {
    const std::string folder = "server/capabilities/referrals/packages/targets/";
    std::set<std::string> kinds, used;
    for (const auto& file : files)
        if (file.path.starts_with(folder)) kinds.insert(fs::path(file.path).stem().string());
    Complaints complaints;
    for (const auto& file : files) {
        if (!is_code_that_runs(file)) continue;
        const auto code = without_comments(file.text);
        for (const auto& kind : kinds) {
            if (!names_kind(code, kind, roles.contains(kind))) continue;
            const auto allowed = std::ranges::find_if(names_of_kinds_allowed, [&](const auto& one) {
                return file.path.starts_with(one.first);
            });
            if (allowed == names_of_kinds_allowed.end())
                complaints.push_back(file.path + " names the kind " + kind);
            else
                used.insert(allowed->first);
        }
    }
    for (const auto& [path, reason] : names_of_kinds_allowed)
        if (!used.contains(path)) complaints.push_back(path + " names no kind any more");
    return complaints;
}

std::set<std::string> roles_of_access() {
    std::set<std::string> roles;
    const auto table = embedded_file("capabilities/access/decision.csv").value();
    for (const auto& row : access::table_lines(table)) roles.emplace(row[0]);
    return roles;
}

// --- Rule 12: nobody but the decision says who may see what
// --------------------------------------------------------------------------------------------

// What a room would look at to decide by itself. Where it is a fact for the door, a word on a page
// or a job, the file stands here with what it is for; a file that needs it no more is told.
struct OwnJudgement {
    std::string about;
    std::string pattern;
    std::map<std::string, std::string> allowed;  // file under server/capabilities/, and what for
};
const std::vector<OwnJudgement> own_judgements = {
    {"the state of a consent",
     "ConsentState::",
     {{"consent/consent.cpp", "makes the fact from the row"},
      {"referrals/worklist.cpp", "the fact where there never was a consent"}}},
    {"whether a consent still stands",
     R"(may_be_used_again\()",
     {{"consent/consent.cpp", "a rule of the consent: what is over is not renewed"},
      {"consent/consent.hpp", "says what it is for"},
      {"referrals/legs.cpp", "the same yes for a new leg; what it opens is asked of the decision"},
      {"referrals/referrals.cpp", "a yes that is signed on paper afterwards"},
      {"referrals/who_knows.cpp", "what the resident may ask again"},
      {"referrals/by_link.cpp", "tells the resident that it runs"},
      {"research/research.cpp", "the resident answers himself; nobody reads by it"}}},
    {"the rows of consents",
     R"(consent_card|consent(->|\.)(withdrawn|refused)_at)",
     {{"consent/consent.cpp", "the room of consents"},
      {"referrals/worklist.cpp", "the facts, read with the row"},
      {"referrals/consent_ends.cpp", "a job: whose consent ends soon"},
      {"referrals/export.cpp", "a word in the file of the own organisation"},
      {"referrals/case_view.cpp", "a word on the page: that sharing was stopped"},
      {"referrals/referrals.cpp", "a word on the page of who sent it"},
      {"referrals/refusals.cpp", "a job: ends what was refused"},
      {"notifications/sending.cpp", "stops a message; shows nothing"}}},
    {"the state of a person",
     "PersonState::",
     {{"people/people.cpp", "makes the fact from the status"}}},
    {"a relation", R"(\brelation\s*[!=]= *(access::)?Relation)", {}},
    {"how sure it is who asks",
     "code_checked",
     {{"people/resident_door.cpp", "says so once the code was right, and tells the page"},
      {"people/resident_views.hpp", "a word for the page: whether a code is still to be asked"},
      {"referrals/self_referrals.cpp", "the fact after the code to the phone"}}},
    {"the role of who asks",
     R"((actor\.role|role_of\([^)]*\))\s*[!=]=|[!=]=\s*((work|later)\.)?actor\.role)",
     {{"people/people.cpp", "the fact who comes: the resident, a parent, a mandate"},
      {"referrals/both_yes.cpp", "which of the two says yes"},
      {"referrals/figures.cpp", "which figures; the decision says whether they are told"},
      {"referrals/known_person.cpp", "which colleagues can take it on"},
      {"referrals/short_question.cpp", "a question that names nobody"},
      {"audit/help_desk.cpp", "numbers of failures; they name nobody"}}},
    {"the organisation of who asks",
     R"(actor\.organization_id\s*[!=]=|[!=]=\s*((work|later)\.)?actor\.organization_id)",
     {{"referrals/legs.cpp", "the fact whose leg it is"},
      {"referrals/cases.cpp", "which of two doors is asked"},
      {"referrals/worklist.cpp", "a word in a row: who else was asked"},
      {"referrals/shared_inbox.cpp", "which inbox it came from"},
      {"referrals/known_person.cpp", "who hears that it was handed on"},
      {"referrals/short_question.cpp", "a question that names nobody"},
      {"requests/requests.cpp", "the fact whose request it is"},
      {"directory/directory.cpp", "an hour of a practice; it names nobody"}}},
};

Complaints rooms_that_decide(const Files& files) {
    const std::string rooms = "server/capabilities/";
    Complaints complaints;
    for (const auto& one : own_judgements) {
        const std::regex pattern(one.pattern);
        std::set<std::string> found;
        for (const auto& file : files) {
            if (!is_cpp(file) || is_test(file) || !file.path.starts_with(rooms)) continue;
            const auto path = file.path.substr(rooms.size());
            if (path.starts_with("access/")) continue;
            if (!std::regex_search(without_comments(file.text), pattern)) continue;
            found.insert(path);
            if (!one.allowed.contains(path))
                complaints.push_back(file.path + " looks at " + one.about +
                                     ": ask the decision (access.hpp)");
        }
        for (const auto& [path, what_for] : one.allowed)
            if (!found.contains(path))
                complaints.push_back(rooms + path + " does not look at " + one.about + " any more");
    }
    return complaints;
}

// --- The house as it stands
// --------------------------------------------------------------------------

std::string lines(const Complaints& complaints) {
    std::string text;
    for (const auto& complaint : complaints) text += complaint + "\n";
    return text;
}

TEST(Tidy, arrows_point_down) { EXPECT_EQ(lines(arrows(tree())), ""); }
TEST(Tidy, each_machine_is_known_in_one_place) {
    EXPECT_EQ(lines(machines_in_their_place(tree())), "");
}
TEST(Tidy, a_table_is_named_by_its_own_room_only) {
    EXPECT_EQ(lines(tables_in_their_room(tree())), "");
}
TEST(Tidy, secrets_are_compared_in_constant_time) {
    EXPECT_EQ(lines(secrets_compared(tree())), "");
}
TEST(Tidy, what_is_sealed_for_the_installation_goes_along_to_a_newer_key) {
    EXPECT_EQ(lines(not_under_a_newer_key(tree())), "");
}
TEST(Tidy, names_are_snake_case) { EXPECT_EQ(lines(names(tree())), ""); }
TEST(Tidy, a_path_named_in_the_docs_exists) { EXPECT_EQ(lines(links(tree())), ""); }
TEST(Tidy, a_proof_named_in_the_docs_is_a_test) { EXPECT_EQ(lines(proofs(tree())), ""); }
TEST(Tidy, both_wings_have_the_same_rooms) { EXPECT_EQ(lines(rooms(tree())), ""); }
TEST(Tidy, nothing_points_outside_the_project) { EXPECT_EQ(lines(machine_paths(tree())), ""); }
TEST(Tidy, the_types_of_the_web_are_what_the_server_prints) {
    const auto printed = app::print_typescript();
    EXPECT_EQ(lines(generated(tree(), "web/src/kernel/api_types.ts", printed)), "");
}

TEST(Tidy, the_page_of_rights_is_what_the_tables_say) {
    EXPECT_EQ(lines(generated(tree(), "docs/who_may_see_what.md", access::rights_page())), "");
}
TEST(Tidy, the_register_of_processing_is_what_the_tables_say) {
    EXPECT_EQ(lines(generated(tree(), "docs/gebruik/register_van_verwerkingen.md",
                              controllers::processing_page())),
              "");
}
TEST(Tidy, the_roles_are_documented_with_their_kind_of_organisation) {
    const auto words = std::ranges::find(tree(), "docs/words.md", &File::path);
    ASSERT_NE(words, tree().end());
    const auto table = embedded_file("capabilities/access/decision.csv").value();
    EXPECT_EQ(lines(roles(words->text, access::table_lines(table))), "");
}

TEST(Tidy, the_states_of_a_referral_are_documented) {
    const auto words = std::ranges::find(tree(), "docs/words.md", &File::path);
    ASSERT_NE(words, tree().end());
    EXPECT_EQ(lines(states(words->text, referrals::step_kinds())), "");
    EXPECT_EQ(lines(moves(words->text, "of a case", referrals::further_moves())), "");
    EXPECT_EQ(lines(moves(words->text, "by link", referrals::link_moves())), "");
}

TEST(Tidy, a_kind_of_party_is_named_by_its_own_file_only) {
    EXPECT_EQ(lines(kinds_in_code(tree(), roles_of_access())), "");
}

TEST(Tidy, rooms_ask_the_decision_and_do_not_judge_by_themselves) {
    EXPECT_EQ(lines(rooms_that_decide(tree())), "");
}

// --- Each rule can fail
// --------------------------------------------------------------------------------

TEST(TidyCounterCases, an_arrow_up_or_sideways_is_seen) {
    const auto seen = [](const std::string& path, const std::string& header) {
        return arrows({{path, "#include \"" + header + "\"\n"}}).size();
    };
    EXPECT_EQ(seen("server/kernel/id.cpp", "runtime/db/table.hpp"), 1);
    EXPECT_EQ(seen("server/runtime/db/table.cpp", "capabilities/access/access.hpp"), 1);
    EXPECT_EQ(seen("server/capabilities/access/access.cpp", "capabilities/people/people.hpp"), 1);
    EXPECT_EQ(seen("server/capabilities/consent/consent.cpp", "capabilities/tasks/tasks.hpp"), 1);
    EXPECT_EQ(seen("server/capabilities/referrals/a.cpp", "capabilities/conversations/a.hpp"), 1);
    EXPECT_EQ(seen("server/capabilities/people/people.cpp", "capabilities/referrals/events.hpp"),
              1);
    EXPECT_EQ(seen("server/capabilities/finance/claims.cpp", "capabilities/referrals/rules.hpp"),
              1);
    EXPECT_EQ(seen("server/capabilities/attic/attic.cpp", "kernel/id.hpp"), 1);

    EXPECT_EQ(seen("server/capabilities/finance/claims.cpp", "capabilities/referrals/events.hpp"),
              0);
    EXPECT_EQ(seen("server/capabilities/referrals/a.cpp", "capabilities/people/people.hpp"), 0);
    EXPECT_EQ(seen("server/app/main.cpp", "capabilities/referrals/referrals.hpp"), 0);
}

TEST(TidyCounterCases, a_machine_outside_its_place_is_seen) {
    const auto seen = [](const std::string& path, const std::string& header) {
        return machines_in_their_place({{path, "#include <" + header + ">\n"}}).size();
    };
    EXPECT_EQ(seen("server/runtime/http/router.cpp", "boost/beast/http.hpp"), 1);
    EXPECT_EQ(seen("server/capabilities/people/people.cpp", "sqlite3.h"), 1);
    EXPECT_EQ(seen("server/runtime/db/sqlite.cpp", "libpq-fe.h"), 1);
    EXPECT_EQ(seen("server/kernel/text.cpp", "regex"), 1);
    EXPECT_EQ(seen("server/app/import/csv.cpp", "regex.h"), 1);
    EXPECT_EQ(seen("server/app/import/csv.cpp", "boost/regex.hpp"), 1);
    EXPECT_EQ(seen("server/app/import/csv_test.cpp", "regex"), 0);
    EXPECT_EQ(seen("server/capabilities/access/login.cpp", "openssl/hmac.h"), 1);
    EXPECT_EQ(seen("server/runtime/log/log.cpp", "sodium.h"), 1);
    EXPECT_EQ(seen("server/capabilities/access/ceremony.cpp", "fido.h"), 1);
    EXPECT_EQ(seen("server/capabilities/access/codes.cpp", "random"), 1);
    EXPECT_EQ(seen("server/capabilities/notifications/sending.cpp", "curl/curl.h"), 1);
    EXPECT_EQ(seen("server/capabilities/referrals/papers.cpp", "cairo-pdf.h"), 1);
    EXPECT_EQ(seen("server/capabilities/referrals/papers.cpp", "pango/pangocairo.h"), 1);
    EXPECT_EQ(seen("server/runtime/paper/pen.hpp", "pango/pangocairo.h"), 0);

    EXPECT_EQ(seen("server/runtime/db/sqlite.cpp", "sqlite3.h"), 0);
    EXPECT_EQ(seen("server/runtime/crypto/crypto.cpp", "sodium.h"), 0);
    EXPECT_EQ(seen("server/runtime/outgoing/line.cpp", "curl/curl.h"), 0);
}

TEST(TidyCounterCases, a_secret_that_is_compared_byte_by_byte_is_seen) {
    const auto seen = [](const std::string& path, const std::string& line) {
        return secrets_compared({{path, line + "\n"}}).size();
    };
    const std::string door = "server/capabilities/access/door.cpp";
    EXPECT_EQ(seen(door, "if (visit.state_hash == hash_of(state)) return {};"), 1);
    EXPECT_EQ(seen(door, "if (given != link->token_hash) return {};"), 1);
    EXPECT_EQ(seen(door, "return token == kept;"), 1);
    EXPECT_EQ(seen(door, "return (*asked.signature) == made;"), 1);
    EXPECT_EQ(seen(door, "if (!crypto::equal(visit.state_hash, hash)) return {};"), 0);
    EXPECT_EQ(seen(door, "if (digest.size() == hash_size) return {};  // token == 1"), 0);
    EXPECT_EQ(seen("server/capabilities/access/door_test.cpp", "EXPECT_TRUE(token == kept);"), 0);
}

TEST(TidyCounterCases, a_sealed_value_that_stays_under_the_older_key_is_seen) {
    const auto seen = [](const std::string& text) {
        return not_under_a_newer_key({{"server/capabilities/access/codes.cpp", text}}).size();
    };
    EXPECT_EQ(seen("keys.seal_own(\"outbox.body\", id, text)"), 0);
    EXPECT_EQ(seen("keys.seal_own(\n    \"outbox.head\", id, text)"), 1);
    EXPECT_EQ(seen("constexpr auto of_head = \"outbox.head\";\nkeys.seal_own(of_head, id, text)"),
              1);
    EXPECT_EQ(seen("constexpr auto of_head = \"outbox.head\";\nconstexpr auto of_body = "
                   "\"outbox.body\";\nkeys.seal_own(of_body, id, text)"),
              0);
    EXPECT_EQ(seen("constexpr auto of_head = \"outbox.head\";\nkeys.seal_own(place, id, text)"), 1);
}

TEST(TidyCounterCases, a_table_of_another_room_is_seen) {
    const File migration{"server/capabilities/people/migrations/0001_person.sql",
                         "-- create table ghost\nCREATE TABLE person (id text);\n"
                         "create view person_card as select id from person;"};
    const auto seen = [&](const std::string& path, const std::string& text) {
        return tables_in_their_room({migration, {path, text}}).size();
    };
    const std::string elsewhere = "server/capabilities/tasks/tasks.cpp";
    EXPECT_EQ(seen(elsewhere, R"(q("select id from person where id = $1");)"), 1);
    EXPECT_EQ(seen(elsewhere, R"(q("select t.id from task t " "JOIN person p on true");)"), 1);
    EXPECT_EQ(seen(elsewhere, "q(R\"sql(update person set x = 1)sql\");"), 1);
    EXPECT_EQ(seen("server/capabilities/tasks/migrations/0001_task.sql",
                   "create table task (person_id text references person (id));"),
              1);

    EXPECT_EQ(seen(elsewhere, R"(// read from person
                                 char c = '"'; q("select id from person_card");)"),
              0);
    EXPECT_EQ(seen("server/capabilities/people/people.cpp", R"(q("delete from person");)"), 0);
}

TEST(TidyCounterCases, a_kind_of_party_in_code_is_seen) {
    const std::string folder = "server/capabilities/referrals/packages/targets/";
    const std::string demo = R"(day("wmo_desk"); is("wmo_desk"))";
    const auto seen = [&](const std::string& path, const std::string& code) {
        const auto told = lines(kinds_in_code({{folder + "wmo_desk.json", ""},
                                               {folder + "welfare_coach.json", ""},
                                               {"server/app/demo/region.cpp", demo},
                                               {"server/capabilities/directory/serving.cpp", demo},
                                               {path, code}},
                                              {"welfare_coach"}));
        return told;
    };
    EXPECT_EQ(seen("server/capabilities/referrals/a.cpp", R"(if (leg.target == "wmo_desk"))"),
              "server/capabilities/referrals/a.cpp names the kind wmo_desk\n");
    EXPECT_EQ(seen("web/src/app/a.tsx", "const words = { wmo_desk: 1 };"),
              "web/src/app/a.tsx names the kind wmo_desk\n");
    EXPECT_EQ(seen("web/src/app/a.tsx", R"(data.target === "welfare_coach")"),
              "web/src/app/a.tsx names the kind welfare_coach\n");
    EXPECT_EQ(seen("web/src/app/a.tsx", R"(roles: ["welfare_coach"])"), "") << "a role";
    EXPECT_EQ(seen("server/a.cpp", "int a;  // as of a wmo_desk"), "");
    EXPECT_EQ(seen("server/a.cpp", "#include \"capabilities/referrals/wmo_desk.hpp\""), "");
    EXPECT_EQ(seen("server/a_test.cpp", R"(f("wmo_desk"))"), "");
    EXPECT_EQ(lines(kinds_in_code({{folder + "wmo_desk.json", ""}}, {})),
              "server/app/demo/ names no kind any more\n"
              "server/capabilities/directory/serving.cpp names no kind any more\n");
}

TEST(TidyCounterCases, a_room_that_decides_by_itself_is_seen) {
    const auto seen = [](const std::string& path, const std::string& code) {
        const auto told = rooms_that_decide({{"server/capabilities/" + path, code}});
        return std::ranges::count_if(told,
                                     [](const auto& one) { return one.contains("ask the dec"); });
    };
    const std::string elsewhere = "tasks/tasks.cpp";
    EXPECT_EQ(seen(elsewhere, "if (state == access::ConsentState::given) show(sentence);"), 1);
    EXPECT_EQ(seen(elsewhere, "if (consent::may_be_used_again(work, consent)) show(words);"), 1);
    EXPECT_EQ(seen(elsewhere, "if (!consent->withdrawn_at) show(words);"), 1);
    EXPECT_EQ(seen(elsewhere, R"(q("select 1 from consent_card where withdrawn_at is null"))"), 1);
    EXPECT_EQ(seen(elsewhere, "door.person = access::PersonState::active;"), 1);
    EXPECT_EQ(seen(elsewhere, "if (door.relation == access::Relation::none) refuse();"), 1);
    EXPECT_EQ(seen(elsewhere, "if (work.actor.code_checked) show(words);"), 1);
    EXPECT_EQ(seen(elsewhere, R"(if (work.actor.role == "gp") show(words);)"), 1);
    EXPECT_EQ(seen(elsewhere, "if (role_of(work.actor) != Role::assistant) show(words);"), 1);
    EXPECT_EQ(seen(elsewhere, "if (leg.to == work.actor.organization_id) show(words);"), 1);

    EXPECT_EQ(seen(elsewhere, "TRY(access::may(work, Class::plan, Operation::read, door));"), 0);
    EXPECT_EQ(seen(elsewhere, "return;  // a ConsentState::given in words"), 0);
    EXPECT_EQ(seen("access/access.cpp", "record.consent != ConsentState::given"), 0);
    EXPECT_EQ(seen("tasks/tasks_test.cpp", "ConsentState::given"), 0);
    EXPECT_EQ(seen("people/people.cpp", "return access::PersonState::active;"), 0);
}

TEST(TidyCounterCases, a_name_in_another_case_is_seen) {
    EXPECT_EQ(names({{"server/kernel/ErrorCodes.hpp", ""}}).size(), 1);
    EXPECT_EQ(names({{"web/src/components/data-table/data_table.tsx", ""}}).size(), 1);
    EXPECT_EQ(names({{"web/src/components/button/README.md", ""}}).size(), 0);
    EXPECT_EQ(names({{"server/capabilities/people/people_test.cpp", ""}}).size(), 0);
}

TEST(TidyCounterCases, a_dead_path_in_the_docs_is_seen) {
    const Files files = {
        {"server/kernel/id.hpp", ""},
        {"docs/map.md", "`server/kernel/id.hpp`, `server/kernel/`, [words](words.md)"},
        {"docs/words.md", "`server/kernel/gone.hpp` [away](../nowhere.md#top)"}};
    EXPECT_EQ(lines(links(files)),
              "docs/words.md names server/kernel/gone.hpp\ndocs/words.md names nowhere.md\n");
}

TEST(TidyCounterCases, a_proof_that_is_no_test_is_seen) {
    const Files files = {{"server/a_test.cpp", "TEST_F(DoorTest,\n       it_opens) {}"},
                         {"docs/proofs.md", "`DoorTest.it_opens`, `DoorTest.it_closes`"}};
    EXPECT_EQ(lines(proofs(files)), "docs/proofs.md names DoorTest.it_closes\n");
}

TEST(TidyCounterCases, a_room_in_one_wing_only_is_seen) {
    const Files files = {{"docs/map.md", "`people`"},
                         {"server/capabilities/people/module.cpp", ""},
                         {"server/capabilities/tasks/module.cpp", ""},
                         {"web/src/capabilities/people/module.tsx", ""},
                         {"web/src/capabilities/attic/module.tsx", ""}};
    EXPECT_EQ(lines(rooms(files)),
              "web/src/capabilities/attic is not a room of the server\n"
              "docs/map.md does not show tasks\n");
}

TEST(TidyCounterCases, a_path_of_one_machine_is_seen) {
    EXPECT_EQ(machine_paths({{"tools/x", std::string("cat ../sha") + "red/data"}}).size(), 1);
    EXPECT_EQ(machine_paths({{"tools/x", "cat fixtures/data"}}).size(), 0);
}

TEST(TidyCounterCases, a_stale_generated_file_is_seen) {
    const Files files = {{"a.ts", "old"}};
    EXPECT_EQ(generated(files, "a.ts", "new").size(), 1);
    EXPECT_EQ(generated(files, "b.ts", "new").size(), 1);
    EXPECT_EQ(generated(files, "a.ts", "old").size(), 0);
}

TEST(TidyCounterCases, a_role_that_the_docs_tell_otherwise_is_seen) {
    const std::vector<std::vector<std::string_view>> table{
        {"role", "organization", "plan"}, {"nobody", "-", "-"}, {"gp", "care", "F"}};
    EXPECT_EQ(roles("| gp | huisarts | care |", table).size(), 0);
    EXPECT_EQ(roles("| gp | huisarts | welfare |", table).size(), 1);
    EXPECT_EQ(roles("", table).size(), 1);
}

TEST(TidyCounterCases, a_state_that_the_docs_tell_otherwise_is_seen) {
    using enum referrals::State;
    const referrals::StepKind kinds[] = {
        {"sent", requested, "sender", "", "", "", ""},
        {"closed", completed, "receiver", "sent started", "", "", ""},
    };
    const std::string sent =
        "| requested | `sent` | verstuurd | sender |  | requested | always |\n";
    const std::string closed =
        "| completed | `closed` | afgerond | receiver | sent, started | x | y |\n";
    EXPECT_EQ(states(sent + closed, kinds).size(), 0);
    EXPECT_EQ(states(sent, kinds).size(), 2);
    EXPECT_EQ(
        states(sent + closed + "| failed | `lost` | x | sender | sent | x | y |\n", kinds).size(),
        1);
    EXPECT_EQ(states(sent + "| completed | `closed` | afgerond | sender | sent | x | y |\n", kinds)
                  .size(),
              1);
    const referrals::Move by_link[] = {{"started", "volunteer", "to_call"}};
    const std::string row = "\n| by link | `started` | volunteer | to_call |\n";
    EXPECT_EQ(moves(row, "by link", by_link).size(), 0);
    EXPECT_EQ(moves(row + row.substr(1), "by link", by_link).size(), 1);
    EXPECT_EQ(moves("\n| by link | `started` | volunteer | sent |\n", "by link", by_link).size(),
              1);
}

}  // namespace
}  // namespace veerkracht::tidy
