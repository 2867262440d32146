#include "runtime/paper/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "runtime/paper/archive.hpp"
#include "runtime/paper/pen.hpp"

namespace veerkracht::paper {

namespace {

constexpr Style body{};
constexpr Style title_style{.font = "Noto Sans,Noto Sans Arabic Bold 20", .line_spacing = 1.0};
constexpr Style heading_style{.font = "Noto Sans,Noto Sans Arabic Bold 13.5", .colour = leaf};
constexpr Style term_style{.font = "Noto Sans,Noto Sans Arabic 10.5", .colour = quiet};
constexpr Style value_style{.font = "Noto Sans,Noto Sans Arabic 11.5"};
constexpr Style small_style{.font = "Noto Sans,Noto Sans Arabic 9", .colour = quiet};
constexpr Style code_style{.font = "Noto Sans Mono Bold 26", .colour = leaf, .line_spacing = 1.0};
constexpr Style question_style{.font = "Noto Sans,Noto Sans Arabic Bold 11.5"};
constexpr Style figure_style{.font = "Noto Sans,Noto Sans Arabic 10.5"};
constexpr Style label_style{.font = "Noto Sans,Noto Sans Arabic Bold 9.5", .line_spacing = 1.0};

void write_block(Pen& pen, const std::string& text, const Style& style, const char* tag) {
    const auto layout = pen.layout(text, style, text_width);
    pen.write(layout.get(), pen.from_start(0, text_width), style, tag);
}

void write_title(Pen& pen, const std::string& text) {
    cairo_set_source_rgb(pen.cairo(), accent.red, accent.green, accent.blue);
    cairo_rectangle(pen.cairo(), pen.from_start(0, 44), pen.y(), 44, 4);
    cairo_fill(pen.cairo());
    pen.skip(16);
    write_block(pen, text, title_style, "H1");
    pen.skip(16);
}

void write_heading(Pen& pen, const std::string& text) {
    pen.need(76);
    pen.skip(10);
    write_block(pen, text, heading_style, "H2");
    pen.skip(5);
}

constexpr double term_width = 142, gap = 16, above = 7;

void write_row(Pen& pen, const Row& row) {
    const auto term = pen.layout(row.term, term_style, term_width);
    const auto value = pen.layout(row.value, value_style, text_width - term_width - gap);
    const double term_height = Pen::height_of(term.get()) + 2;
    const double height = std::max(term_height, Pen::height_of(value.get()));
    pen.need(std::min(height, 160.0) + 2 * above);
    pen.skip(above);
    const double top = pen.y();
    pen.place(term.get(), pen.from_start(0, term_width), top + 1.5, term_style, "P");
    pen.write(value.get(), pen.from_start(term_width + gap, text_width - term_width - gap),
              value_style, "P");
    if (pen.y() > top) pen.skip(std::max(0.0, top + term_height - pen.y()));
    pen.skip(above);
    pen.rule(margin, text_width, pen.y(), hairline, 0.6);
}

void draw_box(Pen& pen, double at, double side) {
    cairo_set_source_rgb(pen.cairo(), ink.red, ink.green, ink.blue);
    cairo_set_line_width(pen.cairo(), 0.9);
    cairo_rectangle(pen.cairo(), pen.from_start(at, side), pen.y() + 2.5, side, side);
    cairo_stroke(pen.cairo());
}

void write_box(Pen& pen, const std::string& text) {
    constexpr double side = 13, indent = 24;
    const auto words = pen.layout(text, body, text_width - indent);
    pen.need(Pen::height_of(words.get()) + 6);
    draw_box(pen, 0, side);
    pen.write(words.get(), pen.from_start(indent, text_width - indent), body, "P");
    pen.skip(6);
}

struct Scale {
    std::string question, example, lowest, highest, tick;
};

// What the ends mean, with a box to tick between them.
void write_ends(Pen& pen, const Scale& scale) {
    constexpr double end = text_width * 0.27, middle = text_width - 2 * end, side = 10, indent = 17;
    const auto low = pen.layout(scale.lowest, small_style, end);
    const auto high = pen.layout(scale.highest, small_style, end);
    pen.align(high.get(), Pen::Side::end);
    pen.place(low.get(), pen.from_start(0, end), pen.y(), small_style, "P");
    pen.place(high.get(), pen.from_start(end + middle, end), pen.y(), small_style, "P");
    double height = std::max(Pen::height_of(low.get()), Pen::height_of(high.get()));
    if (!scale.tick.empty()) {
        const auto tick = pen.layout(scale.tick, figure_style, middle - indent);
        draw_box(pen, end, side);
        pen.place(tick.get(), pen.from_start(end + indent, middle - indent), pen.y(), figure_style,
                  "P");
        height = std::max(height, Pen::height_of(tick.get()));
    }
    pen.skip(height + 11);
}

void write_scale(Pen& pen, const Scale& scale) {
    constexpr double radius = 11.5, height = 2 * radius;
    const auto words = pen.layout(scale.question, question_style, text_width);
    const auto example = pen.layout(scale.example, term_style, text_width);
    // With a box that may follow it.
    pen.need(Pen::height_of(words.get()) + Pen::height_of(example.get()) + height +
             (scale.tick.empty() ? 72 : 40));
    pen.write(words.get(), pen.from_start(0, text_width), question_style, "P");
    if (!scale.example.empty())
        pen.write(example.get(), pen.from_start(0, text_width), term_style, "P");
    pen.skip(8);
    const double step = (text_width - 2 * radius) / 10;
    for (int figure = 0; figure <= 10; ++figure) {
        const double left = pen.from_start(figure * step, 2 * radius);
        cairo_set_source_rgb(pen.cairo(), quiet.red, quiet.green, quiet.blue);
        cairo_set_line_width(pen.cairo(), 0.8);
        cairo_new_sub_path(pen.cairo());
        cairo_arc(pen.cairo(), left + radius, pen.y() + radius, radius, 0, 2 * std::numbers::pi);
        cairo_stroke(pen.cairo());
        const auto number = pen.layout(std::to_string(figure), figure_style, 2 * radius);
        pen.align(number.get(), Pen::Side::centre);
        pen.place(number.get(), left, pen.y() + radius - Pen::height_of(number.get()) / 2,
                  figure_style, "P");
    }
    pen.skip(height + 3);
    write_ends(pen, scale);
}

struct Point {
    double x, y;
};

Point on_axis(const Point& middle, double radius, std::size_t axis, std::size_t count) {
    const double angle =
        2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(count) -
        std::numbers::pi / 2;
    return {middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)};
}

void outline(cairo_t* cairo, const Point& middle, const std::vector<double>& radii) {
    cairo_new_path(cairo);
    for (std::size_t i = 0; i < radii.size(); ++i) {
        const auto point = on_axis(middle, radii[i], i, radii.size());
        cairo_line_to(cairo, point.x, point.y);
    }
    cairo_close_path(cairo);
}

void draw_threads(Pen& pen, const Point& middle, double radius, std::size_t count) {
    auto* const cairo = pen.cairo();
    cairo_set_source_rgb(cairo, hairline.red, hairline.green, hairline.blue);
    for (int ring = 1; ring <= 10; ++ring) {
        cairo_set_line_width(cairo, ring == 10 ? 1.2 : ring == 5 ? 0.9 : 0.45);
        outline(cairo, middle, std::vector<double>(count, radius * ring / 10));
        cairo_stroke(cairo);
    }
    cairo_set_line_width(cairo, 0.7);
    for (std::size_t axis = 0; axis < count; ++axis) {
        const auto end = on_axis(middle, radius, axis, count);
        cairo_move_to(cairo, middle.x, middle.y);
        cairo_line_to(cairo, end.x, end.y);
        cairo_stroke(cairo);
    }
}

void draw_marks(cairo_t* cairo, const Point& middle, double radius, const std::vector<Axis>& axes) {
    if (std::ranges::any_of(axes, [](const Axis& axis) { return axis.mark < 0; })) return;
    std::vector<double> radii;
    for (const auto& axis : axes) radii.push_back(radius * axis.mark / 10);
    outline(cairo, middle, radii);
    cairo_set_source_rgba(cairo, accent.red, accent.green, accent.blue, 0.35);
    cairo_fill_preserve(cairo);
    cairo_set_source_rgb(cairo, leaf.red, leaf.green, leaf.blue);
    cairo_set_line_width(cairo, 1.8);
    cairo_stroke(cairo);
}

void write_web(Pen& pen, const std::vector<Axis>& axes) {
    constexpr double radius = 118, label_width = 128;
    pen.need(2 * radius + 92);
    const Point middle{page_width / 2, pen.y() + radius + 44};
    draw_threads(pen, middle, radius, axes.size());
    draw_marks(pen.cairo(), middle, radius, axes);
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const auto words =
            axes[i].mark < 0 ? axes[i].label : axes[i].label + " " + std::to_string(axes[i].mark);
        const auto label = pen.layout(words, label_style, label_width);
        const auto at = on_axis(middle, radius + 12, i, axes.size());
        const double height = Pen::height_of(label.get());
        const double side = (at.x - middle.x) / radius;  // -1 left … 1 right
        const bool left = side<-0.1, right = side> 0.1;
        if (left || right)
            Pen::align_right(label.get(), left);
        else
            pen.align(label.get(), Pen::Side::centre);
        const double x = left ? at.x - label_width : right ? at.x : at.x - label_width / 2;
        const double y = left || right ? at.y - height / 2 : at.y < middle.y ? at.y - height : at.y;
        pen.place(label.get(), x, y, label_style, "P");
    }
    pen.skip(2 * radius + 92);
}

