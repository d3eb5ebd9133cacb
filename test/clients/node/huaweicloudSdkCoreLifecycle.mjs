// Takes an instance through its life with @huaweicloud/huaweicloud-sdk-core.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

const { EMULATOR_URL, EMULATOR_REGION, EMULATOR_ACCESS_KEY, EMULATOR_SECRET_KEY, EMULATOR_TEMPORARY_KEY } = process.env;
const { CLIENTS_DIRECTORY, TRANSCRIPT_FILE, INSTANCE_REQUEST, INSTANCE_CHANGES } = process.env;
const instanceRequest = JSON.parse(INSTANCE_REQUEST);
const instanceChanges = JSON.parse(INSTANCE_CHANGES);
const longestWaitMilliseconds = 60_000;

// The client is installed outside the work tree.
const requireClient = createRequire(`${CLIENTS_DIRECTORY}/package.json`);
const { BasicCredentials, Region } = requireClient("@huaweicloud/huaweicloud-sdk-core");
const { ClientBuilder } = requireClient("@huaweicloud/huaweicloud-sdk-core/ClientBuilder");

const keys = (accessKey, secretKey) =>
  new BasicCredentials().withAk(accessKey).withSk(secretKey).withIamEndpoint(EMULATOR_URL);

const clientWith = (credentials) =>
  new ClientBuilder((inner) => inner)
    .withCredential(credentials)
    .withRegion(new Region(EMULATOR_REGION, EMULATOR_URL))
    .build();

const credentials = keys(EMULATOR_ACCESS_KEY, EMULATOR_SECRET_KEY);
const client = clientWith(credentials);

// What the generated packages of this SDK hand to the core.
function send(sender, method, path, { data, queryParams = {} } = {}) {
  return sender.sendRequest({
    method,
    url: `/v1.0${path}`,
    contentType: "application/json",
    headers: { "X-Language": "en-us" },
    pathParams: {},
    queryParams,
    data: data ?? {},
  });
}

const instances = (method, path = "", parts = {}) => send(client, method, `/{project_id}/instances${path}`, parts);

async function refusal(call) {
  try {
    await call();
  } catch (error) {
    return { status: error.httpStatusCode, code: error.errorCode, message: error.errorMsg };
  }
}

async function waitFor(read, isReached) {
  const deadline = Date.now() + longestWaitMilliseconds;
  while (Date.now() < deadline) {
    const seen = await read();
    if (isReached(seen)) return seen;
    await sleep(20);
  }
  throw new Error("What was waited for did not come.");
}

const isRunning = ({ status }) => status === "RUNNING";

const zones = await send(client, "GET", "/availableZones");
const products = await send(client, "GET", "/products");
const windows = await send(client, "GET", "/instances/maintain-windows");

const created = await instances("POST", "", { data: instanceRequest });
const path = `/${created.instance_id}`;
const read = () => instances("GET", path);
const creating = await read();
const running = await waitFor(read, isRunning);
const listed = await instances("GET", "", {
  queryParams: { engine: "rabbitmq", name: running.name, exactMatchName: "true", status: "RUNNING" },
});
const unlisted = await instances("GET", "", { queryParams: { name: "another", includeFailure: "false" } });
const duplicate = await refusal(() => instances("POST", "", { data: instanceRequest }));

const update = await instances("PUT", path, { data: instanceChanges });
const updated = await read();
const restart = await instances("POST", "/action", {
  data: { action: "restart", instances: [created.instance_id] },
});
const restarting = await read();
const restarted = await waitFor(read, isRunning);
const deletion = await instances("DELETE", path);
const deleting = await read();
const gone = await waitFor(
  () => refusal(read),
  (seen) => seen !== undefined,
);

const stranger = clientWith(keys(EMULATOR_ACCESS_KEY, "another-secret-key").withProjectId(credentials.projectId));
const temporaryKey = JSON.parse(EMULATOR_TEMPORARY_KEY);
const temporary = clientWith(
  keys(temporaryKey.accessKey, temporaryKey.secretKey)
    .withSecurityToken(temporaryKey.securityToken)
    .withProjectId(credentials.projectId),
);

const transcript = {
  project: credentials.projectId,
  zones: zones.available_zones.map(({ id }) => id),
  productIds: products.Hourly[0].values.flatMap(({ detail }) => detail.flatMap(({ product_id: id }) => id ?? [])),
  windowBegins: windows.maintain_windows.map(({ begin }) => begin),
  createStatus: created.httpStatusCode,
  id: created.instance_id,
  creating: creating.status,
  running,
  listed: listed.instances,
  listedNumber: listed.instance_num,
  unlistedNumber: unlisted.instance_num,
  duplicate,
  updateStatus: update.httpStatusCode,
  updated,
  restartResults: restart.results,
  restarting: restarting.status,
  restarted: restarted.status,
  deleteStatus: deletion.httpStatusCode,
  deleting: deleting.status,
  gone,
  stranger: await refusal(() => send(stranger, "GET", "/{project_id}/instances")),
  temporaryListStatus: (await send(temporary, "GET", "/{project_id}/instances")).httpStatusCode,
};
writeFileSync(TRANSCRIPT_FILE, JSON.stringify(transcript));
