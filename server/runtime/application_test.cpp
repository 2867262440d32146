// The way of a request through the house, with a small room of its own: notes about persons.
#include "runtime/application.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <future>
#include <thread>

#include "runtime/db/migrate.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/test_application.hpp"

namespace veerkracht {
namespace {

struct Note {
    static constexpr auto table = "note";
    NoteId id;
    PersonId person_id;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, person_id, text))

struct NewNote {
    PersonId person_id;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (person_id, text))

struct NoteWritten {
    static constexpr auto name = "note.written";
    NoteId note_id;
};
BOOST_DESCRIBE_STRUCT(NoteWritten, (), (note_id))

struct Trial {
    std::string word;
};
BOOST_DESCRIBE_STRUCT(Trial, (), (word))

const std::string de_wit = "018f0000-0000-7000-8000-000000000001";
const std::string of_another_team = "018f0000-0000-7000-8000-000000000002";

std::atomic<bool> sharing_ended = false;

// The right of the test: everybody may know of everybody but of one person, until sharing ends.
Result<> may(UnitOfWork& work, const PersonId& person_id, std::string operation) {
    const bool allowed = person_id.value != of_another_team && !sharing_ended;
    work.looks.push_back(
        {person_id, "notes", std::move(operation), allowed ? "team" : "access.absent", allowed});
    if (allowed) return {};
    return fail(Category::not_found, "record.absent");
}

Result<Note> write_note(UnitOfWork& work, const NewNote& input) {
    Note note{new_id<NoteId>(), input.person_id, input.text};
    TRY(work.tx.insert(note));
    TRY(may(work, note.person_id, "write"));
    work.record(NoteWritten{note.id});
    return note;
}

Result<Note> find_note(UnitOfWork& work, const NoteId& id) {
    auto note = TRY(work.tx.one<Note>("select * from note where id = $1", id));
    TRY(may(work, note.person_id, "read"));
    return note;
}

// Once, and what it says is shown by the page of the note.
Result<Note> close_note(UnitOfWork& work, const NoteId& id) {
    auto note = TRY(work.tx.one<Note>("select * from note where id = $1", id));
    TRY(may(work, note.person_id, "write"));
    if (note.text == "Klaar") return fail(Category::conflict, "note.closed");
    note.text = "Klaar";
    TRY(work.tx.execute("update note set text = $1 where id = $2", note.text, id));
    return note;
}

// Once, and no page shows what it says.
struct NoteCopied {
    NoteId id;
};
BOOST_DESCRIBE_STRUCT(NoteCopied, (), (id))
Result<NoteCopied> copy_note(UnitOfWork& work, const NoteId& id) {
    auto note = TRY(work.tx.one<Note>("select * from note where id = $1", id));
    if (note.text == "Gekopieerd") return fail(Category::conflict, "note.copied");
    TRY(may(work, note.person_id, "write"));
    TRY(work.tx.execute("update note set text = 'Gekopieerd' where id = $1", id));
    return NoteCopied{id};
}

Result<std::vector<Note>> opening_hours(UnitOfWork&) { return std::vector<Note>{}; }

Result<> forget_notes(UnitOfWork& work) {
    TRY(work.tx.execute("delete from note"));
    return {};
}

Result<> break_down(UnitOfWork& work) {
    TRY(work.tx.execute("insert into note (id, person_id, text) values ('x', 'x', 'x')"));
    throw std::runtime_error("a mistake of ours");
}

// Reads and thinks on the reading side, counts on the writing side.
Result<> try_word(UnitOfWork& work, const Trial& trial) {
    const bool right = trial.word == "sesam";
    work.then_write = [right](UnitOfWork& writing) -> Result<> {
        TRY(writing.tx.execute("insert into trial (at, succeeded) values ($1, $2)", writing.now,
                               right));
        if (right) writing.answer_headers.emplace_back("Set-Cookie", "who=worker; Path=/");
        return {};
    };
    if (!right) return fail(Category::forbidden, "trial.wrong");
    return {};
}

Result<> count_and_refuse(UnitOfWork& work) {
    TRY(work.tx.execute("insert into trial (at, succeeded) values ($1, $2)", work.now, false));
    work.keep_on_error = true;
    return fail(Category::conflict, "trial.too_many");
}

Result<Actor> identify_by_cookie(UnitOfWork& work) {
    const auto who = work.request.cookie("who");
    if (!who) return fail(Category::unauthenticated, "access.unknown");
    Actor actor;
    actor.kind = Actor::Kind::account;
    actor.account_id.value = *who;
    actor.name = *who;
    actor.role = *who == "guest" ? "guest" : "coach";
    return actor;
}

std::atomic<int> heard = 0;
std::atomic<bool> refuses_to_hear = false;
enum class Failing { not_at_all, by_word, by_exception, by_constraint, by_engine };
std::atomic<int> failing_number = 0;
std::atomic<Failing> failing = Failing::not_at_all;
std::function<void()> while_hearing = [] {};

std::string numbered_id(int number) {
    const auto digits = std::to_string(number);
    return "018f0000-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

// Fails after it has written something.
Result<> fail_at(UnitOfWork& work, Failing way) {
    TRY(work.tx.execute("insert into trial (at, succeeded) values ('half', false)"));
    switch (way) {
        case Failing::by_exception: throw std::runtime_error("a mistake of ours");
        case Failing::by_constraint:
            return work.tx.insert(Note{{numbered_id(1)}, {"again"}, "the same id"});
        case Failing::by_engine: TRY(work.tx.execute("select no_such_column from note")); break;
        default: break;
    }
    return fail(Category::unavailable, "neighbour.away");
}

Result<> hear_note(UnitOfWork& work, const NoteWritten& news) {
    if (refuses_to_hear) return fail(Category::unavailable, "neighbour.away");
    if (failing != Failing::not_at_all && news.note_id.value == numbered_id(failing_number))
        return fail_at(work, failing);
    ++heard;
    while_hearing();
    TRY(work.tx.execute("insert into trial (at, succeeded) values ($1, $2)", news.note_id, true));
    return {};
}

void install_notes(Application& app) {
    app.database().write_and_wait([](db::Connection& connection) {
        db::work_for_the_house(connection);
        connection.script(
            "create table if not exists note (id text primary key, person_id text not null, "
            "text text not null);"
            "create table if not exists trial (at text not null, succeeded boolean not null)");
        return true;
    });
    app.identify = identify_by_cookie;
    app.role_may = [](const Actor& actor, std::string_view action) {
        return actor.role == "coach" || action == "note.read";
    };
    app.routes.add("POST", "/api/notes", "note.create", write_note);
    app.routes.add("GET", "/api/notes/{id}", "note.read", find_note);
    app.routes.add("POST", "/api/notes/forget", "note.forget", forget_notes);
    app.routes.add("POST", "/api/notes/{id}/close", "note.close", close_note);
    app.routes.add("POST", "/api/notes/{id}/copy", "note.copy", copy_note);
    app.routes.add("POST", "/api/break", "note.break", break_down);
    app.routes.add("GET", "/api/hours", "hours.read", opening_hours,
                   {.write = false, .anonymous = true});
    app.routes.add("POST", "/api/try", "trial.try", try_word, {.write = false, .anonymous = true});
    app.routes.add("POST", "/api/count", "trial.count", count_and_refuse);
    app.on<NoteWritten>("test.hear_note", hear_note);
}

class ApplicationTest : public ::testing::Test {
  protected:
    ApplicationTest() {
        heard = 0;
        refuses_to_hear = false;
        sharing_ended = false;
        failing = Failing::not_at_all;
        while_hearing = [] {};
    }

    boost::json::value note_about(const std::string& person,
                                  const std::string& text = "Wandelt weer") {
        return {{"person_id", person}, {"text", text}};
    }
    std::string lines() {
        return app.show("select action, outcome, account_id from access_log order by id");
    }

    // So many lines of this moment, with so many looks each.
    void write_lines(int lines, int looks) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            log::Line seen{.at = work.now,
                           .request_id = "4F7K-2M9Q",
                           .action = "note.list",
                           .outcome = "done",
                           .address = "",
                           .actor = work.actor,
                           .looks = {}};
            for (int look = 0; look < looks; ++look)
                seen.looks.push_back(
                    {PersonId{"p" + std::to_string(look)}, "notes", "read", "team", true});
            for (int line = 0; line < lines; ++line) log::write(work.tx, seen);
            return {};
        }));
    }

    TestApplication app{install_notes};
    const TestSession nobody{};
    const TestSession worker{.cookies = {{"who", "worker"}}};
    const TestSession guest{.cookies = {{"who", "guest"}}};
};

