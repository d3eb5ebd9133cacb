/** What a request is answered with, before anything of HTTP. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Written as JSON; text and bytes as they are; absent for an empty answer. */
  body?: unknown;
}

/** 200 with a body. */
export const ok = (body: unknown): Answer => ({ status: 200, body });

/** 204 without one. */
export const noContent: Answer = { status: 204 };
