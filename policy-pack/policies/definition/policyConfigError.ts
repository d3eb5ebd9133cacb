/** Thrown when a policy is configured wrongly; the message names the policy, the path of the mistake and the rule. */
export class PolicyConfigError extends Error {
  override readonly name = "PolicyConfigError";

  constructor(message: string) {
    super(message);
    // `@pulumi/policy` prints the stack of whatever a policy throws.
    this.stack = `${this.name}: ${message}`;
  }
}
