import path from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { expectTypeOf } from "expect-type";
import type * as sdk from "pulumi-huaweicloud-dms-rabbitmq";
import ts from "typescript";
import { repositoryRoot } from "../../../support/repositoryRoot";

type Sdk = typeof sdk;
type Options = { provider?: pulumi.ProviderResource; parent?: pulumi.Resource };
type Optional<Args> = [args?: Args, opts?: Options];
type Mandatory<Args> = [args: Args, opts?: Options];

interface Zone {
  id: string;
  code?: string;
  name?: string;
  port?: number;
  available: boolean;
  default?: boolean;
  ipv6Enable?: boolean;
}

interface Product {
  productId: string;
  billing: "hourly" | "monthly";
  engine: string;
  engineVersion?: string;
  engineVersions: string[];
  type: string;
  nodes?: number;
  minNodes: number;
  maxNodes: number;
  nodeStep: number;
  vmSpecification?: string;
  vcpus?: number;
  memoryGb?: number;
  storage?: number;
  minStoragePerNode?: number;
  maxStoragePerNode?: number;
  archTypes?: string[];
  specCode?: string;
  io: { ioType?: string; storageSpecCode?: string; availableZones?: string[]; unavailableZones?: string[] }[];
}

interface Window {
  seq?: number;
  begin: string;
  end: string;
  default: boolean;
}

interface ProductWords {
  type?: "single" | "cluster";
  vcpus?: number;
  memoryGb?: number;
  nodes?: number;
  storageSpecCode?: string;
  engineVersion?: string;
  billing?: "hourly" | "monthly";
}

// These hold when the file compiles; the test below compiles it.
expectTypeOf<Parameters<Sdk["getAvailabilityZones"]>>().toEqualTypeOf<
  Optional<{ available?: boolean; code?: string; name?: string; id?: string }>
>();
expectTypeOf<ReturnType<Sdk["getAvailabilityZones"]>>().toEqualTypeOf<
  Promise<{ regionId: string; availabilityZones: Zone[] }>
>();
expectTypeOf<ReturnType<Sdk["getAvailabilityZonesOutput"]>>().toEqualTypeOf<
  pulumi.Output<{ regionId: string; availabilityZones: Zone[] }>
>();
expectTypeOf<ReturnType<Sdk["getAvailabilityZone"]>>().toEqualTypeOf<Promise<Zone>>();
expectTypeOf<ReturnType<Sdk["getAvailabilityZoneOutput"]>>().toEqualTypeOf<pulumi.Output<Zone>>();

expectTypeOf<Parameters<Sdk["getProducts"]>>().toEqualTypeOf<Optional<ProductWords>>();
expectTypeOf<ReturnType<Sdk["getProducts"]>>().toEqualTypeOf<Promise<{ products: Product[] }>>();
expectTypeOf<ReturnType<Sdk["getProductsOutput"]>>().toEqualTypeOf<pulumi.Output<{ products: Product[] }>>();
expectTypeOf<Parameters<Sdk["getProduct"]>>().toEqualTypeOf<Mandatory<ProductWords>>();
expectTypeOf<ReturnType<Sdk["getProduct"]>>().toEqualTypeOf<Promise<Product>>();
expectTypeOf<ReturnType<Sdk["getProductOutput"]>>().toEqualTypeOf<pulumi.Output<Product>>();

expectTypeOf<ReturnType<Sdk["getMaintenanceWindows"]>>().toEqualTypeOf<Promise<{ maintenanceWindows: Window[] }>>();
expectTypeOf<ReturnType<Sdk["getMaintenanceWindowsOutput"]>>().toEqualTypeOf<
  pulumi.Output<{ maintenanceWindows: Window[] }>
>();
expectTypeOf<Parameters<Sdk["getMaintenanceWindow"]>>().toEqualTypeOf<
  Mandatory<{ default: true } | { begin: string } | { seq: number }>
>();
expectTypeOf<ReturnType<Sdk["getMaintenanceWindow"]>>().toEqualTypeOf<Promise<Window>>();
expectTypeOf<ReturnType<Sdk["getMaintenanceWindowOutput"]>>().toEqualTypeOf<pulumi.Output<Window>>();

expectTypeOf<Parameters<Sdk["getInstance"]>>().toEqualTypeOf<Mandatory<{ id: string } | { name: string }>>();
expectTypeOf<ReturnType<Sdk["getInstance"]>>().resolves.toMatchTypeOf<{
  instanceId: string;
  hosts: string[];
  port?: number;
  storageSpace?: number;
  createdAtMillis?: number;
  sslEnable?: boolean;
}>();
expectTypeOf<Parameters<Sdk["getInstances"]>>().toEqualTypeOf<
  Optional<{
    name?: string;
    exactMatchName?: boolean;
    status?: string;
    includeFailure?: boolean;
    enterpriseProjectId?: string;
  }>
>();
expectTypeOf<ReturnType<Sdk["getInstances"]>>().toEqualTypeOf<
  Promise<{ instances: Awaited<ReturnType<Sdk["getInstance"]>>[] }>
>();
expectTypeOf<ReturnType<Sdk["getInstancesOutput"]>>().toEqualTypeOf<
  pulumi.Output<{ instances: Awaited<ReturnType<Sdk["getInstance"]>>[] }>
>();

expectTypeOf<Parameters<Sdk["getProjects"]>>().toEqualTypeOf<Optional<{ name?: string }>>();
expectTypeOf<ReturnType<Sdk["getProjects"]>>().resolves.toHaveProperty("projects").toMatchTypeOf<{ id: string }[]>();
expectTypeOf<ReturnType<Sdk["getProject"]>>().resolves.toMatchTypeOf<{ id: string; name?: string }>();

// Whatever a plain form takes, its Output form takes as an input.
expectTypeOf<pulumi.Output<number>>().toMatchTypeOf<
  NonNullable<NonNullable<Parameters<Sdk["getProductsOutput"]>[0]>["vcpus"]>
>();
expectTypeOf<{ id: pulumi.Output<string> }>().toMatchTypeOf<Parameters<Sdk["getInstanceOutput"]>[0]>();
expectTypeOf<{ begin: pulumi.Output<string> }>().toMatchTypeOf<Parameters<Sdk["getMaintenanceWindowOutput"]>[0]>();
expectTypeOf<Promise<boolean>>().toMatchTypeOf<
  NonNullable<NonNullable<Parameters<Sdk["getInstancesOutput"]>[0]>["includeFailure"]>
>();

declare const call: Sdk;
declare const later: pulumi.Output<string>;
/** Calls that a compiler must refuse. */
const refused = (): unknown[] => [
  // @ts-expect-error a plain form takes no outputs
  () => call.getInstance({ id: later }),
  // @ts-expect-error there is no such type
  () => call.getProducts({ type: "double" }),
  // @ts-expect-error numbers are numbers
  () => call.getProducts({ vcpus: "4" }),
  // @ts-expect-error either id or name
  () => call.getInstance({}),
  // @ts-expect-error one of the three
  () => call.getMaintenanceWindow({}),
  // @ts-expect-error not false
  () => call.getMaintenanceWindow({ default: false }),
  // @ts-expect-error no such argument
  () => call.getAvailabilityZones({ zone: "az1" }),
];
void refused;

it("the data functions have the signatures that their documentation gives", () => {
  const { config } = ts.readConfigFile(path.join(repositoryRoot, "test", "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.join(repositoryRoot, "test"));
  const program = ts.createProgram([__filename], { ...options, noEmit: true });
  const findings = [...program.getSemanticDiagnostics(program.getSourceFile(__filename))];
  expect(findings.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});
