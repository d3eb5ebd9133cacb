/** The versions of the API that there are. */
export const apiVersions = ["v1.0", "v2"] as const;

/** One of them. */
export type ApiVersion = (typeof apiVersions)[number];

/** The version that a path belongs to: what is not under `/v2` is answered in the form of v1.0. */
export const apiVersionOf = (path: string): ApiVersion => (/^\/v2(\/|$)/.test(path) ? "v2" : "v1.0");
