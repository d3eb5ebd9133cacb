import { instanceErrorCodes } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { instanceErrors } from "../../../../emulator/src/errors/instanceErrors";

it("says of each code of table 5-7 what the client says", () => {
  const texts = Object.entries(instanceErrorCodes).map(([code, { text }]) => [code, text]);
  expect(instanceErrors).toEqual(Object.fromEntries(texts));
});
