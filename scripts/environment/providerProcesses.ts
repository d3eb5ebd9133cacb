import { descendants, type ProcessEntry } from "./processTree";

/** The processes below another in which dynamic providers run, without the shells that started them. */
export function providersBelow(pid: number): ProcessEntry[] {
  return descendants(pid).filter(({ command }) => /\bdynamic-provider\/index\.js /.test(command));
}