TEST_F(ApplicationTest, what_was_written_can_be_read_and_both_are_logged) {
    const auto written = app.ask(worker, "POST /api/notes", note_about(de_wit));
    ASSERT_EQ(written.status, 201) << written.raw;
    const auto read = app.ask(worker, "GET /api/notes/" + written.text("id"));
    EXPECT_EQ(read.status, 200);
    EXPECT_EQ(read.body, written.body);
    EXPECT_EQ(lines(), "note.create | done | worker\nnote.read | done | worker\n");
    EXPECT_EQ(app.show("select person_id, record_class, operation, ground, allowed from "
                       "access_log_person order by log_id"),
              de_wit + " | notes | write | team | 1\n" + de_wit + " | notes | read | team | 1\n");
    EXPECT_EQ(app.ask(worker, "POST /api/notes/forget").status, 204);
}

TEST_F(ApplicationTest, a_refusal_is_undone_but_that_it_was_tried_is_kept) {
    const auto refused = app.ask(worker, "POST /api/notes", note_about(of_another_team));
    EXPECT_EQ(refused.status, 404);
    EXPECT_EQ(app.show("select count(*) from note"), "0\n");
    EXPECT_EQ(app.show("select count(*) from event"), "0\n");
    EXPECT_EQ(lines(), "note.create | record.absent | worker\n");
    EXPECT_EQ(app.show("select person_id, ground, allowed from access_log_person"),
              of_another_team + " | access.absent | 0\n");
}

