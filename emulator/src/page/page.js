const interval = 1000;
const patience = 5000;

const ongoing = new Set(["CREATING", "DELETING", "RESTARTING", "EXTENDING"]);

const byId = (id) => document.getElementById(id);

/** An element with text, never with markup: names and descriptions are whatever somebody wrote. */
function element(tag, { className, text, children = [], ...attributes } = {}) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Values may have any form, since they can be set from outside. */
function textOf(value) {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function line(text, className) {
  return text === "" ? [] : [element("div", { className, text })];
}

function stateKind(status) {
  if (status === "RUNNING") return "good";
  if (ongoing.has(status)) return "busy";
  return status === "EXTENDEDFAILED" ? "warn" : "bad";
}

function duration(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function timeLeft(operation) {
  if (!operation) return "";
  if (operation.readsLeft > 0)
    return `after ${operation.readsLeft} more ${operation.readsLeft === 1 ? "read" : "reads"}`;
  if (operation.brokerPending) return "until its broker is ready";
  if (operation.timeLeft > 0) return `${duration(operation.timeLeft)} left`;
  return "overdue: a fault holds it";
}

/** Only a broker on this machine has a console that can be opened. */
function isOpenable(address) {
  try {
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  } catch {
    return false;
  }
}

/** A button that puts a text on the clipboard, and says so for a moment. */
function copyButton(text) {
  const button = element("button", { text: "Copy", type: "button", "aria-label": `Copy ${text}` });
  button.addEventListener("click", () => void copy(text, button));
  return button;
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed";
  }
  setTimeout(() => {
    button.textContent = "Copy";
  }, 1500);
}

function endpoint(label, address) {
  const value = isOpenable(address)
    ? element("a", { className: "mono value", text: address, href: address, target: "_blank", rel: "noreferrer" })
    : element("span", { className: "mono value", text: address });
  return element("div", {
    className: "endpoint",
    children: [element("span", { className: "quiet small", text: label }), value, copyButton(address)],
  });
}

function endpoints(fields, operation) {
  const protocol = fields.ssl_enable === true ? "AMQPS" : "AMQP";
  const hosts = textOf(fields.connect_address).split(",").filter(Boolean);
  const port = textOf(fields.port);
  const management = textOf(fields.management_connect_address);
  const publicAddress = textOf(fields.publicip_address);
  const made = hosts.map((host, index) => endpoint(index === 0 ? protocol : "", `${host}:${port}`));
  if (management) made.push(endpoint("Management", management));
  if (publicAddress) made.push(endpoint("Public", `${publicAddress}:${port}`));
  return made.length > 0 ? made : line(operation ? "when it runs" : "none", "quiet small");
}

function instanceRow({ id, project, fields, operation, errorText, isFaulty }) {
  const status = textOf(fields.status);
  const used = textOf(fields.used_storage_space);
  const storage = `${used ? `${used} of ` : ""}${textOf(fields.total_storage_space)} GB`;
  const cells = [
    [
      ...line(textOf(fields.name) || "(no name)", "name"),
      ...line(textOf(fields.description), "quiet small"),
      ...line(id, "quiet mono"),
    ],
    [
      element("span", { className: `state ${stateKind(status)}`, text: status }),
      ...line(timeLeft(operation), "quiet small left"),
      ...line(textOf(fields.error_code), "quiet mono"),
      ...line(textOf(errorText), "quiet small"),
      ...(isFaulty ? [element("span", { className: "mark", text: "a fault is set" })] : []),
    ],
    [
      ...line(textOf(fields.specification)),
      ...line(`RabbitMQ ${textOf(fields.engine_version)}, ${storage}`, "quiet small"),
      ...line(project, "quiet small"),
    ],
    endpoints(fields, operation),
  ];
  return element("tr", { children: cells.map((children) => element("td", { children })) });
}

function resultKind(status) {
  if (status === null || status >= 500) return "bad";
  return status >= 400 ? "warn" : "good";
}

function faultRow({ target, effect, left }) {
  return element("tr", {
    children: [
      element("td", { className: "mono", text: target }),
      element("td", { text: effect }),
      element("td", {
        className: "quiet",
        text: left === undefined ? "until it is cleared" : `${left} ${left === 1 ? "request" : "requests"}`,
      }),
    ],
  });
}

function requestRow({ time, method, path, status, code, durationMs, instance, isFaulty }) {
  const at = new Date(time);
  const clock = at.toLocaleTimeString("en-GB", { hour12: false });
  const result = element("span", { className: `result ${resultKind(status)}`, text: status ?? "dropped" });
  return element("tr", {
    children: [
      element("td", { className: "quiet", children: [element("time", { text: clock, datetime: time, title: time })] }),
      element("td", { text: method }),
      element("td", { className: "path", text: path }),
      element("td", {
        children: [result, ...(isFaulty ? [element("span", { className: "mark", text: "fault" })] : [])],
      }),
      element("td", { text: code ?? "" }),
      element("td", { className: "number", text: durationMs.toFixed(1) }),
      element("td", { text: instance ?? "" }),
    ],
  });
}

const shown = new Map();

/** Rows stay as they are while nothing changes, so that text can be selected. */
function fill(id, rows, rowOf) {
  const json = JSON.stringify(rows);
  if (shown.get(id) === json) return;
  shown.set(id, json);
  byId(id)
    .querySelector("tbody")
    .replaceChildren(...rows.map(rowOf));
}

/** Whether every word of the filter stands somewhere in the request. */
function passesFilter({ method, path, status, code, instance, isFaulty }) {
  const text = [method, path, status ?? "dropped", code, instance, isFaulty ? "fault" : ""].join(" ").toLowerCase();
  return byId("filter")
    .value.toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

let latest = [];

function showRequests() {
  const passed = latest.filter(passesFilter);
  byId("requests").hidden = passed.length === 0;
  byId("no-requests").hidden = latest.length > 0;
  byId("no-match").hidden = latest.length === 0 || passed.length > 0;
  const all = latest.length > 0 ? `the last ${latest.length}` : "";
  byId("request-count").textContent = passed.length < latest.length ? `${passed.length} of ${all}` : all;
  fill("requests", passed, requestRow);
}

function show({ url, project, instances, instanceCount, requests, faults }) {
  byId("address").textContent = `${url} · ${project.region}`;
  byId("variables").textContent = [
    `export HW_REGION_NAME=${project.region}`,
    `export HW_PROJECT_ID=${project.id}`,
    `export HW_DMS_ENDPOINT=${url}`,
    `export HW_IAM_ENDPOINT=${url}`,
  ].join("\n");

  byId("instances").hidden = instances.length === 0;
  byId("beginning").hidden = instances.length > 0;
  byId("instance-count").textContent =
    instanceCount > instances.length ? `the newest ${instances.length} of ${instanceCount}` : String(instanceCount);
  const hit = new Set(faults.flatMap(({ instance }) => instance ?? []));
  const rows = instances.map((row) => ({ ...row, isFaulty: hit.has(textOf(row.fields.name)) }));
  fill("instances", rows, instanceRow);

  byId("faults").hidden = faults.length === 0;
  byId("fault-count").textContent = String(faults.length);
  fill("faults", faults, faultRow);

  latest = requests;
  showRequests();
}

function tellConnection(isConnected) {
  const connection = byId("connection");
  const text = isConnected ? "live" : "The emulator does not answer: what you see is what it showed last.";
  if (connection.textContent === text) return;
  connection.textContent = text;
  connection.className = `state ${isConnected ? "good" : "bad"}`;
}

async function refresh() {
  try {
    const response = await fetch("/_emulator/page", { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    show(await response.json());
    tellConnection(true);
  } catch {
    tellConnection(false);
  }
}

async function keepFresh() {
  if (!document.hidden) await refresh();
  setTimeout(keepFresh, interval);
}

byId("filter").addEventListener("input", showRequests);
for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", () => void copy(byId(button.dataset.copies).textContent, button));
}
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) void refresh();
});
void keepFresh();
