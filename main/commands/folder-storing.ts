/** Storing what was opened: sealed in one go under one passphrase, then one key after the other. */
import { randomUUID } from "node:crypto";
import type { WalletFile } from "../../preload/contract.ts";
import type { ImportRole, ImportStore } from "../ceremony/importing/store.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal, settle } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import type { SourceFormat } from "../vault/protocol.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import { change, failed, type Row } from "./folder-rows.ts";
import { sealingCost } from "./new-keys.ts";
import type { Tickets } from "./secrets.ts";

export function createFolderStoring(parts: {
  vault: Vault;
  keystore: Keystore;
  store: ImportStore;
  journal: Journal;
  settings: Settings;
  tickets: Tickets;
  clock: Clock;
  isStopped: () => boolean;
  report: (step: "sealing" | "storing", done: number, of: number) => void;
  /** The vault ended: what it had opened has to be opened again. */
  forgetFound: () => void;
}) {
  const { vault, keystore, store, journal, settings, tickets, isStopped, report } = parts;

  /** Each row under its name, by the row's id. */
  async function storeKeys(
    asked: readonly Row[],
    names: ReadonlyMap<string, string>,
    { under, passphrase }: { under: Ss58 | null; passphrase: string },
  ) {
    // Coldkeys first: what belongs under them finds them there.
    const rows = asked
      .filter(({ shown, key }) => shown.state === "open" && key !== null)
      .sort((a, b) => rank(a) - rank(b));
    if (rows.length === 0) throw new Refusal("IMPORT_GONE");
    report("sealing", 0, rows.length);
    const sealed = await sealAll(rows, under, passphrase);
    const ceremony = "import-wallets";
    const pass = `import-${randomUUID().slice(0, 13)}`;
    await journal.append({ kind: "ceremony.started", act: pass, facts: { ceremony } });
    let stored = 0;
    for (const [index, row] of rows.entries()) {
      if (isStopped()) break;
      report("storing", index, rows.length);
      const done = await settle(() => storeOne(pass, row, names, sealed[index]));
      if (done.ok) stored += 1;
      else failed(row, done.fault);
    }
    await journal.append(
      stored > 0
        ? { kind: "ceremony.completed", act: pass, facts: { ceremony } }
        : {
            kind: "ceremony.abandoned",
            act: pass,
            facts: { ceremony, reason: isStopped() ? "stopped" : "not-written" },
          },
    );
    return { stored, failed: isStopped() ? 0 : rows.length - stored, isStopped: isStopped() };
  }

  async function sealAll(rows: readonly Row[], under: Ss58 | null, passphrase: string) {
    const port = tickets.take(passphrase, "in");
    const shared = under === null ? null : await keystore.sealed(under);
    const cost = await sealingCost(vault, settings);
    const keys = rows.map(({ key, entry }) => ({
      key: key ?? "",
      kind: entry.role === "coldkey" ? ("coldkey" as const) : ("hotkey" as const),
    }));
    const answer = await vault.call("sealImport", { keys, cost, under: shared, passphrase: 0 }, [
      port,
    ]);
    if (answer.ok) return answer.value.sealed;
    const { code, facts } = answer.fault;
    if (code === "WRONG_PASSPHRASE" && under !== null) {
      await journal.append({ kind: "passphrase.wrong", subject: under, facts: {} });
    }
    if (["SESSION_GONE", "VAULT_GONE"].includes(code)) {
      parts.forgetFound();
      throw new Refusal("IMPORT_GONE");
    }
    throw new Refusal(code, facts);
  }

  async function storeOne(
    pass: string,
    row: Row,
    names: ReadonlyMap<string, string>,
    sealed: { sealed: Uint8Array; address: Ss58 } | undefined,
  ): Promise<void> {
    const { shown, key, entry, wallet } = row;
    const name = names.get(shown.id) ?? "";
    const { address, format, wordCount, weaknesses } = shown;
    if (sealed === undefined || sealed.address !== address || key === null) {
      throw new Error("The vault sealed another key");
    }
    const role: ImportRole =
      entry.role === "coldkey"
        ? { kind: "coldkey" }
        : { kind: "hotkey", coldkey: wallet.coldkey === address ? null : wallet.coldkey };
    const wrong = store.nameTaken({ address, name, role }) ?? store.hereAs(address);
    if (wrong !== null) throw new Refusal(wrong.code, wrong.facts);
    const facts = { address, name, role, wordCount, weaknesses };
    const found = { ...facts, format: sourceFormat(format) };
    await store.store(pass, found, sealed.sealed, parts.clock.nowMs());
    await vault.call("closeImport", { keys: [key] });
    row.key = null;
    change(row, { state: "stored", hereAs: name, fault: null });
  }

  return storeKeys;
}

const rank = ({ entry }: Row): number => (entry.role === "coldkey" ? 0 : 1);

function sourceFormat(format: WalletFile["format"]): SourceFormat {
  if (format === null || format === "public") throw new Error("It holds no key");
  return format;
}
