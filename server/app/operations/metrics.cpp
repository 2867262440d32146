#include "app/operations/metrics.hpp"

#include <algorithm>
#include <sstream>

#include "kernel/clock.hpp"

namespace veerkracht::operations {

namespace {

class Page {
  public:
    void metric(const std::string& name, const std::string& type, const std::string& help) {
        name_ = "veerkracht_" + name;
        text_ << "# HELP " << name_ << " " << help << "\n# TYPE " << name_ << " " << type << "\n";
    }
    template <class Number>
    void value(Number number, const std::string& labels = "", const std::string& ending = "") {
        text_ << name_ << ending << (labels.empty() ? "" : "{" + labels + "}") << " " << number
              << "\n";
    }
    template <class Number>
    void one(const std::string& name, const std::string& type, const std::string& help,
             Number number) {
        metric(name, type, help);
        value(number);
    }
    std::string text() const { return text_.str(); }

  private:
    std::string name_;
    std::ostringstream text_;
};

std::string label(const std::string& name, std::string_view value) {
    return name + "=\"" + std::string(value) + "\"";
}

// A name as it may stand between quotes.
std::string as_label(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == '"' || c == '\\') text += '\\';
        text += c == '\n' ? ' ' : c;
    }
    return text;
}

double seconds_between(std::string_view from, std::string_view until) {
    return std::chrono::duration<double>(to_instant(until) - to_instant(from)).count();
}

std::string words_of(double number) {
    std::ostringstream text;
    text << number;
    return text.str();
}

void requests_on(Page& page, const RequestCounts::Seen& seen) {
    page.metric("requests_total", "counter", "Requests answered, by class of their status.");
    for (std::size_t i = 0; i < seen.by_class.size(); ++i)
        page.value(seen.by_class[i], label("class", std::to_string(i + 1) + "xx"));
    page.metric("request_duration_seconds", "histogram", "From the whole request to its answer.");
    for (std::size_t i = 0; i < RequestCounts::bounds.size(); ++i)
        page.value(seen.within[i], label("le", words_of(RequestCounts::bounds[i])), "_bucket");
    page.value(seen.within.back(), label("le", "+Inf"), "_bucket");
    page.value(seen.seconds, "", "_sum");
    page.value(seen.within.back(), "", "_count");
}

void database_on(Page& page, const Figures& figures, const db::Statistics& database) {
    page.one("database_waiting", "gauge", "Units of work that wait for the database.",
             database.waiting);
    page.one("database_units_total", "counter", "Units of work on the write side.", database.units);
    page.one("database_commits_total", "counter",
             "Commits. On SQLite units by commits is the size of a group.", database.commits);
    page.one("database_bytes", "gauge", "Size of the database.", figures.database_bytes);
    page.one("disk_bytes", "gauge", "Size of the disk of the data folder.", figures.disk_bytes);
    page.one("disk_free_bytes", "gauge", "What of it is free.", figures.disk_free_bytes);
    page.one("disk_read_only", "gauge", "1 while nothing new is taken in, for want of room there.",
             figures.disk_read_only ? 1 : 0);
}

void news_on(Page& page, const Figures& figures, std::string_view now) {
    page.metric("event_lag", "gauge", "News that a subscriber has not heard.");
    for (const auto& one : figures.subscribers)
        page.value(one.waiting, label("subscriber", one.subscriber));
    page.metric("event_lag_seconds", "gauge", "Age of the oldest of them.");
    for (const auto& one : figures.subscribers)
        page.value(one.oldest_at ? seconds_between(*one.oldest_at, now) : 0,
                   label("subscriber", one.subscriber));
}

