import { createInstanceLog } from "../../../../provider/front/instanceLog";
import { ProgressBoard } from "../../../../provider/front/progressBoard";

/** The rows to which lines about an instance with this URN go. */
function rowsOf(urn: string): (string | undefined)[] {
  const rows: (string | undefined)[] = [];
  const engineLog = {
    write: (_severity: string, _text: string, options?: { urn?: string }) => rows.push(options?.urn),
  };
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  const board = new ProgressBoard({ engineLog, clock, hasTerminal: true, repeat: () => () => undefined });
  const log = createInstanceLog({ engineLog, board, urn, conceal: (text) => text });
  log.info("One");
  log.warn("Two");
  log.progress({ name: "orders", doing: "deleting", status: "DELETING", since: 0 });
  return rows;
}

test("lines about an instance stand on its row", () => {
  const urn = "urn:pulumi:dev::shop::my:index:Shop$pulumi-nodejs:dms:Rabbitmq::orders";
  expect(rowsOf(urn)).toEqual([urn, urn, urn]);
});

test("lines about one that an earlier version stored stand on the stack's, since its own may be called otherwise", () => {
  const type = "pulumi-nodejs:dynamic/huaweicloud/dms:RabbitmqInstance";
  expect(rowsOf(`urn:pulumi:dev::shop::${type}::orders`)).toEqual(["", "", ""]);
});
