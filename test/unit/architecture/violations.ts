import path from "node:path";
import { findCircle } from "./findCircle";
import type { HouseRules } from "./houseRules";
import type { SourceImport } from "./sourceImports";

/** The innermost of some folders and files that a source belongs to. */
export function innermost(file: string, places: Iterable<string>): string | undefined {
  return [...places]
    .filter((place) => `${file}/`.startsWith(`${place}/`))
    .sort((left, right) => right.length - left.length)[0];
}

/** Rooms that the arrows name but that have no line or no source, and arrows that lead in a circle. */
export function roomViolations({ arrows }: HouseRules, files: readonly string[]): string[] {
  const named = new Set([...arrows].flatMap(([room, rooms]) => [room, ...rooms]));
  const inhabited = new Set(files.map((file) => innermost(file, named)));
  const circle = findCircle(arrows.keys(), (room) => arrows.get(room) ?? []);
  return [
    ...[...named].filter((room) => !arrows.has(room)).map((room) => `${room} has no line of its own`),
    ...[...named].filter((room) => !inhabited.has(room)).map((room) => `${room} is named, but no source lies there`),
    ...files.filter((file) => !innermost(file, arrows.keys())).map((file) => `${file} lies in no room that is named`),
    ...(circle ? [`the arrows lead in a circle: ${circle.join(" -> ")}`] : []),
  ];
}

/** Imports from one room into another without an arrow that allows it. */
export function arrowViolations({ arrows }: HouseRules, imports: readonly SourceImport[]): string[] {
  return imports.flatMap(({ file, line, specifier, target }) => {
    if (target === undefined) return [];
    const from = innermost(file, arrows.keys()) ?? file;
    const to = innermost(target, arrows.keys()) ?? target;
    const allowed = arrows.get(from) ?? [];
    if (from === to || allowed.includes(to)) return [];
    const rule = `${from} -> ${allowed.join(", ")}`.trim();
    return [`${file}:${line} imports "${specifier}", which lies in ${to}, but the rule is: ${rule}`];
  });
}

/** The first circle that files make by importing each other, types included. */
export function circleViolations(imports: readonly SourceImport[]): string[] {
  const byFile = importsByFile(imports);
  const circle = findCircle(byFile.keys(), (file) => (byFile.get(file) ?? []).flatMap(({ target }) => target ?? []));
  return circle ? [`files import each other in a circle: ${circle.join(" -> ")}`] : [];
}

/** Packages that are loaded together with a file that must do without them. */
export function loadViolations({ lazyPackages }: HouseRules, imports: readonly SourceImport[]): string[] {
  const byFile = importsByFile(imports.filter(({ isType, isLazy }) => !isType && !isLazy));
  return [...lazyPackages].flatMap(([start, packages]) => {
    if (!byFile.has(start)) return [`${start} is to do without ${packages.join(", ")}, but imports nothing at all`];
    return waysFrom(start, byFile).flatMap(({ way, specifier }) => {
      const loaded = packages.find((name) => specifier === name || specifier.startsWith(`${name}/`));
      return loaded
        ? [`${way.join(" -> ")} loads ${loaded}, but the rule is: ${start} without ${packages.join(", ")}`]
        : [];
    });
  });
}

/** Folders with more sources lying flat in them than the innermost rule for them allows. */
export function folderViolations({ mostFiles }: HouseRules, files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].flatMap(([folder, count]) => {
    const rule = innermost(folder, mostFiles.keys());
    const most = rule === undefined ? undefined : mostFiles.get(rule);
    return most !== undefined && count > most
      ? [`${folder} holds ${count} sources, but the rule is: at most ${most} files: ${rule}`]
      : [];
  });
}

function importsByFile(imports: readonly SourceImport[]): Map<string, SourceImport[]> {
  const byFile = new Map<string, SourceImport[]>();
  for (const each of imports) byFile.set(each.file, [...(byFile.get(each.file) ?? []), each]);
  return byFile;
}

/** The imports of packages from elsewhere in all files that are loaded with one, each with the way there. */
function waysFrom(entry: string, byFile: Map<string, SourceImport[]>): { way: string[]; specifier: string }[] {
  const ways = new Map([[entry, [entry]]]);
  const found: { way: string[]; specifier: string }[] = [];
  for (const [file, way] of ways) {
    for (const { target, specifier } of byFile.get(file) ?? []) {
      if (target === undefined) found.push({ way, specifier });
      else if (!ways.has(target)) ways.set(target, [...way, target]);
    }
  }
  return found;
}
