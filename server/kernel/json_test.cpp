#include "kernel/json.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "kernel/text.hpp"

namespace veerkracht {
namespace {

// --- parse_json: what comes in from outside ------------------------------------------------------

struct ParseCase {
    std::string text;
    std::string outcome;  // the value written again, or the code of the refusal
};

std::string repeated(const std::string& part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += part;
    return out;
}

std::string outcome_of(std::string_view text, JsonLimits limits = {}) {
    const auto value = parse_json(text, limits);
    return value ? to_json(*value) : value.error().code;
}

const std::string nul(1, '\0');

const std::vector<ParseCase> corpus = {
    // values
    {"null", "null"},
    {"true", "true"},
    {" \t\r\n false \n", "false"},
    {"0", "0"},
    {"-1", "-1"},
    {"9223372036854775807", "9223372036854775807"},
    {"-9223372036854775808", "-9223372036854775808"},
    {"18446744073709551615", "18446744073709551615"},
    {"1.5", "1.5"},
    {"1.0", "1.0"},
    {"0.1", "0.1"},
    {"1e3", "1000.0"},
    {"5e-324", "5e-324"},
    {"1.7976931348623157e308", "1.7976931348623157e+308"},
    {"2.2250738585072011e-308", "2.225073858507201e-308"},
    {"\"\"", "\"\""},
    {"\"\\u00e9\\n\\t\\/\\\\\\\"\"", "\"é\\n\\t/\\\\\\\"\""},
    {"\"\\ud83d\\ude00\"", "\"😀\""},
    {"\"€\"", "\"€\""},
    {"[]", "[]"},
    {"[1,[2,[3]]]", "[1,[2,[3]]]"},
    {"{}", "{}"},
    {R"({"b":1,"a":{"b":2}})", R"({"b":1,"a":{"b":2}})"},
    {R"([{"a":1},{"a":2}])", R"([{"a":1},{"a":2}])"},
    {R"({"":1})", R"({"":1})"},
    // numbers that are not finite, or would not be
    {"1e999", "json.number_not_finite"},
    {"-1e999", "json.number_not_finite"},
    {"[1,1e400]", "json.number_not_finite"},
    {"0E446", "0.0"},  // Boost.JSON makes NaN of it
    {"0e-999", "0.0"},
    {"1e-999", "0.0"},
    {"99999999999999999999", "1e+20"},
    // numbers that are none
    {"NaN", "json.malformed"},
    {"Infinity", "json.malformed"},
    {"-Infinity", "json.malformed"},
    {"+1", "json.malformed"},
    {"01", "json.malformed"},
    {"1.", "json.malformed"},
    {".5", "json.malformed"},
    {"1e", "json.malformed"},
    {"-", "json.malformed"},
    {"0x10", "json.malformed"},
    // structure
    {"", "json.malformed"},
    {"   ", "json.malformed"},
    {"{", "json.malformed"},
    {"[1,]", "json.malformed"},
    {"{\"a\":1,}", "json.malformed"},
    {"{\"a\"}", "json.malformed"},
    {"{a:1}", "json.malformed"},
    {"{'a':1}", "json.malformed"},
    {"[1 2]", "json.malformed"},
    {"nul", "json.malformed"},
    {"True", "json.malformed"},
    {"// comment\n1", "json.malformed"},
    {"/* comment */1", "json.malformed"},
    {"\xEF\xBB\xBF{}", "json.malformed"},
    // something after the end
    {"{} {}", "json.malformed"},
    {"1 2", "json.malformed"},
    {"null x", "json.malformed"},
    {"{}" + nul, "json.malformed"},
    // repeated keys
    {R"({"a":1,"a":1})", "json.repeated_key"},
    {R"({"a":1,"\u0061":2})", "json.repeated_key"},
    {R"([{"x":{"b":1,"c":2,"b":3}}])", "json.repeated_key"},
    // texts
    {"\"\n\"", "json.malformed"},
    {"\"" + nul + "\"", "json.malformed"},
    {R"("\u0000")", "json.malformed"},
    {R"({"\u0000":1})", "json.malformed"},
    {"\"\\x41\"", "json.malformed"},
    {"\"\\ud800\"", "json.malformed"},
    {"\"\\ude00\"", "json.malformed"},
    {"\"\xFF\"", "json.malformed"},
    {"\"\xC0\xAF\"", "json.malformed"},
    {"\"\xED\xA0\x80\"", "json.malformed"},
    {"{\"\xFF\":1}", "json.malformed"},
    {"\"open", "json.malformed"},
    // size
    {repeated("[", 16) + repeated("]", 16), repeated("[", 16) + repeated("]", 16)},
    {repeated("[", 17) + repeated("]", 17), "json.too_deep"},
    {repeated("{\"a\":", 17) + "1" + repeated("}", 17), "json.too_deep"},
    {repeated("[", 200'000), "json.too_deep"},
    {"[" + repeated("0,", 10'000) + "0]", "json.too_many_values"},
};

TEST(ParseJsonTest, the_corpus_is_read_or_refused_as_it_says) {
    ASSERT_GE(corpus.size(), 60U);
    for (const auto& one : corpus)
        EXPECT_EQ(outcome_of(one.text), one.outcome) << one.text.substr(0, 60);
}

TEST(ParseJsonTest, ten_thousand_values_are_not_too_many) {
    const std::string text = "[" + repeated("0,", 9'998) + "0]";
    EXPECT_EQ(outcome_of(text), text);
    EXPECT_EQ(outcome_of("[1,2]", {.depth = 1, .values = 3}), "[1,2]");
    EXPECT_EQ(outcome_of("[1,2]", {.depth = 1, .values = 2}), "json.too_many_values");
}

TEST(ParseJsonTest, a_refusal_says_where_and_not_what) {
    const auto refused = parse_json(R"({"name":"De Wit",})");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().category, Category::invalid);
    EXPECT_TRUE(refused.error().detail.starts_with("at byte 1")) << refused.error().detail;
}

TEST(ParseJsonTest, a_number_is_read_to_the_last_bit) {
    std::mt19937_64 random(20261121);
    for (int i = 0; i < 20'000; ++i) {
        const double number = std::bit_cast<double>(random());
        if (!std::isfinite(number)) continue;
        ASSERT_EQ(parse_json(to_json(number)).value().to_number<double>(), number)
            << to_json(number);
    }
}

// Values of all kinds from a seed: whoever sees a failure can repeat it.
class RandomValue {
  public:
    explicit RandomValue(unsigned seed) : random_(seed) {}

    boost::json::value next(int depth) {
        switch (below(depth > 0 ? 8 : 6)) {
            case 0: return nullptr;
            case 1: return below(2) == 0;
            case 2: return static_cast<std::int64_t>(random_());
            case 3:
                return std::ldexp(static_cast<double>(random_()),
                                  static_cast<int>(below(600)) - 300);
            case 4: return static_cast<std::int64_t>(below(1'000)) - 500;
            case 5: return boost::json::string(text());
            case 6: return list(depth);
            default: return object(depth);
        }
    }

  private:
    std::size_t below(std::size_t limit) { return random_() % limit; }
    std::string text() {
        static const std::vector<std::string> parts = {
            "a",    "Z", "\"", "\\", "\n", "\t", "\r", "\x01",        "\x1F",
            "\x7F", "é", "€",  "😀",  "/",  " ",  "<",  "\xE2\x80\xA8"};
        std::string out;
        for (std::size_t i = below(12); i > 0; --i) out += parts[below(parts.size())];
        return out;
    }
    boost::json::value list(int depth) {
        boost::json::array out;
        for (std::size_t i = below(5); i > 0; --i) out.push_back(next(depth - 1));
        return out;
    }
    boost::json::value object(int depth) {
        boost::json::object out;
        for (std::size_t i = below(5); i > 0; --i) out.insert_or_assign(text(), next(depth - 1));
        return out;
    }
    std::mt19937_64 random_;
};

TEST(ParseJsonTest, what_is_written_is_read_as_the_same_value) {
    for (unsigned seed = 0; seed < 2'000; ++seed) {
        const auto value = RandomValue(seed).next(5);
        const std::string text = to_json(value);
        const auto read = parse_json(text);
        ASSERT_TRUE(read) << "seed " << seed << ": " << text;
        ASSERT_EQ(*read, value) << "seed " << seed << ": " << text;
    }
}

TEST(ParseJsonTest, a_document_with_one_byte_changed_never_does_harm) {
    std::mt19937_64 random(7);
    for (unsigned seed = 0; seed < 2'000; ++seed) {
        std::string text = to_json(RandomValue(seed).next(5));
        text[random() % text.size()] = static_cast<char>(random());
        const auto read = parse_json(text);
        EXPECT_TRUE(!read || is_utf8(to_json(*read))) << "seed " << seed;
    }
}

// --- from_json: into structs ---------------------------------------------------------------------

enum class Preferred { phone, letter, email };
BOOST_DESCRIBE_ENUM(Preferred, phone, letter, email)

struct Address {
    std::string street;
    std::optional<std::string> city;
};
BOOST_DESCRIBE_STRUCT(Address, (), (street, city))
constexpr auto rules(const Address*) { return std::tuple{rule(&Address::street, Length{1, 10})}; }

struct NewPerson {
    std::string name;
    std::string birth_on;
    std::optional<std::string> phone;
    Preferred preferred = Preferred::phone;
    int age = 0;
    std::int64_t number = 0;
    double weight = 0;
    bool lives_alone = false;
    bool agrees = true;
    std::vector<std::string> needs;
    std::map<std::string, int> marks;
    std::optional<PersonId> partner_id;
    Address address;
    std::vector<Address> others;
    std::optional<RawJson> kept;
};
BOOST_DESCRIBE_STRUCT(NewPerson, (),
                      (name, birth_on, phone, preferred, age, number, weight, lives_alone, agrees,
                       needs, marks, partner_id, address, others, kept))
constexpr auto rules(const NewPerson*) {
    return std::tuple{rule(&NewPerson::name, Length{2, 8}),
                      rule(&NewPerson::birth_on, Day{}),
                      rule(&NewPerson::phone, Phone{}),
                      rule(&NewPerson::age, Range{0, 130}),
                      rule(&NewPerson::weight, Range{0.5, 400}),
                      rule(&NewPerson::needs, OneOf{"company money home"}),
                      rule(&NewPerson::needs, Count{3}),
                      rule(&NewPerson::marks, Range{1, 10})};
}

const std::string least =
    R"("name":"De Wit","birth_on":"1940-02-29","preferred":"letter","age":86,"number":1,"weight":70,"address":{"street":"Dorp 1"})";

// The same body with one member put in (or put in the place of the one that stands there).
std::string with(const std::string& member) {
    auto body = parse_json("{" + least + "}").value();
    const auto members = parse_json("{" + member + "}").value();
    for (const auto& [name, value] : members.get_object())
        body.as_object().insert_or_assign(name, value);
    return to_json(body);
}

std::string problems_of(const std::string& body) {
    const auto read = from_json<NewPerson>(body);
    if (read) return "none";
    return read.error().fields.empty() ? read.error().code : to_json(read.error().fields);
}

TEST(FromJsonTest, what_may_be_left_out_keeps_what_its_struct_gives_it) {
    const auto person = from_json<NewPerson>("{" + least + "}");
    ASSERT_TRUE(person) << to_json(person.error().fields);
    EXPECT_EQ(person->name, "De Wit");
    EXPECT_EQ(person->preferred, Preferred::letter);
    EXPECT_EQ(person->weight, 70);
    EXPECT_FALSE(person->lives_alone);
    EXPECT_TRUE(person->agrees);
    EXPECT_FALSE(person->phone);
    EXPECT_TRUE(person->needs.empty());
}

TEST(FromJsonTest, a_struct_is_the_same_after_writing_and_reading) {
    NewPerson person{.name = "Çelik",
                     .birth_on = "2028-02-29",
                     .phone = "+31 (0)6-1234 5678",
                     .preferred = Preferred::email,
                     .age = 0,
                     .number = std::numeric_limits<std::int64_t>::min(),
                     .weight = 0.1 + 0.2 + 0.3,
                     .lives_alone = true,
                     .agrees = false,
                     .needs = {"money", "home"},
                     .marks = {{"body", 7}, {"meaning", 3}},
                     .partner_id = new_id<PersonId>(),
                     .address = {"\"A\"\n\\", "Wijk"},
                     .others = {{"B", {}}},
                     .kept = RawJson{R"({"a":[1,2.5,null]})"}};
    const auto read = from_json<NewPerson>(to_json(person));
    ASSERT_TRUE(read) << to_json(read.error().fields);
    EXPECT_EQ(to_json(*read), to_json(person));
    EXPECT_EQ(read->weight, person.weight);
    EXPECT_EQ(read->partner_id, person.partner_id);
    EXPECT_EQ(read->kept->text, person.kept->text);
}

TEST(FromJsonTest, no_choice_stands_twice_in_a_list) {
    EXPECT_EQ(problems_of(with(R"("needs":["money","home","money"])")),
              R"({"needs/2":"repeated"})");
    EXPECT_EQ(problems_of(with(R"("needs":["money","home"])")), "none");
}

TEST(FromJsonTest, a_text_is_read_without_what_nobody_sees) {
    const auto read = from_json<NewPerson>(with(R"("name":"\u202EDe\u200B Wit\uFEFF")"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->name, "De Wit");
    EXPECT_EQ(problems_of(with(R"("name":"\u200B\u00A0\u2060 ")")), R"({"name":"required"})");
    EXPECT_EQ(problems_of(with(R"("name":"a\u200B")")), R"({"name":"too_short"})");
}

TEST(FromJsonTest, all_problems_are_named_at_once) {
    EXPECT_EQ(
        problems_of("{}"),
        R"({"address":"required","age":"required","birth_on":"required","name":"required","number":"required",)"
        R"("preferred":"required","weight":"required"})");
    EXPECT_EQ(
        problems_of(
            with(R"("name":"D","birth_on":"1941-02-29","phone":"112","preferred":"fax","age":131,
                                 "needs":["money","boat"],"marks":{"body":11},"address":{"street":"","zip":"1"},
                                 "others":[{"street":"A"},{"street":7}],"colour":"red")")),
        R"({"address.street":"required","address.zip":"unknown","age":"out_of_range","birth_on":"malformed",)"
        R"("colour":"unknown","marks.body":"out_of_range","name":"too_short","needs/1":"not_a_choice",)"
        R"("others/1.street":"malformed","phone":"malformed","preferred":"not_a_choice"})");
}

TEST(FromJsonTest, each_wrong_member_has_its_own_word) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {R"("name":null)", R"({"name":"required"})"},
        {R"("name":"  ")", R"({"name":"required"})"},
        {R"("name":5)", R"({"name":"malformed"})"},
        {R"("name":"éééééééé")", "none"},
        {R"("name":"ééééééééé")", R"({"name":"too_long"})"},
        {R"("name":"a\u0007b")", R"({"name":"malformed"})"},
        {R"("name":"a\rb")", R"({"name":"malformed"})"},
        {R"("name":"a\n\tb")", "none"},
        {R"("birth_on":"")", R"({"birth_on":"required"})"},
        {R"("birth_on":"29-02-1940")", R"({"birth_on":"malformed"})"},
        {R"("phone":null)", "none"},
        {R"("phone":"06 12345678")", "none"},
        {R"("phone":"06 1234567")", R"({"phone":"malformed"})"},
        {R"("phone":"06+12345678")", R"({"phone":"malformed"})"},
        {R"("phone":"06 12345678 na zes")", R"({"phone":"malformed"})"},
        {R"("phone":"0612345678901234")", R"({"phone":"malformed"})"},
        {R"("preferred":1)", R"({"preferred":"malformed"})"},
        {R"("preferred":"")", R"({"preferred":"required"})"},
        {R"("preferred":"Letter")", R"({"preferred":"not_a_choice"})"},
        {R"("age":"86")", R"({"age":"malformed"})"},
        {R"("age":1.5)", R"({"age":"malformed"})"},
        {R"("age":true)", R"({"age":"malformed"})"},
        {R"("age":-1)", R"({"age":"out_of_range"})"},
        {R"("age":4294967382)", R"({"age":"out_of_range"})"},  // 2^32 + 86
        {R"("number":9223372036854775807)", "none"},
        {R"("number":9223372036854775808)", R"({"number":"out_of_range"})"},
        {R"("number":-9223372036854775809)", R"({"number":"out_of_range"})"},
        {R"("number":99999999999999999999999)", R"({"number":"out_of_range"})"},
        {R"("number":1e400)", "json.number_not_finite"},
        {R"("weight":0.4)", R"({"weight":"out_of_range"})"},
        {R"("weight":"70")", R"({"weight":"malformed"})"},
        {R"("lives_alone":1)", R"({"lives_alone":"malformed"})"},
        {R"("lives_alone":null)", R"({"lives_alone":"required"})"},
        {R"("needs":"money")", R"({"needs":"malformed"})"},
        {R"("needs":["money","money","money","money"])", R"({"needs":"too_long"})"},
        {R"("needs":[null])", R"({"needs/0":"required"})"},
        {R"("marks":[])", R"({"marks":"malformed"})"},
        {R"("partner_id":"7")", R"({"partner_id":"malformed"})"},
        {R"("partner_id":"01890000-0000-7000-8000-00000000000A")", R"({"partner_id":"malformed"})"},
        {R"("address":"Dorp 1")", R"({"address":"malformed"})"},
    };
    for (const auto& [member, problems] : cases) {
        const bool parses = parse_json("{" + member + "}").has_value();
        EXPECT_EQ(problems_of(parses ? with(member) : "{" + member + "}"), problems) << member;
    }
}

TEST(FromJsonTest, a_text_without_a_rule_has_four_thousand_characters_at_most) {
    EXPECT_EQ(
        problems_of(with(R"("address":{"street":"A","city":")" + std::string(4'000, 'a') + "\"}")),
        "none");
    EXPECT_EQ(
        problems_of(with(R"("address":{"street":"A","city":")" + std::string(4'001, 'a') + "\"}")),
        R"({"address.city":"too_long"})");
}

TEST(FromJsonTest, what_is_not_an_object_at_all_is_a_problem_of_the_whole) {
    EXPECT_EQ(problems_of("[]"), R"({"":"malformed"})");
    EXPECT_EQ(problems_of("null"), R"({"":"required"})");
    EXPECT_EQ(problems_of("{"), "json.malformed");
}

TEST(FromJsonTest, the_names_of_unknown_members_are_cut_and_counted) {
    EXPECT_EQ(problems_of(with("\"" + std::string(500, 'x') + "\":1")),
              "{\"" + std::string(64, 'x') + "\":\"unknown\"}");
    std::string many;
    for (int i = 0; i < 500; ++i) many += (i ? ",\"x" : "\"x") + std::to_string(i) + "\":1";
    EXPECT_EQ(from_json<NewPerson>(with(many)).error().fields.size(), 100U);
}

struct NamedPerson : NewPerson {
    std::string nickname;
};
BOOST_DESCRIBE_STRUCT(NamedPerson, (NewPerson), (nickname))

TEST(FromJsonTest, a_derived_struct_has_the_members_and_the_rules_of_its_base) {
    const auto read = from_json<NamedPerson>(with(R"("name":"D","nickname":"Wit")"));
    ASSERT_FALSE(read);
    EXPECT_EQ(to_json(read.error().fields), R"({"name":"too_short"})");
}

TEST(FromJsonTest, a_value_is_read_like_its_text) {
    const auto value = parse_json("[1,2,3]").value();
    EXPECT_EQ(from_json<std::vector<int>>(value).value(), (std::vector{1, 2, 3}));
    EXPECT_EQ(to_json(from_json<std::vector<int>>(R"([1,"2",null])").error().fields),
              R"({"/1":"malformed","/2":"required"})");
}

// --- to_json -------------------------------------------------------------------------------------

struct Kinds {
    std::string text;
    std::optional<int> empty;
    std::optional<int> full;
    double whole = 0;
    double broken = 0;
    bool yes = true;
    std::vector<bool> bits;
    std::map<std::string, std::string> map;
    PersonId id;
    Preferred preferred = Preferred::email;
    RawJson raw;
};
BOOST_DESCRIBE_STRUCT(Kinds, (),
                      (text, empty, full, whole, broken, yes, bits, map, id, preferred, raw))

TEST(ToJsonTest, an_empty_optional_is_left_out_and_the_rest_is_written) {
    const Kinds kinds{.text = "a\"\\\n\x01/é",
                      .empty = {},
                      .full = 3,
                      .whole = 3,
                      .broken = 0.1,
                      .yes = true,
                      .bits = {true, false},
                      .map = {{"b", "2"}, {"a\"", "1"}},
                      .id = {"x"},
                      .preferred = Preferred::email,
                      .raw = {"[1]"}};
    EXPECT_EQ(
        to_json(kinds),
        R"({"text":"a\"\\\n\u0001/é","full":3,"whole":3,"broken":0.1,"yes":true,"bits":[true,false],)"
        R"("map":{"a\"":"1","b":"2"},"id":"x","preferred":"email","raw":[1]})");
}

TEST(ToJsonTest, a_number_that_is_not_finite_is_null) {
    EXPECT_EQ(to_json(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(to_json(std::numeric_limits<double>::quiet_NaN()), "null");
}

TEST(ToJsonTest, a_text_is_a_text_in_all_its_forms) {
    EXPECT_EQ(to_json("a"), "\"a\"");
    EXPECT_EQ(to_json(std::string_view("a")), "\"a\"");
    EXPECT_EQ(to_json(std::string("a")), "\"a\"");
}

}  // namespace
}  // namespace veerkracht
