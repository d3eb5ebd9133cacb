import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { generate } from "selfsigned";
import { readPrivateFile, writePrivateFile } from "../data/privateFile";

/** A key and the certificate that belongs to it, as PEM. */
export interface KeyPair {
  key: string;
  certificate: string;
}

const lifetime = 10 * 365 * 24 * 60 * 60 * 1000;

function readKeyPair(keyPath: string, certificatePath: string): KeyPair | undefined {
  try {
    const key = readPrivateFile(keyPath);
    return key === undefined ? undefined : { key, certificate: readFileSync(certificatePath, "utf8") };
  } catch {
    return undefined;
  }
}

function validUntil(): Date {
  return new Date(Date.now() + lifetime);
}

/** Issues the certificates of brokers with TLS. Clients trust it through the file at `certificatePath`. */
export class CertificateAuthority {
  private constructor(
    /** Path of the certificate as PEM. */
    readonly certificatePath: string,
    private readonly own: KeyPair,
  ) {}

  /** The certificate as PEM. */
  get certificate(): string {
    return this.own.certificate;
  }

  /** Takes the authority that a directory holds, or makes one there. */
  static async in(directory: string): Promise<CertificateAuthority> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const certificatePath = path.join(directory, "ca.pem");
    const keyPath = path.join(directory, "ca-key.pem");
    const existing = readKeyPair(keyPath, certificatePath);
    if (existing) return new CertificateAuthority(certificatePath, existing);
    const made = await generate([{ name: "commonName", value: "DMS for RabbitMQ emulator CA" }], {
      keyType: "ec",
      algorithm: "sha256",
      notAfterDate: validUntil(),
      extensions: [
        { name: "basicConstraints", cA: true, critical: true },
        { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
      ],
    });
    writePrivateFile(keyPath, made.private);
    await writeFile(certificatePath, made.cert);
    return new CertificateAuthority(certificatePath, { key: made.private, certificate: made.cert });
  }

  /** A certificate for servers on loopback. */
  async issue(): Promise<KeyPair> {
    const made = await generate([{ name: "commonName", value: "localhost" }], {
      keyType: "ec",
      algorithm: "sha256",
      notAfterDate: validUntil(),
      ca: { key: this.own.key, cert: this.own.certificate },
      extensions: [
        { name: "basicConstraints", cA: false },
        { name: "keyUsage", digitalSignature: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        {
          name: "subjectAltName",
          altNames: [
            { type: 2, value: "localhost" },
            { type: 7, ip: "127.0.0.1" },
          ],
        },
      ],
    });
    return { key: made.private, certificate: made.cert };
  }
}
