import { createHash, createHmac } from "node:crypto";
import http, { type IncomingHttpHeaders } from "node:http";
import type { Emulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";

/** What came back. */
export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all kinds.
  json: any;
}

/** A request as a test writes it. */
export interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  /** Text and bytes as they are, anything else as JSON. */
  body?: unknown;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });

afterAll(() => agent.destroy());

/** Sends a request exactly as it is written, without credentials. */
export function send(url: string, { method = "GET", path, headers = {}, body }: Sent): Promise<Received> {
  const bytes = bytesOf(body);
  const length = bytes.length > 0 || method === "POST" || method === "PUT" ? { "Content-Length": bytes.length } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}${path}`, { method, agent, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parse(text) });
      });
    });
    request.on("error", reject);
    request.end(bytes);
  });
}

/** A client that signs, by the rules of the public signing guide and by code of its own. */
export class EmulatorClient {
  readonly projectId: string;
  accessKey = "EMULATORACCESSKEY0001";
  secretKey = "emulator-secret-key-0001";

  constructor(
    private readonly emulator: Emulator,
    options: { projectId?: string; accessKey?: string; secretKey?: string } = {},
  ) {
    this.projectId = options.projectId ?? emulator.account.projects[0]?.id ?? "";
    Object.assign(this, options);
  }

  send(sent: Sent): Promise<Received> {
    return send(this.emulator.url, { ...sent, headers: this.sign(sent) });
  }

  /** Sends to the instances of the project; `path` follows `/instances`. */
  instances(method: string, path = "", body?: unknown): Promise<Received> {
    return this.send({ method, path: `/v1.0/${this.projectId}/instances${path}`, body });
  }

  /** Sends to API v2; `path` follows `/v2`, and `{project}` in it stands for the project. */
  v2(method: string, path: string, body?: unknown): Promise<Received> {
    return this.send({ method, path: `/v2${path.replace("{project}", this.projectId)}`, body });
  }

  /** @returns the id of a new instance of a product of today */
  async createOfToday(fields: Record<string, unknown> = {}): Promise<string> {
    const { status, text, json } = await this.v2("POST", "/rabbitmq/{project}/instances", {
      ...requestOfToday,
      ...fields,
    });
    if (status !== 200) throw new Error(`create answered ${status} ${text}`);
    return json.instance_id;
  }

  /** @returns the id of the new instance */
  async create(fields: Record<string, unknown> = {}): Promise<string> {
    const { status, text, json } = await this.instances("POST", "", { ...instanceRequest, ...fields });
    if (status !== 200) throw new Error(`create answered ${status} ${text}`);
    return json.instance_id;
  }

  async status(id: string): Promise<string> {
    const { status, json } = await this.instances("GET", `/${id}`);
    return status === 200 ? json.status : json.error_code;
  }

  sign({ method = "GET", path, headers = {}, body }: Sent): Record<string, string> {
    const date = `${new Date().toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
    const host = new URL(this.emulator.url).host;
    const all: Record<string, string> = {
      "Content-Type": "application/json",
      "X-Sdk-Date": date,
      Host: host,
      ...headers,
    };
    const lower = Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
    const names = Object.keys(lower).sort();
    const [pathname = "", query = ""] = path.split("?");
    const canonical = [
      method,
      pathname.endsWith("/") ? pathname : `${pathname}/`,
      query.split("&").filter(Boolean).sort().join("&"),
      ...names.map((name) => `${name}:${lower[name]?.trim()}`),
      "",
      names.join(";"),
      createHash("sha256").update(bytesOf(body)).digest("hex"),
    ].join("\n");
    const hash = createHash("sha256").update(canonical).digest("hex");
    const text = `SDK-HMAC-SHA256\n${lower["x-sdk-date"]}\n${hash}`;
    const signature = createHmac("sha256", this.secretKey).update(text).digest("hex");
    const authorization = `SDK-HMAC-SHA256 Access=${this.accessKey}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
    return { ...all, Authorization: authorization };
  }
}

/** A request to create an instance that is right in everything. */
export const instanceRequest = {
  name: "rabbitmq-demo",
  description: "for a test",
  engine: "rabbitmq",
  engine_version: "3.7.17",
  storage_space: 100,
  access_user: "user-1",
  password: "Pa55-word!",
  vpc_id: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  security_group_id: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  subnet_id: "b5fa806c-35e7-4299-b659-b39398dd4718",
  available_zones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  product_id: "00300-30109-0--0",
  storage_spec_code: "dms.physical.storage.ultra",
};

/** The same for API v2 and what is sold today: a cluster of three. */
export const requestOfToday = {
  ...instanceRequest,
  engine_version: "3.8.35",
  storage_space: 300,
  product_id: "c6.2u4g.cluster",
  broker_num: 3,
  storage_spec_code: "dms.physical.storage.ultra.v2",
};

/** A single node of today. */
export const singleOfToday = { product_id: "c6.2u4g.single", broker_num: 1, storage_space: 100 };

/** What an AMQP-0-9-1 instance has instead, without a user. */
export const amqpOfToday = {
  product_id: "amqp.b1.large.1",
  engine_version: "AMQP-0-9-1",
  storage_space: 100,
  broker_num: undefined,
  access_user: undefined,
  password: undefined,
};

/** The body of a request for a token. */
export function signInRequest(
  options: { name?: string; password?: string; domain?: string; scope?: Record<string, unknown> } = {},
): unknown {
  const { name = "emulator", password = "emulator", domain = "emulator" } = options;
  const user = { name, password, domain: { name: domain } };
  const scope = options.scope ?? { project: { name: "ae-ad-1" } };
  return { auth: { identity: { methods: ["password"], password: { user } }, scope } };
}

/** @returns a token */
export async function signIn(url: string, options?: Parameters<typeof signInRequest>[0]): Promise<string> {
  const { status, headers, text } = await send(url, {
    method: "POST",
    path: "/v3/auth/tokens",
    headers: { "Content-Type": "application/json" },
    body: signInRequest(options),
  });
  if (status !== 201) throw new Error(`the sign-in answered ${status} ${text}`);
  return String(headers["x-subject-token"]);
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
