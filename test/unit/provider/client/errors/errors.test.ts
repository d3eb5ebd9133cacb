import * as errors from "../../../../../provider/client/errors/errors";

const request = { method: "GET", path: "/v1.0/p/instances", outcome: "refused" } as const;
const answer = { ...request, status: 400, message: "No." };

const everyKind = [
  new errors.ConfigurationError("No region."),
  new errors.UnsupportedByApiVersionError({ apiVersion: "v1.0", what: "create an instance", names: ["tags"] }),
  new errors.ApiVersionUnknownError({ message: "No." }),
  new errors.ConnectionError({ ...request, message: "No.", systemCode: "ECONNRESET" }),
  new errors.TimeoutError({ ...request, message: "No.", systemCode: "ETIMEDOUT" }),
  new errors.AbortedError(request),
  new errors.UnreadableAnswerError({ ...request, message: "No.", status: 200 }),
  new errors.ApiError(answer),
  new errors.AuthenticationError(answer),
  new errors.PermissionError({ ...answer, action: "dms:instance:get" }),
  new errors.InstanceNotFoundError(answer),
  new errors.WrongUrlError(answer),
  new errors.InstanceBusyError(answer),
  new errors.DuplicateNameError(answer),
  new errors.NotDeletableError(answer),
  new errors.ThrottledError(answer),
];

describe("the errors", () => {
  it.each(everyKind.map((error) => [error.name, error] as const))(
    "%s has a class, a stable code and a name",
    (name, error) => {
      expect(error).toBeInstanceOf(Error);
      expect(error instanceof errors.HuaweiCloudError).toBe(true);
      expect(error.constructor.name).toBe(name);
      expect(String(error)).toBe(`${name}: ${error.message}`);
    },
  );

  it("have codes that never change and are all different", () => {
    expect(everyKind.map(({ code }) => code)).toEqual([
      "CONFIGURATION",
      "UNSUPPORTED_BY_API_VERSION",
      "API_VERSION_UNKNOWN",
      "CONNECTION",
      "TIMEOUT",
      "ABORTED",
      "UNREADABLE_ANSWER",
      "API_ERROR",
      "AUTHENTICATION",
      "PERMISSION",
      "INSTANCE_NOT_FOUND",
      "WRONG_URL",
      "INSTANCE_BUSY",
      "DUPLICATE_NAME",
      "NOT_DELETABLE",
      "THROTTLED",
    ]);
  });

  it("are told apart by instanceof, base classes included", () => {
    const busy = new errors.InstanceBusyError(answer);
    expect(busy instanceof errors.ApiError && busy instanceof errors.RequestError).toBe(true);
    expect(busy instanceof errors.ThrottledError || busy instanceof errors.ConnectionError).toBe(false);
    expect(new errors.ApiError(answer) instanceof errors.InstanceBusyError).toBe(false);
    for (const other of [undefined, null, 1, "x", {}, new Error("x")]) {
      expect((other as unknown) instanceof errors.HuaweiCloudError).toBe(false);
    }
  });

  it("are told apart by instanceof across two copies of the package", () => {
    jest.isolateModules(() => {
      const copy = require("../../../../../provider/client/errors/errors") as typeof errors;
      expect(copy.HuaweiCloudError).not.toBe(errors.HuaweiCloudError);
      const error: unknown = new copy.InstanceNotFoundError(answer);
      expect(error instanceof errors.InstanceNotFoundError).toBe(true);
      expect(error instanceof errors.ApiError).toBe(true);
      expect(error instanceof errors.PermissionError).toBe(false);
      expect(new errors.TimeoutError({ ...request, message: "", systemCode: "" }) instanceof copy.ConnectionError).toBe(
        true,
      );
    });
  });

  it("may be extended: a class without a brand is told by its prototype, and keeps its bases", () => {
    class OwnError extends errors.HuaweiCloudError {}
    class OtherError extends errors.HuaweiCloudError {}
    const own = new OwnError({ code: "OWN", message: "Own." });
    expect(own.name).toBe("OwnError");
    expect(own instanceof OwnError && own instanceof errors.HuaweiCloudError).toBe(true);
    expect((own as Error) instanceof OtherError).toBe(false);
    expect((new errors.ApiError(answer) as Error) instanceof OwnError).toBe(false);
  });

  it("keep a cause only when there is one", () => {
    expect("cause" in new errors.HuaweiCloudError({ code: "X", message: "X." })).toBe(false);
    const cause = new Error("why");
    expect(new errors.HuaweiCloudError({ code: "X", message: "X.", cause }).cause).toBe(cause);
  });

  it("hold no undefined at any place, since Pulumi cannot carry one", () => {
    for (const error of everyKind) {
      expect(Object.values(error).includes(undefined)).toBe(false);
    }
  });

  it("say whether the request may have been carried out", () => {
    const unknown = new errors.ConnectionError({ ...request, outcome: "unknown", message: "", systemCode: "" });
    expect(errors.isOutcomeUnknown(unknown)).toBe(true);
    expect(errors.isOutcomeUnknown(new errors.ApiError(answer))).toBe(false);
    expect(errors.isOutcomeUnknown(new Error("x"))).toBe(false);
  });
});
