import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "../answer";
import type { ApiVersion } from "../apiVersion";
import type { CallGroup } from "../catalogue/clouds";
import type { Project } from "../identity/account";
import type { Action } from "../identity/actions";
import type { Caller } from "../identity/authenticate";
import type { Services } from "../services";

/** A request, decoded as far as HTTP goes. */
export interface Call {
  services: Services;
  method: string;
  /** Path and query as sent. */
  url: string;
  /** As sent, without query. */
  path: string;
  /** The version of the API that the path belongs to. */
  api: ApiVersion;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The parts of the path that the route names. */
  params: Readonly<Record<string, string | undefined>>;
  /** The exact bytes. */
  body: Buffer;
  /** For the log: names the instance that the request is about. */
  mentionInstance: (name: string) => void;
}

/** A request of somebody known. */
export interface CallerCall extends Call {
  caller: Caller;
}

/** A request of somebody known about a project that is theirs. */
export interface ProjectCall extends CallerCall {
  project: Project;
}

type Handler<C> = (call: C) => Answer | Promise<Answer>;

interface Address {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Parts such as `:instance_id` are handed to the handler. */
  path: string;
  /** What clouds that lack it call it. */
  group?: CallGroup;
}

/**
 * One line of the route table. `open` needs no credentials, `iam` any that hold, `account` those that are good for a
 * project, `project` those that are good for the one in the path, and the permission for `action`.
 */
export type Route = Address &
  (
    | { access: "open"; handle: Handler<Call> }
    | { access: "iam"; handle: Handler<CallerCall> }
    | { access: "account"; handle: Handler<CallerCall> }
    | { access: "project"; action?: Action; handle: Handler<ProjectCall> }
  );
