import { defaults, type EmulatorOptions } from "../emulatorOptions";
import type { Emulator } from "../startEmulator";

/** What is printed on start: where it is, and the lines that point a client at it. */
export function greeting({ url, account, authorityPath }: Emulator, options: EmulatorOptions): string {
  const { accessKey = defaults.accessKey, secretKey = defaults.secretKey, securityToken } = options;
  const { user = defaults.user, password = defaults.password } = options;
  const [project] = account.projects;
  const others = account.projects.slice(1);
  return [
    `DMS for RabbitMQ and IAM are emulated at ${url} (Ctrl-C ends it).`,
    "",
    exportLine("HW_REGION_NAME", project?.region.name),
    exportLine("HW_PROJECT_ID", project?.id),
    exportLine("HW_ACCESS_KEY", accessKey),
    exportLine("HW_SECRET_KEY", secretKey),
    ...(securityToken ? [exportLine("HW_SECURITY_TOKEN", securityToken)] : []),
    exportLine("HW_DMS_ENDPOINT", url),
    exportLine("HW_IAM_ENDPOINT", url),
    "",
    ...(authorityPath ? [`# brokers with TLS are signed by ${authorityPath}`, ""] : []),
    "# instead of the two keys:",
    `# ${exportLine("HW_DOMAIN_NAME", account.name)}`,
    `# ${exportLine("HW_USER_NAME", user)}`,
    `# ${exportLine("HW_USER_PASSWORD", password)}`,
    ...(others.length > 0 ? ["", "# further projects:"] : []),
    ...others.map(({ name, id, region }) => `#   ${name} in ${region.name}: ${id}`),
    "",
  ].join("\n");
}

/** Quoted for a shell where that is needed. */
function exportLine(name: string, value = ""): string {
  const plain = /^[A-Za-z0-9_.:/-]+$/.test(value);
  return `export ${name}=${plain ? value : `'${value.replaceAll("'", "'\\''")}'`}`;
}
