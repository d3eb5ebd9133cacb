import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as ts from "typescript";

/** One import of a source: a declaration, `import()`, `require()`, or `import("…")` in a type. */
export interface SourceImport {
  /** The file that imports, from the root. */
  file: string;
  line: number;
  /** As it stands in the file. */
  specifier: string;
  /** The source that it means, from the root; undefined for a package from elsewhere and for Node.js itself. */
  target: string | undefined;
  /** Whether nothing of it is left when the program runs. */
  isType: boolean;
  /** Whether it is loaded only when a function runs. */
  isLazy: boolean;
}

/** All imports of some sources. */
export function sourceImports(root: string, files: readonly string[]): SourceImport[] {
  const packages = ownPackages(root);
  return files.flatMap((file) => importsOf(root, file, packages));
}

function importsOf(root: string, file: string, packages: Map<string, string>): SourceImport[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: SourceImport[] = [];
  const visit = (node: ts.Node, isLazy: boolean) => {
    const seen = importAt(node);
    if (seen) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const { specifier, isType, isDynamic } = seen;
      const target = specifier.startsWith(".") ? resolve(root, file, specifier) : packages.get(specifier);
      found.push({ file, line, specifier, target, isType, isLazy: isLazy || isDynamic });
    }
    const isInside = isLazy || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isInside));
  };
  visit(source, false);
  return found;
}

function importAt(node: ts.Node): { specifier: string; isType: boolean; isDynamic: boolean } | undefined {
  const of = (specifier: ts.Node | undefined, isType: boolean, isDynamic = false) =>
    specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, isType, isDynamic } : undefined;
  if (ts.isImportDeclaration(node)) return of(node.moduleSpecifier, importsTypesOnly(node.importClause));
  if (ts.isExportDeclaration(node)) return of(node.moduleSpecifier, exportsTypesOnly(node));
  if (ts.isExternalModuleReference(node)) return of(node.expression, false);
  if (ts.isImportTypeNode(node))
    return of(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
  if (!ts.isCallExpression(node)) return undefined;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return of(node.arguments[0], false, true);
  return ts.isIdentifier(node.expression) && node.expression.text === "require"
    ? of(node.arguments[0], false)
    : undefined;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every((each) => each.isTypeOnly)
  );
}

function exportsTypesOnly({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return !!exportClause && ts.isNamedExports(exportClause) && exportClause.elements.every((each) => each.isTypeOnly);
}

function resolve(root: string, file: string, specifier: string): string {
  const meant = sourceOf(path.posix.join(path.posix.dirname(file), specifier));
  const stem = meant.replace(/\.[cm]?js$/, "");
  const candidates = [meant, `${stem}.ts`, `${stem}.js`, `${stem}/index.ts`, `${stem}/index.js`];
  return candidates.find((each) => path.posix.extname(each) !== "" && existsSync(path.join(root, each))) ?? meant;
}

/** Where the source lies of a file that is built into `dist`. */
function sourceOf(built: string): string {
  return built.replace(/^emulator\/dist(\/|$)/, "emulator/src$1").replace(/^(scripts\/)?dist(\/|$)/, "$1");
}

/** The sources that the packages of this repository stand for, by the names under which they are imported. */
function ownPackages(root: string): Map<string, string> {
  const packages = new Map<string, string>();
  for (const folder of ["", "emulator"]) {
    const manifest = path.join(root, folder, "package.json");
    if (!existsSync(manifest)) continue;
    const { name, main, exports = { ".": { default: main } } } = JSON.parse(readFileSync(manifest, "utf8"));
    for (const [entry, { default: built }] of Object.entries<{ default?: string }>(exports)) {
      if (built)
        packages.set(path.posix.join(name, entry), sourceOf(path.posix.join(folder, built)).replace(/\.js$/, ".ts"));
    }
  }
  return packages;
}
