import { hiddenProperties } from "../instance/properties/instanceProperties";
import type { Properties } from "../resource/properties";
import { urnOf } from "../resource/resourceUrn";

/** The old inputs of each resource of this run: Pulumi hands them to check only, and diff and update need them too. */
export class EarlierInputs {
  private readonly inputs = new Map<string, Properties>();

  /** Notes the old inputs that check is given beside the new ones, and which of these the program does not decide. */
  note(olds: Properties, news: Properties): void {
    const urn = urnOf(news);
    const { ignoreChanges } = hiddenProperties;
    if (urn !== "") this.inputs.set(urn, { ...olds, [ignoreChanges]: news[ignoreChanges] });
  }

  /** The old inputs of a resource; empty for one that was compared without being checked. */
  of(news: Properties): Properties {
    return this.inputs.get(urnOf(news)) ?? {};
  }
}
