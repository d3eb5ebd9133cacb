import { safeProperties } from "../../../../provider/instance/properties/safeProperties";

it("keeps known names only", () => {
  expect(safeProperties({ name: "orders", surprise: 1, __provider: "text" })).toEqual({
    name: "orders",
    __provider: "text",
  });
});

it("drops what Pulumi cannot encode, at any depth", () => {
  const restartTriggers = {
    a: undefined,
    b: null,
    c: () => 1,
    d: Symbol("d"),
    e: Number.NaN,
    f: [undefined, 1],
    g: { h: undefined },
  };
  expect(safeProperties({ restartTriggers, description: undefined })).toEqual({ restartTriggers: { f: [1], g: {} } });
});

it("turns values of other kinds into text", () => {
  const restartTriggers = { big: 12n, date: new Date(0), bytes: Buffer.from("hi") };
  expect(safeProperties({ restartTriggers })).toEqual({
    restartTriggers: { big: "12", date: "1970-01-01T00:00:00.000Z", bytes: "aGk=" },
  });
});
