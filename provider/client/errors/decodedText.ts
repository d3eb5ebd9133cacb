/** A text, some of whose escapes are decoded, and where each of its characters stood in the original. */
export interface DecodedText {
  text: string;
  /** For each character where its original begins. */
  starts: readonly number[];
  /** For each character where its original ends. */
  ends: readonly number[];
}

/** Nobody escapes a text more often. */
const mostLevels = 5;

const escapes =
  /\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|%u([0-9a-f]{4})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|&([a-z]{2,6});|\\(["'\\/bfnrt])|%([0-7][0-9a-f])|((?:%[89a-f][0-9a-f])+)/gi;

const controls: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The printable characters that HTML has names for. */
const entities = new Map(
  Object.entries({
    "!": "excl",
    '"': "quot",
    "#": "num",
    $: "dollar",
    "%": "percnt",
    "&": "amp",
    "'": "apos",
    "(": "lpar",
    ")": "rpar",
    "*": "ast",
    "+": "plus",
    ",": "comma",
    ".": "period",
    "/": "sol",
    ":": "colon",
    ";": "semi",
    "<": "lt",
    "=": "equals",
    ">": "gt",
    "?": "quest",
    "@": "commat",
    "[": "lsqb",
    "\\": "bsol",
    "]": "rsqb",
    "^": "hat",
    _: "lowbar",
    "`": "grave",
    "{": "lcub",
    "|": "vert",
    "}": "rcub",
  }).map(([character, name]) => [name, character]),
);

function ofCodePoint(digits: string, base: number): string | undefined {
  const point = Number.parseInt(digits, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

function ofBytes(run: string): string {
  const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}

/** What an escape stands for; undefined when it only looks like one. */
function decoded([, json, hex, wide, htmlHex, html, entity, control, percent, bytes]: RegExpExecArray) {
  const sixteen = json ?? hex ?? wide ?? htmlHex ?? percent;
  if (sixteen !== undefined) return ofCodePoint(sixteen, 16);
  if (html !== undefined) return ofCodePoint(html, 10);
  if (entity !== undefined) return entities.get(entity.toLowerCase());
  if (control !== undefined) return controls[control] ?? control;
  return bytes === undefined ? undefined : ofBytes(bytes);
}

/** Decodes every escape once. */
function decodeOnce({ text, starts, ends }: DecodedText): DecodedText {
  const parts: string[] = [];
  const newStarts: number[] = [];
  const newEnds: number[] = [];
  let done = 0;
  const keep = (end: number) => {
    parts.push(text.slice(done, end));
    for (; done < end; done += 1) {
      newStarts.push(starts[done] ?? 0);
      newEnds.push(ends[done] ?? 0);
    }
  };
  for (const match of text.matchAll(escapes)) {
    const characters = decoded(match);
    if (characters === undefined) continue;
    keep(match.index);
    done = match.index + match[0].length;
    parts.push(characters);
    for (let count = 0; count < characters.length; count += 1) {
      newStarts.push(starts[match.index] ?? 0);
      newEnds.push(ends[done - 1] ?? 0);
    }
  }
  keep(text.length);
  return { text: parts.join(""), starts: newStarts, ends: newEnds };
}

/** A text as it is, and with the escapes of JSON, URLs and HTML decoded once, twice and so on. */
export function decodedLevels(text: string): DecodedText[] {
  const places = Array.from({ length: text.length }, (_place, index) => index);
  const levels: DecodedText[] = [{ text, starts: places, ends: places.map((place) => place + 1) }];
  for (let last = levels[0]; last && levels.length <= mostLevels; ) {
    const next = decodeOnce(last);
    if (next.text === last.text) break;
    levels.push(next);
    last = next;
  }
  return levels;
}
