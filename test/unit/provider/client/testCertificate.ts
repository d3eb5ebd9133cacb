import { generateKeyPairSync, sign } from "node:crypto";

const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
};
const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, ...parts);
const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");
const ecdsaWithSha256 = sequence(tlv(0x06, bytes("2a8648ce3d040302")));
const commonName = sequence(tlv(0x31, sequence(tlv(0x06, bytes("550403")), tlv(0x0c, Buffer.from("localhost")))));
const time = (text: string): Buffer => tlv(0x18, Buffer.from(text));

/** A certificate for `localhost` that signs itself, made anew for each test run, so that no key lies in the repository. */
export function createTestCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const version = tlv(0xa0, tlv(0x02, Buffer.from([2])));
  const validity = sequence(time("20200101000000Z"), time("21200101000000Z"));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const body = sequence(version, tlv(0x02, Buffer.from([1])), ecdsaWithSha256, commonName, validity, commonName, spki);
  const signature = tlv(0x03, Buffer.from([0]), sign("sha256", body, privateKey));
  const der = sequence(body, ecdsaWithSha256, signature);
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}
