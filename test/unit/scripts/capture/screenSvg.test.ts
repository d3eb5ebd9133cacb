import { screenSvg } from "../../../../scripts/capture/screenSvg";

const svg = screenSvg(
  {
    columns: 80,
    lines: [
      [
        { text: "+", column: 1, color: 2, bold: true },
        { text: "a < b & c", column: 5 },
      ],
      [],
      [{ text: "grey", column: 0, color: 244, dim: true }],
      [{ text: "cube", column: 0, color: 208 }],
    ],
  },
  "pulumi up & more",
);

const attributes = (text: string) => {
  const [, found = ""] = new RegExp(`<text ([^>]*)>${text}</text>`).exec(svg) ?? [];
  return Object.fromEntries([...found.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
};

it("is as wide as the terminal and as high as its lines", () => {
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 664 96" width="664" height="96"/);
});

it("puts each text at its column and line, as long as its characters are in a terminal", () => {
  expect(attributes("a &lt; b &amp; c")).toMatchObject({ x: "52", y: "25", textLength: "72" });
  expect(attributes("grey")).toMatchObject({ x: "12", y: "61", textLength: "32" });
});

it("gives it the colour and the weight that it has there", () => {
  expect(attributes("\\+")).toMatchObject({ fill: "#8fd694", "font-weight": "bold" });
  expect(attributes("grey")).toMatchObject({ fill: "#808080", opacity: "0.7" });
  expect(attributes("cube")).toMatchObject({ fill: "#ff8700" });
  expect(attributes("a &lt; b &amp; c")).not.toHaveProperty("fill");
});

it("says what it shows to those who do not see it, and escapes it", () => {
  expect(svg).toContain("<title>pulumi up &amp; more</title>");
});