TEST_F(ApplicationTest, a_stranger_cannot_tell_a_hidden_record_from_one_that_is_not_there) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        return work.tx.insert(
            Note{{"018f0000-0000-7000-8000-00000000000a"}, {of_another_team}, "geheim"});
    }));
    const auto hidden = app.ask(worker, "GET /api/notes/018f0000-0000-7000-8000-00000000000a");
    const auto absent = app.ask(worker, "GET /api/notes/018f0000-0000-7000-8000-00000000000b");
    const auto nowhere = app.ask(worker, "GET /api/nothing/of/the/kind");
    EXPECT_EQ(hidden.status, 404);
    EXPECT_EQ(hidden.raw, absent.raw);
    EXPECT_EQ(hidden.headers, absent.headers);
    EXPECT_EQ(hidden.raw, nowhere.raw);
    EXPECT_EQ(lines(), "note.read | record.absent | worker\nnote.read | record.absent | worker\n");
    EXPECT_EQ(app.show("select person_id from access_log_person"), of_another_team + "\n");
}

TEST_F(ApplicationTest, first_who_then_whether_then_what) {
    const boost::json::value wrong = {{"no_such_field", 1}};
    EXPECT_EQ(app.ask(nobody, "POST /api/notes", wrong).status, 401);
    const auto refused = app.ask(guest, "POST /api/notes", wrong);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.text("code"), "access.role");
    EXPECT_EQ(app.ask(worker, "POST /api/notes", wrong).status, 422);
    EXPECT_EQ(lines(), "note.create | access.role | guest\n")
        << "who is not known leaves no line, nor does a mistake in a form";
}

TEST_F(ApplicationTest, public_reading_and_the_way_of_a_wrong_method_leave_no_line) {
    EXPECT_EQ(app.ask(nobody, "GET /api/hours").status, 200);
    EXPECT_EQ(app.ask(worker, "GET /api/hours").raw, "[]");
    const auto wrong = app.ask(worker, "DELETE /api/notes");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("allow"), "POST");
    EXPECT_EQ(lines(), "");
}