void messages_on(Page& page, const Figures& figures) {
    std::int64_t failed = 0;
    page.metric("messages", "gauge", "Outgoing messages, by channel and state.");
    for (const auto& one : figures.messages) {
        page.value(one.count, label("channel", one.channel) + "," + label("state", one.state));
        if (one.state == "failed") failed += one.count;
    }
    page.one("dead_letters", "gauge", "Outgoing messages that were given up.", failed);
    page.one("letters_late", "gauge", "Letters to a folder that wait longer than an hour.",
             figures.letters_late);
    page.one("messages_held", "gauge", "1 after a restore, until veerkracht release.",
             figures.messages_held ? 1 : 0);
}

void witnesses_on(Page& page, const Figures& figures, std::string_view now) {
    if (figures.log_witnessed_at)
        page.one("log_witnessed_age_seconds", "gauge",
                 "Since somebody outside took a checkpoint of the access log.",
                 seconds_between(*figures.log_witnessed_at, now));
    page.one("log_unwitnessed", "gauge",
             "1 when nobody outside took what was signed of the access log a day ago.",
             figures.log_unwitnessed ? 1 : 0);
}

void samples_on(Page& page, const Figures& figures) {
    page.one("log_samples_late", "gauge",
             "Weekly samples of the access log that nobody read within their days.",
             figures.log_samples_late);
}

void exports_on(Page& page, const Figures& figures, std::string_view now) {
    if (figures.exports.empty()) return;
    const auto of = [](const ExportFigure& one) {
        return label("organization", as_label(one.organization));
    };
    page.metric("nightly_export_age_seconds", "gauge", "Since the file of the night was made.");
    for (const auto& one : figures.exports)
        if (one.done_at) page.value(seconds_between(*one.done_at, now), of(one));
    page.metric("nightly_export_cases", "gauge", "How many cases were in it.");
    for (const auto& one : figures.exports) page.value(one.cases, of(one));
    page.metric("nightly_export_failed", "gauge", "1 when the last try failed.");
    for (const auto& one : figures.exports) page.value(one.failed_at ? 1 : 0, of(one));
}

}  // namespace

void RequestCounts::add(int status, std::chrono::steady_clock::duration took) {
    const auto place = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
    by_class_[place].fetch_add(1, std::memory_order_relaxed);
    const auto seconds = std::chrono::duration<double>(took).count();
    const auto bucket =
        static_cast<std::size_t>(std::ranges::lower_bound(bounds, seconds) - bounds.begin());
    in_bucket_[bucket].fetch_add(1, std::memory_order_relaxed);
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    microseconds_.fetch_add(static_cast<std::uint64_t>(whole), std::memory_order_relaxed);
}

RequestCounts::Seen RequestCounts::seen() const {
    Seen seen;
    for (std::size_t i = 0; i < by_class_.size(); ++i) seen.by_class[i] = by_class_[i];
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < in_bucket_.size(); ++i) seen.within[i] = sum += in_bucket_[i];
    seen.seconds = static_cast<double>(microseconds_) / 1e6;
    return seen;
}

std::string metrics_text(const Figures& figures, const RequestCounts::Seen& requests,
                         const db::Statistics& database, std::string_view now) {
    Page page;
    page.metric("info", "gauge", "What runs here.");
    page.value(1, label("version", figures.version) + "," + label("engine", figures.engine));
    page.one("migrations", "gauge", "Changes of the tables that were applied.", figures.migrations);
    requests_on(page, requests);
    database_on(page, figures, database);
    news_on(page, figures, now);
    messages_on(page, figures);
    exports_on(page, figures, now);
    witnesses_on(page, figures, now);
    samples_on(page, figures);
    page.one("sessions", "gauge", "Sessions that have not ended.", figures.sessions);
    page.one("wrong_passwords_hour", "gauge", "Wrong passwords in this hour of the clock.",
             figures.wrong_passwords_this_hour);
    if (figures.last_backup_at)
        page.one("last_backup_age_seconds", "gauge", "Since the last backup was made.",
                 seconds_between(*figures.last_backup_at, now));
    return page.text();
}

}  // namespace veerkracht::operations
