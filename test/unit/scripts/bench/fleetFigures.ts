import type { FleetFigures } from "../../../../scripts/bench/fleet";

/** Seconds of each operation, of which `up` differs. */
export const seconds = (up: number) => ({ up, "no-op": 2, refresh: 3, destroy: 4 });
/** A fleet of ours. */
export const ours: FleetFigures = {
  kind: "v2",
  instances: 20,
  isDelayed: true,
  seconds: seconds(15),
  state: { bytes: 3400.4, trace: 485 },
  providerMegabytes: 120.2,
  requests: { up: { POST: 20, list: 2 }, "no-op": {}, refresh: { list: 1 }, destroy: { DELETE: 20 } },
  lags: [0.25, 1.5, 0.5],
};
/** The same of trivial resources. */
export const trivial: FleetFigures = {
  kind: "trivial",
  instances: 20,
  isDelayed: true,
  seconds: seconds(3),
  state: { bytes: 1300, trace: 485 },
};
