// What an installation chooses. Clocks and terms of the field are data in packages, not here.
#pragma once

#include <cstddef>
#include <string>

namespace veerkracht {

struct Settings {
    std::string data_folder;
    std::string database_url;
    std::string region_name = "Veerkracht";
    std::string public_address = "http://localhost:8080";  // stands in links of messages
    bool demo = false;           // a demo folder: all persons are fictitious
    bool secure_cookies = true;  // false only over plain http on loopback
    unsigned long long password_operations = 2;
    std::size_t password_memory_bytes = 64ULL << 20;
    int session_idle_minutes = 15;
    int resident_idle_minutes = 30;
    int session_hours_max = 12;
};

}  // namespace veerkracht
