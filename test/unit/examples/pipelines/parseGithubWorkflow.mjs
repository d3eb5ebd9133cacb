// Prints what GitHub's own parser makes of a workflow read from standard input, as JSON: {errors, jobs}.
import { readFileSync } from "node:fs";
import { register } from "node:module";

// The parser imports JSON files without the attribute that Node.js asks for.
const hook = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
const file = { name: "workflow.yml", content: readFileSync(0, "utf8") };
const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
const template = await convertWorkflowTemplate(context, value);
const errors = context.errors.getErrors().map(({ message }) => message);
const jobs = (template.jobs ?? []).map((job) => ({
  name: job.id.value,
  commands: (job.steps ?? []).flatMap((step) => (step.run ? [step.run.toString()] : [])),
}));
process.stdout.write(JSON.stringify({ errors, jobs }));
