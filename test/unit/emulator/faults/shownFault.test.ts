import { shownFault } from "../../../../emulator/src/faults/shownFault";

it.each([
  [{ match: {}, do: { reset: "after" } }, 0, "any method any path", "drops the connection after it is performed", 1],
  [
    { match: { method: "post", nth: 2 }, do: { delay: "5s", truncate: 3 } },
    1,
    "POST any path, 1 from number 2 on",
    "waits 5s, drops the connection after 3 bytes",
    1,
  ],
  [
    { match: { path: "/x" }, do: { status: 200, perform: true, headers: { a: "b" } } },
    1,
    "any method /x",
    "answers 200 though it is performed, other headers",
    0,
  ],
] as const)("says what %j does to requests", (fault, seen, target, effect, left) => {
  expect(shownFault(fault, seen)).toEqual({ target, effect, left, instance: undefined });
});

it("says how operations end", () => {
  expect(shownFault({ match: { name: "orders" }, outcome: { operation: "delete", hang: true } }, 0)).toEqual({
    target: "instance orders",
    effect: "delete hangs",
    left: undefined,
    instance: "orders",
  });
});
