import { enterpriseProject } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (enterpriseProjectId: unknown, config = {}) =>
  runOnInstance(enterpriseProject, { properties: { enterpriseProjectId }, config });

test("an instance of an enterprise project passes", () => {
  expect(run("ep-7").violations).toEqual([]);
});

test.each([undefined, "", "0"])("an instance of the default project (%p) violates", (id) => {
  expect(run(id).violations[0]).toMatch(
    /^enterpriseProjectId is .*, but an instance must belong to an enterprise project other than the default one, "0"\. Set enterpriseProjectId to the ID of the team's enterprise project\.$/,
  );
});

test("a list narrows the choice, and may hold the default project", () => {
  expect(run("ep-7", { allowed: ["ep-7"] }).violations).toEqual([]);
  expect(run("0", { allowed: ["0"] }).violations).toEqual([]);
  expect(run("ep-8", { allowed: ["ep-7", "ep-9"] }).violations).toEqual([
    'enterpriseProjectId is "ep-8", but only the enterprise projects ep-7, ep-9 may be used. ' +
      'Set enterpriseProjectId to "ep-7" or "ep-9".',
  ]);
  expect(run(undefined, { allowed: ["ep-7"] }).violations).toHaveLength(1);
});

test("a project that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".enterpriseProjectId");
});

test("a wrong list is refused with its path", () => {
  expect(() => run("ep-7", { allowed: [null] })).toThrow("allowed[0] must be a text that is not empty");
});
