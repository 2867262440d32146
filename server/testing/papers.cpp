#include "testing/papers.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace veerkracht {

std::string words_of_paper(const TestReply& reply, const std::string& which) {
    EXPECT_EQ(reply.status, 200) << reply.raw;
    std::string path = ::testing::TempDir() + "veerkracht_paper_XXXXXX";
    ::close(::mkstemp(path.data()));
    std::ofstream(path, std::ios::binary) << reply.raw;
    if (const auto* const keep = std::getenv("VEERKRACHT_PAPERS"))
        std::filesystem::copy_file(
            path,
            std::string(keep) + "/" +
                ::testing::UnitTest::GetInstance()->current_test_info()->name() + which + ".pdf",
            std::filesystem::copy_options::overwrite_existing);
    auto* const pipe = ::popen(("pdftotext -layout " + path + " -").c_str(), "r");
    std::string text;
    for (int letter = 0; (letter = std::fgetc(pipe)) != EOF;) {
        const bool space = letter == ' ' || letter == '\n' || letter == '\f';
        if (!space || !text.ends_with(' ')) text += space ? ' ' : static_cast<char>(letter);
    }
    EXPECT_EQ(::pclose(pipe), 0);
    std::filesystem::remove(path);
    return text;
}

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace veerkracht
