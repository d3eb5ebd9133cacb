import type { ApiError } from "./errors";

/** What a code of the reference means. */
export interface ErrorCodeDescription {
  /** The HTTP status it comes with; codes of table 5-7 come in the field `error_code` of an instance and have none. */
  status?: number;
  /** What the reference says. */
  text: string;
  /** What to do. */
  advice: string;
}

const supportAdvice =
  "Try again later; if it stays, open a ticket with the vendor and give the request id and the instance id.";
const failedCreation = "Delete the instance and create it again; if it stays, open a ticket with the vendor.";
const projectAdvice = "Check huaweicloud:projectId (HW_PROJECT_ID), and that it belongs to this region and account.";
const packageAdvice = "This should not happen; report it to the authors of this package.";

function internal(): ErrorCodeDescription {
  return { status: 500, text: "Internal service error.", advice: supportAdvice };
}

const passwordAdvice =
  "Choose a password of 8 to 32 characters with at least two, on API v2 three, of lower-case letters, upper-case letters, digits and special characters.";
const tagAdvice = (what: string) => `Correct tags: ${what}.`;

/**
 * Every code of table 8-2, and 400017, which it does not list, by the last six digits; then those that v2 adds, of other
 * services the whole code. v2 writes `DMS.00400026` where v1.0 writes `111400026`.
 */
