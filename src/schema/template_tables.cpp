#include "schema/template_tables.hpp"

namespace attrmap::schema {
namespace {

#define ATTRMAP_ENTERPRISE "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define ATTRMAP_CONTOSO "urn:ietf:params:scim:schemas:extension:contoso:2.0:User"
#define ATTRMAP_GROUP "urn:ietf:params:scim:schemas:core:2.0:Group"

constexpr TemplateAttribute kEntraUser[] = {
    {"objectId", "anchor"},
    {"IsSoftDeleted", "Boolean required"},
    {"accountEnabled", "Boolean required"},
    {"streetAddress"},
    {"city"},
    {"state"},
    {"postalCode"},
    {"country"},
    {"companyName"},
    {"department"},
    {"dirSyncEnabled", "Boolean"},
    {"displayName", "required"},
    {"appRoleAssignments", "Reference"},
    {"employeeId"},
    {"extensionAttribute1"},
    {"extensionAttribute2"},
    {"extensionAttribute3"},
    {"extensionAttribute4"},
    {"extensionAttribute5"},
    {"extensionAttribute6"},
    {"extensionAttribute7"},
    {"extensionAttribute8"},
    {"extensionAttribute9"},
    {"extensionAttribute10"},
    {"extensionAttribute11"},
    {"extensionAttribute12"},
    {"extensionAttribute13"},
    {"extensionAttribute14"},
    {"extensionAttribute15"},
    {"facsimileTelephoneNumber"},
    {"givenName"},
    {"jobTitle"},
    {"mail"},
    {"mailNickname"},
    {"manager", "Reference", "User"},
    {"mobile"},
    {"originalUserPrincipalName"},
    {"physicalDeliveryOfficeName"},
    {"preferredLanguage"},
    {"proxyAddresses", "multi"},
    {"surname"},
    {"telephoneNumber"},
    {"usageLocation"},
    {"userPrincipalName", "required"},
    {"extension_1a2b3c4d5e6f70819203a4b5c6d7e8f9_badgeNumber"},
};

constexpr TemplateAttribute kEntraGroup[] = {
    {"objectId", "anchor required"},
    {"IsSoftDeleted", "Boolean"},
    {"displayName", "required"},
    {"description"},
    {"mail"},
    {"mailNickname"},
    {"mailEnabled", "Boolean"},
    {"securityEnabled", "Boolean"},
    {"appRoleAssignments", "Reference"},
    {"members", "Reference multi container", "Group User"},
};

constexpr TemplateObject kEntra[] = {{"User", kEntraUser}, {"Group", kEntraGroup}};

constexpr TemplateAttribute kScimUser[] = {
    {"id", "anchor read-only"},
    {"userName", "required"},
    {"active", "Boolean"},
    {"displayName"},
    {"title"},
    {R"(emails[type eq "work"].value)"},
    {"preferredLanguage"},
    {"name.givenName"},
    {"name.familyName"},
    {"name.formatted"},
    {R"(addresses[type eq "work"].formatted)"},
    {R"(addresses[type eq "work"].streetAddress)"},
    {R"(addresses[type eq "work"].locality)"},
    {R"(addresses[type eq "work"].region)"},
    {R"(addresses[type eq "work"].postalCode)"},
    {R"(addresses[type eq "work"].country)"},
    {R"(phoneNumbers[type eq "work"].value)"},
    {R"(phoneNumbers[type eq "mobile"].value)"},
    {R"(phoneNumbers[type eq "fax"].value)"},
    {"externalId", "exact"},
    {ATTRMAP_ENTERPRISE ":employeeNumber"},
    {ATTRMAP_ENTERPRISE ":department"},
    {ATTRMAP_ENTERPRISE ":costCenter"},
    {ATTRMAP_ENTERPRISE ":division"},
    {ATTRMAP_ENTERPRISE ":organization"},
    {ATTRMAP_ENTERPRISE ":manager", "Reference", ATTRMAP_ENTERPRISE},
    {R"(roles[primary eq "True"].value)"},
    {R"(roles[primary eq "True"].display)"},
    {R"(roles[primary eq "True"].type)"},
    {"roles", "multi"},
    {"userType"},
    {"nickName"},
    {"timezone"},
    {"locale"},
    {ATTRMAP_CONTOSO ":CostCode", "exact custom"},
    {ATTRMAP_CONTOSO ":SeatCount", "Integer custom"},
    {ATTRMAP_CONTOSO ":BadgeNumber", "custom"},
};

constexpr TemplateAttribute kScimGroup[] = {
    {"id", "anchor read-only"},
    {"displayName", "required"},
    {"externalId", "exact"},
    {"members", "Reference multi container", ATTRMAP_GROUP " " ATTRMAP_ENTERPRISE},
};

constexpr TemplateMapping kScimUsers[] = {
    {"userName", "[userPrincipalName]", "match"},
    {"active", R"(Switch([IsSoftDeleted], , "False", "True", "True", "False"))"},
    {"displayName", "[displayName]"},
    {"title", "[jobTitle]"},
    {R"(emails[type eq "work"].value)", "[mail]"},
    {"preferredLanguage", "[preferredLanguage]", "default=en-US"},
    {"name.givenName", "[givenName]"},
    {"name.familyName", "[surname]"},
    {"name.formatted", R"(Join(" ", [givenName], [surname]))"},
    {R"(addresses[type eq "work"].formatted)", "[physicalDeliveryOfficeName]"},
    {R"(addresses[type eq "work"].streetAddress)", "[streetAddress]"},
    {R"(addresses[type eq "work"].locality)", "[city]"},
    {R"(addresses[type eq "work"].region)", "[state]"},
    {R"(addresses[type eq "work"].postalCode)", "[postalCode]"},
    {R"(addresses[type eq "work"].country)", "[country]"},
    {R"(phoneNumbers[type eq "work"].value)", "[telephoneNumber]"},
    {R"(phoneNumbers[type eq "mobile"].value)", "[mobile]"},
    {R"(phoneNumbers[type eq "fax"].value)", "[facsimileTelephoneNumber]"},
    {"externalId", "[mailNickname]"},
    {ATTRMAP_ENTERPRISE ":employeeNumber", "[employeeId]"},
    {ATTRMAP_ENTERPRISE ":department", "[department]"},
    {ATTRMAP_ENTERPRISE ":manager", "[manager]"},
    {R"(roles[primary eq "True"].value)", "SingleAppRoleAssignment([appRoleAssignments])"},
    {"userType", R"("Employee")"},
    {"nickName", R"(ToLower(NormalizeDiacritics(Join(".", [givenName], [surname]))))", "create-only"},
    {"timezone", "", "default=Europe/Paris"},
    {ATTRMAP_CONTOSO ":CostCode", "[extensionAttribute1]"},
    {ATTRMAP_CONTOSO ":SeatCount", "[extensionAttribute2]"},
    {ATTRMAP_CONTOSO ":BadgeNumber", "[extension_1a2b3c4d5e6f70819203a4b5c6d7e8f9_badgeNumber]"},
};

constexpr TemplateMapping kScimGroups[] = {
    {"displayName", "[displayName]", "match"},
    {"externalId", "[objectId]"},
    {"members", "[members]"},
};

constexpr TemplateAttribute kTaskizeUser[] = {
    {"id", "anchor read-only"}, {"userName", "required"}, {"active", "Boolean"}, {"displayName"},
    {"name.formatted"},         {"externalId", "exact"},
};

constexpr TemplateMapping kTaskizeUsers[] = {
    {"userName", "[userPrincipalName]", "match"},
    {"active", R"(Switch([IsSoftDeleted], , "False", "True", "True", "False"))"},
    {"displayName", "[displayName]"},
    {"name.formatted", R"(Join(" ", [givenName], [surname]))"},
    {"externalId", "[mailNickname]"},
};

constexpr SchemaTemplate kTemplates[] = {
    {.name = "scim",
     .job = "scim",
     .version = "6.0",
     .rule_id = "0b6f5a0e-6a0c-4a55-9d3c-3c1f0f6b7a11",
     .directory = "customappsso",
     .directory_id = "09760868-cafb-47ac-9031-0a3262300427",
     .entra = "Microsoft Entra ID",
     .users = {ATTRMAP_ENTERPRISE, kScimUser},
     .groups = {ATTRMAP_GROUP, kScimGroup, false},
     .user_mappings = kScimUsers,
     .group_mappings = kScimGroups},
    {.name = "taskize-connect",
     .job = "taskizeConnect",
     .version = "1.0",
     .rule_id = "5c0d1f52-8f3e-4c7b-9b4e-2f6d7a9c1e22",
     .directory = "Taskize Connect",
     .directory_id = "7e2f9c41-3b5d-4e8a-a6c7-1d0b8f4e5a33",
     .entra = "Azure Active Directory",
     .users = {ATTRMAP_ENTERPRISE, kTaskizeUser},
     .groups = {ATTRMAP_GROUP, kScimGroup, false},
     .user_mappings = kTaskizeUsers,
     .group_mappings = kScimGroups},
};

#undef ATTRMAP_ENTERPRISE
#undef ATTRMAP_CONTOSO
#undef ATTRMAP_GROUP

}  // namespace

std::span<const SchemaTemplate> schema_templates() { return kTemplates; }
std::span<const TemplateObject> entra_objects() { return kEntra; }

}  // namespace attrmap::schema
