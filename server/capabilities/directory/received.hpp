// Entries that come from another directory or system: what it calls them, and each record as it was
// sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capabilities/directory/directory.hpp"

namespace veerkracht::directory {

// What became of a record that was received.
enum class Put { stored, unchanged };

// Makes the entry, or changes the one that has this source and source_id; `id` says which it is.
// What the sender does not say (a need, the place on the map, a phone number in a short list)
// stays.
Result<Put> put(UnitOfWork& work, Organization& organization);
Result<Put> put(UnitOfWork& work, Service& service);
// By its id: the sender's name for it is in the id.
Result<Put> put(UnitOfWork& work, Face& face);

// What this source sent before.
std::optional<OrganizationId> organization_received(UnitOfWork& work, std::string_view source,
                                                    std::string_view source_id);
std::optional<Service> service_received(UnitOfWork& work, std::string_view source,
                                        std::string_view source_id);

// Where an organisation stands on the map, when nobody said so yet. False when it was known.
Result<bool> locate(UnitOfWork& work, const OrganizationId& id, double latitude, double longitude);

// Keeps the record as it was received. False when a document with this id is there already.
Result<bool> keep_document(UnitOfWork& work, ReceivedDocument document);
std::optional<ReceivedDocument> document(UnitOfWork& work, std::string_view id);

// The record that a source knows by this key.
std::optional<std::string> record_of_key(UnitOfWork& work, std::string_view source,
                                         std::string_view key);
Result<> note_key(UnitOfWork& work, std::string_view source, std::string_view key,
                  std::string_view kind, std::string_view record_id);

// The organisations of a kind that have this id, or this name (capitals and accents do not count).
std::vector<Organization> organizations_called(UnitOfWork& work, std::string_view kind,
                                               std::string_view name_or_id);

}  // namespace veerkracht::directory
