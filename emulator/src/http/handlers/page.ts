import { type Answer, ok } from "../../answer";
import { type PageFileName, pageFile } from "../../page/pageFile";
import { pageState } from "../../page/pageState";
import type { Call } from "../call";

/** Only what this server sends may run, load or be asked, and nobody may frame it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

export const showPage = (): Answer => showFile("page.html");
export const showStyle = (): Answer => showFile("page.css");
export const showScript = (): Answer => showFile("page.js");
export const showIcon = (): Answer => showFile("icon.svg");

export function showState({ services }: Call): Answer {
  return { ...ok(pageState(services)), headers: { "Cache-Control": "no-store" } };
}

function showFile(name: PageFileName): Answer {
  const { text, type } = pageFile(name);
  return {
    status: 200,
    headers: {
      "Content-Type": type,
      "Content-Security-Policy": contentSecurityPolicy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
      Vary: "Accept",
    },
    body: text,
  };
}
