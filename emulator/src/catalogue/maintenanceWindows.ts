const hours = ["22", "02", "06", "10", "14", "18"];
const defaultHour = "02";

/** The answer to "Querying Maintenance Time Windows" (section 6.3): six windows of four hours. */
export const maintenanceWindowsAnswer = {
  maintain_windows: hours.map((begin, index) => ({
    seq: index + 1,
    begin,
    end: hours[(index + 1) % hours.length],
    default: begin === defaultHour,
  })),
};

/** What the service sets where a request leaves the window blank. */
export const defaultWindow = { begin: "02:00", end: "06:00" };

/** Whether the two times, each `HH:mm` or `HH:mm:ss`, are one of the six windows. */
export function isMaintenanceWindow(begin: string, end: string): boolean {
  return maintenanceWindowsAnswer.maintain_windows.some(
    (window) => isFullHour(begin, window.begin) && isFullHour(end, window.end),
  );
}

function isFullHour(time: string, hour: string | undefined): boolean {
  return time === `${hour}:00` || time === `${hour}:00:00`;
}
