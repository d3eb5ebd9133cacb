import { getAvailabilityZone, getAvailabilityZones } from "pulumi-huaweicloud-dms-rabbitmq";
import { startTestServer, type TestServer } from "../../provider/client/testServer";
import { useServer } from "./functionEnvironment";

let answer: unknown;
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer(() => ({ json: answer }));
  useServer(server.url, { HW_PROJECT_ID: "0123456789abcdef0123456789abcdef" });
  answer = {
    regionId: "ae-ad-1",
    available_zones: [
      {
        id: "1d7b939b382c4c3bb3481a8ca10da768",
        name: "az10.dc1",
        code: "az10.dc1",
        port: "8002",
        resource_availability: "true",
      },
      {
        id: "1d7b939b382c4c3bb3481a8ca10da769",
        name: "az10.dc2",
        code: "az10.dc2",
        port: "8002",
        resource_availability: "false",
      },
    ],
  };
});

afterEach(() => server.close());

const first = {
  id: "1d7b939b382c4c3bb3481a8ca10da768",
  code: "az10.dc1",
  name: "az10.dc1",
  port: 8002,
  available: true,
};
const second = {
  id: "1d7b939b382c4c3bb3481a8ca10da769",
  code: "az10.dc2",
  name: "az10.dc2",
  port: 8002,
  available: false,
};

describe("getAvailabilityZones", () => {
  it("lists the zones of the region, sold-out ones included", async () => {
    expect(await getAvailabilityZones()).toEqual({ regionId: "ae-ad-1", availabilityZones: [first, second] });
  });

  it("lists those that are available, or are not", async () => {
    expect((await getAvailabilityZones({ available: true })).availabilityZones).toEqual([first]);
    expect((await getAvailabilityZones({ available: false })).availabilityZones).toEqual([second]);
  });

  it("reads other forms: region_id, booleans and numbers, missing fields", async () => {
    answer = {
      region_id: "eu-west-101",
      available_zones: [
        { id: "z1", port: 8003, resource_availability: true },
        { id: "z2", code: "c2" },
      ],
    };
    expect(await getAvailabilityZones()).toEqual({
      regionId: "eu-west-101",
      availabilityZones: [
        { id: "z1", port: 8003, available: true },
        { id: "z2", code: "c2", available: true },
      ],
    });
  });

  it("falls back to the configured region when the answer names none", async () => {
    answer = { available_zones: [] };
    expect(await getAvailabilityZones()).toEqual({ regionId: "ae-ad-1", availabilityZones: [] });
  });
});

describe("getAvailabilityZone", () => {
  it("finds the one of a name, a code or an ID", async () => {
    expect(await getAvailabilityZone({ name: "az10.dc1" })).toEqual(first);
    expect(await getAvailabilityZone({ code: "az10.dc2" })).toEqual(second);
    expect(await getAvailabilityZone({ id: second.id })).toEqual(second);
  });

  it("lists what exists when there is none, or more than one", async () => {
    await expect(getAvailabilityZone({ name: "az10.dc3" })).rejects.toThrow(
      'No availability zone was found with name "az10.dc3". There are: az10.dc1 (1d7b939b382c4c3bb3481a8ca10da768); az10.dc2 (1d7b939b382c4c3bb3481a8ca10da769, sold out).',
    );
    await expect(getAvailabilityZone()).rejects.toThrow("2 availability zones were found. There are:");
  });
});