export const requestErrorCodes: Readonly<Record<string, ErrorCodeDescription>> = {
  "400002": { status: 400, text: "The project ID format is invalid.", advice: projectAdvice },
  "400004": { status: 400, text: "The request body is empty.", advice: packageAdvice },
  "400005": {
    status: 400,
    text: "The message body is not in JSON format or contains invalid characters.",
    advice: "Look for unusual characters in name, description and password.",
  },
  "400007": { status: 400, text: "Unsupported type.", advice: "Check engine: it must be rabbitmq." },
  "400008": {
    status: 400,
    text: "Unsupported version.",
    advice: "Choose an engineVersion that getProducts lists for this region, such as 3.7.17.",
  },
  "400009": {
    status: 400,
    text: "Invalid product_id.",
    advice: "Choose an hourly product that getProducts lists for this region.",
  },
  "400010": {
    status: 400,
    text: "Invalid instance name. The name must be 4 to 64 characters long. Only letters, digits, underscores (_), and hyphens (-) are allowed.",
    advice: "Correct name; it must also start with a letter.",
  },
  "400011": {
    status: 400,
    text: "The instance description can contain a maximum of 1024 characters.",
    advice: "Shorten description.",
  },
  "400012": {
    status: 400,
    text: "The password does not meet the complexity requirements.",
    advice: passwordAdvice,
  },
  "400013": { status: 400, text: "vpc_id in the request is empty.", advice: "Set vpcId." },
  "400014": { status: 400, text: "security_group_id in the request is empty.", advice: "Set securityGroupId." },
  "400015": {
    status: 400,
    text: "Invalid username. A username must be 4 to 64 characters long and consist of only letters, digits, and hyphens (-).",
    advice: "Correct accessUser.",
  },
  "400016": { status: 400, text: "subnet_id in the request is empty.", advice: "Set subnetId." },
  "400017": {
    status: 400,
    text: "The instance does not accept this operation now.",
    advice: "Wait until the instance is running, then try again.",
  },
  "400018": {
    status: 400,
    text: "This subnet must exist in the VPC.",
    advice: "Set subnetId to a subnet of the VPC that vpcId names.",
  },
  "400019": {
    status: 400,
    text: "The password does not meet the complexity requirements.",
    advice: passwordAdvice,
  },
  "400020": {
    status: 400,
    text: "DHCP must be enabled for this subnet.",
    advice: "Enable DHCP for the subnet, or choose another subnetId.",
  },
  "400026": {
    status: 400,
    text: "This operation is not allowed due to the instance status.",
    advice: "Wait until the instance is running, then try again.",
  },
  "400037": {
    status: 400,
    text: "The instanceParams parameter in the request contains invalid characters or is not in JSON format.",
    advice: packageAdvice,
  },
  "400038": {
    status: 400,
    text: "The periodNum parameter in the request must be an integer.",
    advice: packageAdvice,
  },
  "400042": {
    status: 400,
    text: "The AZ does not exist.",
    advice: "Set availabilityZones to the id (not the name) of a zone that getAvailabilityZones lists.",
  },
  "400046": {
    status: 400,
    text: "This security group does not exist.",
    advice: "Set securityGroupId to a security group of this region and project.",
  },
  "400048": {
    status: 400,
    text: "Invalid security group rules. Ensure that rules with the protocol being ANY are configured for both the inbound and outbound directions.",
    advice:
      "Give the security group two rules of protocol ANY (all protocols and ports): an inbound one whose source is the security group itself, or the subnet, and an outbound one to 0.0.0.0/0; or choose a securityGroupId that has them.",
  },
  "400060": {
    status: 400,
    text: "This instance name already exists.",
    advice: "Choose another name, or rename or delete the instance that has it.",
  },
  "400061": {
    status: 400,
    text: "Invalid instance ID format.",
    advice: "Check the instance id; it looks like 68d5745e-6af2-40e4-945d-fe449be00148.",
  },
  "400062": {
    status: 400,
    text: "Invalid request parameter. The status of an instance to be queried must be a value listed in Table 8-3.",
    advice: "Query with a status such as RUNNING or CREATING, or without one.",
  },
  "400063": {
    status: 400,
    text: "Invalid configuration parameter {0}.",
    advice: "Correct the property that the service names.",
  },
  "400064": {
    status: 400,
    text: "The action parameter in the request must be delete or restart.",
    advice: "Use the action delete or restart.",
  },
  "400065": {
    status: 400,
    text: "The instances parameter in the request is empty.",
    advice: "Name at least one instance.",
  },
  "400066": {
    status: 400,
    text: "Invalid configuration parameter {0}.",
    advice: "Correct the property that the service names.",
  },
  "400067": {
    status: 400,
    text: "The available_zones parameter in the request must be an array that contains only one AZ ID.",
    advice: "Set availabilityZones to exactly one zone id; API v2 also takes three and more.",
  },
  "400068": {
    status: 400,
    text: "The VPC does not exist.",
    advice: "Set vpcId to a VPC of this region and project.",
  },
  "400080": { status: 400, text: "Incorrect instance password.", advice: "Correct the password." },
  "400081": {
    status: 400,
    text: "Duplicate instance name.",
    advice: "Choose another name, or rename or delete the instance that has it.",
  },
  "400099": {
    status: 400,
    text: "The following instances in the Creating, Starting, Stopping, or Restarting state cannot be deleted: {}",
    advice: "Wait until the instance has left that state, then delete it again.",
  },
  "400100": {
    status: 400,
    text: "The instances array can contain a maximum of 50 instance IDs.",
    advice: "Name at most 50 instances at once.",
  },
  "400106": {
    status: 400,
    text: "Invalid maintenance time window.",
    advice:
      "Set maintainBegin to 22:00, 02:00, 06:00, 10:00, 14:00 or 18:00, and maintainEnd to four hours later, or leave both out.",
  },
  "401001": {
    status: 401,
    text: "Invalid token.",
    advice:
      "The token is wrong or has expired (tokens last 24 hours): provide a new one, or sign in with an access key.",
  },
  "401003": {
    status: 401,
    text: "The token is missing.",
    advice: "Check the credentials, and that no proxy removes request headers.",
  },
  "401004": { status: 401, text: "The project ID and token do not match.", advice: projectAdvice },
  "403002": {
    status: 403,
    text: "A tenant has the read-only permission and cannot perform operations on DMS.",
    advice: "Check in the console whether the account is restricted, for instance for unpaid bills.",
  },
  "403003": {
    status: 403,
    text: "This role does not have the permissions to perform this operation.",
    advice: "Ask an administrator of the account for the permission.",
  },
  "404001": {
    status: 404,
    text: "The requested URL does not exist.",
    advice:
      "Check the region and the endpoint (huaweicloud:endpoints, HW_DMS_ENDPOINT): they must serve DMS in the version of the API that is used (huaweicloud:apiVersion, HW_DMS_API_VERSION).",
  },
  "404022": {
    status: 404,
    text: "This instance does not exist.",
    advice: "Check the instance id, the region and the project; if the instance was deleted, run pulumi refresh.",
  },
  "404024": { status: 404, text: "Connector does not exist.", advice: supportAdvice },
  "404027": { status: 404, text: "Connector already exists.", advice: supportAdvice },
  "405001": {
    status: 405,
    text: "This request method is not allowed.",
    advice: "This region may not offer the operation through the API; use the console.",
  },
  "400500": {
    status: 400,
    text: "Invalid disk space.",
    advice:
      "Set storageSpace to 100–90,000 GB for a single node, and to at least the product's storage (100 GB for each node) for a cluster; on API v2 to a multiple of 100.",
  },
  "400125": {
    status: 400,
    text: "Invalid SPEC_CODE.",
    advice: "Choose a product whose spec code getProducts lists for this region.",
  },
  "400124": {
    status: 400,
    text: "The maximum number of disk expansion times has been reached.",
    advice: "A disk can be expanded 20 times; a larger one needs a new instance.",
  },
  "500000": internal(),
  "500006": internal(),
  "500017": internal(),
  "500023": internal(),
  "500024": internal(),
  "500025": internal(),
  "500041": internal(),
  "500051": internal(),
  "500052": internal(),
  "500053": internal(),
  "500054": internal(),
  "500070": internal(),
  "500071": internal(),
  "500094": internal(),
  "500106": internal(),
  "400035": {
    status: 400,
    text: "The quota of instances is used up.",
    advice: "Delete an instance, or have the quota raised in the console.",
  },
  "400039": {
    status: 400,
    text: "The quota of the project is used up.",
    advice: "Free resources, or have the quota raised in the console.",
  },
  "400049": {
    status: 400,
    text: "The zone has no IPv6 addresses.",
    advice: "Choose a zone whose ipv6Enable getAvailabilityZones gives as true.",
  },
  "400055": {
    status: 400,
    text: "The product is sold out.",
    advice: "Choose another product, disk or zone that getProducts lists.",
  },
  "400107": {
    status: 400,
    text: "An earlier order to extend the instance is not paid.",
    advice: "Pay or cancel the order in the console, then try again.",
  },
  "400108": {
    status: 400,
    text: "An earlier order to extend the instance is still carried out.",
    advice: "Wait until it is done, then try again.",
  },
  "400128": {
    status: 400,
    text: "The parameters of public access are wrong.",
    advice: "Set publicIpId to an elastic IP address that is not bound, together with enablePublicIp.",
  },
  "400129": {
    status: 400,
    text: "The version of the instance is too old for this operation.",
    advice: "Have the vendor upgrade the instance, or create a new one.",
  },
  "400134": {
    status: 400,
    text: "Another order for the instance is not paid.",
    advice: "Pay or cancel the order in the console, then try again.",
  },
  "400135": {
    status: 400,
    text: "Disks cannot be encrypted here.",
    advice: "Leave diskEncryptedKey out, or choose another region.",
  },
  "400136": {
    status: 400,
    text: "The key for the encryption of the disks does not exist.",
    advice: "Set diskEncryptedKey to the id of a KMS key of this region and project.",
  },
  "400137": {
    status: 400,
    text: "The key for the encryption of the disks is not enabled.",
    advice: "Enable the KMS key that diskEncryptedKey names, or name another.",
  },
  "400800": {
    status: 400,
    text: "A parameter is missing or wrong.",
    advice: "Correct the property that the service names.",
  },
  "400970": {
    status: 400,
    text: "There is no such plugin.",
    advice: "Name only plugins that the instance has; they differ from region to region.",
  },
  "400971": {
    status: 400,
    text: "The plugin depends on TLS being on or off.",
    advice: "Leave the plugin out, or create the instance with the other value of sslEnable.",
  },
  "404033": {
    status: 400,
    text: "The disk of a RabbitMQ instance cannot be extended here.",
    advice: "Add nodes instead, or create a larger instance.",
  },
  "500972": {
    status: 400,
    text: "The user does not exist.",
    advice: "Check the name of the user.",
  },
  "500986": {
    status: 400,
    text: "The account is restricted.",
    advice: "Check in the console whether bills are unpaid.",
  },
  "500987": {
    status: 400,
    text: "The balance of the account does not suffice.",
    advice: "Top up the account, then try again.",
  },
  "501024": {
    status: 408,
    text: "The operation took the service too long.",
    advice: supportAdvice,
  },
  "050010": {
    status: 400,
    text: "The first row that was asked for is out of range.",
    advice: packageAdvice,
  },
  "240035": {
    status: 400,
    text: "The key of a tag is empty or too long.",
    advice: tagAdvice("a key has 1 to 128 characters"),
  },
  "240036": {
    status: 400,
    text: "The key of a tag has a character that it may not have.",
    advice: tagAdvice("letters, digits, spaces and _ . : = + - @ are allowed, keys may not begin with _sys_"),
  },
  "240038": {
    status: 400,
    text: "The value of a tag is too long.",
    advice: tagAdvice("a value has at most 255 characters"),
  },
  "240039": {
    status: 400,
    text: "The value of a tag has a character that it may not have.",
    advice: tagAdvice("letters, digits, spaces and _ . : = + - @ are allowed"),
  },
  "240040": { status: 400, text: "Tags can only be added or removed.", advice: packageAdvice },
  "240044": {
    status: 400,
    text: "The instance would have too many tags.",
    advice: tagAdvice("an instance has at most 20"),
  },
  "240045": {
    status: 400,
    text: "The instance has a tag with this key already.",
    advice: tagAdvice("each key may be there once"),
  },
  "240407": {
    status: 404,
    text: "Too many calls for tags were made.",
    advice: "Try again later, or deploy fewer instances at once (pulumi up --parallel).",
  },
  "240426": {
    status: 404,
    text: "The instance has no tag with this key.",
    advice: "Run pulumi refresh, then deploy again.",
  },
  "CBC.99003651": {
    status: 400,
    text: "The subscription cannot be cancelled while the instance is busy.",
    advice: "Wait until the instance is running, then try again.",
  },
};

