import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { writePrivateFile } from "../data/privateFile";
import { endGroup, isAlive, processMentions } from "./processGroup";

/** What an emulator writes down of the processes it started, so that the next one can end them. */
interface ProcessRecord {
  /** Process of the emulator. */
  owner: number;
  /** Heads of process groups, and the text by which each is recognised. */
  groups: { pid: number; mark: string }[];
  /** Directory that ends with the emulator: it holds passwords of brokers. */
  temporaryDirectory?: string | undefined;
}

/** Where the process lists of all emulators of this user lie. */
const processListDirectory = () => path.join(tmpdir(), `dms-rabbitmq-emulator-${userInfo().uid}`);

/** The processes that one emulator has started, written down in a file of a directory that all emulators share. */
export class StartedProcesses {
  private readonly file: string;
  private readonly groups: { pid: number; mark: string }[] = [];

  constructor(private readonly temporaryDirectory?: string) {
    const directory = processListDirectory();
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.file = path.join(directory, `${process.pid}.json`);
  }

  /** Writes a process group down. */
  add(pid: number, mark: string): void {
    this.groups.push({ pid, mark });
    this.write();
  }

  /** Strikes a process group that has ended. */
  remove(pid: number): void {
    const index = this.groups.findIndex((group) => group.pid === pid);
    if (index >= 0) this.groups.splice(index, 1);
    this.write();
  }

  private write(): void {
    if (this.groups.length === 0) rmSync(this.file, { force: true });
    else {
      // At once as a whole: another emulator may read it, and this one may be killed, at any time.
      const { groups, temporaryDirectory } = this;
      const record: ProcessRecord = { owner: process.pid, groups, temporaryDirectory };
      writePrivateFile(this.file, JSON.stringify(record));
    }
  }
}

function readRecord(file: string): ProcessRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file, "utf8")) as ProcessRecord;
    return Number.isInteger(record.owner) && Array.isArray(record.groups) ? record : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends what emulators of this user that were killed have left running, and removes their temporary directories.
 *
 * @returns how many process groups were ended
 */
export async function endLeftovers(): Promise<number> {
  const directory = processListDirectory();
  let files: string[];
  try {
    // Anybody may make a directory of that name before.
    if (process.getuid && statSync(directory).uid !== process.getuid()) return 0;
    files = readdirSync(directory).filter((name) => /^\d+\.json$/.test(name));
  } catch {
    return 0;
  }
  let ended = 0;
  for (const name of files) {
    const file = path.join(directory, name);
    const record = readRecord(file);
    if (record && isAlive(record.owner) && record.owner !== process.pid) continue;
    // Last ones first: a broker that misses its port mapper starts another.
    for (const { pid, mark } of record?.groups.reverse() ?? []) {
      // Another program may have been given the number since.
      if (!processMentions(pid, mark)) continue;
      await endGroup(pid, 0);
      ended += 1;
    }
    if (record?.temporaryDirectory) rmSync(record.temporaryDirectory, { recursive: true, force: true, maxRetries: 5 });
    rmSync(file, { force: true });
  }
  return ended;
}
