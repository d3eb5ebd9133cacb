import { randomInt } from "node:crypto";

const classes = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-_=+"];

/** A password as the service asks for: 24 characters, of every class some. */
export function generateBrokerPassword(): string {
  return Array.from({ length: 24 }, (_, index) => {
    const characters = classes[index % classes.length] ?? "";
    return characters.charAt(randomInt(characters.length));
  }).join("");
}