TEST_F(ApplicationTest, only_our_own_page_can_change_something) {
    const std::pair<std::string, std::string> foreign[] = {{"x-vk", ""},
                                                           {"origin", "https://elsewhere.example"},
                                                           {"origin", "null"},
                                                           {"origin", "http://localhost:8081"},
                                                           {"origin", "ftp://localhost:8080"},
                                                           {"sec-fetch-site", "cross-site"},
                                                           {"sec-fetch-site", "same-site"},
                                                           {"content-type", "text/plain"},
                                                           {"content-type", ""}};
    for (const auto& [name, value] : foreign) {
        auto page = worker;
        page.headers[name] = value;
        const auto refused = app.ask(page, "POST /api/notes", note_about(de_wit));
        EXPECT_EQ(refused.status, 403) << name << ": " << value;
        EXPECT_EQ(refused.text("code"), "http.cross_site");
    }
    auto page = worker;
    page.headers = {{"content-type", "application/json; charset=utf-8"},
                    {"sec-fetch-site", "none"}};
    EXPECT_EQ(app.ask(page, "POST /api/notes", note_about(de_wit)).status, 201);
}

TEST_F(ApplicationTest, a_mistake_of_ours_is_undone_answered_and_kept) {
    const auto broken = app.ask(worker, "POST /api/break");
    EXPECT_EQ(broken.status, 500);
    EXPECT_EQ(broken.raw.find("mistake"), std::string::npos);
    EXPECT_EQ(app.show("select count(*) from note"), "0\n");
    EXPECT_EQ(lines(), "note.break | server.fault | worker\n");
}

TEST_F(ApplicationTest, looks_are_filed_later_and_are_in_the_log_all_the_time) {
    app.ask(worker, "POST /api/notes", note_about(de_wit));
    const std::string looks =
        "select log_id, person_id, record_class, operation, ground, allowed from "
        "access_log_person order by log_id";
    const auto before = app.show(looks);
    EXPECT_NE(before, "");
    EXPECT_EQ(app.show("select count(*) from access_log_filed"), "0\n");
    app.app().deliver();
    EXPECT_EQ(app.show("select count(*) from access_log_unfiled"), "0\n");
    EXPECT_EQ(app.show("select count(*) from access_log_filed"), "1\n");
    EXPECT_EQ(app.show(looks), before);
}

TEST_F(ApplicationTest, many_looks_are_filed_some_at_a_time_and_each_once) {
    write_lines(30, 40);
    app.app().deliver();
    EXPECT_EQ(app.show("select count(*) from access_log_unfiled"), "0\n");
    EXPECT_EQ(app.show("select count(*), count(distinct log_id) from access_log_filed"),
              "1200 | 30\n");
}

TEST_F(ApplicationTest, at_a_busy_moment_filing_waits_for_a_calm_one) {
    write_lines(300, 1);
    app.app().deliver();
    EXPECT_EQ(app.show("select count(*) from access_log_unfiled"), "300\n");
    app.clock->advance_seconds(3);
    app.app().deliver();
    EXPECT_EQ(app.show("select count(*) from access_log_filed"), "300\n");
}

TEST_F(ApplicationTest, without_a_log_nothing_is_told) {
    const auto written = app.ask(worker, "POST /api/notes", note_about(de_wit));
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("alter table access_log_unfiled rename to access_log_gone"));
        return {};
    }));
    const auto read = app.ask(worker, "GET /api/notes/" + written.text("id"));
    EXPECT_EQ(read.status, 503);
    EXPECT_EQ(read.raw.find("Wandelt"), std::string::npos);
    EXPECT_NE(app.ask(worker, "POST /api/notes", note_about(de_wit)).status, 201);
    EXPECT_EQ(app.show("select count(*) from note"), "1\n") << "what cannot be logged is not done";
}

TEST_F(ApplicationTest, writing_that_a_reading_request_leaves_is_done_before_the_answer) {
    const auto wrong = app.ask(nobody, "POST /api/try", {{"word", "tafel"}});
    EXPECT_EQ(wrong.status, 403);
    EXPECT_EQ(wrong.text("code"), "trial.wrong");
    EXPECT_EQ(app.show("select succeeded from trial"), "0\n");
    auto visitor = nobody;
    EXPECT_EQ(app.visit(visitor, "POST /api/try", {{"word", "sesam"}}).status, 204);
    EXPECT_EQ(visitor.cookies.at("who"), "worker");
    EXPECT_EQ(app.show("select count(*) from trial"), "2\n");
}

