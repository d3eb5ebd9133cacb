import { connectionErrorOf, type UnansweredRequest } from "../../../../../provider/client/http/connectionError";
import { TransportFailure } from "../../../../../provider/client/http/transport";

const request: UnansweredRequest = {
  service: "dms",
  method: "POST",
  path: "/v1.0/p1/instances",
  endpoint: "https://dms.mars-1.myhuaweicloud.com",
  region: "mars-1",
  timeout: 30_000,
};
const connection = (systemCode: string, wasSent = false, proxyStatus?: number) =>
  connectionErrorOf(new TransportFailure("connection", systemCode, wasSent, undefined, proxyStatus), request);

describe("connectionErrorOf", () => {
  it("says of a region without a host in one sentence that it does not exist, and what to check", () => {
    const { message } = connection("ENOTFOUND");
    expect(message).toMatch(
      /^The DMS endpoint https:\/\/dms\.mars-1\.myhuaweicloud\.com of region "mars-1" does not exist/,
    );
    expect(message).toMatch(/HW_REGION_NAME.*HW_DMS_ENDPOINT/);
  });

  it.each([
    ["EAI_AGAIN", /could not be looked up.*DNS/],
    ["ECONNREFUSED", /could not be reached \(ECONNREFUSED\)/],
    ["UND_ERR_CONNECT_TIMEOUT", /could not be reached/],
    ["CERT_HAS_EXPIRED", /certificate.*NODE_EXTRA_CA_CERTS/],
    ["SELF_SIGNED_CERT_IN_CHAIN", /certificate/],
    ["ERR_TLS_CERT_ALTNAME_INVALID", /certificate/],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /certificate/],
  ])("says what to do about %s, and that nothing was sent", (systemCode, words) => {
    const error = connection(systemCode);
    expect(error.message).toMatch(words);
    expect(error).toMatchObject({ code: "CONNECTION", systemCode, outcome: "notSent" });
  });

  it("says of a connection that broke after the request was sent that the outcome is unknown", () => {
    const error = connection("ECONNRESET", true);
    expect(error.message).toMatch(/broke before POST \/v1\.0\/p1\/instances was answered \(ECONNRESET\)/);
    expect(error.outcome).toBe("unknown");
  });

  it("tells a proxy that wants a password from one that finds no way", () => {
    expect(connection("UND_ERR_ABORTED", false, 407).message).toMatch(/HTTPS_PROXY.*NO_PROXY/);
    expect(connection("UND_ERR_ABORTED", false, 502).message).toMatch(/proxy could not connect.*HTTP 502.*mars-1/);
  });

  it("says how long it waited, and by which setting", () => {
    const error = connectionErrorOf(new TransportFailure("timeout", "ETIMEDOUT", true), request);
    expect(error.message).toMatch(/did not answer .* within 30s.*huaweicloud:requestTimeout/);
    expect(error).toMatchObject({ code: "TIMEOUT", outcome: "unknown" });
  });

  it.each([
    [200, "unknown"],
    [400, "refused"],
    [408, "unknown"],
    [502, "unknown"],
  ])("takes the outcome of an answer that broke off from its status %d", (status, outcome) => {
    const headers = { "x-request-id": "req-1", date: "Tue, 24 Nov 2026 12:00:00 GMT" };
    const failure = new TransportFailure("connection", "UND_ERR_SOCKET", true, { status, headers });
    expect(connectionErrorOf(failure, request)).toMatchObject({
      code: "UNREADABLE_ANSWER",
      status,
      outcome,
      requestId: "req-1",
      serverTime: Date.parse("2026-11-24T12:00:00Z"),
    });
  });
});
