import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import {
  derivedProperties,
  inputProperties,
  observedProperties,
  programProperties,
  providerProperties,
} from "../../../../../provider/instance/properties/instanceProperties";
import { repositoryRoot } from "../../../../support/repositoryRoot";

const file = path.join(repositoryRoot, "provider/instance/properties/instanceProperties.ts");
const tables = { inputProperties, observedProperties, providerProperties, derivedProperties, programProperties };

/** The comment of each property of a table, on one line. */
function commentsOf(table: string): Map<string, string> {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const comments = new Map<string, string>();
  const visit = (node: ts.Node, isInside: boolean): void => {
    const isTable = ts.isVariableDeclaration(node) && node.name.getText() === table;
    if (isInside && ts.isPropertyAssignment(node)) {
      const comment = ts.getJSDocCommentsAndTags(node).map((part) => ts.getTextOfJSDocComment(part.comment) ?? "");
      comments.set(node.name.getText(), comment.join(" ").replace(/\s+/g, " "));
      return;
    }
    ts.forEachChild(node, (child) => visit(child, isInside || isTable));
  };
  visit(source, false);
  return comments;
}

it.each(Object.entries(tables))("%s: what an editor shows of a property begins with its description", (name, table) => {
  const comments = commentsOf(name);
  expect([...comments.keys()]).toEqual(Object.keys(table));
  for (const [property, { description }] of Object.entries(table)) {
    const start = description.replace(/\.$/, "");
    expect(`${property}: ${comments.get(property)?.slice(0, start.length)}`).toBe(`${property}: ${start}`);
  }
});
