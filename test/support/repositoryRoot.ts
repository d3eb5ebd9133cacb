import path from "node:path";

/** Directory of the repository. */
export const repositoryRoot = path.resolve(__dirname, "..", "..");
