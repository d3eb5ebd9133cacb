import { readFileSync } from "node:fs";
import path from "node:path";
import { parseCaptureArguments } from "../../../scripts/capture/captureArguments";
import { rabbitmqInstanceType } from "../../../sdk/resourceType";
import { repositoryRoot } from "../../support/repositoryRoot";

const { widths, out } = parseCaptureArguments([]);
const pictures = widths.flatMap((width) => [1, 5].map((count): [number, number] => [count, width]));

it.each(pictures)("the picture of %i in %i columns shows each with its type, status and time left", (count, width) => {
  const svg = readFileSync(path.join(repositoryRoot, out, `creating-${count}-${width}.svg`), "utf8");
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? "");
  // The stack has a status too.
  for (const [shown, times] of [
    [new RegExp(`${rabbitmqInstanceType}$`), count],
    [/^creating \(\d+s\)/, count + 1],
    [/^~\d+m left/, count],
  ] as const) {
    expect(texts.filter((text) => shown.test(text))).toHaveLength(times);
  }
});
