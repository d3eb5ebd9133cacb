import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import {
  type ErrorCodeDescription,
  instanceErrorCodes,
  permissions,
  requestErrorCodes,
  statusDescriptions,
} from "../../../../../provider/client";
import { repositoryRoot } from "../../../../support/repositoryRoot";

const page = path.join(repositoryRoot, "docs", "errors.md");
const sources = [
  "provider/client/errors/errors.ts",
  "provider/instance/check/resolveWords.ts",
  "provider/instance/instanceErrors.ts",
  "provider/front/instanceLocation.ts",
];

interface ErrorClassRow {
  name: string;
  code: string;
  meaning: string;
}

/** The classes of a source that have a code of their own, with the first sentences of their doc comments. */
function errorClasses(file: string): ErrorClassRow[] {
  const text = readFileSync(path.join(repositoryRoot, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isClassDeclaration).flatMap((statement) => {
    const member = statement.members
      .filter(ts.isPropertyDeclaration)
      .find(
        ({ name, modifiers }) =>
          name.getText() === "code" && modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword),
      );
    const code = member?.initializer && ts.isStringLiteral(member.initializer) ? member.initializer.text : undefined;
    if (code === undefined || statement.name === undefined) return [];
    const [comment] = ts.getJSDocCommentsAndTags(statement);
    const meaning = (ts.getTextOfJSDocComment(comment?.comment as string | undefined) ?? "")
      .replace(/\s+/g, " ")
      .trim();
    return [{ name: statement.name.text, code, meaning }];
  });
}

const cell = (text: string) => text.replaceAll("|", "\\|");

const codeRows = (codes: Readonly<Record<string, ErrorCodeDescription>>, withStatus: boolean) =>
  Object.entries(codes)
    .map(([code, { status, text, advice }]) => {
      return `| \`${code}\` | ${withStatus ? `${status ?? ""} | ` : ""}${cell(text)} | ${cell(advice)} |`;
    })
    .join("\n");

function expectedPage(): string {
  const classes = sources.flatMap(errorClasses);
  return `# Errors

Made from the tables in \`provider/client/errors/\` and the classes of errors; a test compares. Every error is a sentence that says what happened to which instance, and what to do; this page is for what stands in it.

- [What a program can tell apart](#what-a-program-can-tell-apart)
- [What the service refuses](#what-the-service-refuses)
- [Why an instance failed](#why-an-instance-failed)
- [HTTP status](#http-status)
- [Missing permissions](#missing-permissions)

When nothing works at all, ask [the doctor](doctor.md). After a deployment that was cut short, see [Recovery](recovery.md).

## What a program can tell apart

Data functions and the client throw errors whose \`code\` stays the same in every release; \`message\` is for people and may change. Data functions add \`PRODUCT_NOT_FOUND\`, \`AVAILABILITY_ZONE_NOT_FOUND\` and \`NOT_FOUND\`.

| \`code\` | class | when |
|---|---|---|
${classes.map(({ name, code, meaning }) => `| \`${code}\` | \`${name}\` | ${cell(meaning)} |`).join("\n")}

## What the service refuses

The service writes a code as \`111400026\` or \`DMS.00400026\`; the last six digits count. The text is the reference's (table 8-2).

| code | HTTP | the service says | what to do |
|---|---|---|---|
${codeRows(requestErrorCodes, true)}

## Why an instance failed

The code stands with an instance that could not be created, or that is faulty (table 5-7).

| code | the service says | what to do |
|---|---|---|
${codeRows(instanceErrorCodes, false)}

## HTTP status

An answer without a code is described by its status (table 8-1).

| status | meaning |
|---|---|
${Object.entries(statusDescriptions)
  .map(([status, meaning]) => `| ${status} | ${cell(meaning)} |`)
  .join("\n")}

## Missing permissions

HTTP 403 names the IAM action that the call needs (table 7-1). [Pipelines](pipelines.md) has policies with the least of them.

| call | action |
|---|---|
${permissions.map(({ method, path: address, action }) => `| \`${method} ${address}\` | \`${action}\` |`).join("\n")}
`;
}

it("describes exactly the errors that there are", () => {
  // `UPDATE_PAGES=1 npx jest errorsPage` writes the page anew.
  if (process.env.UPDATE_PAGES === "1") writeFileSync(page, expectedPage());
  // The formatter pads table cells.
  const unpadded = (text: string) =>
    text.replace(/ +/g, " ").replace(/-{3,}/g, "---").replaceAll("| ---", "|---").replaceAll("--- |", "---|");
  expect(unpadded(readFileSync(page, "utf8"))).toBe(unpadded(expectedPage()));
});

it("has a meaning for every class with a code", () => {
  const classes = sources.flatMap(errorClasses);
  expect(classes.length).toBeGreaterThan(15);
  expect(classes.filter(({ meaning }) => meaning === "")).toEqual([]);
});
