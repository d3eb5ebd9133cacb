import * as pulumi from "@pulumi/pulumi";
import { Broker } from "./broker";

export const url = new Broker("orders", { vcpus: 4, password: new pulumi.Config().requireSecret("password") }).url;
