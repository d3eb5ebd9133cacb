/** Keeps what was read for as long as the process runs; a read that fails is forgotten at once. */
export class ResultCache {
  private readonly results = new Map<string, Promise<unknown>>();

  /**
   * The result of an earlier read of the same key, of one that is under way, or of a new one.
   *
   * @param key names what is read; the same key always stands for the same type of result
   */
  read<Result>(key: string, read: () => Promise<Result>): Promise<Result> {
    const known = this.results.get(key);
    // The same key always stands for the same type of result.
    if (known !== undefined) return known as Promise<Result>;
    const result = read();
    this.results.set(key, result);
    result.catch(() => this.results.delete(key));
    return result;
  }
}
