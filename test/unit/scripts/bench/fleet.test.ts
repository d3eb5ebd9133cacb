import { median } from "../../../../scripts/bench/fleet";
import { ours, seconds } from "./fleetFigures";

it("is the median of the rounds, and the lags of all", () => {
  const rounds = [15, 30, 16].map((up) => ({ ...ours, seconds: seconds(up), lags: [up] }));
  expect(median(rounds)).toMatchObject({ seconds: seconds(16), lags: [15, 30, 16] });
});
