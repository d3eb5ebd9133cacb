import { readFileSync } from "node:fs";

/** What happened or would happen to one resource. */
export interface EngineStep {
  /** `create`, `update`, `delete`, `replace`, `create-replacement`, `delete-replaced`, `same`, `refresh`, `read` … */
  operation: string;
  /** Logical name of the resource. */
  name: string;
  type: string;
  urn: string;
  /** Paths of the properties that differ. */
  differences: string[];
  /** Properties that make the engine replace the resource. */
  replaceKeys: string[];
}

/** A message that the user sees. */
export interface EngineDiagnostic {
  severity: string;
  message: string;
  urn: string;
}

/** What the engine reported during one run. */
export interface EngineEvents {
  steps: EngineStep[];
  diagnostics: EngineDiagnostic[];
  /** How many resources each operation concerned, as the summary at the end shows. */
  changes: Record<string, number>;
}

interface EventLine {
  resourcePreEvent?: { metadata: StepMetadata };
  resOutputsEvent?: { metadata: StepMetadata };
  diagnosticEvent?: { severity: string; message: string; urn?: string };
  summaryEvent?: { resourceChanges?: Record<string, number> };
}

interface StepMetadata {
  op: string;
  urn: string;
  type: string;
  keys?: string[] | null;
  diffs?: string[] | null;
  detailedDiff?: Record<string, unknown> | null;
}

/** Reads the log that the CLI writes with `--event-log`; empty if the run ended before it wrote one. */
export function readEngineEvents(file: string): EngineEvents {
  const events: EngineEvents = { steps: [], diagnostics: [], changes: {} };
  for (const line of readLines(file)) {
    const event = JSON.parse(line) as EventLine;
    if (event.resourcePreEvent) events.steps.push(step(event.resourcePreEvent.metadata));
    if (event.diagnosticEvent && event.diagnosticEvent.severity !== "debug") {
      const { severity, message, urn } = event.diagnosticEvent;
      events.diagnostics.push({ severity, message, urn: urn ?? "" });
    }
    if (event.summaryEvent) events.changes = event.summaryEvent.resourceChanges ?? {};
  }
  return events;
}

function readLines(file: string): string[] {
  try {
    // A run that was killed may have left half a line at the end.
    return readFileSync(file, "utf8").split("\n").slice(0, -1).filter(Boolean);
  } catch {
    return [];
  }
}

function step({ op, urn, type, keys, diffs, detailedDiff }: StepMetadata): EngineStep {
  return {
    operation: op,
    name: urn.split("::").at(-1) ?? "",
    type,
    urn,
    differences: diffs ?? Object.keys(detailedDiff ?? {}),
    replaceKeys: keys ?? [],
  };
}
