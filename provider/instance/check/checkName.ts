import type { CheckFailure } from "../../resource/checkFailure";
import type { Properties } from "../../resource/properties";
import { urnOf } from "../../resource/resourceUrn";
import { describeExisting } from "../instanceLookup";
import type { CheckSubject, LiveCheckContext } from "./checkSubject";
import { instanceFailure } from "./instanceFailure";
import { automaticNamesBeside } from "./stackNames";

/** Whether another instance has the name, or another resource declares it; one that may be adopted is no other. */
export async function checkName(
  context: Omit<LiveCheckContext, "read">,
  { inputs, isChanged, read }: CheckSubject,
): Promise<CheckFailure[]> {
  if (!isChanged("name") || inputs.adoptExisting === true) return [];
  const { mayTakeName, sameNameAs, now } = context;
  const name = String(inputs.name);
  const instances = mayTakeName(name) ? undefined : await read((catalogue) => catalogue.instances(), "instances");
  const existing = instances?.find((instance) => instance.name === name);
  if (!existing) {
    if (sameNameAs === undefined) return [];
    return [instanceFailure("name", `${name} is also declared by the resource ${sameNameAs}; choose another name`)];
  }
  const which = describeExisting(existing, now());
  const names = (instances ?? []).flatMap((instance) => instance.name ?? []);
  const all = leftNames(context, inputs, names).join(",");
  const reach = all === name ? "" : " (all that this stack may have left; those in its state are not touched)";
  return [
    instanceFailure(
      "name",
      `${name} is already taken by instance ${which}; choose another name or delete that instance. If it is the one that an interrupted deployment made, take it over by running once with HW_DMS_ADOPT_EXISTING=${all}${reach} or with adoptExisting: true. An instance of this stack is renamed in the program with an alias, and replaced with \`pulumi destroy --target <urn>\` and another \`pulumi up\`, not with --replace`,
    ),
  ];
}

/** The names that this stack would create and an instance has already, the one of these inputs first. */
function leftNames(
  { organization, declaredNames, isHeld }: Omit<LiveCheckContext, "read">,
  inputs: Readonly<Properties>,
  existing: readonly string[],
): string[] {
  const automatic = automaticNamesBeside({ urn: urnOf(inputs), organization }, existing);
  const declared = declaredNames.filter((name) => existing.includes(name));
  return [...new Set([String(inputs.name), ...automatic, ...declared])].filter(
    (name, index) => index === 0 || !isHeld(name),
  );
}
