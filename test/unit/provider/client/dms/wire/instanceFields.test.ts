import { instanceListSchema } from "../../../../../../provider/client/dms/wire/instanceAnswers";
import { instanceSchema } from "../../../../../../provider/client/dms/wire/instanceFields";

/** The answer that section 5.2 shows. */
const shown = {
  name: "dms-a11e",
  engine: "rabbitmq",
  engine_version: "3.7.17",
  specification: "2vCPUs 4GB",
  storage_space: 100,
  used_storage_space: 50,
  connect_address: "192.168.3.100",
  port: 5672,
  status: "RUNNING",
  description: "Create a instance",
  instance_id: "68d5745e-6af2-40e4-945d-fe449be00148",
  resource_spec_code: "dms.instance.rabbitmq.single.c3.2u4g",
  type: "single",
  charging_mode: 1,
  vpc_id: "27d99e17-42f2-4751-818f-5c8c6c03ff15",
  vpc_name: "vpc_4944a40e-ac57-4f08-9d38-9786e2759458_192",
  created_at: "1526367063931",
  error_code: null,
  product_id: "00300-30109-0--0",
  security_group_id: "60ea2db8-1a51-4ab6-9e11-65b418c24583",
  security_group_name: "sg_6379_4944a40e-ac57-4f08-9d38-9786e2759458",
  subnet_id: "ec2f34b9-20eb-4872-85bd-bea9fc943128",
  subnet_name: "subnet_az_7f336767-10ec-48a5-9ae8-9cacde119318",
  subnet_cidr: "192.168.0.0/24",
  available_zones: ["1d7b939b382c4c3bb3481a8ca10da785"],
  user_id: "6d0977e4c9b74ae7b5a083a8d0d8fafa",
  user_name: "aabb02",
  access_user: "user",
  order_id: "XXXXXXXXX,",
  maintain_begin: "22:00",
  maintain_end: "02:00",
  ssl_enable: false,
  management_connect_address: "http://192.168.0.177:9999",
};

/** What the row that section 5.6 shows has besides. */
const listed = {
  ...shown,
  maintain_begin: "02:00:00",
  maintain_end: "06:00:00",
  storage_space: 88,
  total_storage_space: 100,
  used_storage_space: 4,
  enable_publicip: false,
  management_connect_address: "http://192.168.255.237.15672",
  storage_resource_id: "34825335-61cb-4ee0-949e-24b08170edb2",
  storage_spec_code: "dms.physical.storage.ultra",
  service_type: "advanced",
  storage_type: "hec",
  enterprise_project_id: "0",
  is_logical_volume: false,
  extend_times: 0,
};

/** What is read of them. */
const shownInstance = {
  name: "dms-a11e",
  engine: "rabbitmq",
  engineVersion: "3.7.17",
  specification: "2vCPUs 4GB",
  usableStorageSpace: 100,
  usedStorageSpace: 50,
  connectAddress: "192.168.3.100",
  port: 5672,
  status: "RUNNING",
  description: "Create a instance",
  instanceId: "68d5745e-6af2-40e4-945d-fe449be00148",
  resourceSpecCode: "dms.instance.rabbitmq.single.c3.2u4g",
  type: "single",
  chargingMode: 1,
  vpcId: "27d99e17-42f2-4751-818f-5c8c6c03ff15",
  vpcName: "vpc_4944a40e-ac57-4f08-9d38-9786e2759458_192",
  createdAtMillis: 1526367063931,
  productId: "00300-30109-0--0",
  securityGroupId: "60ea2db8-1a51-4ab6-9e11-65b418c24583",
  securityGroupName: "sg_6379_4944a40e-ac57-4f08-9d38-9786e2759458",
  subnetId: "ec2f34b9-20eb-4872-85bd-bea9fc943128",
  subnetName: "subnet_az_7f336767-10ec-48a5-9ae8-9cacde119318",
  subnetCidr: "192.168.0.0/24",
  availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da785"],
  userId: "6d0977e4c9b74ae7b5a083a8d0d8fafa",
  userName: "aabb02",
  accessUser: "user",
  orderId: "XXXXXXXXX,",
  maintainBegin: "22:00",
  maintainEnd: "02:00",
  sslEnable: false,
  managementConnectAddress: "http://192.168.0.177:9999",
};
const listedInstance = {
  ...shownInstance,
  maintainBegin: "02:00",
  maintainEnd: "06:00",
  usableStorageSpace: 88,
  totalStorageSpace: 100,
  usedStorageSpace: 4,
  enablePublicIp: false,
  managementConnectAddress: "http://192.168.255.237.15672",
  storageResourceId: "34825335-61cb-4ee0-949e-24b08170edb2",
  storageSpecCode: "dms.physical.storage.ultra",
  serviceType: "advanced",
  storageType: "hec",
  enterpriseProjectId: "0",
  isLogicalVolume: false,
  extendTimes: 0,
};
const unknownFields = {
  connector_enable: false,
  connector_id: "",
  rest_enable: false,
  rest_connect_address: "",
  public_boundwidth: 0,
};

describe("instanceSchema", () => {
  it("reads the sample of section 5.2", () => {
    expect(instanceSchema.parse(shown)).toEqual(shownInstance);
  });

  it("reads numbers as text, booleans as text, and the other way round", () => {
    const written = {
      ...listed,
      port: "5672",
      storage_space: "88",
      used_storage_space: "4",
      total_storage_space: "100",
      charging_mode: "1",
      extend_times: "0",
      created_at: 1526367063931,
      ssl_enable: "false",
      enable_publicip: "False",
      is_logical_volume: 0,
      enterprise_project_id: 0,
    };
    expect(instanceSchema.parse(written)).toEqual(instanceSchema.parse(listed));
  });

  it("takes null and whatever cannot be read for missing, but for the id", () => {
    const nulls = Object.fromEntries(Object.keys(listed).map((name) => [name, null]));
    const odd = Object.fromEntries(Object.keys(listed).map((name) => [name, { x: 1 }]));
    const id = { instance_id: "i1" };
    for (const answer of [id, { ...nulls, ...id }, { ...odd, ...id }]) {
      const instance = instanceSchema.parse(answer);
      expect(Object.entries(instance).filter(([, value]) => value !== undefined)).toEqual([["instanceId", "i1"]]);
    }
    expect(instanceSchema.safeParse(nulls).success).toBe(false);
  });

  it("drops fields it does not know", () => {
    expect(instanceSchema.parse({ ...listed, ...unknownFields })).toEqual(instanceSchema.parse(listed));
  });

  it("has one form of the status, and no empty error code", () => {
    expect(instanceSchema.parse({ instance_id: "i1", status: "Faulty", error_code: "" })).toEqual({
      instanceId: "i1",
      status: "ERROR",
    });
    expect(instanceSchema.parse({ instance_id: "i1", error_code: "public.00.0018" })).toMatchObject({
      errorCode: "public.00.0018",
    });
  });
});

describe("instanceListSchema", () => {
  it("reads the sample of section 5.6", () => {
    const answer = { instances: [{ ...listed, ...unknownFields }], instance_num: 1 };
    expect(instanceListSchema.parse(answer)).toEqual({ instances: [listedInstance], rowCount: 1, total: 1 });
  });

  it("leaves out a row without an id, and counts it", () => {
    const page = instanceListSchema.parse({ instances: [{ name: "x" }], instance_num: 1 });
    expect(page).toEqual({ instances: [], rowCount: 1, total: 1 });
  });
});
