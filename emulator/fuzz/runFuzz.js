// Sends random requests to an emulator and looks for what must not be: crashes, hangs, unnamed errors.
const net = require("node:net");
const { Pool } = require("undici");
const { createSigner } = require("../bench/signer");
const { sampleRequests } = require("./requests");

const batchSize = 500;
const sideBySide = 12;
const hangMilliseconds = 10_000;
const mostInstances = 200;

/**
 * @typedef {{ url: string, accessKey: string, secretKey: string, projectId: string }} Target
 * @typedef {{ request: string, what: string }} Finding
 * @typedef {{ requests: number, statuses: Record<string, number>, codes: Record<string, number>, findings: Finding[] }} FuzzReport
 */

/**
 * Runs random requests against an emulator.
 *
 * @param {Target} target
 * @param {{ count: number, seed: number, onProgress?: (done: number) => void }} options
 * @returns {Promise<FuzzReport>}
 */
async function runFuzz(target, { count, seed, onProgress }) {
  const pool = new Pool(target.url, {
    connections: sideBySide,
    headersTimeout: hangMilliseconds,
    bodyTimeout: hangMilliseconds,
  });
  const sign = createSigner(target);
  /** @type {FuzzReport} */
  const report = { requests: 0, statuses: {}, codes: {}, findings: [] };
  /** @type {string[]} */
  let ids = [];
  let turn = 0;

  /** @param {string} request @param {string} what */
  const find = (request, what) => report.findings.push({ request: request.slice(0, 2_000), what });

  async function tidyUp() {
    const { body } = await pool.request({ method: "GET", path: "/_emulator/instances" });
    const instances = /** @type {{ instance_id: string }[]} */ (await body.json());
    ids = instances.map((instance) => instance.instance_id);
    for (const id of ids.splice(mostInstances)) {
      const answer = await pool.request({ method: "DELETE", path: `/_emulator/instances/${id}` });
      await answer.body.dump();
    }
  }

  async function getToken() {
    const user = { name: "emulator", password: "emulator", domain: { name: "emulator" } };
    const auth = {
      identity: { methods: ["password"], password: { user } },
      scope: { project: { id: target.projectId } },
    };
    const answer = await pool.request({ method: "POST", path: "/v3/auth/tokens", body: JSON.stringify({ auth }) });
    await answer.body.dump();
    return String(answer.headers["x-subject-token"]);
  }

  /** @param {import("./requests").GuidedRequest} request @param {string} token */
  async function sendGuided({ method, path, body, auth, headers }, token) {
    turn += 1;
    const id = ids[turn % Math.max(ids.length, 1)] ?? "00000000-0000-4000-8000-000000000000";
    const fill = (/** @type {string} */ text) =>
      text.replaceAll("{project}", target.projectId).replaceAll("{instance}", id);
    const address = fill(path);
    const payload = fill(body);
    const signed = () => sign({ method, path: address, body: payload });
    const credentials = /** @type {Record<string, () => Record<string, string>>} */ ({
      signature: signed,
      token: () => ({ "X-Auth-Token": token }),
      none: () => ({}),
      "wrong signature": () => ({ ...signed(), Authorization: `${signed().Authorization}0` }),
      "wrong token": () => ({ "X-Auth-Token": `${token}0` }),
      nonsense: () => ({ Authorization: "SDK-HMAC-SHA256 =,=;Access" }),
    })[auth];
    const shown = `${method} ${address} ${payload} (${auth})`;
    try {
      const answer = await pool.request({
        method: /** @type {import("undici").Dispatcher.HttpMethod} */ (method),
        path: address,
        headers: { ...headers, ...credentials?.() },
        ...(payload === "" ? {} : { body: payload }),
      });
      judge(shown, method, address, answer.statusCode, answer.headers, await answer.body.text());
    } catch (error) {
      find(shown, String(error));
    }
  }

  /**
   * @param {string} shown @param {string} method @param {string} path @param {number} status
   * @param {import("undici").Dispatcher.ResponseData["headers"]} headers @param {string} text
   */
  function judge(shown, method, path, status, headers, text) {
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    if (status >= 500) find(shown, `answered ${status} ${text}`);
    if (!headers.date || !headers["x-request-id"]) find(shown, "answered without Date or X-Request-Id");
    if (status < 400 || method === "HEAD") return;
    const code = errorCode(path, text);
    if (code === undefined) find(shown, `answered ${status} in no form of the reference: ${text}`);
    else report.codes[code] = (report.codes[code] ?? 0) + 1;
  }

  /** @param {Buffer} bytes @returns {Promise<void>} */
  function sendRaw(bytes) {
    const { hostname, port } = new URL(target.url);
    return new Promise((resolve) => {
      const socket = net.connect(Number(port), hostname);
      let received = "";
      const hang = setTimeout(() => {
        find(JSON.stringify(bytes.toString("latin1")), "is not answered, and the connection stays open");
        socket.destroy();
      }, hangMilliseconds);
      socket.on("connect", () => socket.end(bytes));
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("error", () => undefined);
      socket.on("close", () => {
        clearTimeout(hang);
        const [, status = "closed"] = /^HTTP\/1\.1 (\d{3}) /.exec(received) ?? [];
        report.statuses[`raw ${status}`] = (report.statuses[`raw ${status}`] ?? 0) + 1;
        if (status.startsWith("5")) find(JSON.stringify(bytes.toString("latin1")), `answered ${received}`);
        resolve();
      });
    });
  }

  try {
    for (let done = 0; done < count; done += batchSize) {
      const requests = sampleRequests({ count: Math.min(batchSize, count - done), seed: seed + done });
      await tidyUp();
      const token = await getToken();
      const worker = async () => {
        for (let request = requests.shift(); request; request = requests.shift()) {
          report.requests += 1;
          if (request.kind === "raw") await sendRaw(request.bytes);
          else await sendGuided(request, token);
        }
      };
      await Promise.all(Array.from({ length: sideBySide }, worker));
      onProgress?.(report.requests);
    }
    await tidyUp();
  } catch (error) {
    find("the emulator itself", `is not well any more: ${error}`);
  } finally {
    await pool.destroy();
  }
  return report;
}

/** @param {string} path @param {string} text @returns {string | undefined} */
function errorCode(path, text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (path.startsWith("/_emulator/"))
    return typeof value?.error === "string" || value?.error_code ? "control" : undefined;
  const isIam = /^\/v3([/?]|$)/.test(path);
  const code = isIam ? value?.error?.code && `IAM ${value.error.code}` : value?.error_code;
  return code === undefined ? undefined : String(code);
}

module.exports = { runFuzz };
