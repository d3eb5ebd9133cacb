/** The services this client talks to. */
export type Service = "dms" | "iam";

/** Their names in messages. */
export const serviceNames: Readonly<Record<Service, string>> = { dms: "DMS", iam: "IAM" };

/** The HTTP methods of the API. */
export type RequestMethod = "GET" | "POST" | "PUT" | "DELETE";
