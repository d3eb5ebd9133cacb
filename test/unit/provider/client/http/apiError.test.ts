import { isUnknownNotFound } from "../../../../../provider/client/errors/errorCodes";
import { type AnsweredRequest, apiErrorOf } from "../../../../../provider/client/http/apiError";

const now = Date.parse("2026-11-24T12:00:00Z");
const request: AnsweredRequest = {
  service: "dms",
  method: "POST",
  path: "/v1.0/p1/instances",
  credentialsKind: "accessKey",
  secrets: ["s3cret-value"],
  now,
};

interface Given {
  code?: string | undefined;
  message?: string;
  body?: string;
  headers?: Record<string, string>;
  request?: Partial<AnsweredRequest>;
}

const errorOf = (status: number, { code, message, body, headers = {}, request: changes }: Given = {}) =>
  apiErrorOf(
    { status, headers, body: body ?? JSON.stringify({ error_code: code, error_msg: message }) },
    { ...request, ...changes },
  );

describe("the class of an error", () => {
  it.each([
    [401, "111401001", "AUTHENTICATION"],
    [401, undefined, "AUTHENTICATION"],
    [403, "111403003", "PERMISSION"],
    [404, "111404022", "INSTANCE_NOT_FOUND"],
    [404, "DMS.00404022", "INSTANCE_NOT_FOUND"],
    [404, "111404001", "WRONG_URL"],
    [404, undefined, "API_ERROR"],
    [404, "APIGW.0101", "API_ERROR"],
    [404, "VPC.00404022", "API_ERROR"],
    [400, "111404022", "API_ERROR"],
    [400, "111400026", "INSTANCE_BUSY"],
    [400, "DMS.00400026", "INSTANCE_BUSY"],
    [400, "111400017", "INSTANCE_BUSY"],
    [400, "111400060", "DUPLICATE_NAME"],
    [400, "111400081", "DUPLICATE_NAME"],
    [400, "111400099", "NOT_DELETABLE"],
    [429, undefined, "THROTTLED"],
    [404, "APIGW.0308", "THROTTLED"],
    [403, "APIG.0308", "THROTTLED"],
    [404, "10240407", "THROTTLED"],
    [500, "111500000", "API_ERROR"],
    [500, "111400026", "API_ERROR"],
    [302, undefined, "API_ERROR"],
  ])("of HTTP %d with %s is %s", (status, code, expected) => {
    expect(errorOf(status, { code }).code).toBe(expected);
  });

  it.each(["Request blocked by flow control", "flow-control", "Too many requests", "Throttling threshold reached"])(
    "of a 404 that says %j is THROTTLED, never gone",
    (message) => {
      expect(errorOf(404, { message }).code).toBe("THROTTLED");
    },
  );

  it("of a 404 without a code of the reference leaves open whether the instance is gone", () => {
    expect(isUnknownNotFound(errorOf(404, { body: "" }))).toBe(true);
    expect(isUnknownNotFound(errorOf(404, { code: "APIGW.0101" }))).toBe(true);
    expect(isUnknownNotFound(errorOf(404, { code: "111404001" }))).toBe(false);
    expect(isUnknownNotFound(errorOf(404, { code: "111404022" }))).toBe(false);
    expect(isUnknownNotFound(errorOf(403, { body: "" }))).toBe(false);
  });
});

describe("the outcome", () => {
  it.each([
    [302, "refused"],
    [400, "refused"],
    [401, "refused"],
    [408, "unknown"],
    [429, "refused"],
    [500, "unknown"],
    [501, "unknown"],
    [503, "unknown"],
  ])("of HTTP %d is %s", (status, outcome) => {
    expect(errorOf(status).outcome).toBe(outcome);
  });
});

describe("the message", () => {
  it("tells call, status, code, its meaning and the request id, then what to do", () => {
    const error = errorOf(400, { code: "111400048", message: "x", headers: { "x-request-id": "req-1" } });
    expect(error.message).toBe(
      "DMS answered POST /v1.0/p1/instances with HTTP 400, code 111400048: Invalid security group rules. Ensure that rules with the protocol being ANY are configured for both the inbound and outbound directions (the service says: x) (request id req-1). Give the security group two rules of protocol ANY (all protocols and ports): an inbound one whose source is the security group itself, or the subnet, and an outbound one to 0.0.0.0/0; or choose a securityGroupId that has them.",
    );
  });

  it("does not repeat what the service says when the reference says the same", () => {
    const { message } = errorOf(400, { code: "111400060", message: "This instance name already exists" });
    expect(message.match(/already exists/g)).toHaveLength(1);
  });

  it("uses the service's words where the reference has none, and table 8-1's where there are none at all", () => {
    expect(errorOf(400, { code: "X.1", message: "Quota exceeded." }).message).toMatch(/code X\.1: Quota exceeded\. /);
    expect(errorOf(502, { body: "<html></html>" }).message).toMatch(/HTTP 502: A gateway received an invalid answer/);
    expect(errorOf(418, { body: "" }).message).toMatch(/with HTTP 418\. /);
  });

  it("names the IAM action that is missing", () => {
    const error = errorOf(403, { code: "111403003" });
    expect(error).toMatchObject({ action: "dms:instance:create" });
    expect(error.message).toMatch(/grant the IAM action dms:instance:create/);
    const restart = errorOf(403, { request: { path: "/v1.0/p1/instances/action" } });
    expect(restart.message).toMatch(/dms:instance:modifyStatus/);
  });

  it("does not blame a missing action when the account may only read", () => {
    expect(errorOf(403, { code: "111403002" }).message).toMatch(/account is restricted/);
  });

  it("says when a refused signature is due to this machine's clock", () => {
    const headers = { date: "Tue, 24 Nov 2026 12:20:00 GMT" };
    expect(errorOf(401, { headers }).message).toMatch(/clock of this machine is 20 minutes off/);
    expect(errorOf(401, { headers, request: { credentialsKind: "token" } }).message).toMatch(/HW_AUTH_TOKEN/);
  });

  it("is one line, without control characters, however long and odd the service's words are", () => {
    const { message } = errorOf(400, { code: "X.1\u001b[31m", message: `a\r\nb\u001b[0m\u0007${"c".repeat(1000)}` });
    expect(message).toMatch(/a b \[0m c+…/);
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(message.length).toBeLessThan(700);
  });

  it("shows no secret that the service repeats", () => {
    const error = errorOf(400, { code: "X.s3cret-value", message: "password s3cret-value is weak" });
    expect(error.message).toMatch(/password \[secret\] is weak/);
    expect(JSON.stringify(error)).not.toContain("s3cret-value");
  });
});

describe("the properties", () => {
  it("carry what a program needs", () => {
    const headers = { "x-request-id": "req-1", "retry-after": "3", date: "Tue, 24 Nov 2026 12:00:01 GMT" };
    expect(errorOf(503, { code: "DMS.00500041", message: "m", headers })).toMatchObject({
      status: 503,
      errorCode: "DMS.00500041",
      errorNumber: "500041",
      serverMessage: "m",
      requestId: "req-1",
      retryAfterMs: 3_000,
      method: "POST",
      path: "/v1.0/p1/instances",
      serverTime: now + 1_000,
    });
  });

  it("take the request id from the body or IAM's header where X-Request-Id is missing", () => {
    expect(errorOf(401, { body: '{"request_id":"r1"}' }).requestId).toBe("r1");
    expect(errorOf(401, { headers: { "x-iam-trace-id": "r2" } }).requestId).toBe("r2");
  });
});
