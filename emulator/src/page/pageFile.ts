import { readFileSync } from "node:fs";
import path from "node:path";

/** The files lie beside this source, and are not built. */
const directory = path.join(__dirname, "..", "..", "src", "page");

const types = {
  "page.html": "text/html; charset=utf-8",
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const;

/** A file of the page. */
export type PageFileName = keyof typeof types;

const texts = new Map<PageFileName, string>();

/** A file of the page, with its media type. It is read once. */
export function pageFile(name: PageFileName): { text: string; type: string } {
  const text = texts.get(name) ?? readFileSync(path.join(directory, name), "utf8");
  texts.set(name, text);
  return { text, type: types[name] };
}
