import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { instanceFieldNames } from "../../../../../provider/client";
import {
  derivedProperties,
  inputProperties,
  observedProperties,
  programProperties,
} from "../../../../../provider/instance/properties/instanceProperties";
import type { PropertyDescription } from "../../../../../provider/resource/declaration";

const page = join(__dirname, "../../../../../docs/properties.md");

const classes = {
  inPlace: "in place",
  replaces: "replaces",
  guarded: "guarded",
  recorded: "recorded only",
};

const rows = (table: Record<string, PropertyDescription>, last: (property: PropertyDescription) => string) =>
  Object.entries(table)
    .map(([name, property]) => {
      const field = instanceFieldNames[name] ? `\`${instanceFieldNames[name]}\`` : "";
      return `| \`${name}\` | ${field} | ${last(property)} | ${property.description}${property.secret ? " Secret." : ""} |`;
    })
    .join("\n");

function expectedPage(): string {
  return `# Properties of RabbitmqInstance

Made from the declaration in \`provider/instance/properties/instanceProperties.ts\`; a test compares the two. Units, rules and examples stand there at each property, and an editor shows them.

## What a change does

- **in place**: applied to the running instance and verified by reading it back.
- **replaces**: fixed when the instance is made. The instance is deleted and made anew with all messages lost; while the name stays it is deleted first, since names are unique, which means some ten minutes without a broker. Each replacement is explained before it happens, and refused while \`deletionProtection\` is on.
- **guarded**: API v1.0 documents no safe way to change it. Refused with the ways on, unless \`passwordChange\` or \`resize\` says what to do.
- **recorded only**: steers the provider; the instance is not touched, but for \`restartTriggers\`, which restarts it.

A property that the program leaves out is not compared, whatever the cloud filled in. Leaving out \`description\` clears it; leaving out public access switches it off if the program had switched it on; leaving out the window leaves it.

## Inputs

| property | API field | a change | meaning |
|---|---|---|---|
${rows(inputProperties, ({ change, required }) => `${classes[change as keyof typeof classes]}${required ? ", mandatory" : ""}`)}

## Outputs

Every input is an output too. These come from the cloud (table 5-6) or are derived from it:

| property | API field | from | meaning |
|---|---|---|---|
${rows(observedProperties, () => "answer")}
${rows(derivedProperties, () => "derived")}
${rows(programProperties, () => "made in the program")}

The URLs with credentials are made where the program runs, from the outputs and the password; the state does not hold them. They are undefined where the password is unknown to program and state, as after \`RabbitmqInstance.get\`; \`getInstance\` has none.
`;
}

it("describes exactly the properties of the table", () => {
  // `UPDATE_PAGES=1 npm test -- propertiesPage` writes the page anew.
  if (process.env.UPDATE_PAGES === "1") writeFileSync(page, expectedPage());
  // The formatter pads table cells.
  const unpadded = (text: string) =>
    text.replace(/ +/g, " ").replace(/-{3,}/g, "---").replaceAll("| ---", "|---").replaceAll("--- |", "---|");
  expect(unpadded(readFileSync(page, "utf8"))).toBe(unpadded(expectedPage()));
});
