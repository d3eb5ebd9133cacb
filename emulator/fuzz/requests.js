// Random requests: guided by the API's schema with things gone wrong here and there, or raw bytes.
const fc = require("fast-check");

/**
 * A request to an emulator. `{project}`, `{instance}` in its path and body stand for ids that only the run knows.
 *
 * @typedef {{ kind: "guided", method: string, path: string, body: string, auth: string, headers: Record<string, string> }} GuidedRequest
 * @typedef {{ kind: "raw", bytes: Buffer }} RawRequest
 * @typedef {GuidedRequest | RawRequest} FuzzRequest
 */

const strangeText = fc.oneof(
  fc.constantFrom("", " ", "null", "true", "-1", "0", "1e309", "__proto__", "constructor", "{instance}", "%00", "../"),
  fc.string({ maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 80 }),
);
const strange = fc.oneof(
  strangeText,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 2 ** 53, 1e308, [], {}, [[]], [null], { a: 1 }),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/**
 * Mostly the first value, sometimes one of the others, seldom anything.
 *
 * @param {unknown} right
 * @param {...unknown} others
 */
const mostly = (right, ...others) =>
  fc.oneof(
    { weight: 40, arbitrary: fc.constant(right) },
    ...others.map((other) => ({ weight: 1, arbitrary: fc.constant(other) })),
    { weight: 1, arbitrary: strange },
  );

/** @param {Record<string, fc.Arbitrary<unknown>>} fields */
const fieldsOf = (fields) =>
  fc
    .tuple(fc.record(fields, { requiredKeys: [] }), fc.record(fields), fc.integer({ min: 0, max: 3 }))
    .map(([some, all, dice]) => (dice === 0 ? some : all));

const creation = fieldsOf({
  name: fc.oneof(
    { weight: 40, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{5,20}$/) },
    { weight: 1, arbitrary: strange },
  ),
  description: mostly("", "text", "x".repeat(1025)),
  engine: mostly("rabbitmq", "RabbitMQ", "kafka"),
  engine_version: mostly("3.7.17", "3.8.0"),
  storage_space: mostly(100, 300, 99, 90_001),
  access_user: mostly("user-1", "me"),
  password: mostly("Pa55-word!", "short"),
  vpc_id: mostly("vpc", ""),
  security_group_id: mostly("group", ""),
  subnet_id: mostly("subnet", ""),
  available_zones: mostly(["1d7b939b382c4c3bb3481a8ca10da768"], []),
  product_id: mostly("00300-30109-0--0", "00300-30209-0--0", "00300-30110-0--0"),
  maintain_begin: mostly("22:00", ""),
  maintain_end: mostly("02:00", ""),
  enable_publicip: mostly(false, true),
  publicip_id: mostly("", "eip"),
  ssl_enable: mostly(false, true),
  storage_spec_code: mostly("dms.physical.storage.high", "slow"),
  enterprise_project_id: mostly("0"),
});
const update = fieldsOf({
  name: mostly("renamed", "renamed-again"),
  description: mostly("", "new"),
  maintain_begin: mostly("22:00:00"),
  maintain_end: mostly("02:00:00"),
  security_group_id: mostly("other-group"),
  enable_publicip: mostly(true, false),
  publicip_id: mostly("eip", ""),
});
const action = fieldsOf({
  action: mostly("restart", "delete"),
  instances: fc.oneof(
    fc.constant(["{instance}"]),
    fc.array(fc.constantFrom("{instance}", "x"), { maxLength: 60 }),
    strange,
  ),
  allFailure: mostly("true", "false", undefined),
});
const extension = fieldsOf({
  new_storage_space: mostly(200, 300, 500),
  new_spec_code: mostly("dms.instance.rabbitmq.single.c3.4u8g", "dms.instance.rabbitmq.cluster.c3.4u8g.5"),
});
const creationOfToday = fc
  .tuple(
    creation,
    fieldsOf({
      engine_version: mostly("3.8.35", "3.12.13", "AMQP-0-9-1"),
      storage_space: mostly(300, 350, 90_100),
      product_id: mostly("c6.2u4g.cluster", "c6.2u4g.single", "amqp.b1.large.1"),
      broker_num: mostly(3, 1, 4, "3"),
      storage_spec_code: mostly("dms.physical.storage.ultra.v2", "dms.physical.storage.ultra"),
      tags: mostly([{ key: "a", value: "b" }], [{ key: "" }], [null]),
      disk_encrypted_enable: mostly(false, true),
      disk_encrypted_key: mostly("key"),
      enable_acl: mostly(false, true),
      arch_type: mostly("X86", "ARM"),
      bss_param: mostly({ charging_mode: "postPaid" }, { charging_mode: "prePaid" }),
    }),
  )
  .map(([shared, ofToday]) => ({ ...shared, ...ofToday }));
const updateOfToday = fc
  .tuple(update, fieldsOf({ enterprise_project_id: mostly("0", "finance"), enable_acl: mostly(false, true) }))
  .map(([shared, ofToday]) => ({ ...shared, ...ofToday }));
