/** A Desk and a Vault with folders of their own, and nothing between them but files on a stick. */
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { SourceFile } from "../../main/lib/source-file.ts";
import type { CallOutput } from "../../preload/contract.ts";
import { type Core, type CoreOptions, openCore } from "./harness.ts";
import { createColdkey, type Hands, PASSPHRASE } from "./steps.ts";

type Taken = CallOutput<"crossing.open">[number];

/** One machine, its dialogs, and what a person does at it. */
export interface Side<C extends Hands = Core> {
  readonly core: C;
  /** Opens files of the stick in one pass. */
  open(...names: string[]): Promise<Taken[]>;
  /** The same for bytes that no file has. */
  openBytes(bytes: Uint8Array, name?: string): Promise<Taken>;
  /** What the next dialog for a folder gives. */
  choose(folder: string): void;
  /** The names that a call wrote to the stick. */
  write(call: () => Promise<{ files: string[] } | null>): Promise<string[]>;
}

export interface Pair<C extends Hands = Core> {
  readonly stick: string;
  readonly desk: Side<C>;
  readonly vault: Side<C>;
  read(name: string): Promise<Uint8Array>;
  names(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openSide(
  stick: string,
  profile: "desk" | "vault",
  options: CoreOptions = {},
): Promise<Side> {
  const chosenFiles: SourceFile[][] = [];
  const chosenFolders: string[] = [];
  const core = await openCore({ ...options, chosenFiles, chosenFolders });
  if (core.workstation.snapshot().profile === null)
    await core.get("app.chooseProfile", { profile });
  if (profile === "desk") {
    await core.until("the network is live", ({ chain }) => chain.state === "live");
  }
  const openAll = (files: SourceFile[]): Promise<Taken[]> => {
    chosenFiles.push(files);
    return core.get("crossing.open", null);
  };
  return {
    core,
    open: async (...names) =>
      openAll(
        await Promise.all(
          names.map(async (name) => ({
            name,
            bytes: new Uint8Array(await readFile(join(stick, name))),
            mode: null,
          })),
        ),
      ),
    async openBytes(bytes, name = "something.ckw") {
      const [taken] = await openAll([{ name, bytes: bytes.slice(), mode: null }]);
      if (taken === undefined) throw new Error("Nothing was opened");
      return taken;
    },
    choose: (folder) => void chosenFolders.push(folder),
    async write(call) {
      chosenFolders.push(stick);
      return (await call())?.files ?? [];
    },
  };
}

export async function openPair(
  options: { desk?: CoreOptions; vault?: CoreOptions } = {},
): Promise<Pair> {
  const stick = await mkdtemp(join(tmpdir(), "ckw-stick-"));
  const desk = await openSide(stick, "desk", options.desk);
  const vault = await openSide(stick, "vault", options.vault);
  return {
    stick,
    desk,
    vault,
    read: async (name) => new Uint8Array(await readFile(join(stick, name))),
    names: async () => (await readdir(stick)).sort(),
    async close() {
      await desk.core.close();
      await vault.core.close();
    },
  };
}

/** Cards cross, both see the same words, both say so. */
export async function pairUp({ desk, vault }: Pair<Hands>): Promise<void> {
  await desk.core.get("pairing.setName", { name: "Everyday laptop" });
  await vault.core.get("pairing.setName", { name: "The old Thinkpad" });
  const [deskCard = ""] = await desk.write(() => desk.core.get("pairing.saveCard", null));
  await vault.open(deskCard);
  const [vaultCard = ""] = await vault.write(() => vault.core.get("pairing.saveCard", null));
  await desk.open(vaultCard);
  const at = ({ core }: Side<Hands>) => core.workstation.snapshot().crossing.machines[0];
  if (at(desk)?.words.join() !== at(vault)?.words.join()) throw new Error("The words differ");
  await vault.core.get("pairing.confirm", { id: at(vault)?.id ?? "" });
  await desk.core.get("pairing.confirm", { id: at(desk)?.id ?? "" });
}

/** A coldkey on the Vault that has funds on the Desk's rehearsal network. */
export async function fundedVault({ desk, vault }: Pair<Hands>): Promise<Ss58> {
  const coldkey = await createColdkey(vault.core, "treasury");
  await desk.core.get("faucet.request", { address: coldkey });
  return coldkey;
}

export async function hotkeyOn({ vault }: Pair<Hands>, coldkey: Ss58, name: string): Promise<Ss58> {
  const { address } = await vault.core.get("hotkeys.create", {
    coldkey,
    name,
    passphrase: await vault.core.send(PASSPHRASE),
  });
  return address;
}

/** Step 1, on the Desk: the request's id. */
export async function carry(
  { desk }: Pick<Pair<Hands>, "desk">,
  operation: Operation,
  periodBlocks: 256 | 512 | 1024 | 2048 = 2048,
): Promise<string> {
  const draft = await desk.core.get("operations.draft", { operation });
  const to = desk.core.workstation.snapshot().crossing.machines[0]?.id ?? null;
  const { id } = await desk.core.get("crossing.carry", { draft: draft.id, periodBlocks, to });
  return id;
}

/** Step 2, on the Vault: reviews and signs what was opened. */
export async function sign({ vault }: Pick<Pair<Hands>, "vault">, id: string) {
  const reply = await vault.core.get("crossing.review", { id });
  await vault.core.get("crossing.sign", {
    id,
    payloadHash: reply.review.payloadHash,
    passphrase: await vault.core.send(PASSPHRASE),
    overrideUnsafe: reply.key === "not-safe",
  });
  return reply;
}

/** All of it for one operation: from the draft to the chain's word. */
export async function across(pair: Pair<Hands>, operation: Operation): Promise<string> {
  const { desk, vault } = pair;
  const id = await carry(pair, operation);
  const requests = await desk.write(() => desk.core.get("crossing.saveRequests", { ids: [id] }));
  const [opened] = await vault.open(...requests);
  if (opened?.id == null) throw new Error(`Not taken: ${opened?.fault?.code}`);
  await sign(pair, opened.id);
  const answers = await vault.write(() =>
    vault.core.get("crossing.saveAnswers", { ids: [opened.id ?? ""] }),
  );
  const [back] = await desk.open(...answers);
  if (back?.fault != null) throw new Error(`Not accepted: ${back.fault.code}`);
  await ended(desk, id);
  return id;
}

/** Until the chain has decided. */
export async function ended({ core }: Side<Hands>, id: string) {
  const find = () => core.workstation.snapshot().activities.find((act) => act.id === id);
  const isSent = () => !["signed", "submitting", undefined].includes(find()?.outcome.state);
  await core.until("it is in the pool", isSent);
  await core.get("rehearsal.advance", { blocks: 4 });
  await core.until("it has ended", () => find()?.outcome.isFinal === true);
  return find();
}
