import { findingTable } from "../../../../provider/doctorCommand/findingTable";

it("shows a line a check, and what to do below it", () => {
  const table = findingTable([
    { check: "Node.js", outcome: "ok", found: "20.18.1" },
    { check: "Pulumi CLI", outcome: "failed", found: "none", advice: "Install it." },
    { check: "clock", outcome: "warning", found: "word ".repeat(30).trim() },
  ]);
  expect(table).toMatchInlineSnapshot(`
"ok       Node.js     20.18.1
failed   Pulumi CLI  none
                     → Install it.
warning  clock       word word word word word word word word word word word word word word word word
                     word word word word word word word word word word word word word word"
`);
  for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});
