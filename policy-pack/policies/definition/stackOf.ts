/** Name of the stack in a URN such as `urn:pulumi:dev::project::type::name`. */
export function stackOf(urn: string): string {
  return urn.split("::")[0]?.replace(/^urn:pulumi:/, "") ?? "";
}
