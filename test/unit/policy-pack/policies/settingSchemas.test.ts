import { timeZone, windowTimeZone } from "../../../../policy-pack/policies/settingSchemas";

test.each(["UTC", "Asia/Dubai", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+4"])(
  "%s is a zone",
  (name) => {
    expect(timeZone.safeParse(name).success).toBe(true);
  },
);

test.each(["", "Mars/Olympus", "+04:00", "Asia Dubai", "local", 4, null])("%p is none", (name) => {
  expect(timeZone.safeParse(name).error?.issues[0]?.message).toMatch(
    /^must be an IANA time zone that this Node.js knows/,
  );
});

test("the service's windows are read in UTC unless set", () => {
  expect(windowTimeZone.parse(undefined)).toBe("UTC");
});
