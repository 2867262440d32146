// A hand that writes from the top of the page down, and takes a new page when one is full. Only
// this folder knows Cairo and Pango.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>

#include "runtime/paper/sheet.hpp"

namespace veerkracht::paper {

struct Colour {
    double red, green, blue;
};
inline constexpr Colour ink{0.082, 0.188, 0.169};
inline constexpr Colour quiet{0.33, 0.41, 0.38};
inline constexpr Colour hairline{0.76, 0.81, 0.76};
inline constexpr Colour accent{0.949, 0.714, 0.196};
inline constexpr Colour leaf{0.114, 0.396, 0.325};

struct Style {
    const char* font = "Noto Sans,Noto Sans Arabic 11.5";
    Colour colour = ink;
    double line_spacing = 1.12;
};

// Points: 72 to the inch.
inline constexpr double page_width = 595.276, page_height = 841.89;
inline constexpr double margin = 64, foot = 78;
inline constexpr double text_width = page_width - 2 * margin;

using Layout = std::unique_ptr<PangoLayout, decltype(&g_object_unref)>;

class Pen {
  public:
    // `pages` is what stands below each page; 0 while they are being counted.
    Pen(const About& about, int pages, std::string& pdf);
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;
    ~Pen();
    // Ends the last page; returns how many there were. Throws when it could not be written.
    int finish();

    // Where there is less room than this, a new page begins.
    void need(double height);
    void skip(double height) { y_ += height; }
    double y() const { return y_; }
    cairo_t* cairo() const { return cairo_; }
    bool is_right_to_left() const { return right_to_left_; }
    // From the side where reading begins.
    double from_start(double distance, double width) const;

    Layout layout(std::string_view text, const Style& style, double width) const;
    static double height_of(PangoLayout* layout);
    enum class Side { start, centre, end };
    void align(PangoLayout* layout, Side side) const;
    // To this side of the paper, whatever way is read.
    static void align_right(PangoLayout* layout, bool right);
    // One line after another, over pages where needed; `tag` is what it is to who hears it read.
    void write(PangoLayout* layout, double x, const Style& style, const char* tag);
    // Where it stands, without moving on.
    void place(PangoLayout* layout, double x, double y, const Style& style, const char* tag);
    void rule(double x, double width, double y, const Colour& colour, double thickness);

  private:
    void begin_page();
    void end_page();
    void set(const Colour& colour) const;

    const About& about_;
    int pages_;
    int page_ = 0;
    bool right_to_left_;
    double y_ = margin;
    cairo_surface_t* surface_;
    cairo_t* cairo_;
};

}  // namespace veerkracht::paper
