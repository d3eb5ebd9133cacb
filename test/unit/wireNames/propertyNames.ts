import { readFileSync } from "node:fs";
import path from "node:path";
import * as ts from "typescript";

/** A name of a property, where a source names it. */
export interface PropertyName {
  name: string;
  file: string;
  line: number;
  /** Whether the property is made or declared there, as in a schema; otherwise it is read. */
  isKey: boolean;
}

/** The properties that a source names: as keys, accesses, indexes and in destructuring, quoted or not. */
export function propertyNames(root: string, file: string): PropertyName[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: PropertyName[] = [];
  const visit = (node: ts.Node) => {
    const isKey = ts.isObjectLiteralElementLike(node) || ts.isTypeElement(node) || ts.isPropertyDeclaration(node);
    const name = isKey ? node.name : readName(node);
    if (name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name))) {
      const line = source.getLineAndCharacterOfPosition(name.getStart()).line + 1;
      found.push({ name: name.text, file, line, isKey });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function readName(node: ts.Node): ts.Node | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name;
  if (ts.isElementAccessExpression(node)) return node.argumentExpression;
  if (ts.isBindingElement(node))
    return ts.isObjectBindingPattern(node.parent) ? (node.propertyName ?? node.name) : undefined;
  if (ts.isIndexedAccessTypeNode(node))
    return ts.isLiteralTypeNode(node.indexType) ? node.indexType.literal : undefined;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword ? node.left : undefined;
}
