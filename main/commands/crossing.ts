/**
 * The door for what crosses the gap, in both directions: files that the system's dialogs give, or bytes from a camera.
 * One door for all kinds of messages; what does not belong on this side is said to be so.
 */
import { join } from "node:path";
import type { Snapshot, Taken } from "../../preload/contract.ts";
import type { Journal } from "../journal/log.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { ChooseFiles, ChooseFolder } from "../lib/source-file.ts";
import { createTurns } from "../lib/turns.ts";
import type { Card, CardAddress } from "../offline/bodies.ts";
import { answerStem, cardStem, ENDING, outcomeStem, requestStem } from "../offline/file-names.ts";
import type { Inbox } from "../offline/inbox.ts";
import { idOf, type Machines } from "../offline/machines.ts";
import { type MessageKind, MOST_MESSAGE_BYTES } from "../offline/message.ts";
import type { Outbox } from "../offline/outbox.ts";
import type { Pairing } from "../offline/pairing.ts";
import type { Post, Received, Via } from "../offline/post.ts";
import { secretIn } from "../offline/secret-look.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import type { DeskCrossing } from "./crossing-desk.ts";
import type { VaultCrossing } from "./crossing-vault.ts";
import { firstFree } from "./new-file.ts";
import type { Handlers } from "./router.ts";
import { shownName } from "./source-names.ts";

type CrossingCalls = Extract<
  keyof Handlers,
  `crossing.${string}` | `pairing.${string}` | `phone.${string}`
>;

/** What each side takes. */
const TAKES: Readonly<Record<Card["role"], readonly MessageKind[]>> = {
  vault: ["card", "request", "outcome"],
  desk: ["card", "signature"],
};

export interface Crossings {
  readonly handlers: Pick<Handlers, CrossingCalls>;
  shown(): Snapshot["crossing"];
}