const actionOfToday = fc
  .tuple(action, fieldsOf({ all_failure: mostly("rabbitmq", "true"), force_delete: mostly(false, true) }))
  .map(([shared, ofToday]) => ({ ...shared, ...ofToday }));
const extensionOfToday = fieldsOf({
  oper_type: mostly("storage", "horizontal", "vertical"),
  new_storage_space: mostly(600, 500, 100),
  new_broker_num: mostly(5, 7, 4),
  new_product_id: mostly("c6.4u8g.cluster", "c6.4u8g.single", "amqp.b1.large.2"),
  new_spec_code: mostly("dms.instance.rabbitmq.single.c3.4u8g", "dms.instance.rabbitmq.cluster.c3.4u8g.5"),
});
const tagChange = fieldsOf({
  action: mostly("create", "delete"),
  tags: mostly([{ key: "a", value: "b" }], [{ key: "c" }], [null]),
});
const pluginChange = fieldsOf({
  enable: mostly(true, false),
  plugins: mostly("rabbitmq_shovel", "rabbitmq_federation,rabbitmq_consistent_hash_exchange", "unknown"),
});
const recyclePolicy = fieldsOf({ retention_days: mostly(1, 7, 8), default_use_recycle: mostly(true, false) });
const restoration = fieldsOf({ instances: mostly(["{instance}"], [], ["x"]) });

const signIn = fc.record({
  auth: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        identity: fieldsOf({
          methods: mostly(["password"], ["token"], []),
          password: mostly({ user: { name: "emulator", password: "emulator", domain: { name: "emulator" } } }),
          token: mostly({ id: "x" }),
        }),
        scope: mostly(
          { project: { name: "ae-ad-1" } },
          { project: { id: "{project}" } },
          { domain: { name: "emulator" } },
        ),
      }),
    },
    { weight: 1, arbitrary: strange },
  ),
});
const behindTheBack = fieldsOf({
  name: mostly("drifted", null),
  status: mostly("RUNNING", "ERROR", "CREATEFAILED", "EXTENDEDFAILED", "FROZEN", 5),
  total_storage_space: mostly(100, "100"),
  resource_spec_code: mostly("dms.instance.rabbitmq.cluster.c3.4u8g.3", "x.999999999"),
  extend_times: mostly(0, 20, "20"),
  connect_address: mostly(null),
  port: mostly("5672"),
  product_id: mostly("c6.2u4g.cluster", "gone"),
  broker_num: mostly(3, 1e9, 0),
  engine_version: mostly("3.8.35", "AMQP-0-9-1"),
  tags: mostly([{ key: "a", value: "b" }], [{ key: 1 }]),
});

const queryValue = fc.oneof(
  strangeText,
  fc.constantFrom("rabbitmq", "RUNNING", "Running", "true", "false", "1", "10", "{instance}"),
);
const query = fc
  .dictionary(
    fc.constantFrom(
      "engine",
      "name",
      "id",
      "status",
      "includeFailure",
      "exactMatchName",
      "enterprise_project_id",
      "start",
      "limit",
      "instance_id",
      "include_failure",
      "exact_match_name",
      "offset",
      "begin_time",
      "product_id",
      "x",
    ),
    queryValue,
    { maxKeys: 5 },
  )
  .map((values) => new URLSearchParams(values).toString());

const projectId = fc.oneof(
  { weight: 15, arbitrary: fc.constant("{project}") },
  { weight: 1, arbitrary: strangeText.map(encode) },
);
const instanceId = fc.oneof(
  { weight: 12, arbitrary: fc.constant("{instance}") },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: strangeText.map(encode) },
);

/** @param {string} text */
function encode(text) {
  return encodeURIComponent(Buffer.from(text).toString()).replaceAll("%7B", "{").replaceAll("%7D", "}");
}

const nothing = fc.constant(undefined);
const instances = projectId.map((project) => `/v1.0/${project}/instances`);
const oneInstance = fc.tuple(instances, instanceId).map(([path, id]) => `${path}/${id}`);

const ofToday = projectId.map((project) => `/v2/rabbitmq/${project}/instances`);
const instancesV2 = fc.oneof(
  projectId.map((project) => `/v2/${project}/instances`),
  ofToday,
);
const oneInstanceV2 = fc.tuple(projectId, instanceId).map(([project, id]) => `/v2/${project}/instances/${id}`);
const extensionV2 = fc.tuple(ofToday, instanceId).map(([path, id]) => `${path}/${id}/extend`);
const tagsV2 = fc.tuple(projectId, instanceId).map(([project, id]) => `/v2/${project}/rabbitmq/${id}/tags`);
const recycleV2 = projectId.map((project) => `/v2/${project}/recycle`);

