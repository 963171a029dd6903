/** Watch-only entries. Works in every profile: nothing here knows a secret, and a file that holds one is not taken. */

import type { WatchFound } from "../../preload/contract.ts";
import type { Creations } from "../ceremony/creation.ts";
import { encodeAddress, parseAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, fault, Refusal, type Result, refuse } from "../lib/fault.ts";
import { createTurns } from "../lib/turns.ts";
import { surveyKeyfile } from "../vault/keyfiles/survey.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Watched } from "../wallet/watched.ts";
import type { ChooseFiles, SourceFile } from "./import.ts";
import type { Handlers } from "./router.ts";
import { shownName, suggestedName } from "./source-names.ts";

export function watchCommands(parts: {
  keystore: Keystore;
  watched: Watched;
  creations: Creations;
  journal: Journal;
  settings: Settings;
  clock: Clock;
  chooseFiles: ChooseFiles;
  onChange: () => void;
}): Pick<Handlers, "watch.look" | "watch.chooseFiles" | "watch.add" | "watch.remove"> {
  const { keystore, watched, creations, journal, settings, clock, chooseFiles, onChange } = parts;
  const alone = createTurns();
  /** How each address came, for the journal: a file that was chosen, or typed. */
  const fromFile = new Set<Ss58>();

  function known() {
    return [...keystore.coldkeys(), ...keystore.hotkeys(), ...watched.list(), ...creations.list()];
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
      fault: fault(isDesk ? "DESK_TAKES_NO_KEY" : "KEYFILE_IS_PRIVATE"),
    };
  }

  return {
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
    "watch.add": ({ address: given, name }) =>
      alone("watch", async () => {
        const address = demand(parseAddress(given));
        const here = faultOf(address);
        if (here !== null) demand(refuse(here.code, here.facts));
        if (known().some((card) => card.name === name && card.address !== address)) {
          throw new Refusal("KEY_NAME_TAKEN", { name });
        }
        await watched.add({
          v: 1,
          kind: "watched",
          address,
          name,
          createdAtMs: clock.nowMs(),
        });
        const source = fromFile.delete(address) ? "public-file" : "address";
        await journal.append({ kind: "watch.added", subject: address, facts: { name, source } });
        onChange();
        return null;
      }),
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
}
