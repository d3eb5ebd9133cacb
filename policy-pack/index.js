const { PolicyPack } = require("@pulumi/policy");
const { existsSync } = require("node:fs");
const path = require("node:path");

// A clone runs the sources, without a build; an installed package has what was built of them.
const isClone = existsSync(path.join(__dirname, "policies"));
const { createPolicies } = require(isClone ? "./policies" : "../dist/policy-pack/policies");

new PolicyPack("huaweicloud-dms-rabbitmq", { policies: createPolicies() });
