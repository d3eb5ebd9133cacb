import { parseCaptureArguments } from "../../../../scripts/capture/captureArguments";

it("takes widths, times and a directory, each with a default", () => {
  expect(parseCaptureArguments([])).toEqual({
    help: false,
    widths: [80, 100, 120, 160],
    creation: "150s",
    after: 130,
    out: "docs/captures",
  });
  const args = ["--widths", "72,200", "--creation", "20s", "--after", "9", "--out", "elsewhere"];
  expect(parseCaptureArguments(args)).toMatchObject({ widths: [72, 200], creation: "20s", after: 9, out: "elsewhere" });
});

it.each([
  [["--widths", "80,wide"], "--widths takes whole numbers from 1 to 9999, not wide."],
  [["--after", "0"], "--after takes whole numbers from 1 to 9999, not 0."],
  [["--colour"], "--colour"],
])("refuses %j", (args, message) => {
  expect(() => parseCaptureArguments(args)).toThrow(message);
});
