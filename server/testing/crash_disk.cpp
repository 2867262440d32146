#include "testing/crash_disk.hpp"

#include <sqlite3.h>

#include <fstream>
#include <mutex>
#include <new>
#include <stdexcept>

namespace veerkracht::testing {

namespace {

using Kind = DiskEntry::Kind;

constexpr std::int64_t sector = 512;

// The one disk there is: SQLite's calls bring no place for our own pointer along.
struct Recorder {
    std::mutex mutex;
    Diary diary;
    std::set<std::string> names;

    void note(DiskEntry entry) {
        const std::lock_guard lock(mutex);
        diary.push_back(std::move(entry));
    }
    const std::string* name_of(const char* path) {
        const std::lock_guard lock(mutex);
        return &*names.insert(std::filesystem::path(path).filename().string()).first;
    }
};
Recorder* recorder = nullptr;
sqlite3_vfs* real_vfs = nullptr;

// SQLite gives the memory: ours first, the real file behind it.
struct RecordedFile {
    sqlite3_file base;
    const std::string* name;  // null: a temporary file, nobody's business
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
RecordedFile* recorded(sqlite3_file* file) { return reinterpret_cast<RecordedFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return recorded(file)->real(); }
const sqlite3_io_methods* real_methods(sqlite3_file* file) { return real(file)->pMethods; }

void note(sqlite3_file* file, Kind kind, std::int64_t place = 0, std::string bytes = {}) {
    if (recorder == nullptr || recorded(file)->name == nullptr) return;
    recorder->note({kind, *recorded(file)->name, place, std::move(bytes)});
}

int close_file(sqlite3_file* file) { return real_methods(file)->xClose(real(file)); }
int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 place) {
    return real_methods(file)->xRead(real(file), bytes, count, place);
}
int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 place) {
    note(file, Kind::write, place,
         std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(count)));
    return real_methods(file)->xWrite(real(file), bytes, count, place);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    note(file, Kind::truncate, size);
    return real_methods(file)->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
    const int code = real_methods(file)->xSync(real(file), flags);
    note(file, Kind::sync);
    return code;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return real_methods(file)->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int lock) { return real_methods(file)->xLock(real(file), lock); }
int unlock_file(sqlite3_file* file, int lock) {
    return real_methods(file)->xUnlock(real(file), lock);
}
int is_reserved(sqlite3_file* file, int* yes) {
    return real_methods(file)->xCheckReservedLock(real(file), yes);
}
int control_file(sqlite3_file* file, int operation, void* value) {
    return real_methods(file)->xFileControl(real(file), operation, value);
}
int sector_size(sqlite3_file* file) { return real_methods(file)->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) {
    return real_methods(file)->xDeviceCharacteristics(real(file));
}
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
    return real_methods(file)->xShmMap(real(file), page, size, extend, at);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return real_methods(file)->xShmLock(real(file), offset, count, flags);
}
void shared_barrier(sqlite3_file* file) { real_methods(file)->xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
    return real_methods(file)->xShmUnmap(real(file), remove);
}

// Version 2: without memory-mapped reading, which the product does not use either.
constexpr sqlite3_io_methods methods = {2,
                                        close_file,
                                        read_file,
                                        write_file,
                                        truncate_file,
                                        sync_file,
                                        file_size,
                                        lock_file,
                                        unlock_file,
                                        is_reserved,
                                        control_file,
                                        sector_size,
                                        characteristics,
                                        map_shared,
                                        lock_shared,
                                        shared_barrier,
                                        unmap_shared,
                                        nullptr,
                                        nullptr};

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    auto* const ours = new (file) RecordedFile{};
    ours->name = path == nullptr ? nullptr : recorder->name_of(path);
    ours->real()->pMethods = nullptr;
    const int code = real_vfs->xOpen(real_vfs, path, ours->real(), flags, out_flags);
    ours->base.pMethods = ours->real()->pMethods == nullptr ? nullptr : &methods;
    return code;
}

int delete_file(sqlite3_vfs*, const char* path, int sync_folder) {
    recorder->note({Kind::remove, *recorder->name_of(path)});
    return real_vfs->xDelete(real_vfs, path, sync_folder);
}

