/**
 * Main's end of the vault: starts the process when a secret is needed, asks one thing at a time, and ends it. Locked
 * means no process: whatever was in its memory is then the operating system's to clear.
 *
 * Knows nothing of Electron. The launcher gives it a child; ports pass through it unread.
 */
import * as v from "valibot";
import type { Clock } from "../lib/clock.ts";
import { ok, type Result, refuse } from "../lib/fault.ts";
import { createQueue } from "../lib/turns.ts";
import { SESSION_MS } from "./phrase-sessions.ts";
import {
  type VaultCallName,
  type VaultHello,
  type VaultInput,
  type VaultOutput,
  VaultReply,
  vaultCalls,
} from "./protocol.ts";

declare const secretPort: unique symbol;
/** A port that carries one secret, once. Main only passes it on; only the launcher knows what it really is. */
export type SecretPort = { readonly [secretPort]: true };

/** One run of the vault process, as the launcher sees it. */
export interface VaultChild {
  /** Ports are transferred: dead here afterwards. */
  post(message: unknown, ports: readonly SecretPort[]): void;
  onMessage(listen: (message: unknown) => void): void;
  /** Called once, whatever the cause. */
  onExit(listen: (exitCode: number) => void): void;
  /** Ends the process, also when it is only just starting. */
  kill(): void;
}

export type Launch = (args: readonly string[]) => VaultChild;

/**
 * Why a vault process ended: the reason that `lock` was given (`user`, `suspend`, `done` …), or one of ours: `idle`
 * (nobody asked anything), `session-over` (an opened secret has been open for long enough), `timeout` (no answer in time), `broken` (an answer that breaks the protocol), `crashed` (an
 * exit of its own).
 */
type CloseReason = string;

export interface Vault {
  /**
   * Asks the vault, starting it if there is none, but not for a call that names a session: that has ended. Calls wait for
   * each other. `VAULT_GONE { reason }` when the process ended before it answered: nothing was signed or sealed that main
   * has heard of, and nothing is asked again.
   */
  call<K extends VaultCallName>(
    kind: K,
    input: VaultInput<K>,
    ports?: readonly SecretPort[],
  ): Promise<Result<VaultOutput<K>>>;
  /** Ends the process; calls under way and waiting are answered with VAULT_GONE. Settles when the process is gone. */
  lock(reason: string): Promise<void>;
  /** A process is alive, perhaps still starting. */
  readonly isOpen: boolean;
}

export interface VaultParts {
  readonly launch: Launch;
  readonly clock: Clock;
  /** For the child's argv: see {@link sodiumArguments} in native-library.ts. */
  readonly args?: readonly string[];
  /** The process ends when nothing was asked for this long: what the user chose, asked anew each time. */
  readonly idleMs?: () => number;
  readonly startTimeoutMs?: number;
  readonly callTimeoutMs?: number;
  /** The process has said that it is ready. Not called for one that never gets so far. */
  readonly onOpened?: (hello: VaultHello) => void;
  /** When the process will end if nobody asks anything, by {@link Clock.nowMs}; null while it works. */
  readonly onDeadline?: (endsAtMs: number | null) => void;
  /** Called once for each process that was started. */
  readonly onClosed?: (reason: CloseReason) => void;
  /** True for a port that was given out before the last lock: its call is refused and not begun in a new process. */
  readonly isRevoked?: (port: SecretPort) => boolean;
  /** Closes the ports of a call that never reached the vault. */
  readonly closePort?: (port: SecretPort) => void;
}

const DEFAULTS = {
  idleMs: () => 2 * 60_000,
  startTimeoutMs: 20_000,
  callTimeoutMs: 90_000,
} as const;

/** One child from launch to exit. Late events of an old run cannot reach a new one. */
interface Run {
  readonly child: VaultChild;
  readonly ready: Promise<boolean>;
  readonly settleReady: (isReady: boolean) => void;
  readonly gone: Promise<void>;
  /** Settles the call under way. */
  answer: ((reply: { id: number } & Result<unknown>) => void) | null;
  /** When each opened secret's session ends, oldest first: the process does not outlive the first of them. */
  sessionEndsMs: number[];
  closeReason: CloseReason | null;
}

