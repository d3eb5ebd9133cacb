import type { Instance } from "../../../../provider/client";
import { OperationDurations } from "../../../../provider/wait/operationDurations";

const minute = 60_000;
const single: Instance = { instanceId: "1", type: "single", resourceSpecCode: "dms.instance.rabbitmq.single.c3.2u4g" };
const cluster = (nodes: number): Instance => ({
  instanceId: "2",
  type: "cluster",
  resourceSpecCode: `dms.instance.rabbitmq.cluster.c3.4u8g.${nodes}`,
});

describe("what is expected of an operation", () => {
  it("is guessed of creations alone, by type and number of nodes", () => {
    const durations = new OperationDurations();
    const typical = (instance: Instance) => durations.expected("create", instance)?.typical ?? 0;
    expect(typical(single)).toBeGreaterThan(8 * minute);
    expect(typical(single)).toBeLessThan(11 * minute);
    for (const nodes of [3, 5, 7]) {
      expect(typical(cluster(nodes))).toBeGreaterThanOrEqual(11 * minute);
      expect(typical(cluster(nodes))).toBeLessThanOrEqual(15 * minute);
    }
    expect(typical(cluster(7))).toBeGreaterThan(typical(cluster(3)));
    expect(durations.expected("delete", single)).toBeUndefined();
    expect(durations.expected("create", undefined)).toBeUndefined();
  });

  it("reads the nodes from the specification where no code tells them", () => {
    const durations = new OperationDurations();
    const { resourceSpecCode: _untold, ...seven } = { ...cluster(7), specification: "4vCPUs 8GB * 7" };
    expect(durations.expected("create", seven)).toEqual(durations.expected("create", cluster(7)));
  });

  it("is what was seen of the same kind once something was", () => {
    const durations = new OperationDurations();
    durations.note("create", single, { notYet: 11_400, seen: 12_000 });
    durations.note("create", single, { notYet: 12_000, seen: 12_600 });
    expect(durations.expected("create", single)).toMatchObject({ typical: 12_300, isLearnt: true });
    const { from = 0, until = 0 } = durations.expected("create", single) ?? {};
    expect(from).toBeLessThan(11_400);
    expect(until).toBeGreaterThan(12_600);
    // Nothing is known of its size yet.
    expect(durations.expected("create", undefined)?.isLearnt).toBe(true);
    expect(durations.expected("create", cluster(3))?.isLearnt).toBe(false);
    expect(durations.expected("delete", single)).toBeUndefined();
  });

  it("tells after how long one was over at its first look", () => {
    const durations = new OperationDurations();
    durations.note("create", single, { notYet: 0, seen: 600 });
    expect(durations.overAtFirstLook("create")).toBe(600);
    durations.note("create", single, { notYet: 300, seen: 600 });
    expect(durations.overAtFirstLook("create")).toBeUndefined();
  });
});
