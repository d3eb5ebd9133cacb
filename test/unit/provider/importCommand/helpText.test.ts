import { helpText } from "../../../../provider/importCommand/helpText";

it.each(["--name", "--id", "--all", "--out", "--force", "--help", "--version", "HW_REGION_NAME", "3.254.0"])(
  "mentions %s",
  (word) => {
    expect(helpText).toContain(word);
  },
);

it("fits a terminal", () => {
  for (const line of helpText.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});