TEST_F(ApplicationTest,
       a_page_that_asks_whether_it_is_still_so_is_told_and_seen_no_more_than_that) {
    const auto id = app.ask(worker, "POST /api/notes", note_about(de_wit)).text("id");
    const auto page = "GET /api/notes/" + id;
    const auto first = app.ask(worker, page);
    auto open = worker;
    open.headers["if-none-match"] = first.header("etag");
    const auto looks = "select count(*) from access_log_person";
    ASSERT_EQ(app.show(looks), "2\n");
    const auto same = app.ask(open, page);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.raw, "");
    EXPECT_EQ(app.show(looks), "2\n");

    auto blind = worker;
    blind.headers["if-none-match"] = "*";
    EXPECT_EQ(app.ask(blind, page).status, 200)
        << "who has not seen it is not told that it is there";
    EXPECT_EQ(app.show(looks), "3\n");

    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update note set text = 'Anders'"));
        return {};
    }));
    const auto other = app.ask(open, page);
    EXPECT_EQ(other.text("text"), "Anders");
    EXPECT_EQ(app.show(looks), "4\n");
    sharing_ended = true;
    open.headers["if-none-match"] = other.header("etag");
    EXPECT_EQ(app.ask(open, page).status, 404);
    EXPECT_EQ(app.show(looks), "5\n") << "that it was refused is kept";
}

TEST_F(ApplicationTest, an_error_may_keep_what_was_written) {
    EXPECT_EQ(app.ask(worker, "POST /api/count").status, 409);
    EXPECT_EQ(app.show("select count(*) from trial"), "1\n");
    EXPECT_EQ(lines(), "trial.count | trial.too_many | worker\n");
}

TEST_F(ApplicationTest, a_repeat_with_the_same_key_gives_the_same_answer_and_one_row) {
    const auto first = app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit));
    ASSERT_EQ(first.status, 201);
    const auto again = app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit));
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.raw, first.raw);
    EXPECT_EQ(app.show("select count(*) from note"), "1\n");
    EXPECT_EQ(app.show("select count(*) from idempotent_request"), "1\n");

    const auto other =
        app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit, "iets anders"));
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(other.text("code"), "idempotency.other_body");
    const TestSession colleague{.cookies = {{"who", "colleague"}}};
    EXPECT_EQ(app.ask_once(colleague, "key-1", "POST /api/notes", note_about(de_wit)).status, 201);
    EXPECT_EQ(app.ask_once(worker, "key 2", "POST /api/notes", note_about(de_wit)).text("code"),
              "idempotency.malformed_key");
    EXPECT_EQ(app.ask_once(worker, "key-1", "POST /api/notes/forget").status, 422);
    EXPECT_EQ(app.ask_once(worker, "key-3", "POST /api/notes/forget").status, 204);
    EXPECT_EQ(app.ask_once(worker, "key-3", "POST /api/notes/forget").status, 204);
}

TEST_F(ApplicationTest, a_repeat_is_decided_anew_and_logged_anew) {
    const auto first = app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit));
    const auto again = app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit));
    EXPECT_EQ(again.raw, first.raw);
    EXPECT_EQ(app.show("select count(*) from access_log_person where allowed"), "2\n");
    EXPECT_EQ(app.show("select count(*) from event"), "1\n") << "what is tried is undone";
    sharing_ended = true;
    const auto after = app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit));
    EXPECT_EQ(after.status, 409);
    EXPECT_EQ(after.text("code"), "idempotency.done");
    EXPECT_EQ(after.raw.find("Wandelt"), std::string::npos);
    EXPECT_EQ(app.show("select count(*) from note"), "1\n");
    EXPECT_EQ(app.show("select count(*) from access_log_person where not allowed"), "1\n");
}

