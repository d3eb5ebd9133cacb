import { importHelpText } from "../../../../provider/importCommand/helpText";

it.each(["--name", "--id", "--all", "--out", "--force", "--help", "HW_REGION_NAME", "3.254.0"])(
  "mentions %s in the help of import",
  (word) => {
    expect(importHelpText).toContain(word);
  },
);

it("fits a terminal", () => {
  for (const line of importHelpText.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});
