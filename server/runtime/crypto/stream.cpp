#include "runtime/crypto/stream.hpp"

#include <sodium.h>

#include <stdexcept>

namespace veerkracht::crypto {

namespace {

static_assert(stream_header_size == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(stream_piece_extra == crypto_secretstream_xchacha20poly1305_ABYTES);

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

void expect_key(std::string_view key) {
    if (key.size() != crypto_secretstream_xchacha20poly1305_KEYBYTES)
        throw std::invalid_argument("a key has 32 bytes");
}

// Forgotten at its end.
struct Secret {
    crypto_secretstream_xchacha20poly1305_state state;
    ~Secret() { sodium_memzero(&state, sizeof state); }
};

}  // namespace

struct StreamSealer::State : Secret {};
struct StreamOpener::State : Secret {};

StreamSealer::StreamSealer(std::string_view key, std::string bound_to)
    : state_(std::make_unique<State>()),
      bound_to_(std::move(bound_to)),
      header_(stream_header_size, '\0') {
    expect_key(key);
    crypto_secretstream_xchacha20poly1305_init_push(&state_->state, raw(header_), raw(key));
}
StreamSealer::~StreamSealer() = default;

std::string StreamSealer::seal(std::string_view piece, bool last) {
    std::string sealed(piece.size() + stream_piece_extra, '\0');
    crypto_secretstream_xchacha20poly1305_push(
        &state_->state, raw(sealed), nullptr, raw(piece), piece.size(), raw(bound_to_),
        bound_to_.size(),
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
             : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    return sealed;
}

StreamOpener::StreamOpener(std::string_view key, std::string_view header, std::string bound_to)
    : state_(std::make_unique<State>()), bound_to_(std::move(bound_to)) {
    expect_key(key);
    if (header.size() != stream_header_size ||
        crypto_secretstream_xchacha20poly1305_init_pull(&state_->state, raw(header), raw(key)) != 0)
        throw std::invalid_argument("a sealed stream begins with its header");
}
StreamOpener::~StreamOpener() = default;

std::optional<StreamOpener::Piece> StreamOpener::open(std::string_view sealed) {
    if (sealed.size() < stream_piece_extra) return std::nullopt;
    Piece piece{std::string(sealed.size() - stream_piece_extra, '\0')};
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state_->state, raw(piece.text), nullptr, &tag,
                                                   raw(sealed), sealed.size(), raw(bound_to_),
                                                   bound_to_.size()) != 0)
        return std::nullopt;
    piece.last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return piece;
}

}  // namespace veerkracht::crypto
