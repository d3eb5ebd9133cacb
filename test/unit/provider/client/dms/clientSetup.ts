import type { ClientConfiguration } from "../../../../../provider/client/configuration/clientConfiguration";
import type { NewInstance } from "../../../../../provider/client/dms/instance";
import type { ConnectionOptions } from "../../../../../provider/client/iam/connection";
import { createTestClock, type TestClock } from "../testClock";
import { testConfiguration, tokenCredentials } from "../testConfiguration";
import { type ReceivedRequest, startTestServer, type TestAnswer, type TestServer } from "../testServer";

export const instanceId = "68d5745e-6af2-40e4-945d-fe449be00148";

export const newInstance: NewInstance = {
  name: "orders",
  engine: "rabbitmq",
  engineVersion: "3.7.17",
  storageSpace: 100,
  accessUser: "user-1",
  password: "Br0ker-Pass",
  vpcId: "v1",
  securityGroupId: "s1",
  subnetId: "n1",
  availabilityZones: ["z1"],
  productId: "00300-30109-0--0",
  storageSpecCode: "dms.physical.storage.ultra",
};

/** How a create call writes it. */
export const createRequest = {
  name: "orders",
  engine: "rabbitmq",
  engine_version: "3.7.17",
  storage_space: 100,
  access_user: "user-1",
  password: "Br0ker-Pass",
  vpc_id: "v1",
  security_group_id: "s1",
  subnet_id: "n1",
  available_zones: ["z1"],
  product_id: "00300-30109-0--0",
  storage_spec_code: "dms.physical.storage.ultra",
};

/** A client of a test server, and what to look at afterwards. */
export interface ClientSetup<Client> {
  server: TestServer;
  client: Client;
  clock: TestClock;
  lines: string[];
}

/** Makes clients of a class, each with a server of its own, and closes both after the test. */
export function clientSetup<Client extends { close(): Promise<void> }>(
  Client: new (options: ConnectionOptions) => Client,
) {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    jest.useRealTimers();
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  return async (
    answer: (request: ReceivedRequest, count: number) => TestAnswer | Promise<TestAnswer>,
    changes: Partial<ClientConfiguration> = {},
  ): Promise<ClientSetup<Client>> => {
    const server = await startTestServer(answer);
    const clock = createTestClock();
    const lines: string[] = [];
    const configuration = testConfiguration(server.url, { credentials: tokenCredentials, ...changes });
    const client = new Client({ configuration, clock, random: () => 0, log: (line) => lines.push(line) });
    cleanups.push(server.close, () => client.close());
    return { server, client, clock, lines };
  };
}

/** Answers each request with the next of these, and the last for ever. */
export const inTurn =
  (...answers: TestAnswer[]) =>
  (_request: ReceivedRequest, count: number): TestAnswer =>
    answers[Math.min(count, answers.length) - 1] as TestAnswer;

export const reset: TestAnswer = (response) => response.destroy();

export const refusal = (status: number, error_code: string, error_msg = "No."): TestAnswer => ({
  status,
  headers: { "X-Request-Id": "req-1" },
  json: { error_code, error_msg },
});
