import { PolicyPack } from "@pulumi/policy";
import { createPolicies } from "./policies";

new PolicyPack("huaweicloud-dms-rabbitmq", { policies: createPolicies() });
