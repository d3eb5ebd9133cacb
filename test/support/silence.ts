import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that never answers, and tells when it is asked. */
export async function startSilence(): Promise<{ url: string; asked: Promise<void>; close: () => void }> {
  const server = createServer();
  const asked = once(server, "request").then(() => undefined);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}
