/** Everything that users, logs and states got to see, and every secret that was in use. */
export class ShownOutput {
  private readonly texts: string[] = [];
  private readonly secrets = new Set<string>();

  add(...texts: string[]): void {
    this.texts.push(...texts);
  }

  addSecrets(...secrets: string[]): void {
    for (const secret of secrets) this.secrets.add(secret);
  }

  get size(): number {
    return this.texts.length;
  }

  get secretCount(): number {
    return this.secrets.size;
  }

  /** The texts that show a secret, in clear or as a URL or Base64 writes it. */
  leaks(): string[] {
    const forms = [...this.secrets].flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
    ]);
    return this.texts.filter((text) => forms.some((form) => text.includes(form)));
  }
}
