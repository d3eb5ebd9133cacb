import { fleetTable } from "../../../../scripts/bench/fleetTable";
import { ours, trivial } from "./fleetFigures";

it("is a row for each program, and the requests of ours by kind", () => {
  expect(fleetTable([ours, trivial])).toMatchInlineSnapshot(`
"| N  | program  | up     | no-op | refresh | destroy | lag: median, worst | state: bytes + trace | provider: MB |
| -- | -------- | ------ | ----- | ------- | ------- | ------------------ | -------------------- | ------------ |
| 20 | ours, v2 | 15.0 s | 2.0 s | 3.0 s   | 4.0 s   | 0.5 s, 1.5 s       | 3400 + 485           | 120          |
| 20 | trivial  | 3.0 s  | 2.0 s | 3.0 s   | 4.0 s   |                    | 1300 + 485           | ?            |

| N  | API | requests of up      | requests of no-op | requests of refresh | requests of destroy |
| -- | --- | ------------------- | ----------------- | ------------------- | ------------------- |
| 20 | v2  | 22: 20 POST, 2 list | 0                 | 1: 1 list           | 20: 20 DELETE       |
"
`);
});

it("shows no lag where nothing had to be waited for", () => {
  expect(fleetTable([{ ...ours, isDelayed: false }])).not.toContain("1.5 s");
});
