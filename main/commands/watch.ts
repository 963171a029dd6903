/** Watch-only entries. Works in every profile: nothing here knows a secret, and a file that holds one is not taken. */

import type { WatchFound } from "../../preload/contract.ts";
import type { Pending } from "../ceremony/importing/store.ts";
import { encodeAddress, parseAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, fault, Refusal, type Result } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFiles, ChooseFolder, SourceFile } from "../lib/source-file.ts";
import { createTurns } from "../lib/turns.ts";
import { surveyKeyfile } from "../vault/keyfiles/survey.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import { scanWallets } from "../wallet/source-folder.ts";
import type { Watched } from "../wallet/watched.ts";
import type { Handlers } from "./router.ts";
import { shownName, suggestedName } from "./source-names.ts";

export function watchCommands(parts: {
  keystore: Keystore;
  watched: Watched;
  /** Keys that are being made or imported. */
  pending: () => readonly Pending[];
  journal: Journal;
  settings: Settings;
  clock: Clock;
  files: Files;
  chooseFiles: ChooseFiles;
  chooseFolder: ChooseFolder;
  onChange: () => void;
}): {
  handlers: Pick<Handlers, Extract<keyof Handlers, `watch.${string}`>>;
  /** {@link watchCommands} for another command: one entry, or the refusal. */
  add: (address: Ss58, name: string) => Promise<void>;
} {
  const { keystore, watched, pending, journal, settings, clock, onChange } = parts;
  const { files, chooseFiles, chooseFolder } = parts;
  const alone = createTurns();
  /** How each address came, for the journal: a file that was chosen, or typed. */
  const fromFile = new Set<Ss58>();

  function known() {
    return [...keystore.coldkeys(), ...keystore.hotkeys(), ...watched.list(), ...pending()];
  }

  function faultOf(address: Ss58): Fault | null {
    const here = known().find((card) => card.address === address);
    return here === undefined ? null : fault("KEY_ALREADY_HERE", { address, name: here.name });
  }

  function found(from: string, name: string | null, address: Result<Ss58>): WatchFound {
    if (!address.ok) return { from, address: null, name: null, fault: address.fault };
    return { from, address: address.value, name, fault: faultOf(address.value) };
  }

  /** A file with a private key is wiped here at once; on a Desk it should never have come, and that is written down. */
  async function read(file: SourceFile): Promise<WatchFound> {
    try {
      const { format, publicKey } = surveyKeyfile(file.bytes);
      if (format !== "public" || publicKey === null) return refused(file, format);
      const address = encodeAddress(publicKey);
      fromFile.add(address);
      const isColdkeypub = file.name === "coldkeypub.txt";
      const name = isColdkeypub ? null : suggestedName(file.name.replace(/pub\.txt$/, ""));
      return found(shownName(file.name), name, { ok: true, value: address });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { from: shownName(file.name), address: null, name: null, fault: error.fault };
    } finally {
      file.bytes.fill(0);
    }
  }

  async function refused(file: SourceFile, format: string): Promise<WatchFound> {
    const isDesk = settings.now.profile === "desk";
    if (isDesk) await journal.append({ kind: "key.refused", facts: { source: format } });
    return {
      from: shownName(file.name),
      address: null,
      name: null,
      fault: isDesk ? desk : fault("KEYFILE_IS_PRIVATE"),
    };
  }

  function add(given: Ss58, name: string): Promise<void> {
    return alone("watch", async () => {
      const address = demand(parseAddress(given));
      const here = faultOf(address);
      if (here !== null) throw new Refusal(here.code, here.facts);
      if (known().some((card) => card.name === name && card.address !== address)) {
        throw new Refusal("KEY_NAME_TAKEN", { name });
      }
      const createdAtMs = clock.nowMs();
      await watched.add({ v: 1, kind: "watched", address, name, createdAtMs });
      const source = fromFile.delete(address) ? "public-file" : "address";
      await journal.append({ kind: "watch.added", subject: address, facts: { name, source } });
      onChange();
    });
  }

  /** The public files of whole wallet folders; on a Desk, what else lies there is named and not taken. */
  async function readFolder(root: string): Promise<WatchFound[]> {
    const scan = await scanWallets(files, root, {
      isStopped: () => false,
      onProgress: () => undefined,
    });
    const isDesk = settings.now.profile === "desk";
    const rows = scan.wallets.flatMap(({ name: wallet, entries }) =>
      entries.flatMap((entry): WatchFound[] => {
        const from = shownName(entry.role === "hotkey" ? entry.name : wallet);
        if (entry.role === "coldkeypub") {
          if (entry.claim === null || entry.fault !== null) {
            return [{ from, address: null, name: null, fault: plainFault(entry.fault) }];
          }
          fromFile.add(entry.claim);
          return [found(from, suggestedName(wallet), { ok: true, value: entry.claim })];
        }
        return isDesk
          ? [{ from: `${from} / ${entry.role}`, address: null, name: null, fault: desk }]
          : [];
      }),
    );
    const secrets = rows.filter((row) => row.fault === desk).length;
    if (secrets > 0) await journal.append({ kind: "key.refused", facts: { source: "folder" } });
    return rows;
  }

  const handlers: ReturnType<typeof watchCommands>["handlers"] = {
    "watch.look": ({ addresses }) =>
      [...new Set(addresses)].map((text) => found(text, null, parseAddress(text))),
    async "watch.chooseFiles"() {
      const files = await chooseFiles();
      const rows: WatchFound[] = [];
      for (const file of files) {
        if ("bytes" in file) rows.push(await read(file));
        else {
          rows.push({ from: shownName(file.name), address: null, name: null, fault: file.fault });
        }
      }
      return rows;
    },
    async "watch.chooseFolder"() {
      const root = await chooseFolder();
      return root === null ? [] : readFolder(root);
    },
    async "watch.add"({ address, name }) {
      await add(address, name);
      return null;
    },
    "watch.remove": ({ address }) =>
      alone("watch", async () => {
        const card = watched.list().find((one) => one.address === address);
        if (card === undefined) return null;
        await watched.remove(address);
        await journal.append({
          kind: "watch.removed",
          subject: address,
          facts: { name: card.name, reason: "asked" },
        });
        onChange();
        return null;
      }),
  };
  return { handlers, add };
}

const desk = fault("DESK_TAKES_NO_KEY");

function plainFault(why: Fault | null): WatchFound["fault"] {
  return why === null ? null : { code: why.code, facts: { ...why.facts } };
}
