import type { ApiVersion, ClientConfiguration } from "../../client";
import type { CheckFailure } from "../../resource/checkFailure";
import type { Properties } from "../../resource/properties";
import { unknownValue } from "../../resource/unknown";
import { belongsToV2ByName, versionsByInput } from "../properties/versionRules";
import { instanceFailure } from "./instanceFailure";

/** Which version of the API a new instance is made with, as far as setting and inputs tell. */
export type ApiVersionDecision =
  /** With the reason for people: "productId "c6.2u4g.single" belongs to it". */
  | { kind: "decided"; apiVersion: ApiVersion; reason: string }
  /** Inputs that no version has together, or that the setting forbids. */
  | { kind: "contradiction"; failures: CheckFailure[] }
  /** Values decide that are not known yet in a preview. */
  | { kind: "notYetKnown"; properties: string[] }
  /** Both versions fit: what the region serves decides, see `ApiVersionProbe`. */
  | { kind: "open" };

/** What one input says. */
export interface Evidence {
  property: string;
  /** What of it says so, where its being there does not: the value, or "(three or more)", and a blank. */
  shown: string;
  apiVersion: ApiVersion;
}

type Testimony = ApiVersion | "notYetKnown" | undefined;

const setting = "huaweicloud:apiVersion (HW_DMS_API_VERSION)";

/** What one input says, which an unknown value of a preview does not tell yet. */
function testimonyOf(property: string, value: unknown): Testimony {
  if (value === unknownValue && !belongsToV2ByName(property)) return "notYetKnown";
  return versionsByInput[property]?.(value);
}

function shownValue(property: string, value: unknown): string {
  if (property === "availabilityZones") return "(three or more) ";
  return ["productId", "storageSpecCode", "engineVersion"].includes(property) ? `${JSON.stringify(value)} ` : "";
}

/** The inputs that only v2 has, or has with these values. */
export function evidenceOfV2(inputs: Properties): Evidence[] {
  return hear(inputs).evidence.filter(({ apiVersion }) => apiVersion === "v2");
}

/** What the inputs say, and which of them say nothing yet. */
function hear(inputs: Properties): { evidence: Evidence[]; notYetKnown: string[] } {
  const heard = Object.keys(versionsByInput).map((property) => ({
    property,
    said: testimonyOf(property, inputs[property]),
  }));
  const evidence = heard.flatMap(({ property, said }) =>
    said === undefined || said === "notYetKnown"
      ? []
      : [{ property, shown: shownValue(property, inputs[property]), apiVersion: said }],
  );
  return { evidence, notYetKnown: heard.flatMap(({ property, said }) => (said === "notYetKnown" ? [property] : [])) };
}

function forbiddenByV1(evidence: readonly Evidence[]): CheckFailure[] {
  return evidence
    .filter(({ apiVersion }) => apiVersion === "v2")
    .map(({ property, shown }) =>
      instanceFailure(
        property,
        `${shown}belongs to API v2, but ${setting} says v1.0; change it or leave it out, or set apiVersion to v2 or auto`,
      ),
    );
}

function contradiction(legacy: Evidence, today: Evidence): CheckFailure {
  const { property, shown } = legacy;
  const other = `${today.property} ${today.shown}`.trim();
  return instanceFailure(
    property,
    `${shown}belongs to API v1.0, but ${other} to API v2; make them agree, or say which one is meant with ${setting}`,
  );
}

/**
 * Decides which version of the API a new instance is made with: the one that is set, or else the one that its inputs
 * belong to. A product ID of digits and dashes, a disk of v1.0 and 3.7 belong to v1.0; a product ID that begins with a
 * letter, other disks, three or more zones, AMQP-0-9-1 and every input that v1.0 lacks belong to v2. Where v2 is set it
 * takes products of v1.0 too.
 *
 * @param inputs as the program gave them, before words are resolved; unknown values of a preview pass
 */
export function decideApiVersion(inputs: Properties, set: ClientConfiguration["apiVersion"]): ApiVersionDecision {
  const { evidence, notYetKnown } = hear(inputs);
  const failures = set === "v1.0" ? forbiddenByV1(evidence) : [];
  if (failures.length > 0) return { kind: "contradiction", failures };
  if (set !== "auto") return { kind: "decided", apiVersion: set, reason: `${setting} says so` };
  const [first] = evidence;
  const legacy = evidence.find(({ apiVersion }) => apiVersion === "v1.0");
  const today = evidence.find(({ apiVersion }) => apiVersion === "v2");
  if (legacy && today) return { kind: "contradiction", failures: [contradiction(legacy, today)] };
  if (first) {
    const reason = `${first.property} ${first.shown}belongs to it`;
    return { kind: "decided", apiVersion: first.apiVersion, reason };
  }
  return notYetKnown.length > 0 ? { kind: "notYetKnown", properties: notYetKnown } : { kind: "open" };
}
