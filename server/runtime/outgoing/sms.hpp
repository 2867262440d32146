// SMS through the HTTPS gateway of a provider. Which fields it wants is told in the settings.
#pragma once

#include <optional>

#include "runtime/outgoing/carrier.hpp"
#include "runtime/outgoing/line.hpp"

namespace veerkracht::outgoing {

enum class Format { json, form };

struct GatewayFields {
    Format format = Format::json;
    std::string recipient;
    std::string text;
    std::string id;                            // "" when it has no field of its own
    std::map<std::string, std::string> fixed;  // the same for all: sender, type
};

// "06 1234 5678" as 31612345678 with a + before it; none when it is not a number.
std::optional<std::string> international_number(std::string_view number,
                                                std::string_view country_code);
std::string gateway_body(const Parcel& parcel, const GatewayFields& fields);

class Sms : public Carrier {
  public:
    Sms(GatewayFields fields, std::string country_code, std::string authorization, Peer gateway,
        Limits limits = {})
        : fields_(std::move(fields)),
          country_code_(std::move(country_code)),
          authorization_(std::move(authorization)),
          line_(std::move(gateway), limits) {}
    Report carry(const Parcel& parcel) override;

  private:
    GatewayFields fields_;
    std::string country_code_;
    std::string authorization_;  // the whole value of the header, "" sends none
    Line line_;
};

}  // namespace veerkracht::outgoing
