// The files of the web and the app shell, ready to be sent: header blocks are made once, a request
// only chooses one.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "runtime/http/assets.hpp"
#include "runtime/http/server.hpp"

namespace veerkracht::http {

class StaticFiles {
  public:
    StaticFiles(std::span<const Asset> files, bool https);
    ~StaticFiles();
    StaticFiles(StaticFiles&&) noexcept;

    // One more answer at a fixed address, with an ETag of its content: /openapi.json.
    void add(std::string path, std::string content_type, std::string content);

    // A file, or 304 when the asker has it, or the app shell for a page of the app. None: not ours
    // to answer.
    std::optional<ReadyAnswer> find(const Head& head, const Target& target) const;

  private:
    struct Entry;
    struct Table;
    std::unique_ptr<Table> table_;
};

}  // namespace veerkracht::http