export function crossingCommands(parts: {
  post: Post;
  machines: Machines;
  pairing: Pairing;
  outbox: Outbox;
  inbox: Inbox;
  desk: DeskCrossing;
  phone: Pick<Handlers, "phone.show" | "phone.take">;
  vault: VaultCrossing;
  settings: Settings;
  keystore: Keystore;
  journal: Journal;
  files: Files;
  chooseFiles: ChooseFiles;
  chooseFolder: ChooseFolder;
  /** A paired Vault's addresses are looked after on the Desk. */
  watch: (addresses: readonly CardAddress[]) => Promise<void>;
  onChange: () => void;
}): Crossings {
  const { post, machines, pairing, outbox, inbox, desk, vault, settings } = parts;
  const { keystore, journal, files, onChange } = parts;
  const alone = createTurns();

  function role(): Card["role"] {
    const { profile } = settings.now;
    if (profile !== "vault" && profile !== "desk") throw new Refusal("PROFILE_CARRIES_NOTHING", {});
    return profile;
  }

  // --- In ----------------------------------------------------------------------------------------------------------

  async function settled(received: Received, file: string | null, bytes: Uint8Array) {
    switch (received.message.kind) {
      case "card": {
        const machine = await pairing.learn(received, role());
        // A newer card of a machine that is paired already: what is new on it is looked after as well.
        if (received.isPaired && role() === "desk") await parts.watch(machine.addresses);
        return { id: idOf(machine), number: null, fromName: machine.name };
      }
      case "request": {
        const { id, number, fromName } = await inbox.take(received, file, bytes);
        return { id, number, fromName };
      }
      case "signature": {
        const { id, number } = await desk.answered(received);
        return { id, number, fromName: received.machine?.name ?? null };
      }
      case "outcome": {
        if (!received.isPaired) throw new Refusal("OUTCOME_UNPAIRED", {});
        return { ...(await vault.outcome(received)), fromName: received.machine?.name ?? null };
      }
    }
  }

  async function take(bytes: Uint8Array, file: string | null, via: Via): Promise<Taken> {
    const nothing = { file, kind: null, id: null, number: null, fromName: null };
    const refused = (why: Fault, kind: MessageKind | null = null): Taken => ({
      ...nothing,
      kind,
      isRepeated: false,
      fault: { code: why.code, facts: { ...why.facts } },
      findings: [],
    });
    const secret = secretIn(bytes);
    if (secret !== null) {
      bytes.fill(0);
      const isDesk = settings.now.profile === "desk";
      await journal.append({ kind: "key.refused", facts: { source: secret } });
      return refused(fault(isDesk ? "DESK_TAKES_NO_KEY" : "MESSAGE_IS_SECRET"));
    }
    let kind: MessageKind | null = null;
    try {
      const received = await post.receive(bytes, TAKES[role()], via);
      kind = received.message.kind;
      const { isRepeated, findings } = received;
      const done = await settled(received, file, bytes);
      onChange();
      return {
        ...nothing,
        kind,
        ...done,
        isRepeated,
        fault: null,
        findings: findings.map(({ code, facts }) => ({ code, facts: { ...facts } })),
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // It may be a secret in a form that nobody here knows.
      bytes.fill(0);
      return refused(error.fault, kind);
    }
  }

  async function openFiles(): Promise<Taken[]> {
    const chosen = await parts.chooseFiles(MOST_MESSAGE_BYTES);
    // By name, so that numbered requests are taken in their order, whatever the dialog does.
    const inOrder = chosen.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const taken: Taken[] = [];
    for (const one of inOrder) {
      const name = shownName(one.name);
      if ("bytes" in one) taken.push(await take(one.bytes, name, "file"));
      else {
        taken.push({
          ...{ file: name, kind: null, id: null, number: null, fromName: null, isRepeated: false },
          ...{ fault: { code: one.fault.code, facts: { ...one.fault.facts } }, findings: [] },
        });
      }
    }
    return taken;
  }

  // --- Out ---------------------------------------------------------------------------------------------------------

  interface Outgoing {
    readonly bytes: Uint8Array;
    readonly stem: string;
  }

  async function outgoingRequest(id: string): Promise<Outgoing> {
    const carried = outbox.get(id);
    if (carried === null) throw new Refusal("PARCEL_UNKNOWN", {});
    if (carried.state !== "carried")
      throw new Refusal("REQUEST_NOT_OPEN", { state: carried.state });
    return { bytes: await outbox.bytes(id), stem: requestStem(carried.number, carried.operation) };
  }

  async function outgoingAnswer(id: string): Promise<Outgoing> {
    const { bytes, arrived } = await inbox.answer(id);
    return { bytes, stem: answerStem(arrived.number, arrived.file) };
  }

  async function outgoingOutcome(id: string): Promise<Outgoing> {
    const { bytes, carried } = await desk.outcome(id);
    return { bytes, stem: outcomeStem(carried.number, carried.operation.kind) };
  }

  async function outgoingCard(): Promise<Outgoing> {
    const own = role();
    const name = settings.now.machineName;
    if (name === null) throw new Refusal("MACHINE_NOT_NAMED", {});
    const coldkeys = keystore.coldkeys().filter(({ retiredAtMs }) => retiredAtMs === null);
    const hotkeys = keystore.hotkeys().filter(({ retiredAtMs }) => retiredAtMs === null);
    const addresses: CardAddress[] =
      own === "desk"
        ? []
        : [
            ...coldkeys.map(({ address, name: called }) => ({
              ...{ address, name: called, role: "coldkey" as const, coldkey: null },
            })),
            ...hotkeys.map(({ address, name: called, coldkey }) => ({
              ...{ address, name: called, role: "hotkey" as const, coldkey },
            })),
          ];
    const { bytes } = await pairing.card({ name, role: own, addresses });
    return { bytes, stem: cardStem(own, name) };
  }

  /** null: no folder was chosen, and nothing was made. */
  async function save(
    ids: readonly string[],
    make: (id: string) => Promise<Outgoing>,
    onWritten: (id: string, file: string) => Promise<void> = async () => undefined,
  ): Promise<{ files: string[] } | null> {
    role();
    const folder = await parts.chooseFolder();
    if (folder === null) return null;
    const written: string[] = [];
    for (const id of ids) {
      const { bytes, stem } = await make(id);
      const { name } = await firstFree(stem, ENDING, (free) =>
        // As the stick gives them: FAT has no permissions. Nothing of it is secret.
        files.createExclusive(join(folder, free), bytes, { mode: null }),
      );
      written.push(name);
      await onWritten(id, name);
    }
    onChange();
    return { files: written };
  }

  const makers = {
    card: outgoingCard,
    request: outgoingRequest,
    answer: outgoingAnswer,
    outcome: outgoingOutcome,
  };

  return {
    shown: () => ({
      name: settings.now.machineName,
      machines: machines.list().map((machine) => ({
        id: idOf(machine),
        name: machine.name,
        role: machine.role,
        isPaired: machine.pairedAtMs !== null,
        words: [...machine.words],
        knownSinceMs: machine.knownSinceMs,
        addresses: machine.addresses.map((address) => ({ ...address })),
        keepsOfOurs: machine.keepsOfOurs,
      })),
      requests: desk.shown(),
      arrived: vault.shown(),
    }),

    handlers: {
      ...desk.handlers,
      ...vault.handlers,
      ...parts.phone,
      async "pairing.setName"({ name }) {
        await journal.append({ kind: "machine.named", facts: { name } });
        await settings.change({ machineName: name });
        onChange();
        return null;
      },
      "pairing.saveCard": () => alone("save", () => save(["card"], outgoingCard)),
      "pairing.confirm": ({ id }) =>
        alone("pairing", async () => {
          const machine = await pairing.confirm(id);
          if (role() === "desk") await parts.watch(machine.addresses);
          onChange();
          return null;
        }),
      "pairing.remove": ({ id, reason }) =>
        alone("pairing", async () => {
          await pairing.remove(id, reason);
          onChange();
          return null;
        }),
      "crossing.open": () => alone("open", openFiles),
      "crossing.take": ({ bytes }) => alone("open", () => take(bytes, null, "camera")),
      async "crossing.bytes"({ what, id }) {
        role();
        const { bytes, stem } = await makers[what](id);
        if (what === "request") await outbox.noteShown(id);
        if (what === "answer") await inbox.noteGiven(id);
        onChange();
        return { bytes, name: stem };
      },
      "crossing.saveRequests": ({ ids }) =>
        alone("save", () => save(ids, outgoingRequest, (id, file) => outbox.noteFile(id, file))),
      "crossing.saveAnswers": ({ ids }) =>
        alone("save", () => save(ids, outgoingAnswer, (id) => inbox.noteGiven(id))),
      "crossing.saveOutcomes": ({ ids }) => alone("save", () => save(ids, outgoingOutcome)),
    },
  };
}
