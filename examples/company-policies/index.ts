import { PolicyPack } from "@pulumi/policy";
import { configurePolicy, passwordStrength, publicAccess, tls } from "pulumi-huaweicloud-dms-rabbitmq/policies";

new PolicyPack("company-policies", { policies: [publicAccess, passwordStrength, configurePolicy(tls, "mandatory")] });
