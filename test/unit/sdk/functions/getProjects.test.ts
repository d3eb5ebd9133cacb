import { getProject, getProjects } from "pulumi-huaweicloud-dms-rabbitmq";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { useServer } from "./functionEnvironment";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ region: ["ae-ad-1", "eu-west-101"], projectId: "0123456789abcdef0123456789abcdef" });
  useServer(emulator.url);
});

afterEach(() => emulator.close());

describe("getProjects", () => {
  it("lists the projects of the account, or those of one name", async () => {
    const { projects } = await getProjects();
    expect(projects.map(({ name }) => name).sort()).toEqual(["ae-ad-1", "eu-west-101"]);
    const { projects: named } = await getProjects({ name: "ae-ad-1" });
    expect(named).toEqual([expect.objectContaining({ id: "0123456789abcdef0123456789abcdef", name: "ae-ad-1" })]);
    expect(named[0]).toMatchObject({ enabled: true, domainId: expect.any(String) });
  });
});

describe("getProject", () => {
  it("finds the project of a name, and without one that of the configuration", async () => {
    expect((await getProject({ name: "eu-west-101" })).name).toBe("eu-west-101");
    expect((await getProject()).id).toBe("0123456789abcdef0123456789abcdef");
  });

  it("says which projects there are when none has the name", async () => {
    await expect(getProject({ name: "nowhere" })).rejects.toThrow(
      /^There is no project named "nowhere"\. There are: .*ae-ad-1/,
    );
  });

  it("signs in with user and password too", async () => {
    useServer(emulator.url, {
      HW_ACCESS_KEY: "",
      HW_SECRET_KEY: "",
      HW_USER_NAME: "emulator",
      HW_USER_PASSWORD: "emulator",
      HW_DOMAIN_NAME: "emulator",
    });
    expect((await getProject()).name).toBe("ae-ad-1");
  });
});
