import { fleetPlot } from "../../../../scripts/bench/fleetPlot";
import { ours, seconds, trivial } from "./fleetFigures";

it("has a panel for each operation, with the points of each program", () => {
  const plot = fleetPlot([ours, trivial, { ...ours, instances: 100, seconds: seconds(30) }]);
  for (const operation of ["up", "no-op", "refresh", "destroy"]) expect(plot).toContain(`>${operation}</text>`);
  // Half of the longest time stands at half of the height.
  expect(plot).toContain('points="96,144 196,54"');
  expect(plot.match(/<polyline/g)).toHaveLength(8);
  expect(plot).not.toMatch(/NaN|undefined|Infinity/);
});