/** @type {[number, string, fc.Arbitrary<string>, fc.Arbitrary<unknown>][]} */
const operations = [
  [4, "POST", instances, creation],
  [4, "GET", fc.tuple(instances, query).map(([path, text]) => `${path}?${text}`), nothing],
  [4, "GET", oneInstance, nothing],
  [3, "PUT", oneInstance, update],
  [2, "DELETE", oneInstance, nothing],
  [3, "POST", instances.map((path) => `${path}/action`), action],
  [3, "POST", oneInstance.map((path) => `${path}/extend`), extension],
  [4, "POST", instancesV2, creationOfToday],
  [4, "GET", fc.tuple(projectId, query).map(([project, text]) => `/v2/${project}/instances?${text}`), nothing],
  [4, "GET", oneInstanceV2, nothing],
  [3, "PUT", oneInstanceV2, updateOfToday],
  [2, "DELETE", oneInstanceV2, nothing],
  [2, "POST", projectId.map((project) => `/v2/${project}/instances/action`), actionOfToday],
  [2, "POST", oneInstanceV2.map((path) => `${path}/password`), fieldsOf({ new_password: mostly("N3w-word!", "weak") })],
  [1, "GET", extensionV2, nothing],
  [4, "POST", extensionV2, extensionOfToday],
  [1, "GET", tagsV2, nothing],
  [2, "POST", tagsV2.map((path) => `${path}/action`), tagChange],
  [1, "GET", oneInstanceV2.map((path) => `${path}/rabbitmq/plugins`), nothing],
  [2, "PUT", oneInstanceV2.map((path) => `${path}/rabbitmq/plugins`), pluginChange],
  [2, "GET", fc.tuple(oneInstanceV2, query).map(([path, text]) => `${path}/tasks?${text}`), nothing],
  [1, "GET", oneInstanceV2.map((path) => `${path}/tasks/x`), nothing],
  [1, "GET", recycleV2, nothing],
  [1, "PUT", recycleV2, recyclePolicy],
  [1, "POST", recycleV2, restoration],
  [1, "GET", query.map((text) => `/v2/rabbitmq/products?${text}`), nothing],
  [1, "GET", fc.constantFrom("/v2/products", "/v2/available-zones", "/v2/instances/maintain-windows"), nothing],
  [1, "GET", query.map((text) => `/v1.0/products?${text}`), nothing],
  [
    1,
    "GET",
    fc.constantFrom("/v1.0/availableZones", "/v1.0/instances/maintain-windows", "/v3", "/v3/auth/catalog"),
    nothing,
  ],
  [1, "GET", query.map((text) => `/v3/projects?${text}`), nothing],
  [2, "POST", fc.constantFrom("/v3/auth/tokens", "/v3/auth/tokens?nocatalog=true"), signIn],
  [
    1,
    "GET",
    fc.constantFrom("/v3/auth/domains", "/v3/auth/projects", "/v3/auth/tokens", "/_emulator/instances"),
    nothing,
  ],
  [2, "POST", instanceId.map((id) => `/_emulator/instances/${id}`), behindTheBack],
  [1, "GET", strangeText.map((text) => `/${encode(text)}`), nothing],
];

const body = (/** @type {fc.Arbitrary<unknown>} */ right) =>
  fc.oneof(
    { weight: 18, arbitrary: right.map((value) => (value === undefined ? "" : JSON.stringify(value))) },
    { weight: 1, arbitrary: strange.map((value) => JSON.stringify(value) ?? "") },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  );

const headers = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom(
        "X-Language",
        "X-Project-Id",
        "X-Security-Token",
        "X-Subject-Token",
        "X-Sdk-Content-Sha256",
        "Accept",
      ),
      fc.stringMatching(/^[!-~]{1,40}$/),
      { maxKeys: 3 },
    ),
  },
);

const guided = fc.oneof(
  ...operations.map(([weight, method, path, right]) => ({
    weight,
    arbitrary: fc.record({
      kind: fc.constant(/** @type {const} */ ("guided")),
      method: fc.oneof(
        { weight: 25, arbitrary: fc.constant(method) },
        { weight: 1, arbitrary: fc.constantFrom("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS") },
      ),
      path,
      body: body(right),
      auth: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom("signature", "token") },
        { weight: 1, arbitrary: fc.constantFrom("none", "wrong signature", "wrong token", "nonsense") },
      ),
      headers,
    }),
  })),
);

const seeds = [
  "GET /v3 HTTP/1.1\r\nHost: a\r\n\r\n",
  "POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
  "POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
  "GET /v1.0/products HTTP/1.1\r\nHost: a\r\nAuthorization: SDK-HMAC-SHA256 Access=a, SignedHeaders=b, Signature=c\r\n\r\n",
  "PUT /v1.0/x/instances/y HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n",
];

/** A well-formed request in which some bytes are others, or bytes of any kind. */
const raw = fc.record({
  kind: fc.constant(/** @type {const} */ ("raw")),
  bytes: fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...seeds),
          fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
          fc.nat(200),
        )
        .map(([text, changes, cut]) => {
          const bytes = Buffer.from(text, "latin1");
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          return cut < 40 ? bytes.subarray(0, cut) : bytes;
        }),
    },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  ),
});

const anyRequest = fc.oneof({ weight: 19, arbitrary: guided }, { weight: 1, arbitrary: raw });

/**
 * The same requests for the same seed.
 *
 * @param {{ count: number, seed: number }} options
 * @returns {FuzzRequest[]}
 */
function sampleRequests({ count, seed }) {
  return fc.sample(anyRequest, { numRuns: count, seed });
}

module.exports = { sampleRequests };