/** Every code of table 5-7: why an instance could not be created or is faulty. */
export const instanceErrorCodes: Readonly<Record<string, ErrorCodeDescription>> = {
  "public.00.0001": { text: "Internal service error.", advice: failedCreation },
  "public.00.0002": { text: "Internal service error.", advice: failedCreation },
  "public.00.0003": { text: "Internal service error.", advice: failedCreation },
  "public.00.0004": {
    text: "Failed to create the VPC.",
    advice: "Check the VPC that vpcId names and the account's VPC quota, then create the instance again.",
  },
  "public.00.0005": {
    text: "Failed to create the security group.",
    advice: "Check the security group and the account's quota of security groups, then create the instance again.",
  },
  "public.00.0006": {
    text: "Failed to create the subnet.",
    advice: "Check the subnet that subnetId names and the account's quota of subnets, then create the instance again.",
  },
  "public.00.0007": {
    text: "The subnet status is abnormal.",
    advice: "Wait until the subnet that subnetId names is active, or choose another, then create the instance again.",
  },
  "public.00.0008": { text: "Failed to create the ECS.", advice: failedCreation },
  "public.00.0009": { text: "Failed to create the ECS.", advice: failedCreation },
  "public.00.0010": { text: "Failed to create the ECS.", advice: failedCreation },
  "public.00.0011": {
    text: "Failed to bind an NIC to the ECS.",
    advice: "Check that the subnet has free addresses, then create the instance again.",
  },
  "public.00.0013": { text: "Failed to start the ECS.", advice: failedCreation },
  "public.00.0014": { text: "Failed to start the ECS.", advice: failedCreation },
  "public.00.0015": { text: "Failed to stop the ECS.", advice: supportAdvice },
  "public.00.0018": {
    text: "Failed to create the ECS because the ECS resource quota is insufficient.",
    advice:
      "Raise the account's quota of ECS instances, vCPUs and memory in the console (Service Quota), free some, or choose a smaller product, then create the instance again.",
  },
  "public.00.0024": { text: "Failed to deploy the instance.", advice: failedCreation },
  "public.00.0025": {
    text: "Some nodes of the instance are faulty.",
    advice:
      "Look at the nodes in the console and open a ticket with the vendor; do not delete the instance if it holds messages.",
  },
  "public.00.0042": {
    text: "Failed to connect to the instance.",
    advice:
      "Check the rules of the security group and the subnet's network ACL: the service must reach the instance on all ports.",
  },
};

/**
 * What a code means, in any of the forms the service writes it (`111400026`, `DMS.00400026`, `public.00.0018`).
 *
 * @returns undefined for a code that neither version's reference lists
 */
export function describeErrorCode(code: string): ErrorCodeDescription | undefined {
  const instanceCode = code.trim().toLowerCase();
  if (Object.hasOwn(instanceErrorCodes, instanceCode)) return instanceErrorCodes[instanceCode];
  const key = errorNumber(code) ?? code.trim().toUpperCase();
  return Object.hasOwn(requestErrorCodes, key) ? requestErrorCodes[key] : undefined;
}

/**
 * The six digits that identify a code of the reference, whichever way the service writes it: `111400026`, `DMS.00400026` and
 * `400026` are all `400026`. Codes of gateways and other services have none.
 */
export function errorNumber(code: string): string | undefined {
  return /^(?:DMS\.)?\d{0,4}(\d{6})$/i.exec(code.trim())?.[1];
}

/** Whether an answer is a 404 without a code of the reference: it may mean "gone", or anything else a gateway says. */
export function isUnknownNotFound(error: ApiError): boolean {
  return error.status === 404 && describeErrorCode(error.errorCode ?? "") === undefined;
}
