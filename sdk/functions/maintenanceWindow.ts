/** A maintenance time window (table 6-13). */
export interface MaintenanceWindow {
  /** Sequential number. */
  seq?: number;
  /** Start, `HH:mm`. */
  begin: string;
  /** End, `HH:mm`. */
  end: string;
  /** Whether the service gives it to instances that ask for none. */
  default: boolean;
}
