#include "runtime/outgoing/line.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace veerkracht::outgoing {

namespace {

// SEC-64: more than this of an answer is not listened to, unless who asks keeps more.
constexpr std::size_t answer_bytes_max = 64 * 1024;

void start_once() {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

struct Deleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Words = std::unique_ptr<curl_slist, Deleter>;

Words words_of(const std::vector<std::string>& all) {
    Words list;
    for (const auto& word : all) {
        auto* const longer = curl_slist_append(list.get(), word.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        static_cast<void>(list.release());  // it is the beginning of the longer one
        list.reset(longer);
    }
    return list;
}

// Without TLS only to this machine itself: nothing of it passes a network.
bool is_open_to_this_machine(std::string_view url) {
    return url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
}

}  // namespace

struct Line::Handle {
    Handle() {
        start_once();
        if (curl == nullptr) throw std::bad_alloc();
    }
    ~Handle() { curl_easy_cleanup(curl); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(curl, option, value) != CURLE_OK)
            throw std::runtime_error("libcurl does not know option " + std::to_string(option));
    }

    // Of most answers nothing is kept; when one does not end we hang up.
    static std::size_t hear(char* bytes, std::size_t, std::size_t count, void* handle) {
        auto& self = *static_cast<Handle*>(handle);
        self.heard += count;
        if (self.heard > std::max(answer_bytes_max, self.kept_bytes_max)) return 0;
        if (self.kept_bytes_max > 0) self.body.append(bytes, count);
        return count;
    }
    static std::size_t dictate(char* out, std::size_t size, std::size_t count, void* handle) {
        auto& self = *static_cast<Handle*>(handle);
        const auto piece = self.to_say.substr(0, size * count);
        std::ranges::copy(piece, out);
        self.to_say.remove_prefix(piece.size());
        return piece.size();
    }
    // libcurl tells of each command that it gives; of SMTP we want to know which one was refused;
    // goodbye is said after that.
    static int note_word(CURL*, curl_infotype kind, char* bytes, std::size_t count, void* handle) {
        if (kind != CURLINFO_HEADER_OUT) return 0;
        const std::string_view said(bytes, count);
        const auto word = said.substr(0, said.find_first_of(" :\r\n"));
        if (word != "QUIT") static_cast<Handle*>(handle)->last_word = word;
        return 0;
    }

    CURL* curl = curl_easy_init();
    std::size_t heard = 0;
    std::size_t kept_bytes_max = 0;
    std::string body;
    std::string_view to_say;
    std::string last_word;
};

Line::Line(Peer peer, Limits limits)
    : peer_(std::move(peer)), limits_(limits), handle_(std::make_unique<Handle>()) {
    auto& handle = *handle_;
    handle.set(CURLOPT_URL, peer_.url.c_str());
    handle.kept_bytes_max = limits_.kept_bytes_max;
    handle.set(CURLOPT_PROTOCOLS_STR,
               is_open_to_this_machine(peer_.url) ? "http" : "smtp,smtps,https");
    handle.set(CURLOPT_FOLLOWLOCATION, 0L);
    handle.set(CURLOPT_PROXY, "");  // not the one of the environment
    handle.set(CURLOPT_NOSIGNAL, 1L);
    handle.set(CURLOPT_CONNECTTIMEOUT_MS, limits_.connect_milliseconds);
    handle.set(CURLOPT_TIMEOUT_MS, limits_.all_milliseconds);
    handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
               std::max(1L, limits_.all_milliseconds / 1'000));  // SMTP waits by this one
    handle.set(CURLOPT_SSL_VERIFYPEER, 1L);
    handle.set(CURLOPT_SSL_VERIFYHOST, 2L);
    handle.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    handle.set(CURLOPT_USE_SSL,
               static_cast<long>(peer_.starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (!peer_.authority_file.empty()) {
        handle.set(CURLOPT_CAINFO, peer_.authority_file.c_str());
        handle.set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    if (!peer_.user.empty()) {
        handle.set(CURLOPT_USERNAME, peer_.user.c_str());
        handle.set(CURLOPT_PASSWORD, peer_.password.c_str());
    }
    handle.set(CURLOPT_WRITEFUNCTION, &Handle::hear);
    handle.set(CURLOPT_WRITEDATA, handle_.get());
    handle.set(CURLOPT_READFUNCTION, &Handle::dictate);
    handle.set(CURLOPT_READDATA, handle_.get());
    handle.set(CURLOPT_DEBUGFUNCTION, &Handle::note_word);
    handle.set(CURLOPT_DEBUGDATA, handle_.get());
    handle.set(CURLOPT_VERBOSE, 1L);  // only to note_word
}

Line::~Line() = default;

Answered Line::hand_in(const std::string& from, const std::string& recipient,
                       const std::string& mail) {
    const auto recipients = words_of({"<" + recipient + ">"});
    handle_->to_say = mail;
    handle_->set(CURLOPT_UPLOAD, 1L);
    handle_->set(CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
    handle_->set(CURLOPT_MAIL_RCPT, recipients.get());
    const auto answered = perform();
    handle_->set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    return answered;
}

Answered Line::get(const std::vector<std::string>& headers) {
    const auto list = words_of(headers);
    handle_->set(CURLOPT_HTTPHEADER, list.get());
    handle_->set(CURLOPT_HTTPGET, 1L);
    auto answered = perform();
    handle_->set(CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
    return answered;
}

Answered Line::post(const std::vector<std::string>& headers, const std::string& body) {
    const auto list = words_of(headers);
    handle_->set(CURLOPT_HTTPHEADER, list.get());
    handle_->set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    handle_->set(CURLOPT_POSTFIELDS, body.c_str());
    auto answered = perform();
    handle_->set(CURLOPT_POSTFIELDS, static_cast<const char*>(nullptr));
    handle_->set(CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
    return answered;
}

Answered Line::perform() {
    handle_->heard = 0;
    handle_->last_word.clear();
    handle_->body.clear();
    const auto code = curl_easy_perform(handle_->curl);
    long status = 0;
    curl_easy_getinfo(handle_->curl, CURLINFO_RESPONSE_CODE, &status);
    return {.trouble = code == CURLE_OK ? "" : curl_easy_strerror(code),
            .status = static_cast<int>(status),
            .last_word = handle_->last_word,
            .body = std::move(handle_->body)};
}

}  // namespace veerkracht::outgoing