TEST_F(ApplicationTest, what_cannot_be_done_twice_is_answered_again_by_its_page) {
    const auto note = app.ask(worker, "POST /api/notes", note_about(de_wit)).text("id");
    const auto close = "POST /api/notes/" + note + "/close";
    const auto first = app.ask_once(worker, "key-1", close);
    ASSERT_EQ(first.status, 201) << first.raw;
    const auto again = app.ask_once(worker, "key-1", close);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.text("text"), "Klaar");
    sharing_ended = true;
    EXPECT_EQ(app.ask_once(worker, "key-1", close).text("code"), "idempotency.done");
}

TEST_F(ApplicationTest, what_nothing_shows_and_cannot_be_done_twice_is_said_to_be_done) {
    const auto note = app.ask(worker, "POST /api/notes", note_about(de_wit)).text("id");
    const auto copy = "POST /api/notes/" + note + "/copy";
    ASSERT_EQ(app.ask_once(worker, "key-1", copy).status, 201);
    EXPECT_EQ(app.ask_once(worker, "key-1", copy).text("code"), "idempotency.done");
}

TEST_F(ApplicationTest, a_refused_request_may_be_tried_again_with_its_key) {
    EXPECT_EQ(app.ask_once(worker, "key-1", "POST /api/notes", note_about(of_another_team)).status,
              404);
    EXPECT_EQ(app.show("select count(*) from idempotent_request"), "0\n");
}

TEST_F(ApplicationTest, an_answer_is_kept_sealed_and_for_two_days) {
    const auto first = app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit));
    ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
        EXPECT_EQ(
            work.tx.value<db::Bytes>("select answer from idempotent_request")->data.find("Wandelt"),
            std::string::npos);
        return {};
    }));
    app.deliver();
    EXPECT_EQ(app.show("select count(*) from idempotent_request"), "1\n");
    app.clock->advance_days(3);
    app.deliver();
    EXPECT_EQ(app.show("select count(*) from idempotent_request"), "0\n");
    const auto later = app.ask_once(worker, "key-1", "POST /api/notes", note_about(de_wit));
    EXPECT_EQ(later.status, 201);
    EXPECT_NE(later.raw, first.raw);
}

TEST_F(ApplicationTest, parallel_repeats_of_one_request_give_one_row) {
    std::set<std::string> answers;
    std::mutex mutex;
    {
        std::vector<std::jthread> people;
        for (int person = 0; person < 4; ++person) {
            people.emplace_back([&] {
                for (int i = 0; i < 10; ++i) {
                    const auto reply = app.ask_once(worker, "key-" + std::to_string(i),
                                                    "POST /api/notes", note_about(de_wit));
                    const std::lock_guard lock(mutex);
                    EXPECT_EQ(reply.status, 201) << reply.raw;
                    answers.insert(reply.raw);
                }
            });
        }
    }
    EXPECT_EQ(answers.size(), 10U);
    EXPECT_EQ(app.show("select count(*) from note"), "10\n");
}

TEST_F(ApplicationTest, news_is_heard_once_and_in_a_transaction_of_its_own) {
    ASSERT_EQ(app.ask(worker, "POST /api/notes", note_about(de_wit)).status, 201);
    EXPECT_EQ(heard, 0);
    app.deliver();
    app.deliver();
    EXPECT_EQ(heard, 1);
    EXPECT_EQ(app.show("select count(*) from trial"), "1\n");
    EXPECT_EQ(app.show("select subscriber, position from event_cursor"), "test.hear_note | 1\n");
}

TEST_F(ApplicationTest, a_subscriber_that_fails_stands_still_and_goes_on_later) {
    refuses_to_hear = true;
    ASSERT_EQ(app.ask(worker, "POST /api/notes", note_about(de_wit)).status, 201);
    ASSERT_EQ(app.ask(worker, "POST /api/notes", note_about(de_wit)).status, 201);
    int others = 0;
    app.app().subscribers.push_back(
        {"test.other", "note.written", [&](UnitOfWork&, const events::Event&) -> Result<> {
             ++others;
             return {};
         }});
    app.deliver();
    EXPECT_EQ(others, 2);
    EXPECT_EQ(app.show("select subscriber, position from event_cursor"), "test.other | 2\n");
    refuses_to_hear = false;
    app.deliver();
    EXPECT_EQ(heard, 2);
    EXPECT_EQ(others, 2);
}

