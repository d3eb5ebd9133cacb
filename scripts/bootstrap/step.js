/** @typedef {{ note(text: string): void }} StepProgress `note` sets what the clock line says besides the time */

/**
 * Announces one step in a plain line and shows that it lives while it runs.
 *
 * On a terminal a clock runs below it; elsewhere a line every 30 seconds says that the step goes on.
 *
 * @template T
 * @param {string} title what is being done, e.g. "Installing dependencies"
 * @param {(progress: StepProgress) => Promise<T>} work
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
async function step(title, work, out = process.stdout) {
  const started = Date.now();
  let note = "";
  let shown = false;
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const clear = () => {
    if (shown) out.write("\r\x1b[2K");
    shown = false;
  };
  out.write(`> ${title}\n`);

  const tick = () => {
    if (!out.isTTY) {
      out.write(`  still at it after ${seconds()} s${note ? `: ${note}` : ""}\n`);
      return;
    }
    clear();
    out.write(`  ${seconds()} s${note ? `  ${note}` : ""}`.slice(0, (out.columns ?? 80) - 1));
    shown = true;
  };
  const timer = setInterval(tick, out.isTTY ? 1000 : 30_000);
  try {
    return await work({
      note: (/** @type {string} */ text) => {
        note = text;
      },
    });
  } finally {
    clearInterval(timer);
    clear();
  }
}

module.exports = { step };
