/** An option that cannot be: the message says which and what it may be, in one sentence. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}
