import { entries } from "./entries";

/** The page that lists the others. */
export function indexPage(): string {
  const rows = entries.map(({ page, specifier, purpose }) => `| [\`${specifier}\`](${page}.md) | ${purpose} |`);
  return `# Reference

Every name that the package exports, with its type and its comment, made from the sources by \`npm run reference\`. What a property means to an instance stands in [Properties](../properties.md), what a data function looks up in [Data functions](../functions.md).

| Import from | |
|---|---|
${rows.join("\n")}

\`pulumi-huaweicloud-dms-rabbitmq/provider\` is what Pulumi itself loads, by the text in the state; programs have no use for it.
`;
}
