/**
 * The six digits that identify a code of table 8-2, whichever way the service writes it: `111400026`, `DMS.00400026` and
 * `400026` are all `400026`. Codes of gateways and other services have none.
 */
export function errorNumber(code: string): string | undefined {
  return /^(?:DMS\.)?\d{0,4}(\d{6})$/i.exec(code.trim())?.[1];
}
