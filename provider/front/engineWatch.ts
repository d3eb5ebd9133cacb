import { connect } from "node:net";
import { AbortedError, type GatedRequest, type RequestGate } from "../client";
import type { EngineAddress } from "./engineAddress";

const pauseMillis = 2_000;
const longestConnect = 1_000;

/** What the watch takes from its process; tests give their own. */
export interface EngineWatchOptions {
  /** Whether anybody listens at the engine's address. */
  listens?: (address: EngineAddress) => Promise<boolean>;
  /** The number of the process that started this one. */
  parent?: () => number;
  /** Calls again and again after a pause, without keeping the process alive. */
  repeat?: (look: () => void, pause: number) => void;
  /** Ends the process. */
  end?: () => void;
}

/**
 * Whether anybody listens at an address. Only a refused connection says no: an engine that is stopped or busy still has
 * its connections accepted by the system.
 */
export function listensAt({ host, port }: EngineAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: longestConnect });
    const decide = (listens: boolean) => {
      socket.destroy();
      resolve(listens);
    };
    socket
      .once("connect", () => decide(true))
      .once("timeout", () => decide(true))
      .once("error", ({ code }: NodeJS.ErrnoException) => decide(code !== "ECONNREFUSED"));
  });
}

/**
 * Keeps a provider process from going on without its engine: once that is gone, nobody writes down what the process
 * does. From then on no request is sent, and the process ends as soon as no change is on its way.
 */
export class EngineWatch {
  private readonly listens: (address: EngineAddress) => Promise<boolean>;
  private readonly parent: () => number;
  private readonly end: () => void;
  private readonly firstParent: number;
  private isGone = false;
  private changesOnTheirWay = 0;
  private present: Promise<void> | undefined;

  constructor(
    private readonly address: EngineAddress,
    options: EngineWatchOptions = {},
  ) {
    const {
      listens = listensAt,
      parent = () => process.ppid,
      repeat = repeatUnheld,
      end = () => process.exit(),
    } = options;
    this.listens = listens;
    this.parent = parent;
    this.end = end;
    this.firstParent = parent();
    repeat(() => void this.look(), pauseMillis);
  }

  /** Lets a request through while the engine lives; before a change it looks anew. */
  readonly gate: RequestGate = async (request, send) => {
    const isChange = request.method !== "GET";
    if (isChange) await this.look();
    if (this.isGone) throw aborted(request);
    if (!isChange) return send();
    this.changesOnTheirWay += 1;
    try {
      return await send();
    } finally {
      this.changesOnTheirWay -= 1;
      this.endIfDone();
    }
  };

  private look(): Promise<void> {
    this.present ??= this.lookOnce().finally(() => {
      this.present = undefined;
    });
    return this.present;
  }

  private async lookOnce(): Promise<void> {
    // The parent is a shell that may outlive the engine, so its being there says nothing.
    this.isGone ||= this.parent() !== this.firstParent || !(await this.listens(this.address));
    this.endIfDone();
  }

  private endIfDone(): void {
    if (this.isGone && this.changesOnTheirWay === 0) this.end();
  }
}

function aborted({ method, path }: GatedRequest): AbortedError {
  return new AbortedError({ method, path, outcome: "notSent" });
}

function repeatUnheld(look: () => void, pause: number): void {
  setInterval(look, pause).unref();
}
