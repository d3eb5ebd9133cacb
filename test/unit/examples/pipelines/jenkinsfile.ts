import type { LintedPipeline, PipelineJob } from "./pipelineJob";

interface Statement {
  /** First word, such as `stage` or `sh`. */
  name: string;
  /** What follows on the way to the block or the end of the line. */
  argument: string;
  block?: Statement[];
}

const sections: Record<string, { allowed: string[]; required: string[] }> = {
  pipeline: {
    allowed: ["agent", "environment", "options", "parameters", "post", "stages", "tools", "triggers"],
    required: ["agent", "stages"],
  },
  stages: { allowed: ["stage"], required: ["stage"] },
  stage: {
    allowed: ["agent", "environment", "input", "options", "post", "steps", "tools", "when"],
    required: ["steps"],
  },
  steps: { allowed: ["sh", "withCredentials"], required: [] },
  withCredentials: { allowed: ["sh"], required: ["sh"] },
  when: { allowed: ["branch", "changeRequest"], required: [] },
  options: { allowed: ["disableConcurrentBuilds", "timeout"], required: [] },
};

type Token = { kind: "word" | "string" | "sign" | "line"; text: string };

function tokensOf(text: string): Token[] {
  const pattern = /\/\/.*|(\n)|([A-Za-z_][\w.]*|\d+)|('(?:[^'\\\n]|\\.)*')|([{}()[\],:=])|\S/gu;
  return [...text.matchAll(pattern)].flatMap(([whole, line, word, string, sign]): Token[] => {
    if (line) return [{ kind: "line", text: line }];
    if (word) return [{ kind: "word", text: word }];
    if (string) return [{ kind: "string", text: string.slice(1, -1).replace(/\\(.)/g, "$1") }];
    if (sign) return [{ kind: "sign", text: sign }];
    if (whole.startsWith("//")) return [];
    throw new Error(`unexpected ${whole}`);
  });
}

function isSign({ kind, text }: Token, signs: string): boolean {
  return kind === "sign" && signs.includes(text);
}

/** What a token adds to the number of open brackets. */
function depthChange(token: Token): number {
  if (isSign(token, "([")) return 1;
  return isSign(token, ")]") ? -1 : 0;
}

class Parser {
  private position = 0;

  constructor(private readonly tokens: Token[]) {}

  block(isOuter = false): Statement[] {
    const statements: Statement[] = [];
    for (let token = this.next(); token; token = this.next()) {
      if (token.kind === "line") continue;
      if (token.text === "}" && !isOuter) return statements;
      if (token.kind !== "word") throw new Error(`unexpected ${token.text}`);
      statements.push(this.statement(token.text));
    }
    if (!isOuter) throw new Error("a block is not closed");
    return statements;
  }

  private statement(name: string): Statement {
    let argument = "";
    let depth = 0;
    for (let token = this.next(); token; token = this.next()) {
      if (depth === 0 && token.kind === "line") return { name, argument };
      if (depth === 0 && isSign(token, "{")) return { name, argument, block: this.block() };
      depth += depthChange(token);
      if (depth < 0 || isSign(token, "{}")) throw new Error(`unexpected ${token.text}`);
      if (token.kind !== "line") argument += token.text;
    }
    if (depth > 0) throw new Error(`the brackets of ${name} are not closed`);
    return { name, argument };
  }

  private next(): Token | undefined {
    const token = this.tokens[this.position];
    this.position += 1;
    return token;
  }
}

function mistakesOf({ name, block = [] }: Statement): string[] {
  const rule = sections[name];
  if (!rule) return [];
  const names = block.map((statement) => statement.name);
  return [
    ...names.filter((each) => !rule.allowed.includes(each)).map((each) => `${name} has no ${each}`),
    ...rule.required.filter((each) => !names.includes(each)).map((each) => `${name} lacks ${each}`),
    ...block.flatMap(mistakesOf),
  ];
}

function commandsOf({ name, argument, block = [] }: Statement): string[] {
  return name === "sh" ? [argument] : block.flatMap(commandsOf);
}

function jobsOf(pipeline: Statement): PipelineJob[] {
  const stages = pipeline.block?.find(({ name }) => name === "stages")?.block ?? [];
  return stages.map((stage) => ({ name: stage.argument.replace(/[()]/g, ""), commands: commandsOf(stage) }));
}

/** Lints a declarative Jenkinsfile: brackets, strings, and which sections and steps stand where. */
export function lintJenkinsfile(text: string): LintedPipeline {
  try {
    const statements = new Parser(tokensOf(text)).block(true);
    const [pipeline] = statements;
    if (statements.length !== 1 || pipeline?.name !== "pipeline") throw new Error("there must be one pipeline block");
    return { errors: mistakesOf(pipeline), jobs: jobsOf(pipeline) };
  } catch (error) {
    return { errors: [(error as Error).message], jobs: [] };
  }
}
