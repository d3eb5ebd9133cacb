import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Puts executables into a directory that behave like a CLI as far as finding one goes. */
export function writeFakePulumi(
  directory: string,
  options: { version?: string; languageHost?: boolean; broken?: boolean } = {},
): void {
  const { version = "3.259.0", languageHost = true, broken = false } = options;
  mkdirSync(directory, { recursive: true });
  writeExecutable(path.join(directory, "pulumi"), broken ? "exit 1" : `echo v${version}`);
  if (languageHost) writeExecutable(path.join(directory, "pulumi-language-nodejs"), "exit 0");
}

/** Puts a `go` into a directory that can say its version and nothing else. */
export function writeFakeGo(directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeExecutable(path.join(directory, "go"), "echo go version go1.25.11");
}

function writeExecutable(file: string, command: string): void {
  writeFileSync(file, `#!/bin/sh\n${command}\n`);
  chmodSync(file, 0o755);
}
