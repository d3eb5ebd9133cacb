import { checkFailureOf } from "../../resource/checkFailure";
import { instanceDeclaration } from "../properties/instanceProperties";

/** Makes a finding about a property of an instance, from its path and what is wrong with it. */
export const instanceFailure = checkFailureOf(instanceDeclaration);
