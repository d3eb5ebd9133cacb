import { parseDocument } from "yaml";
import { z } from "zod";
import type { LintedPipeline } from "./pipelineJob";

const script = z.array(z.string().min(1)).min(1);
const duration = z.string().regex(/^\d+ (minutes|hours?)$/);
const image = z.strictObject({ name: z.string().min(1), entrypoint: z.array(z.string()).optional() });

// The keywords of GitLab's CI/CD YAML reference that a job of this kind may need; anything else is a slip.
const job = z.strictObject({
  stage: z.string(),
  image: image.optional(),
  before_script: script.optional(),
  script,
  rules: z.array(z.strictObject({ if: z.string().startsWith("$"), when: z.string().optional() })).min(1),
  environment: z.strictObject({
    name: z.string(),
    action: z.enum(["start", "prepare", "stop", "verify", "access"]).optional(),
  }),
  resource_group: z.string().optional(),
  timeout: duration.optional(),
});
const defaults = z.strictObject({
  image: image.optional(),
  before_script: script.optional(),
  interruptible: z.boolean().optional(),
});
const header = z.object({ stages: z.array(z.string()).min(1), default: defaults.optional() });

/** Lints a GitLab pipeline: YAML, keywords, stages. */
export function lintGitlabPipeline(text: string): LintedPipeline {
  const document = parseDocument(text);
  if (document.errors.length > 0) return { errors: document.errors.map(({ message }) => message), jobs: [] };
  const pipeline = document.toJS() as Record<string, unknown>;
  const { stages: _stages, default: _default, ...jobs } = pipeline;
  const head = header.safeParse(pipeline);
  const parsed = z.record(z.string(), job).safeParse(jobs);
  if (!head.success || !parsed.success) {
    const issues = [...(head.error?.issues ?? []), ...(parsed.error?.issues ?? [])];
    return { errors: issues.map(({ path, message }) => `${path.join(".")}: ${message}`), jobs: [] };
  }
  const { stages, default: common = {} } = head.data;
  const strayed = Object.entries(parsed.data).filter(([, { stage }]) => !stages.includes(stage));
  return {
    errors: strayed.map(([name, { stage }]) => `${name}.stage: there is no stage ${stage}`),
    jobs: Object.entries(parsed.data).map(
      ([name, { before_script: before = common.before_script ?? [], script: own }]) => ({
        name,
        commands: [...before, ...own],
      }),
    ),
  };
}
