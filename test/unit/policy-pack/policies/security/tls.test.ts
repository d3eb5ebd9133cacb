import { tls } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (sslEnable: unknown, config = {}) => runOnInstance(tls, { properties: { sslEnable }, config });

test("an instance with TLS passes", () => {
  expect(run(true).violations).toEqual([]);
});

test("an instance without TLS violates, whether it was turned off or left out", () => {
  expect(run(false).violations).toEqual([
    "sslEnable is false, but clients must connect with TLS. Set sslEnable to true.",
  ]);
  expect(run(undefined).violations).toEqual([
    "sslEnable is not set, but clients must connect with TLS. Set sslEnable to true.",
  ]);
});

test("a text is not taken for true", () => {
  expect(run("true").violations).toHaveLength(1);
});

test("a value that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".sslEnable");
});

test("any setting is refused, since there is none", () => {
  expect(() => run(true, { version: "1.3" })).toThrow("version is no setting; there are none but enforcementLevel");
});

test("AMQP-0-9-1 has no TLS, so that only another engine ends the violation", () => {
  const amqp = { sslEnable: false, engineVersion: "AMQP-0-9-1" };
  expect(runOnInstance(tls, { properties: amqp }).violations).toEqual([
    "sslEnable is false, but clients must connect with TLS, which engineVersion AMQP-0-9-1 lacks. " +
      "Choose a version of RabbitMQ as engineVersion, and set sslEnable to true.",
  ]);
  expect(runOnInstance(tls, { properties: { sslEnable: false, engineVersion: unknown } }).violations).toHaveLength(1);
});
