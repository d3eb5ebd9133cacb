import type { Instance } from "../../../../provider/client";
import {
  creationAcceptor,
  deletionAcceptor,
  extensionAcceptor,
  restartAcceptor,
  updateAcceptor,
} from "../../../../provider/wait/acceptors";

const instance = (status: string, more: Partial<Instance> = {}) => ({ instanceId: "id", status, ...more }) as Instance;
const inProgress = ["CREATING", "RESTARTING", "EXTENDING", "CONFIGURING", "SOMETHING_NEW"];
const frozen = ["FREEZING", "FROZEN"];

describe("creation", () => {
  const accept = () => creationAcceptor(() => 0);

  it("is done when the instance runs", () => {
    expect(accept()(instance("RUNNING", { connectAddress: "192.168.0.10" })).outcome).toBe("success");
  });
  it("waits a while for the addresses of an instance that runs", () => {
    let elapsed = 300_000;
    const acceptor = creationAcceptor(() => elapsed);
    expect(acceptor(instance("RUNNING", { connectAddress: "" })).outcome).toBe("retry");
    elapsed += 119_999;
    expect(acceptor(instance("RUNNING")).outcome).toBe("retry");
    elapsed += 1;
    expect(acceptor(instance("RUNNING")).outcome).toBe("success");
  });
  it.each(["CREATEFAILED", "ERROR", ...frozen])("has failed in %s", (status) => {
    expect(accept()(instance(status)).outcome).toBe("failure");
  });
  it("has failed with an error code while the instance does not run", () => {
    expect(accept()(instance("CREATING", { errorCode: "public.00.0018" })).outcome).toBe("failure");
  });
  it.each(inProgress)("goes on in %s", (status) => {
    expect(accept()(instance(status)).outcome).toBe("retry");
  });
  it("tolerates an instance that is missing in the first seconds only", () => {
    let elapsed = 1_000;
    const acceptor = creationAcceptor(() => elapsed);
    expect(acceptor(undefined).outcome).toBe("retry");
    elapsed = 61_000;
    expect(acceptor(undefined).outcome).toBe("failure");
  });
  it("does not tolerate one that was seen and is gone", () => {
    const acceptor = accept();
    acceptor(instance("CREATING"));
    expect(acceptor(undefined).outcome).toBe("failure");
  });
});

describe("update", () => {
  it("is done when the instance serves and shows the wish", () => {
    expect(updateAcceptor(() => true)(instance("RUNNING")).outcome).toBe("success");
    expect(updateAcceptor(() => true)(instance("EXTENDEDFAILED")).outcome).toBe("success");
  });
  it("goes on while the wish is not visible", () => {
    expect(updateAcceptor(() => false)(instance("RUNNING")).outcome).toBe("retry");
  });
  it.each(["ERROR", ...frozen])("has failed in %s", (status) => {
    expect(updateAcceptor(() => true)(instance(status)).outcome).toBe("failure");
  });
});

describe("extension", () => {
  it("has failed in EXTENDEDFAILED", () => {
    expect(extensionAcceptor(() => true, "RUNNING")(instance("EXTENDEDFAILED")).outcome).toBe("failure");
  });
  it("takes an EXTENDEDFAILED from before for not begun", () => {
    const accept = extensionAcceptor(() => true, "EXTENDEDFAILED");
    expect(accept(instance("EXTENDEDFAILED")).outcome).toBe("retry");
    expect(accept(instance("EXTENDING")).outcome).toBe("retry");
    expect(accept(instance("EXTENDEDFAILED")).outcome).toBe("failure");
  });
});

describe("restart", () => {
  it("is done when the instance runs again", () => {
    const accept = restartAcceptor(() => 0);
    expect(accept(instance("RUNNING")).outcome).toBe("retry");
    expect(accept(instance("RESTARTING")).outcome).toBe("retry");
    expect(accept(instance("RUNNING")).outcome).toBe("success");
  });
  it("is done when the instance has looked untouched for long enough", () => {
    expect(restartAcceptor(() => 30_000)(instance("RUNNING")).outcome).toBe("success");
  });
});

describe("deletion", () => {
  it("is done when the instance is gone, and not before", () => {
    expect(deletionAcceptor()(undefined).outcome).toBe("success");
    for (const status of ["DELETING", "ERROR", "RUNNING"])
      expect(deletionAcceptor()(instance(status)).outcome).toBe("retry");
  });
  it("has failed when the instance runs again after it was being deleted", () => {
    const accept = deletionAcceptor();
    expect(accept(instance("RUNNING")).outcome).toBe("retry");
    expect(accept(instance("DELETING")).outcome).toBe("retry");
    expect(accept(instance("RUNNING"))).toEqual({
      outcome: "failure",
      reason: "is running again; the service gave the deletion up",
    });
  });
  it.each(frozen)("has failed in %s", (status) => {
    expect(deletionAcceptor()(instance(status)).outcome).toBe("failure");
  });
});
