import { diskEncryption } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (diskEncryptedKey: unknown, apiVersion: string | undefined = "v2", config = {}) =>
  runOnInstance(diskEncryption, { properties: { diskEncryptedKey, apiVersion }, config });

test("an instance with a key passes", () => {
  expect(run("key-1").violations).toEqual([]);
});

test.each([undefined, ""])("an instance without a key (%p) violates", (key) => {
  expect(run(key).violations).toEqual([
    "diskEncryptedKey is not set, but the disks must be encrypted. " +
      "Set diskEncryptedKey to the ID of a KMS key, which replaces an existing instance.",
  ]);
  expect(run(key, "").violations).toHaveLength(1);
});

test("an instance of API v1.0 violates, and the way on leads to v2", () => {
  const text =
    "diskEncryptedKey is not set, but the disks must be encrypted, which API v1.0 cannot do. Move the instance to API v2 " +
    "with huaweicloud:apiVersion (HW_DMS_API_VERSION), then set diskEncryptedKey to the ID of a KMS key, which replaces " +
    "an existing instance.";
  expect(run(undefined, "v1.0").violations).toEqual([text]);
  expect(runOnInstance(diskEncryption, { properties: { productId: "00300-30109-0--0" } }).violations).toEqual([text]);
});

test("the keys can be narrowed to a list", () => {
  const config = { allowed: ["key-1", "key-2"] };
  expect(run("key-2", "v2", config).violations).toEqual([]);
  expect(run("key-3", "v2", config).violations).toEqual([
    'diskEncryptedKey is "key-3", but only the KMS keys on the policy\'s allow list may be used. ' +
      'Set diskEncryptedKey to "key-1" or "key-2".',
  ]);
  expect(run(undefined, "v2", config).violations[0]).toContain('Set diskEncryptedKey to "key-1" or "key-2", which');
});

test("a key that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".diskEncryptedKey");
});

test("a wrong list is refused with its path", () => {
  expect(() => run("key-1", "v2", { allowed: "key-1" })).toThrow("allowed must be a list of KMS key IDs");
});
