/**
 * Hundreds of hotkeys in one act: one passphrase, one session of the vault that ends by itself, each key sealed, on the
 * disk and read back before it counts. Whatever ends it, the clock, the user, a lock, a full disk, a crash, what was
 * made by then is whole and stays.
 */
import { randomUUID } from "node:crypto";
import type { Making, MakingEnd } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, Refusal, settle } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { VaultOutput } from "../vault/protocol.ts";
import { demandFreeNames } from "../wallet/hotkey-names.ts";
import { demandInUse } from "../wallet/in-use.ts";
import type { Keystore } from "../wallet/keystore.ts";

/** While the vault makes one portion, main writes the one before it. */
const PORTION = 20;

interface MakingResult {
  readonly id: string;
  readonly made: number;
  readonly of: number;
  readonly end: MakingEnd;
  readonly fault: Fault | null;
}

export interface HotkeyMaking {
  now(): Making | null;
  make(
    order: { coldkey: Ss58; names: readonly string[]; tags: readonly string[] },
    passphrase: SecretPort,
  ): Promise<MakingResult>;
  /** After the portion that is being written. */
  stop(): void;
}

type Made = VaultOutput<"makeHotkeys">["hotkeys"];

export function createHotkeyMaking(parts: {
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  clock: Clock;
  onChange: () => void;
}): HotkeyMaking {
  const { vault, keystore, journal, clock, onChange } = parts;
  let making: Making | null = null;

  function show(change: Partial<Making>): void {
    if (making !== null) making = { ...making, ...change };
    onChange();
  }

  /** Each key for itself: one that cannot be written does not undo those that could. */
  async function store(
    { id, coldkey }: Making,
    hotkeys: Made,
    names: readonly string[],
    tags: readonly string[],
  ): Promise<Fault | null> {
    const stored = await Promise.all(
      hotkeys.map(({ address, sealed }, index) =>
        settle(async () => {
          const name = names[index] ?? "";
          const key = { v: 1, kind: "hotkey", address, name, coldkey } as const;
          await keystore.add({ ...key, createdAtMs: clock.nowMs(), tags: [...tags] }, sealed);
          await journal.append({
            kind: "hotkey.created",
            act: id,
            subject: address,
            facts: { coldkey, name },
          });
        }),
      ),
    );
    show({ done: (making?.done ?? 0) + stored.filter(({ ok }) => ok).length });
    const failed = stored.find((one) => !one.ok);
    return failed === undefined || failed.ok ? null : failed.fault;
  }

  async function run(
    session: string,
    names: readonly string[],
    tags: readonly string[],
  ): Promise<{ end: MakingEnd; fault: Fault | null }> {
    let writing: Promise<Fault | null> = Promise.resolve(null);
    for (let at = 0; at < names.length; at += PORTION) {
      const count = Math.min(PORTION, names.length - at);
      const made = await vault.call("makeHotkeys", { session, count });
      const fault = await writing;
      if (fault !== null) return { end: "failed", fault };
      if (!made.ok) return { end: endOf(made.fault), fault: null };
      if (making === null) throw new Error("Hotkeys are made by nobody");
      writing = store(making, made.value.hotkeys, names.slice(at, at + count), tags);
      // A refusal of the journal or a bug is found at the next await; until then it is nobody's.
      writing.catch(() => undefined);
      if (making.isStopping) {
        const last = await writing;
        const isWhole = at + count >= names.length;
        if (last !== null) return { end: "failed", fault: last };
        return { end: isWhole ? "done" : "stopped", fault: null };
      }
    }
    const fault = await writing;
    return { end: fault === null ? "done" : "failed", fault };
  }

  return {
    now: () => making,
    async make({ coldkey, names, tags }, passphrase) {
      if (making !== null) throw new Refusal("HOTKEYS_BEING_MADE", {});
      demandInUse(keystore, coldkey);
      demandFreeNames(keystore, coldkey, names);
      const id = `hotkeys-${randomUUID().slice(0, 13)}`;
      const startedAtMs = clock.nowMs();
      const of = names.length;
      making = { id, coldkey, done: 0, of, startedAtMs, endsAtMs: null, isStopping: false };
      onChange();
      try {
        const sealed = await keystore.sealed(coldkey);
        const opened = await vault.call("openHotkeyMaking", { coldkey: sealed, passphrase: 0 }, [
          passphrase,
        ]);
        const { session, endsInMs } = demand(opened);
        show({ endsAtMs: clock.nowMs() + endsInMs });
        await journal.append({
          kind: "hotkeys.making",
          act: id,
          subject: coldkey,
          facts: { coldkey, count: of, first: names[0] ?? "", last: names.at(-1) ?? "" },
        });
        const { end, fault } = await run(session, names, tags);
        const made = making.done;
        await journal.append({
          kind: "hotkeys.made",
          act: id,
          subject: coldkey,
          facts: { made, of, end, ...(fault === null ? {} : { code: fault.code }) },
        });
        return { id, made, of, end, fault };
      } finally {
        making = null;
        await vault.lock("done");
        onChange();
      }
    },
    stop: () => show({ isStopping: true }),
  };
}

function endOf({ code, facts }: Fault): MakingEnd {
  if (code === "SESSION_GONE") return "session-over";
  if (code === "VAULT_GONE") return "locked";
  throw new Refusal(code, facts);
}