// Notes 1 to `last`, told in one transaction.
Result<> write_notes(UnitOfWork& work, int last) {
    for (int number = 1; number <= last; ++number) {
        Note note{{numbered_id(number)}, {de_wit}, "Wandelt weer"};
        TRY(work.tx.insert(note));
        work.record(NoteWritten{note.id});
    }
    return {};
}

constexpr auto told_once = "select count(*), count(distinct at) from trial";

TEST_F(ApplicationTest, news_that_waits_shares_a_commit) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) { return write_notes(work, 250); }));
    const auto before = app.app().database().statistics().commits;
    app.deliver();
    EXPECT_EQ(app.show(told_once), "250 | 250\n");
    // Three batches, the jobs, and on PostgreSQL the sealing.
    EXPECT_LT(app.app().database().statistics().commits - before, 20U);
    EXPECT_EQ(app.show("select subscriber, position from event_cursor"), "test.hear_note | 250\n");
}

TEST_F(ApplicationTest,
       what_was_heard_before_an_event_that_fails_is_kept_and_nothing_of_that_event) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) { return write_notes(work, 150); }));
    int others = 0;
    app.app().subscribers.push_back(
        {"test.other", "note.written", [&](UnitOfWork&, const events::Event&) -> Result<> {
             ++others;
             return {};
         }});
    int until = 0;
    for (const auto way :
         {Failing::by_word, Failing::by_exception, Failing::by_constraint, Failing::by_engine}) {
        SCOPED_TRACE(static_cast<int>(way));
        until += 30;
        failing_number = until + 1;
        failing = way;
        app.app().deliver();
        app.app().deliver();
        const auto kept = std::to_string(until);
        EXPECT_EQ(app.show(told_once), kept + " | " + kept + "\n");
        EXPECT_EQ(app.show("select count(*) from trial where at = 'half'"), "0\n");
        EXPECT_EQ(app.show("select position from event_cursor where subscriber = 'test.hear_note'"),
                  kept + "\n");
    }
    EXPECT_EQ(others, 150) << "who does not fail is not held up";
    failing = Failing::not_at_all;
    app.deliver();
    EXPECT_EQ(app.show(told_once), "150 | 150\n");
}

// A house that can be closed and opened again over what it has written.
class ReopenedHouse {
  public:
    ReopenedHouse() {
        std::string pattern = ::testing::TempDir() + "veerkracht_house_XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        open();
    }
    ~ReopenedHouse() {
        app.reset();
        std::filesystem::remove_all(folder_);
    }
    void open() {
        app.reset();
        auto database = TestStore::is_postgres()
                            ? store_.open({.readers = 2})
                            : db::open("sqlite:" + (folder_ / "house.db").string());
        db::migrate(*database, db::migrations());
        app = std::make_unique<Application>(Settings{}, std::move(database),
                                            Keys::from_bytes(std::string(32, '\x5a')),
                                            std::make_shared<TestClock>());
        install_notes(*app);
    }
    std::string show(const std::string& sql) { return veerkracht::show(app->database(), sql); }

    std::unique_ptr<Application> app;

  private:
    TestStore store_;
    std::filesystem::path folder_;
};

