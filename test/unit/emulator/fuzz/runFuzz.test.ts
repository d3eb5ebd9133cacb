import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { runFuzz } from "../../../../emulator/fuzz/runFuzz";

const credentials = { accessKey: "EMULATORACCESSKEY0001", secretKey: "emulator-secret-key-0001" };

jest.setTimeout(120_000);

describe("random requests", () => {
  it("find no crash, no hang and no error that the reference does not name", async () => {
    const emulator = await startEmulator({ createTime: "0s", deleteTime: "1ms", resizeTime: "5ms" });
    try {
      const projectId = String(emulator.account.projects[0]?.id);
      const target = { url: emulator.url, projectId, ...credentials };
      const { requests, statuses, codes, findings } = await runFuzz(target, { count: 1_000, seed: 20_261_124 });
      expect(findings).toEqual([]);
      expect(requests).toBe(1_000);
      expect(statuses[200]).toBeGreaterThan(100);
      expect(Object.keys(codes).length).toBeGreaterThan(20);
    } finally {
      await emulator.close();
    }
  });

  it("find a server that answers with errors of its own", async () => {
    const server: Server = createServer((request, response) => {
      if (request.url === "/_emulator/instances") response.end("[]");
      else response.writeHead(request.method === "PUT" ? 500 : 200).end("oops");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { findings } = await runFuzz({ url, projectId: "p", ...credentials }, { count: 100, seed: 1 });
    server.close();
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["answered 500 oops", "answered without Date or X-Request-Id"]),
    );
  });
});
