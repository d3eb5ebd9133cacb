import { z } from "zod";
import { textOf } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { runEach } from "../definition/unknownValues";
import { wholeNumber } from "../settingSchemas";

const settings = z.strictObject({
  minimumLength: wholeNumber({ minimum: 8, maximum: 32 }).describe("least number of characters").default(12),
  minimumClasses: wholeNumber({ minimum: 1, maximum: 4 })
    .describe(
      "least number of classes: lowercase letters, uppercase letters, digits, special characters; on API v2 never less than 3",
    )
    .default(3),
});

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** What API v2 takes; v1.0 takes two. */
const classesOfV2 = 3;

// What `pulumi policy analyze --file` puts in place of a secret that it cannot decrypt.
const redacted = "[secret]";

function holds(password: string, value: unknown): boolean {
  const name = textOf(value).toLowerCase();
  return name !== "" && password.toLowerCase().includes(name);
}

/** The password is not weak. What is reported never holds the password, nor its length. */
export const passwordStrength = instancePolicy({
  name: "rabbitmq-password-strength",
  displayName: "Password strength",
  subject: "security",
  description:
    "The password is long enough, mixes kinds of characters, and holds neither the user name nor the instance name.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Take a generated password from the stack's encrypted config. On API v2 a changed password is reset in place; on " +
    'v1.0 change it in the console first, then in the program with passwordChange: "record".',
  settings,
  check({ apiVersion, properties }, { minimumLength, minimumClasses }, report) {
    const password = textOf(properties.password);
    if (!password || password === redacted) return;
    const weak = (rule: string, remedy: string) => report({ property: "password", rule, remedy });
    if (password.length < minimumLength) {
      weak(`it must have at least ${minimumLength} characters`, "Choose a longer password");
    }
    // A version that is not decided yet may be v2.
    const isOfV2 = apiVersion !== "v1.0" && minimumClasses < classesOfV2;
    const leastClasses = isOfV2 ? classesOfV2 : minimumClasses;
    if (classes.filter((kind) => kind.test(password)).length < leastClasses) {
      weak(
        `${isOfV2 ? "for API v2 " : ""}it must mix at least ${leastClasses} of lowercase letters, uppercase letters, digits and special characters`,
        "Choose a password with more kinds of characters",
      );
    }
    const checkUser = () => {
      if (!holds(password, properties.accessUser)) return;
      weak("it must not hold the user name", "Choose a password without accessUser in it");
    };
    const checkName = () => {
      if (!holds(password, properties.name)) return;
      weak("it must not hold the instance name", "Choose a password without name in it");
    };
    runEach([checkUser, checkName]);
  },
});
