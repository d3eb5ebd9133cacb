import { readUsers } from "../../../../emulator/src/identity/userDefinitions";
import { OptionError } from "../../../../emulator/src/optionError";

describe("definitions of users", () => {
  it("have ids that are the same on every run", () => {
    const [first] = readUsers([{ name: "ann" }]);
    const [second] = readUsers([{ name: "ann", readOnly: true }]);
    expect(first?.id).toBe(second?.id);
    expect(first).toMatchObject({ name: "ann", readOnly: false });
  });

  it.each([[["*"]], [["dms:*"]], [["dms:instance:modify*", "dms:instance:deleteBackgroundTask"]], [[]]])(
    "may allow the actions %j",
    (actions) => {
      expect(readUsers([{ name: "ann", actions }])).toMatchObject([{ actions }]);
    },
  );

  it.each<[string, unknown, RegExp]>([
    ["that are no array", {}, /must be an array/],
    ["with something else in it", ["ann"], /User 1 must be an object/],
    ["without name", [{ password: "hush" }], /User 1 must have a name/],
    ["with half a key", [{ name: "ann", accessKey: "A" }], /both accessKey and secretKey/],
    ["with a misspelled part", [{ name: "ann" }, { name: "bob", acions: [] }], /User 2 has acions/],
    ["with a secret of the wrong type", [{ name: "ann", password: ["hush"] }], /password of the wrong type/],
    ["with actions that are no texts", [{ name: "ann", actions: [1] }], /actions of the wrong type/],
    [
      "with a misspelled action",
      [{ name: "ann", actions: ["dms:instance:get", "dms:instance:craete"] }],
      /User 1 has the action dms:instance:craete, which is not in table 7-1/,
    ],
    ["with an action that covers none", [{ name: "ann", actions: ["ecs:*"] }], /the action ecs:\*/],
  ])("%s are refused in one sentence without secrets", (_what, users, sentence) => {
    const refused = () => readUsers(users as never);
    expect(refused).toThrow(OptionError);
    expect(refused).toThrow(sentence);
    expect(refused).not.toThrow(/hush/);
  });
});