TEST(NewsTest, a_stop_does_not_wait_for_all_news_and_the_next_start_tells_the_rest_once) {
    ReopenedHouse house;
    heard = 0;
    std::promise<void> in_the_middle, stopping;
    while_hearing = [&] {
        if (heard != 150) return;
        in_the_middle.set_value();
        stopping.get_future().wait();
    };
    ASSERT_TRUE(house.app->run({}, [](UnitOfWork& work) { return write_notes(work, 450); }));
    house.app->start_background();
    ASSERT_EQ(in_the_middle.get_future().wait_for(std::chrono::seconds(20)),
              std::future_status::ready);
    std::thread stopper([&] { house.app->stop_background(); });
    // The stop is asked for, but cannot have ended: this batch still runs.
    for (int i = 0; i < 2'000 && !house.app->is_stopping(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    stopping.set_value();
    stopper.join();
    EXPECT_EQ(house.show(told_once), "200 | 200\n") << "the batch that ran, and no more";

    while_hearing = [] {};
    house.open();
    for (int i = 0; i < 500 && house.show(told_once) != "450 | 450\n"; ++i) {
        house.app->deliver();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(house.show(told_once), "450 | 450\n");
    EXPECT_EQ(heard, 450);
}

TEST_F(ApplicationTest, the_background_delivers_after_a_commit) {
    app.app().start_background();
    ASSERT_EQ(app.ask(worker, "POST /api/notes", note_about(de_wit)).status, 201);
    for (int i = 0; i < 1'000 && heard == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    app.app().stop_background();
    EXPECT_EQ(heard, 1);
}

TEST_F(ApplicationTest, news_is_heard_also_when_it_is_never_calm) {
    ASSERT_TRUE(app.run([](UnitOfWork& work) { return write_notes(work, 250); }));
    std::atomic<bool> heard_all = false;
    std::thread crowd([&] {
        while (!heard_all) EXPECT_TRUE(app.run([](UnitOfWork&) -> Result<> { return {}; }));
    });
    app.app().start_background();
    for (int i = 0; i < 2'000 && app.show(told_once) != "250 | 250\n"; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    heard_all = true;
    crowd.join();
    app.app().stop_background();
    EXPECT_EQ(app.show(told_once), "250 | 250\n");
}

// It may write in the middle of its way, and so may everybody else: no transaction is open.
TEST_F(ApplicationTest, an_errand_runs_when_it_is_due_outside_any_transaction) {
    int runs = 0;
    app.app().errands.push_back({"test.errand", 60, [&](Application& house) -> Result<> {
                                     EXPECT_EQ(&house, &app.app());
                                     EXPECT_TRUE(
                                         app.run([](UnitOfWork&) -> Result<> { return {}; }));
                                     ++runs;
                                     return {};
                                 }});
    app.deliver();
    app.deliver();
    EXPECT_EQ(runs, 1);
    app.clock->advance_seconds(60);
    app.deliver();
    EXPECT_EQ(runs, 2);
}

TEST_F(ApplicationTest, an_errand_that_waits_holds_up_neither_news_nor_other_errands) {
    std::promise<void> let_go;
    std::promise<void> other_went;
    app.app().errands.push_back({"test.waits", 60, [&](Application&) -> Result<> {
                                     let_go.get_future().wait();
                                     return {};
                                 }});
    app.app().errands.push_back({"test.other", 60, [&](Application&) -> Result<> {
                                     other_went.set_value();
                                     return {};
                                 }});
    app.app().start_background();
    EXPECT_EQ(other_went.get_future().wait_for(std::chrono::seconds(10)),
              std::future_status::ready);
    ASSERT_EQ(app.ask(worker, "POST /api/notes", note_about(de_wit)).status, 201);
    for (int i = 0; i < 1'000 && heard == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(heard, 1);
    let_go.set_value();
    app.app().stop_background();
}

TEST_F(ApplicationTest, a_job_runs_when_it_is_due) {
    int runs = 0;
    app.app().jobs.push_back({"test.job", 60, [&](UnitOfWork& work) -> Result<> {
                                  EXPECT_EQ(work.actor.kind, Actor::Kind::system);
                                  ++runs;
                                  return {};
                              }});
    app.deliver();
    app.deliver();
    EXPECT_EQ(runs, 1);
    app.clock->advance_seconds(59);
    app.deliver();
    EXPECT_EQ(runs, 1);
    app.clock->advance_seconds(1);
    app.deliver();
    EXPECT_EQ(runs, 2);
}

TEST_F(ApplicationTest, a_unit_that_returns_an_error_is_undone) {
    const auto refused = app.run([](UnitOfWork& work) -> Result<> {
        TRY(work.tx.insert(Note{{"x"}, {"y"}, "z"}));
        return fail(Category::conflict, "test.no");
    });
    EXPECT_EQ(refused.error().code, "test.no");
    EXPECT_EQ(app.show("select count(*) from note"), "0\n");
}

}  // namespace
}  // namespace veerkracht