void write_signatures(Pen& pen, const std::vector<std::string>& labels) {
    constexpr double room_to_sign = 46, between = 22;
    pen.need(room_to_sign + 40);
    pen.skip(room_to_sign);
    // The first is a date, and needs less room than a name.
    const double first = labels.size() > 1 ? 110 : text_width;
    const double other =
        labels.size() > 1 ? (text_width - first) / static_cast<double>(labels.size() - 1) - between
                          : 0;
    double at = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double width = i == 0 ? first : other;
        pen.rule(pen.from_start(at, width), width, pen.y(), ink, 0.8);
        const auto label = pen.layout(labels[i], small_style, width);
        pen.place(label.get(), pen.from_start(at, width), pen.y() + 4, small_style, "P");
        at += width + between;
    }
    pen.skip(34);
}

}  // namespace

struct Sheet::Content {
    About about;
    std::vector<std::function<void(Pen&)>> blocks;

    int write(int pages, std::string& pdf) const {
        Pen pen(about, pages, pdf);
        for (const auto& block : blocks) block(pen);
        return pen.finish();
    }
};

Sheet::Sheet(About about) : content_(std::make_unique<Content>()) {
    content_->about = std::move(about);
}
Sheet::Sheet(Sheet&&) noexcept = default;
Sheet& Sheet::operator=(Sheet&&) noexcept = default;
Sheet::~Sheet() = default;

