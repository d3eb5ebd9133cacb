import { PolicyPack } from "@pulumi/policy";
import { createPolicies } from "pulumi-huaweicloud-dms-rabbitmq/policies";

// Every policy of the package; what is named here differs from the preset.
const policies = createPolicies({
  preset: "baseline",
  policies: { "rabbitmq-tls": "mandatory", "rabbitmq-storage-maximum": { maximumGb: 500 } },
});

new PolicyPack("rabbitmq-policies", { policies });
