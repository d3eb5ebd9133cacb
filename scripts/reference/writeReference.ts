import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { entries } from "./entries";
import { indexPage } from "./indexPage";
import { shapeDeclarations } from "./shapeDeclarations";
import { shapePage } from "./shapePage";

/** Columns and signatures as they read well on a forge, which shows tables but no boxes that open. */
const form = {
  useCodeBlocks: true,
  expandObjects: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  groupOrder: ["Classes", "Functions", "Interfaces", "Type Aliases", "Variables", "*"],
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  typeDeclarationFormat: "table",
  typeDeclarationVisibility: "compact",
  propertyMembersFormat: "table",
  enumMembersFormat: "table",
  tableColumnSettings: { hideInherited: true, hideOverrides: true, hideSources: true },
};

/**
 * Writes a page for each entry of the package, made from the doc comments of its sources, and a page that lists them.
 *
 * @throws Error when the sources cannot be read
 */
export async function writeReference(root: string, directory: string): Promise<void> {
  const typedoc = await import("typedoc");
  const options = {
    ...form,
    plugin: ["typedoc-plugin-markdown"],
    router: "module",
    outputs: [{ name: "markdown", path: directory }],
    entryPoints: entries.map(({ source }) => path.join(root, source)),
    tsconfig: path.join(root, "tsconfig.json"),
    // The build checks them.
    skipErrorChecking: true,
    readme: "none",
    disableSources: true,
    disableGit: true,
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    validation: false,
    logLevel: "Error" as const,
  };
  const application = await typedoc.Application.bootstrapWithPlugins(options);
  shapeDeclarations(typedoc, application);
  shapePage(typedoc, application);
  const project = await application.convert();
  if (project === undefined) throw new Error("TypeDoc could not read the sources.");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  await application.generateOutputs(project);
  if (application.logger.hasErrors()) throw new Error("TypeDoc could not write the pages.");
  writeFileSync(path.join(directory, "README.md"), indexPage());
}