Sheet& Sheet::title(std::string text) {
    content_->blocks.emplace_back([text = std::move(text)](Pen& pen) { write_title(pen, text); });
    return *this;
}
Sheet& Sheet::heading(std::string text) {
    content_->blocks.emplace_back([text = std::move(text)](Pen& pen) { write_heading(pen, text); });
    return *this;
}
Sheet& Sheet::text(std::string words) {
    content_->blocks.emplace_back([words = std::move(words)](Pen& pen) {
        write_block(pen, words, body, "P");
        pen.skip(9);
    });
    return *this;
}
Sheet& Sheet::small(std::string words) {
    content_->blocks.emplace_back([words = std::move(words)](Pen& pen) {
        write_block(pen, words, small_style, "P");
        pen.skip(6);
    });
    return *this;
}
Sheet& Sheet::code(std::string words) {
    content_->blocks.emplace_back([words = std::move(words)](Pen& pen) {
        pen.skip(4);
        write_block(pen, words, code_style, "P");
        pen.skip(12);
    });
    return *this;
}
Sheet& Sheet::rows(std::vector<Row> rows) {
    content_->blocks.emplace_back([rows = std::move(rows)](Pen& pen) {
        pen.rule(margin, text_width, pen.y(), hairline, 0.6);
        for (const auto& row : rows) write_row(pen, row);
        pen.skip(16);
    });
    return *this;
}
Sheet& Sheet::boxes(std::vector<std::string> choices) {
    content_->blocks.emplace_back([choices = std::move(choices)](Pen& pen) {
        for (const auto& choice : choices) write_box(pen, choice);
        pen.skip(6);
    });
    return *this;
}
Sheet& Sheet::lines(int count) {
    content_->blocks.emplace_back([count](Pen& pen) {
        for (int i = 0; i < count; ++i) {
            pen.need(27);
            pen.skip(25);
            pen.rule(margin, text_width, pen.y(), quiet, 0.5);
        }
        pen.skip(16);
    });
    return *this;
}
Sheet& Sheet::scale(std::string question, std::string example, std::string lowest,
                    std::string highest, std::string tick) {
    content_->blocks.emplace_back(
        [scale = Scale{std::move(question), std::move(example), std::move(lowest),
                       std::move(highest), std::move(tick)}](Pen& pen) {
            write_scale(pen, scale);
        });
    return *this;
}
Sheet& Sheet::web(std::vector<Axis> axes) {
    content_->blocks.emplace_back([axes = std::move(axes)](Pen& pen) { write_web(pen, axes); });
    return *this;
}
Sheet& Sheet::sign(std::vector<std::string> labels) {
    content_->blocks.emplace_back(
        [labels = std::move(labels)](Pen& pen) { write_signatures(pen, labels); });
    return *this;
}

// Once to count the pages, once to say the number on each.
std::string Sheet::pdf() const {
    std::string counted, pdf;
    const int pages = content_->write(0, counted);
    content_->write(pages, pdf);
    return for_the_archive(pdf, content_->about);
}

}  // namespace veerkracht::paper
