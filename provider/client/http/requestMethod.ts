/** The HTTP methods of the API. */
export type RequestMethod = "GET" | "POST" | "PUT" | "DELETE";
