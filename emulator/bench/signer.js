const { createHash, createHmac } = require("node:crypto");

/**
 * Signs requests to an emulator as a client of it would.
 *
 * @param {{ url: string, accessKey: string, secretKey: string }} target
 */
function createSigner({ url, accessKey, secretKey }) {
  const { host } = new URL(url);

  /**
   * @param {{ method: string, path: string, body?: string | Buffer }} request
   * @returns {Record<string, string>} the headers to send
   */
  return function sign({ method, path, body = "" }) {
    const date = `${new Date().toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
    const [pathname = "", query = ""] = path.split("?");
    const canonical = [
      method,
      pathname.endsWith("/") ? pathname : `${pathname}/`,
      query.split("&").filter(Boolean).sort().join("&"),
      `host:${host}`,
      `x-sdk-date:${date}`,
      "",
      "host;x-sdk-date",
      createHash("sha256").update(body).digest("hex"),
    ].join("\n");
    const text = `SDK-HMAC-SHA256\n${date}\n${createHash("sha256").update(canonical).digest("hex")}`;
    const signature = createHmac("sha256", secretKey).update(text).digest("hex");
    return {
      Host: host,
      "Content-Type": "application/json",
      "X-Sdk-Date": date,
      Authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=host;x-sdk-date, Signature=${signature}`,
    };
  };
}

module.exports = { createSigner };
