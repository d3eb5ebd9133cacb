import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const tagBytes = 16;

/** Deriving a key takes as long as a small command of the CLI. */
const keys = new Map<string, Buffer>();

function keyOf(passphrase: string, salt: string): Buffer {
  const name = `${salt} ${passphrase}`;
  const key = keys.get(name) ?? pbkdf2Sync(passphrase, Buffer.from(salt, "base64"), 1_000_000, 32, "sha256");
  keys.set(name, key);
  return key;
}

const salt = randomBytes(8).toString("base64");

/** What Pulumi encrypts with a passphrase, in the form in which stack files and states hold it. */
export class PassphraseSecrets {
  private constructor(
    private readonly salt: string,
    private readonly key: Buffer,
  ) {}

  /** For a stack that is made; all of one test file have the same salt. */
  static ofNewStack(passphrase: string): PassphraseSecrets {
    return new PassphraseSecrets(salt, keyOf(passphrase, salt));
  }

  /** @param encryptionSalt as a state names it */
  static of(encryptionSalt: string, passphrase: string): PassphraseSecrets {
    const [, salt = ""] = encryptionSalt.split(":");
    return new PassphraseSecrets(salt, keyOf(passphrase, salt));
  }

  /** The salt, and a text by which Pulumi sees whether a passphrase is right. */
  get encryptionSalt(): string {
    return `v1:${this.salt}:${this.encrypt("pulumi")}`;
  }

  encrypt(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(algorithm, this.key, nonce);
    const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `v1:${nonce.toString("base64")}:${encrypted.toString("base64")}`;
  }

  /** @throws Error for a text of another passphrase or salt */
  decrypt(text: string): string {
    const [, nonce = "", encrypted = ""] = text.split(":");
    const bytes = Buffer.from(encrypted, "base64");
    const decipher = createDecipheriv(algorithm, this.key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString("utf8");
  }
}
