import { parseErrorBody } from "../../../../../provider/client/http/errorBody";

describe("parseErrorBody", () => {
  it.each([
    ["the reference's", { error_code: "AS.0001", error_msg: "m" }, { errorCode: "AS.0001", message: "m" }],
    ["a code as number", { error_code: 111400026, error_msg: "m" }, { errorCode: "111400026", message: "m" }],
    ["a nested", { error: { code: "DMS.00400026", message: "m" } }, { errorCode: "DMS.00400026", message: "m" }],
    [
      "a gateway's",
      { error_msg: "m", error_code: "APIGW.0301", request_id: "r" },
      { errorCode: "APIGW.0301", message: "m", requestId: "r" },
    ],
    ["IAM's", { error: { message: "m", code: 401, title: "Unauthorized" } }, { errorCode: "401", message: "m" }],
    ["another gateway's", { errorCode: "X.1", errorMessage: "m" }, { errorCode: "X.1", message: "m" }],
    ["a plain", { code: "X.1", message: "m" }, { errorCode: "X.1", message: "m" }],
    ["a title alone", { error: { title: "Unauthorized" } }, { message: "Unauthorized" }],
  ])("reads %s form", (_what, body, expected) => {
    expect(parseErrorBody(JSON.stringify(body))).toEqual({ isJson: true, ...expected });
  });

  it.each([
    ["", false],
    [" ", false],
    ["<html>Bad gateway</html>", false],
    ["{", false],
    ["null", true],
    ["[]", true],
    ["1", true],
    ['"x"', true],
    ['{"error": "x"}', true],
    ['{"error_code": {}}', true],
  ])("reads nothing in %j, and whether it is JSON: %s", (body, isJson) => {
    expect(parseErrorBody(body)).toEqual({ isJson });
  });
});
