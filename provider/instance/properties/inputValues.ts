import * as form from "../../resource/normalForm";
import { type InputName, inputProperties } from "./instanceProperties";

/** The form in which two values of an input are compared; `undefined` for everything that means "not set". */
export function normalForm(name: InputName, value: unknown): unknown {
  return form.normalForm(inputProperties[name], value);
}

/** Whether two values of an input mean the same, whatever form the program, the state or the wire gave them. */
export function sameValue(name: InputName, left: unknown, right: unknown): boolean {
  return form.isSameValue(inputProperties[name], left, right);
}
