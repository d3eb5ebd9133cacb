import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../../support/repositoryRoot";

/** Every page that people read, as paths from the root. */
const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md", "llms.txt"], {
  cwd: repositoryRoot,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && !file.startsWith("test/") && existsSync(path.join(repositoryRoot, file)));

const withoutCode = (text: string) => text.replace(/^```.*?^```$/gms, "");

/** The anchors of a page's headings, as forges make them. */
function anchorsOf(file: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutCode(readFileSync(file, "utf8")).matchAll(/^#+ (.*)$/gm)) {
    const plain = heading.replace(/[`*]|\]\(.*?\)|\[/g, "").toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count += 1) unique = `${anchor}-${count}`;
    anchors.add(unique);
  }
  return anchors;
}

/** The links of a page that lead nowhere. */
function deadLinks(page: string, text: string): string[] {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [target = "", anchor] = link.split("#");
    const file = target === "" ? page : path.join(path.dirname(page), target);
    if (!existsSync(file)) return true;
    return anchor !== undefined && (statSync(file).isDirectory() || !anchorsOf(file).has(anchor));
  });
}

it("there are pages", () => {
  expect(pages).toEqual(
    expect.arrayContaining(["README.md", "docs/errors.md", "llms.txt", "examples/fleet/README.md"]),
  );
});

it.each(pages)("%s links only to what is there", (page) => {
  const file = path.join(repositoryRoot, page);
  expect(deadLinks(file, readFileSync(file, "utf8"))).toEqual([]);
});

it("a link to no file, and one to no heading, would be seen", () => {
  const page = path.join(repositoryRoot, "docs", "import.md");
  const text = "[a](nothing.md) [b](#nothing) [c](properties.md#nothing) [d](properties.md#inputs) [e](#the-password)";
  expect(deadLinks(page, text)).toEqual(["nothing.md", "#nothing", "properties.md#nothing"]);
});

it("the index lists every page of docs", () => {
  const index = readFileSync(path.join(repositoryRoot, "docs", "README.md"), "utf8");
  const others = pages.filter((page) => /^docs\/([^/]+|[^/]+\/README)\.md$/.test(page) && page !== "docs/README.md");
  expect(others.filter((page) => !index.includes(`](${path.relative("docs", page)})`))).toEqual([]);
});

it("pages name only scripts of npm that there are", () => {
  const scripts = ["package.json", "emulator/package.json", "policy-pack/package.json"].flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(path.join(repositoryRoot, file), "utf8")).scripts ?? {}),
  );
  const named = pages.flatMap((page) => {
    const text = readFileSync(path.join(repositoryRoot, page), "utf8");
    return [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = ""]) => ({ page, name }));
  });
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !scripts.includes(name))).toEqual([]);
});
