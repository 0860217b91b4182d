#include "record/source_names.hpp"

namespace attrmap::record {
namespace {

// Sources: the attribute names are those of exported synchronization schemas; the members those of Microsoft Graph's
// user and group resources. IsSoftDeleted: "How Application Provisioning works", de-provisioning; causes that depend on
// assignments and scoping filters are added by who evaluates them.
constexpr SourceName kNames[] = {
    {"objectId", "id"},
    {"userPrincipalName", "userPrincipalName", Take::guest_name},
    {"originalUserPrincipalName", "userPrincipalName"},
    {"mobile", "mobilePhone"},
    {"telephoneNumber", "businessPhones", Take::first},
    {"facsimileTelephoneNumber", "faxNumber"},
    {"physicalDeliveryOfficeName", "officeLocation"},
    {"dirSyncEnabled", "onPremisesSyncEnabled"},
    {"manager", "manager", Take::reference},
    {"members", "members", Take::reference},
    {"@members", "members"},  // with the kind of each, for plans
    {"IsSoftDeleted", "accountEnabled", Take::disabled},
    {"IsSoftDeleted", "deletedDateTime", Take::deleted},
    {"extensionAttribute1", "onPremisesExtensionAttributes.extensionAttribute1"},
    {"extensionAttribute2", "onPremisesExtensionAttributes.extensionAttribute2"},
    {"extensionAttribute3", "onPremisesExtensionAttributes.extensionAttribute3"},
    {"extensionAttribute4", "onPremisesExtensionAttributes.extensionAttribute4"},
    {"extensionAttribute5", "onPremisesExtensionAttributes.extensionAttribute5"},
    {"extensionAttribute6", "onPremisesExtensionAttributes.extensionAttribute6"},
    {"extensionAttribute7", "onPremisesExtensionAttributes.extensionAttribute7"},
    {"extensionAttribute8", "onPremisesExtensionAttributes.extensionAttribute8"},
    {"extensionAttribute9", "onPremisesExtensionAttributes.extensionAttribute9"},
    {"extensionAttribute10", "onPremisesExtensionAttributes.extensionAttribute10"},
    {"extensionAttribute11", "onPremisesExtensionAttributes.extensionAttribute11"},
    {"extensionAttribute12", "onPremisesExtensionAttributes.extensionAttribute12"},
    {"extensionAttribute13", "onPremisesExtensionAttributes.extensionAttribute13"},
    {"extensionAttribute14", "onPremisesExtensionAttributes.extensionAttribute14"},
    {"extensionAttribute15", "onPremisesExtensionAttributes.extensionAttribute15"},
};

}  // namespace

std::span<const SourceName> source_names() { return kNames; }

GuestName guest_name(std::string_view user_principal_name) {
  const auto mark = user_principal_name.find("#EXT#");
  if (mark == std::string_view::npos) return {};
  const std::string_view name = user_principal_name.substr(0, mark);
  const auto underscore = name.rfind('_');
  if (underscore == std::string_view::npos) return {};
  return {name.substr(0, underscore), name.substr(underscore + 1)};
}

}  // namespace attrmap::record