export function createVault(parts: VaultParts): Vault {
  const { launch, clock, args = [], onOpened, onDeadline, onClosed, closePort, isRevoked } = parts;
  const limits = { ...DEFAULTS, ...parts };

  let run: Run | null = null;
  let lastId = 0;
  let cancelIdle: () => void = () => undefined;
  /** Each lock starts a new age: calls that were waiting in an older one are not carried over. */
  let age = 0;
  let lastLockReason: CloseReason = "user";
  let lastCloseReason: CloseReason = "user";
  const inTurn = createQueue();

  function end(ended: Run, reason: CloseReason): void {
    if (ended.closeReason !== null) return;
    ended.closeReason = reason;
    lastCloseReason = reason;
    if (run === ended) {
      run = null;
      cancelIdle();
    }
    ended.child.kill();
    ended.settleReady(false);
    ended.answer?.({ id: lastId, ...refuse("VAULT_GONE", { reason }) });
    onClosed?.(reason);
  }

  function start(): Run {
    const child = launch(args);
    let settleReady: (isReady: boolean) => void = () => undefined;
    let settleGone: () => void = () => undefined;
    const started: Run = {
      child,
      ready: new Promise((resolve) => {
        settleReady = resolve;
      }),
      settleReady: (isReady) => settleReady(isReady),
      gone: new Promise((resolve) => {
        settleGone = resolve;
      }),
      answer: null,
      sessionEndsMs: [],
      closeReason: null,
    };
    const cancelStart = clock.after(limits.startTimeoutMs, () => end(started, "timeout"));
    child.onMessage((message) => {
      if (started.closeReason !== null) return;
      const parsed = v.safeParse(VaultReply, message);
      if (!parsed.success) return end(started, "broken");
      if ("ready" in parsed.output) {
        cancelStart();
        onOpened?.(parsed.output.ready);
        return settleReady(true);
      }
      if (started.answer === null || parsed.output.id !== lastId) return end(started, "broken");
      started.answer(parsed.output);
    });
    child.onExit(() => {
      cancelStart();
      end(started, "crashed");
      settleGone();
    });
    return started;
  }

  async function perform<K extends VaultCallName>(
    kind: K,
    input: VaultInput<K>,
    ports: readonly SecretPort[],
    bornIn: number,
  ): Promise<Result<VaultOutput<K>>> {
    const drop = (reason: CloseReason) => {
      for (const port of ports) closePort?.(port);
      return refuse("VAULT_GONE", { reason });
    };
    const isTooLate = bornIn !== age || ports.some((port) => isRevoked?.(port) ?? false);
    if (isTooLate) return drop(lastLockReason);
    // A session ended with its process: a new one would know nothing of it, and would stand open after a lock.
    if (run === null && goesOn(kind, input)) return drop(lastCloseReason);
    cancelIdle();
    if (run === null) run = start();
    else onDeadline?.(null);
    const current = run;
    if (!(await current.ready) || current.closeReason !== null) {
      return drop(current.closeReason ?? "crashed");
    }
    lastId += 1;
    const id = lastId;
    const reply = await new Promise<{ id: number } & Result<unknown>>((resolve) => {
      const cancelTimeout = clock.after(limits.callTimeoutMs, () => end(current, "timeout"));
      current.answer = (answer) => {
        cancelTimeout();
        current.answer = null;
        resolve(answer);
      };
      current.child.post({ id, kind, input }, ports);
    });
    const result = validated(current, kind, reply);
    if (result.ok) countSessions(current, kind, clock.monotonicMs());
    if (run === current) {
      const idleMs = limits.idleMs();
      const sessionMs =
        (current.sessionEndsMs[0] ?? Number.POSITIVE_INFINITY) - clock.monotonicMs();
      const deadlineMs = Math.max(0, Math.min(idleMs, sessionMs));
      const reason = sessionMs < idleMs ? "session-over" : "idle";
      cancelIdle = clock.after(deadlineMs, () => end(current, reason));
      onDeadline?.(clock.nowMs() + deadlineMs);
    }
    return result;
  }

  /** A reply that does not fit its schema means that the vault is not what we think: it does not live on. */
  function validated<K extends VaultCallName>(
    current: Run,
    kind: K,
    reply: Result<unknown>,
  ): Result<VaultOutput<K>> {
    if (!reply.ok) return { ok: false, fault: reply.fault };
    const parsed = v.safeParse(vaultCalls[kind][1], reply.value);
    // The schema at [kind] is the one of K; TypeScript does not follow an indexed union that far.
    if (parsed.success) return ok(parsed.output as VaultOutput<K>);
    end(current, "broken");
    return refuse("VAULT_GONE", { reason: "broken" });
  }

  return {
    get isOpen() {
      return run !== null;
    },
    call(kind, input, ports = []) {
      const bornIn = age;
      return inTurn(() => perform(kind, input, ports, bornIn));
    },
    async lock(reason) {
      age += 1;
      lastLockReason = reason;
      const ended = run;
      if (ended === null) return;
      end(ended, reason);
      await ended.gone;
    },
  };
}

/** Asks for something in a session that an earlier call opened; to close one that is gone hurts nobody. */
const goesOn = (kind: VaultCallName, input: object): boolean =>
  !kind.startsWith("close") && typeof Reflect.get(input, "session") === "string";

const OPENING: readonly VaultCallName[] = ["createColdkey", "openPhrase", "gatherShare"];

function countSessions(run: Run, kind: VaultCallName, nowMs: number): void {
  if (OPENING.includes(kind)) run.sessionEndsMs.push(nowMs + SESSION_MS);
  if (kind === "closePhrase") run.sessionEndsMs.shift();
}
