// What a job of a pipeline runs in place of the CLI: node deploy.js [up | destroy] [stack]
//
// Credentials of the cloud come from HW_… variables, the instance's password from RABBITMQ_PASSWORD.
const { LocalWorkspace } = require("@pulumi/pulumi/automation");

const [action = "up", stackName = "dev"] = process.argv.slice(2);

/** Settings of the stack; a password never stands in a file of the repository. */
function config() {
  const password = process.env.RABBITMQ_PASSWORD;
  if (!password) throw new Error("Set RABBITMQ_PASSWORD to the password that the instance is to have.");
  const names = ["availabilityZone", "vpcId", "subnetId", "securityGroupId"];
  const variable = (name) => process.env[name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()] ?? "";
  const plain = names.map((name) => [name, { value: variable(name) }]);
  return Object.fromEntries([...plain, ["password", { value: password, secret: true }]]);
}

async function main() {
  // A program of its own, with package.json: one inside this file would find no package from the state.
  const stack = await LocalWorkspace.createOrSelectStack({ stackName, workDir: __dirname });
  const onOutput = (text) => process.stdout.write(text);
  if (action === "destroy") {
    const { summary } = await stack.destroy({ onOutput });
    console.log(`destroy: ${summary.result}`);
    return;
  }
  await stack.setAllConfig(config());
  const { changeSummary } = await stack.preview({ onOutput });
  // A broker that is full of messages is never made anew without somebody who looks at it.
  if (changeSummary.replace || changeSummary.delete)
    throw new Error("The preview replaces or deletes; run it by hand.");
  const { summary, outputs } = await stack.up({ onOutput });
  console.log(`up: ${summary.result}, the instance is ${outputs.status?.value}`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
