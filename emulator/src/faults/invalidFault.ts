/** A fault that cannot be: the message says what is wrong, in one sentence. */
export class InvalidFault extends Error {
  override readonly name = "InvalidFault";
}
