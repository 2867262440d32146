#include "runtime/paper/pen.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <stdexcept>

#include "runtime/languages/languages.hpp"

namespace veerkracht::paper {

namespace {

// The face of letters from the right keeps room above and below its lines for marks that stand
// twice as high as a letter. Running text has none: lines are this part of it, and stand beside a
// Dutch name on one line.
constexpr double line_from_the_right = 0.66;

constexpr Style foot_style{.font = "Noto Sans,Noto Sans Arabic 8.5", .colour = quiet};

cairo_status_t append(void* pdf, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(pdf)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

double part_of_line(PangoLayout* layout) {
    const bool from_the_right =
        pango_context_get_base_dir(pango_layout_get_context(layout)) == PANGO_DIRECTION_RTL;
    return from_the_right ? line_from_the_right : 1;
}

// Hebrew to N'Ko: the letters of U+0590 to U+07FF begin with one of these bytes.
bool has_letters_from_the_right(std::string_view text) {
    return std::ranges::any_of(text, [](char one) {
        const auto byte = static_cast<unsigned char>(one);
        return byte >= 0xD6 && byte <= 0xDF;
    });
}

}  // namespace

Pen::Pen(const About& about, int pages, std::string& pdf)
    : about_(about),
      pages_(pages),
      right_to_left_(languages::reads_from_the_right(about.language)),
      surface_(cairo_pdf_surface_create_for_stream(append, &pdf, page_width, page_height)),
      cairo_(cairo_create(surface_)) {
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_AUTHOR, about.author.c_str());
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "Veerkracht");
    cairo_tag_begin(cairo_, "Document", nullptr);
    begin_page();
}

Pen::~Pen() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

int Pen::finish() {
    end_page();
    cairo_tag_end(cairo_, "Document");
    cairo_surface_finish(surface_);
    const auto status = cairo_surface_status(surface_);
    const auto drawn = cairo_status(cairo_);
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
    if (drawn != CAIRO_STATUS_SUCCESS && drawn != CAIRO_STATUS_SURFACE_FINISHED)
        throw std::runtime_error(cairo_status_to_string(drawn));
    return page_;
}

void Pen::begin_page() {
    ++page_;
    y_ = margin;
}

void Pen::end_page() {
    const double at = page_height - foot + 34;
    rule(margin, text_width, at - 9, hairline, 0.6);
    const auto from = layout(about_.author, foot_style, text_width - 60);
    place(from.get(), from_start(0, text_width - 60), at, foot_style, "P");
    const auto number =
        layout(std::to_string(page_) + " / " + std::to_string(pages_), foot_style, 60);
    align(number.get(), Side::end);
    place(number.get(), from_start(text_width - 60, 60), at, foot_style, "P");
    cairo_show_page(cairo_);
}

void Pen::need(double height) {
    if (y_ + height <= page_height - foot || y_ <= margin) return;
    end_page();
    begin_page();
}

double Pen::from_start(double distance, double width) const {
    return right_to_left_ ? page_width - margin - distance - width : margin + distance;
}

Layout Pen::layout(std::string_view text, const Style& style, double width) const {
    Layout made(pango_cairo_create_layout(cairo_), &g_object_unref);
    auto* context = pango_layout_get_context(made.get());
    pango_context_set_language(context, pango_language_from_string(about_.language.c_str()));
    // A Dutch name in an Arabic sentence stands where an Arabic word would; a number or a name
    // alone keeps its own order.
    const bool from_the_right = right_to_left_ && has_letters_from_the_right(text);
    pango_context_set_base_dir(context, from_the_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_set_auto_dir(made.get(), false);
    pango_layout_context_changed(made.get());
    auto* font = pango_font_description_from_string(style.font);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(made.get(), static_cast<float>(style.line_spacing));
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    align(made.get(), Side::start);
    return made;
}

void Pen::align(PangoLayout* layout, Side side) const {
    if (side == Side::centre) return pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    align_right(layout, (side == Side::start) == right_to_left_);
}

void Pen::align_right(PangoLayout* layout, bool right) {
    pango_layout_set_alignment(layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

double Pen::height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return part_of_line(layout) * height / PANGO_SCALE;
}

void Pen::set(const Colour& colour) const {
    cairo_set_source_rgb(cairo_, colour.red, colour.green, colour.blue);
}

void Pen::write(PangoLayout* layout, double x, const Style& style, const char* tag) {
    auto* lines = pango_layout_get_iter(layout);
    const double part = part_of_line(layout);
    do {
        PangoRectangle place_of_line;
        pango_layout_iter_get_line_extents(lines, nullptr, &place_of_line);
        const double whole = static_cast<double>(place_of_line.height) / PANGO_SCALE;
        const double height = part * whole;
        const double baseline =
            static_cast<double>(pango_layout_iter_get_baseline(lines) - place_of_line.y) /
                PANGO_SCALE -
            (whole - height) / 2;
        need(height);
        set(style.colour);
        cairo_move_to(cairo_, x + static_cast<double>(place_of_line.x) / PANGO_SCALE,
                      y_ + baseline);
        cairo_tag_begin(cairo_, tag, nullptr);
        pango_cairo_show_layout_line(cairo_, pango_layout_iter_get_line_readonly(lines));
        cairo_tag_end(cairo_, tag);
        y_ += height;
    } while (pango_layout_iter_next_line(lines));
    pango_layout_iter_free(lines);
}

void Pen::place(PangoLayout* layout, double x, double y, const Style& style, const char* tag) {
    set(style.colour);
    const double height = height_of(layout);
    cairo_move_to(cairo_, x, y - (height / part_of_line(layout) - height) / 2);
    cairo_tag_begin(cairo_, tag, nullptr);
    pango_cairo_show_layout(cairo_, layout);
    cairo_tag_end(cairo_, tag);
}

void Pen::rule(double x, double width, double y, const Colour& colour, double thickness) {
    set(colour);
    cairo_set_line_width(cairo_, thickness);
    cairo_move_to(cairo_, x, y);
    cairo_line_to(cairo_, x + width, y);
    cairo_stroke(cairo_);
}

}  // namespace veerkracht::paper
