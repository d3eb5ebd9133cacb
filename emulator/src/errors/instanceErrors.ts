const internal = "Internal service error.";
const noServer = "Failed to create the ECS.";

/** Table 5-7: why an instance could not be created, or is faulty. */
export const instanceErrors: Readonly<Record<string, string>> = {
  "public.00.0001": internal,
  "public.00.0002": internal,
  "public.00.0003": internal,
  "public.00.0004": "Failed to create the VPC.",
  "public.00.0005": "Failed to create the security group.",
  "public.00.0006": "Failed to create the subnet.",
  "public.00.0007": "The subnet status is abnormal.",
  "public.00.0008": noServer,
  "public.00.0009": noServer,
  "public.00.0010": noServer,
  "public.00.0011": "Failed to bind an NIC to the ECS.",
  "public.00.0013": "Failed to start the ECS.",
  "public.00.0014": "Failed to start the ECS.",
  "public.00.0015": "Failed to stop the ECS.",
  "public.00.0018": "Failed to create the ECS because the ECS resource quota is insufficient.",
  "public.00.0024": "Failed to deploy the instance.",
  "public.00.0025": "Some nodes of the instance are faulty.",
  "public.00.0042": "Failed to connect to the instance.",
};