void put(std::string& content, std::int64_t place, std::string_view bytes) {
    const auto end = static_cast<std::size_t>(place) + bytes.size();
    if (content.size() < end) content.resize(end, '\0');
    bytes.copy(content.data() + place, bytes.size());
}

void apply(std::string& content, const DiskEntry& entry) {
    if (entry.kind == Kind::write) put(content, entry.place, entry.bytes);
    if (entry.kind == Kind::truncate) content.resize(static_cast<std::size_t>(entry.place));
}

// Each sector of the write reached the disk, or did not.
void apply_torn(std::string& content, const DiskEntry& entry, std::mt19937& dice) {
    const std::string_view bytes = entry.bytes;
    for (std::int64_t at = 0; at < static_cast<std::int64_t>(bytes.size());) {
        const auto place = entry.place + at;
        const auto length = sector - place % sector;
        const auto part =
            bytes.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(length));
        if (dice() % 2 == 0) put(content, place, part);
        at += length;
    }
}

}  // namespace

struct CrashDisk::Shim {
    Recorder record;
    sqlite3_vfs vfs{};
};

CrashDisk::CrashDisk() : shim_(std::make_unique<Shim>()) {
    if (recorder != nullptr) throw std::logic_error("there is one crash disk at a time");
    real_vfs = sqlite3_vfs_find(nullptr);
    recorder = &shim_->record;
    shim_->vfs = *real_vfs;  // the rest of it is as it was
    shim_->vfs.zName = "crash_disk";
    shim_->vfs.pNext = nullptr;
    shim_->vfs.szOsFile = static_cast<int>(sizeof(RecordedFile)) + real_vfs->szOsFile;
    shim_->vfs.xOpen = open_file;
    shim_->vfs.xDelete = delete_file;
    if (sqlite3_vfs_register(&shim_->vfs, 1) != SQLITE_OK)
        throw std::runtime_error("no crash disk");
}

CrashDisk::~CrashDisk() {
    sqlite3_vfs_unregister(&shim_->vfs);
    sqlite3_vfs_register(real_vfs, 1);
    recorder = nullptr;
}

void CrashDisk::acknowledge(std::int64_t number) {
    shim_->record.note({Kind::acknowledged, "", number, ""});
}

Diary CrashDisk::diary() const {
    const std::lock_guard lock(shim_->record.mutex);
    return shim_->record.diary;
}

void PowerLoss::advance_to(std::size_t moment) {
    for (; moment_ < moment; ++moment_) {
        const auto& entry = diary_[moment_];
        switch (entry.kind) {
            case Kind::acknowledged: acknowledged_.insert(entry.place); break;
            case Kind::remove: files_.erase(entry.file); break;
            case Kind::sync: {
                auto& file = files_[entry.file];
                for (const auto* pending : file.unsynced) apply(file.synced, *pending);
                file.unsynced.clear();
                break;
            }
            case Kind::failed_sync: files_[entry.file].unsynced.clear(); break;
            case Kind::write:
            case Kind::truncate: files_[entry.file].unsynced.push_back(&entry); break;
        }
    }
}

CrashState PowerLoss::state(Fate fate, std::mt19937& dice) const {
    CrashState state;
    state.acknowledged = acknowledged_;
    for (const auto& [name, file] : files_) {
        auto& content = state.files[name] = file.synced;
        if (fate == Fate::lost) continue;
        for (const auto* entry : file.unsynced) {
            if (fate == Fate::torn && entry->kind == Kind::write) {
                apply_torn(content, *entry, dice);
                ++state.torn_writes;
            } else if (fate == Fate::kept || dice() % 2 == 0) {
                apply(content, *entry);
            }
        }
    }
    return state;
}

void put_in_folder(const CrashState& state, const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& [name, content] : state.files) {
        std::ofstream file(folder / name, std::ios::binary);
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        if (!file.flush()) throw std::runtime_error("a crash state could not be written");
    }
}

}  // namespace veerkracht::testing
