import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { instanceFieldNames } from "../../../../../provider/client";
import {
  derivedProperties,
  inputProperties,
  observedProperties,
  programProperties,
  providerProperties,
} from "../../../../../provider/instance/properties/instanceProperties";
import type { PropertyDescription } from "../../../../../provider/resource/declaration";

const page = join(__dirname, "../../../../../docs/properties.md");

const classes = {
  inPlace: "in place",
  replaces: "replaces",
  guarded: "guarded",
  recorded: "recorded only",
};

/** How a program says it: as an argument, or as an option of the resource. */
const nameOf = (name: string, { option }: PropertyDescription) =>
  option === undefined ? `\`${name}\`` : `\`${option}\` (an option of the resource; the output is \`${name}\`)`;

const rows = (table: Record<string, PropertyDescription>, last: (property: PropertyDescription) => string) =>
  Object.entries(table)
    .map(([name, property]) => {
      const field = instanceFieldNames[name] ? `\`${instanceFieldNames[name]}\`` : "";
      const version = property.apiVersion ?? "both";
      return `| ${nameOf(name, property)} | ${field} | ${version} | ${last(property)} | ${property.description}${property.secret ? " Secret." : ""} |`;
    })
    .join("\n");

function expectedPage(): string {
  return `# Properties of RabbitmqInstance

Made from the declaration in \`provider/instance/properties/instanceProperties.ts\`; a test compares the two. Units, rules and examples stand there at each property, and an editor shows them.

## What a change does

- **in place**: applied to the running instance and verified by reading it back.
- **replaces**: fixed when the instance is made. The instance is deleted and made anew with all messages lost; while the name stays it is deleted first, since names are unique, which means some ten minutes without a broker. Each replacement is explained before it happens, and refused while \`deletionProtection\` is on.
- **guarded**: an instance of API v2 is changed in place, and the preview says what that costs: a password cuts off the clients with the old one, another size of the nodes restarts them one after the other, more nodes cut clients off shortly, more storage interrupts nothing. API v1.0 documents no safe way, so that a change there is refused with the ways on. \`passwordChange\` and \`resize\` say otherwise. What cannot shrink is refused.
- **recorded only**: steers the provider; the instance is not touched, but for \`restartTriggers\`, which restarts it.

A property that the program leaves out is not compared, whatever the cloud filled in. Leaving out \`description\` clears it; leaving out public access switches it off if the program had switched it on; leaving out \`tags\` takes away those that the program had declared; leaving out the window or the plugins leaves them.

On API v2 the enterprise project changes in place too. Tags belong to the program by their keys: others, such as those of a console, are neither shown, changed nor removed. Storage that grows with the nodes is no drift: \`totalStorageSpace\` shows it, and the program may declare the old or the new total.

## What only the cloud changed

The state knows what the program last declared apart from what the cloud shows. For what replaces and what is guarded:

- **Only the cloud changed**: nothing is replaced, refused or sent. \`pulumi refresh\` shows the difference, and each deployment after it says in one notice what the program declares and what is there; an engine that the service has upgraded is information, anything else a warning. Declare the present value, and nothing differs.
- **The program changed to what the cloud shows**: one update stores the declaration and sends nothing.
- **The program changed to something else**: the class above holds, and the explanation names what was declared until now too. Before anything is replaced, resized or refused, the instance is looked at once more.
- **Nobody can know**, because a state of version 0.1.0 does not tell declared and observed values apart, or because \`ignoreChanges\` may have kept a value that a refresh had found: nothing is replaced, resized or refused, and a warning names both values. To replace on purpose, run \`pulumi destroy --target <urn>\`, then \`pulumi up\`. In such a state a property is known again once an update finds that program and cloud agree.

What changes in place is put back by the next deployment. In a step that has to do with what the cloud changed, \`replaceOnChanges\` replaces nothing, not even for another property that changed in that same step: Pulumi would take the cloud's change for the program's.

A project of the configuration (\`projectId\`, \`projectName\`) other than the one where an instance was made is refused in preview and deployment; only \`projectId\` in the program replaces. Its name is looked up once in a run, and only when it is not the name by which the project was found.

## Inputs

| property | API field | version | a change | meaning |
|---|---|---|---|---|
${rows(inputProperties, ({ change, required }) => `${classes[change as keyof typeof classes]}${required ? ", mandatory" : ""}`)}

## Outputs

Every input is an output too. These come from the cloud (table 5-6) or are made of what it tells:

| property | API field | version | from | meaning |
|---|---|---|---|---|
${rows(observedProperties, () => "answer")}
${rows(providerProperties, () => "provider")}
${rows(derivedProperties, () => "made in the program")}
${rows(programProperties, () => "made in the program")}

What is made in the program is made of the outputs, where the program runs; the state does not hold it. The URLs with credentials are undefined where the password is unknown to program and state, as after \`RabbitmqInstance.get\`; \`getInstance\` has none.
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
