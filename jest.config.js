/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  // Generous, since a busy machine is no failure.
  testTimeout: 120_000,
  roots: ["<rootDir>/test"],
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
