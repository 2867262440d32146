#include "app/demo/settled.hpp"

#include "capabilities/controllers/agreement.hpp"
#include "capabilities/controllers/setup.hpp"

namespace veerkracht::demo {

namespace {

constexpr std::size_t first_registration = 90'000'001;  // eight figures, of nobody

class Settling {
  public:
    Settling(Making& making, UnitOfWork& work)
        : making_(making),
          work_(work),
          saved_at_(instant(making.a_year_ago, 10 * 60)),
          halfway_(making.practices.front().organization.id) {}

    void settle(const directory::Organization& organization) {
        ++number_;
        name_controller(organization);
        name_officer(organization);
        look_at(organization, "roles");
        if (organization.id == halfway_) return;
        sign(organization);
        look_at(organization, "retention");
    }

  private:
    void name_controller(const directory::Organization& of) {
        const auto number = std::to_string(number_);
        put(work_, controllers::Controller{
                       of.id, 1, of.name, std::to_string(first_registration + number_),
                       "Verzonnenlaan " + number, "5961 AB",
                       of.village.empty() ? of.municipality : of.village, "De praktijkmanager",
                       "privacy" + number + "@demo.example", of.phone, saved_at_, by_});
    }

    // The practice of the walk has a colleague who does it.
    void name_officer(const directory::Organization& of) {
        const bool own = of.id == halfway_;
        put(work_, controllers::Officer{of.id, 1, own ? "colleague" : "outside",
                                        own ? "Floor Functionaris" : "Veerle Verzonnen",
                                        own ? "floor@demo.example" : "fg@maasschets.example",
                                        "077 099 0140", saved_at_, by_});
    }

    void sign(const directory::Organization& of) {
        put(work_, controllers::SignedAgreement{
                       new_uuid(), 1, of.id, controllers::agreement_of_now().version, "Bas Bestuur",
                       "Bestuurder", making_.a_year_ago, saved_at_, by_});
    }

    void look_at(const directory::Organization& of, const std::string& step) {
        put(work_, controllers::SettledStep{new_uuid(), 1, of.id, step, saved_at_, by_});
    }

    Making& making_;
    UnitOfWork& work_;
    std::string saved_at_;
    OrganizationId halfway_;
    std::string by_ = "Bas Bestuur";
    std::size_t number_ = 0;
};

}  // namespace

void settle_organisations(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        Settling settling(making, work);
        const auto all = work.tx.all<directory::Organization>(
            "select * from organization where id in (select organization_id from account) "
            "order by name, id");
        for (const auto& organization : all) settling.settle(organization);
    });
}

}  // namespace veerkracht::demo
