const specialCharacters = "`~!@#$%^&*()-_=+\\|[{}];:',<.>/?";

/** Table 8-2: HTTP status and text of every error code of DMS. `{0}` and `{}` stand for a value. */
const tableOfErrors = {
  "111400002": { status: 400, text: "The project ID format is invalid." },
  "111400004": { status: 400, text: "The request body is empty." },
  "111400005": { status: 400, text: "The message body is not in JSON format or contains invalid characters." },
  "111400007": { status: 400, text: "Unsupported type." },
  "111400008": { status: 400, text: "Unsupported version." },
  "111400009": { status: 400, text: "Invalid product_id." },
  "111400010": {
    status: 400,
    text: "Invalid instance name. The name must be 4 to 64 characters long. Only letters, digits, underscores (_), and hyphens (-) are allowed.",
  },
  "111400011": { status: 400, text: "The instance description can contain a maximum of 1024 characters." },
  "111400012": {
    status: 400,
    text: `The password does not meet the complexity requirements. An instance password must: Be a string consisting of 8 to 32 characters. Contain at least two of the following character types: Lowercase letters, Uppercase letters, Digits, Special characters ${specialCharacters}`,
  },
  "111400013": { status: 400, text: "vpc_id in the request is empty." },
  "111400014": { status: 400, text: "security_group_id in the request is empty." },
  "111400015": {
    status: 400,
    text: "Invalid username. A username must be 4 to 64 characters long and consist of only letters, digits, and hyphens (-).",
  },
  "111400016": { status: 400, text: "subnet_id in the request is empty." },
  "111400018": { status: 400, text: "This subnet must exist in the VPC." },
  "111400019": { status: 400, text: "The password does not meet the complexity requirements." },
  "111400020": { status: 400, text: "DHCP must be enabled for this subnet." },
  "111400026": { status: 400, text: "This operation is not allowed due to the instance status." },
  "111400037": {
    status: 400,
    text: "The instanceParams parameter in the request contains invalid characters or is not in JSON format.",
  },
  "111400038": { status: 400, text: "The periodNum parameter in the request must be an integer." },
  "111400042": { status: 400, text: "The AZ does not exist." },
  "111400046": { status: 400, text: "This security group does not exist." },
  "111400048": {
    status: 400,
    text: "Invalid security group rules. Ensure that rules with the protocol being ANY are configured for both the inbound and outbound directions.",
  },
  "111400060": { status: 400, text: "This instance name already exists." },
  "111400061": { status: 400, text: "Invalid instance ID format." },
  "111400062": {
    status: 400,
    text: "Invalid request parameter. The status of an instance to be queried must be a value listed in Table 8-3.",
  },
  "111400063": { status: 400, text: "Invalid configuration parameter {0}." },
  "111400064": { status: 400, text: "The action parameter in the request must be delete or restart." },
  "111400065": { status: 400, text: "The instances parameter in the request is empty." },
  "111400066": { status: 400, text: "Invalid configuration parameter {0}." },
  "111400067": {
    status: 400,
    text: "The available_zones parameter in the request must be an array that contains only one AZ ID.",
  },
  "111400068": { status: 400, text: "The VPC does not exist." },
  "111400080": { status: 400, text: "Incorrect instance password." },
  "111400081": { status: 400, text: "Duplicate instance name." },
  "111400099": {
    status: 400,
    text: "The following instances in the Creating, Starting, Stopping, or Restarting state cannot be deleted: {}",
  },
  "111400100": { status: 400, text: "The instances array can contain a maximum of 50 instance IDs." },
  "111400106": { status: 400, text: "Invalid maintenance time window." },
  "111401001": { status: 401, text: "Invalid token." },
  "111401003": { status: 401, text: "The token is missing." },
  "111401004": { status: 401, text: "The project ID and token do not match." },
  "111403002": {
    status: 403,
    text: "A tenant has the read-only permission and cannot perform operations on DMS.",
  },
  "111403003": { status: 403, text: "This role does not have the permissions to perform this operation." },
  "111404001": { status: 404, text: "The requested URL does not exist." },
  "111404022": { status: 404, text: "This instance does not exist." },
  "111404024": { status: 404, text: "Connector does not exist." },
  "111404027": { status: 404, text: "Connector already exists." },
  "111405001": { status: 405, text: "This request method is not allowed." },
  "111400500": { status: 400, text: "Invalid disk space." },
  "111400125": { status: 400, text: "Invalid SPEC_CODE." },
  "111400124": { status: 400, text: "The maximum number of disk expansion times has been reached." },
  "111500000": { status: 500, text: "Internal service error." },
  "111500006": { status: 500, text: "Internal service error." },
  "111500017": { status: 500, text: "Internal service error." },
  "111500023": { status: 500, text: "Internal service error." },
  "111500024": { status: 500, text: "Internal service error." },
  "111500025": { status: 500, text: "Internal service error." },
  "111500041": { status: 500, text: "Internal service error." },
  "111500051": { status: 500, text: "Internal service error." },
  "111500052": { status: 500, text: "Internal service error." },
  "111500053": { status: 500, text: "Internal service error." },
  "111500054": { status: 500, text: "Internal service error." },
  "111500070": { status: 500, text: "Internal service error." },
  "111500071": { status: 500, text: "Internal service error." },
  "111500094": { status: 500, text: "Internal service error." },
  "111500106": { status: 500, text: "Internal service error." },
} as const;

/** What only calls of API v2 answer, in the form that table 8-2 would give the codes. */
const errorsOfV2 = {
  "111400035": { status: 400, text: "The instance quota of the tenant is used up." },
  "111400128": { status: 400, text: "Invalid public access parameters." },
  "111400136": { status: 400, text: "The key of the disk encryption is missing." },
  "111400970": { status: 400, text: "The plugin {0} does not exist." },
  "40050010": { status: 400, text: "Invalid offset." },
  "10240035": { status: 400, text: "The tag key is empty or longer than 128 characters." },
  "10240036": { status: 400, text: "The tag key contains invalid characters." },
  "10240038": { status: 400, text: "The tag value is longer than 255 characters." },
  "10240039": { status: 400, text: "The tag value contains invalid characters." },
  "10240040": { status: 400, text: "The action on tags must be create or delete." },
  "10240044": { status: 400, text: "An instance can have a maximum of 20 tags." },
  "10240045": { status: 400, text: "The tag key {0} is used more than once." },
  "10240426": { status: 404, text: "The tag key {0} does not exist." },
} as const;

/** HTTP status and text of every error code. `{0}` and `{}` stand for a value. */
export const dmsErrors = { ...tableOfErrors, ...errorsOfV2 } satisfies Record<string, { status: number; text: string }>;

/** A code of an error, table 8-2's in its own form. */
export type DmsErrorCode = keyof typeof dmsErrors;
