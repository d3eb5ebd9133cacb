/** @type {import("jest").Config} */
const project = {
  testEnvironment: "node",
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  testMatch: ["**/*.test.ts"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: {
    "^pulumi-huaweicloud-dms-rabbitmq$": "<rootDir>/sdk/index.ts",
    "^pulumi-huaweicloud-dms-rabbitmq/provider$": "<rootDir>/provider/index.ts",
    "^pulumi-huaweicloud-dms-rabbitmq/client$": "<rootDir>/provider/client/index.ts",
    "^pulumi-huaweicloud-dms-rabbitmq/policies$": "<rootDir>/policy-pack/policies/index.ts",
    "^pulumi-huaweicloud-dms-rabbitmq-emulator$": "<rootDir>/emulator/src/index.ts",
  },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/emulator/dist"],
};

const measured = ["provider", "sdk", "emulator/src", "policy-pack/policies"];

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    // Jest sees a file that no test loads only below a root.
    { ...project, roots: ["test/unit", "test/lifecycle", ...measured].map((folder) => `<rootDir>/${folder}`) },
    // What the CLI and other clients run through says nothing of how well a line is checked.
    { ...project, roots: ["<rootDir>/test/cli", "<rootDir>/test/clients"], coveragePathIgnorePatterns: [""] },
  ],
  // Generous, since a busy machine is no failure.
  testTimeout: 120_000,
  collectCoverageFrom: measured.map((folder) => `${folder}/**/*.ts`),
  coverageReporters: ["text-summary"],
  // What it was when the floor was set, in whole per cent.
  coverageThreshold: { global: { statements: 93, branches: 91, functions: 94, lines: 94 } },
};
