import { rootOf } from "../../resource/checkFailure";
import type { Change, Effect } from "../changePlan";
import { isWritten, type Sides } from "../origin";
import { type Declared, type DeclaredRecord, lastDeclared, recordFrom } from "../properties/declaredRecord";
import { sameValue } from "../properties/inputValues";
import { hiddenProperties, type InputName, type InstanceOutputs } from "../properties/instanceProperties";

/** The effects that are stored at once, since nothing is sent for them. */
const settled: readonly Effect[] = ["learn", "drift", "record"];

/**
 * What the program is known to declare once an update has come so far. A value that the program may not have written
 * itself, since a refresh had put it into the inputs and `ignoreChanges` may have left it there, joins what was known.
 *
 * @param reached the desired values of the steps that are done, over the old values of those that are not
 */
export function recordAfter(sides: Sides, changes: readonly Change[], reached: InstanceOutputs): DeclaredRecord {
  const effects = new Map(changes.map(({ name, effect }) => [name, effect]));
  return recordFrom((name) => declaredAfter(name, effects.get(name), { sides, reached }));
}

interface Progress {
  sides: Sides;
  reached: InstanceOutputs;
}

function declaredAfter(name: InputName, effect: Effect | undefined, progress: Progress): Declared | undefined {
  const { sides, reached } = progress;
  const desired = sides.news[name];
  if (desired === undefined) return undefined;
  const known = lastDeclared(name, sides.olds) ?? [];
  if (effect === "unsure" || isIgnored(name, sides)) return known;
  if (effect === undefined || effect === "follow")
    return isWritten(name, sides) ? [desired] : joined(name, desired, known);
  const isReached = settled.includes(effect) || sameValue(name, reached[name], desired);
  return isReached ? [desired] : known;
}

/** Whether Pulumi keeps the old value of an input whatever the program declares. */
function isIgnored(name: InputName, { earlier }: Sides): boolean {
  const paths = earlier?.[hiddenProperties.ignoreChanges];
  return Array.isArray(paths) && paths.some((path) => path === "*" || rootOf(String(path)) === name);
}

function joined(name: InputName, desired: unknown, known: Declared): Declared {
  return [desired, ...known.filter((value) => !sameValue(name, value, desired))];
}
