import { planChanges } from "../../../../provider/instance/changePlan";
import { checkInstance } from "../../../../provider/instance/check/offlineCheck";
import { diffInstance } from "../../../../provider/instance/diffInstance";
import type { Properties } from "../../../../provider/resource/properties";
import { declaredInputs } from "./check/declaredInputs";

const diff = (olds: Properties, news: Properties) => diffInstance({ warn: () => undefined }, olds, news);

/** What an import leaves in the state: the service tells no password. */
function imported(changes: Properties = {}): Properties {
  return { ...declaredInputs({ password: undefined }), instanceId: "id-1", status: "RUNNING", ...changes };
}

describe("a value that the state does not hold", () => {
  it.each([
    ["password", undefined],
    ["storageSpecCode", undefined],
    ["engineVersion", null],
  ])("is learnt when the program declares %s, and no change by itself", (name, missing) => {
    const olds = imported({ password: declaredInputs().password, [name]: missing });
    const news = declaredInputs({ engineVersion: "3.7.17" });
    const changes = planChanges({ engineVersion: "3.7.17", ...olds }, news);
    expect(changes).toEqual([{ name, effect: "learn" }]);
    expect(diff({ engineVersion: "3.7.17", ...olds }, news)).toEqual({ changes: false, deleteBeforeReplace: true });
  });

  it("goes along with an update that something else asks for", () => {
    expect(diff(imported(), declaredInputs({ description: "new" }))).toEqual({ deleteBeforeReplace: true });
    expect(diff(imported(), declaredInputs({ deletionProtection: true }))).toEqual({ deleteBeforeReplace: true });
  });
});

describe("a password that only the old inputs hold", () => {
  const declaredBefore = declaredInputs();
  const check = (news: Properties) => checkInstance({ region: "ae-ad-1" }, declaredBefore, news).inputs;

  it("is no change while it stays", () => {
    expect(diff(imported(), check(declaredInputs()))).toEqual({ changes: false, deleteBeforeReplace: true });
  });

  it("is refused when it changes", () => {
    const news = check(declaredInputs({ password: "Another-Pass2" }));
    expect(() => diff(imported(), news)).toThrow(/password differs.*passwordChange: "record"/);
  });

  it("is recorded when the program says so", () => {
    const news = check(declaredInputs({ password: "Another-Pass2", passwordChange: "record" }));
    expect(diff(imported(), news)).toEqual({ changes: true, deleteBeforeReplace: true });
  });
});

describe("words that were looked up", () => {
  const product = { type: "single", vcpus: 2, memoryGb: 4 };
  const zones = { availabilityZones: ["zone-1"], __availabilityZoneWords: ["az10.dc1"] };

  it("are no change while they stay, whatever ID they would have today", () => {
    const olds = imported({ password: declaredInputs().password, product, ...zones });
    const news = declaredInputs({
      product,
      productId: "another-product",
      ...zones,
      availabilityZones: ["another-zone"],
    });
    expect(diff(olds, news)).toEqual({ changes: false, deleteBeforeReplace: true });
  });

  it("are no change when they could not be looked up again", () => {
    const olds = imported({ password: declaredInputs().password, product, ...zones });
    const { productId: _productId, ...news } = declaredInputs({ product, availabilityZones: ["az10.dc1"] });
    expect(diff(olds, news)).toEqual({ changes: false, deleteBeforeReplace: true });
  });

  it("are a change when they mean another product or zone", () => {
    const olds = imported({ password: declaredInputs().password, product, ...zones });
    const other = { product: { ...product, vcpus: 4 }, productId: "another-product" };
    expect(() => diff(olds, declaredInputs({ ...other, ...zones }))).toThrow(/productId changes from/);
    const elsewhere = { availabilityZones: ["zone-2"], __availabilityZoneWords: ["az10.dc2"] };
    expect(diff(olds, declaredInputs({ product, ...elsewhere }))).toMatchObject({ replaces: ["availabilityZones"] });
  });
});
