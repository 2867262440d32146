// A long text, sealed piece by piece: no piece can be changed, left out, doubled, moved or cut off
// at the end without being seen (libsodium's secretstream, XChaCha20-Poly1305).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace veerkracht::crypto {

inline constexpr std::size_t stream_header_size = 24;
inline constexpr std::size_t stream_piece_extra = 17;  // how much longer a piece is when sealed

// `bound_to` is authenticated with each piece, not stored.
class StreamSealer {
  public:
    StreamSealer(std::string_view key, std::string bound_to);
    ~StreamSealer();
    const std::string& header() const { return header_; }
    std::string seal(std::string_view piece, bool last);

  private:
    struct State;
    std::unique_ptr<State> state_;
    std::string bound_to_;
    std::string header_;
};

class StreamOpener {
  public:
    StreamOpener(std::string_view key, std::string_view header, std::string bound_to);
    ~StreamOpener();

    struct Piece {
        std::string text;
        bool last = false;
    };
    // Nothing when the piece is not the one that was sealed here.
    std::optional<Piece> open(std::string_view sealed);

  private:
    struct State;
    std::unique_ptr<State> state_;
    std::string bound_to_;
};

}  // namespace veerkracht::crypto
