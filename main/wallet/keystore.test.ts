import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { nodeFiles } from "../lib/files.ts";
import { type Keystore, type NewCard, openKeystore } from "./keystore.ts";

const ALICE = v.parse(Ss58, "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
const BOB = v.parse(Ss58, "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");
const SEALED = new Uint8Array(140).fill(7);
const coldkey: NewCard = {
  v: 1,
  kind: "coldkey",
  address: ALICE,
  name: "treasury",
  createdAtMs: 1,
  wordCount: 24,
  copies: [],
};

let folder: string;
let keystore: Keystore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keystore-"));
  keystore = await openKeystore(nodeFiles, folder);
  await keystore.add(coldkey, SEALED);
});
const reopened = () => openKeystore(nodeFiles, folder);

describe("A card", () => {
  test("changes as a whole, on the disk and in the list", async () => {
    await keystore.changeCard(ALICE, (card) => ({ ...card, name: "main", retiredAtMs: 5 }));
    for (const seen of [keystore, await reopened()]) {
      expect(seen.card(ALICE)).toMatchObject({ name: "main", retiredAtMs: 5, createdAtMs: 1 });
      expect(seen.coldkeys()).toHaveLength(1);
    }
  });

  test("sees each change that was asked for before its own", async () => {
    const add = (letter: string) =>
      keystore.changeCard(ALICE, (card) => ({ ...card, name: `${card.name}${letter}` }));
    await Promise.all(["a", "b", "c"].map(add));
    expect((await reopened()).card(ALICE)?.name).toBe("treasuryabc");
  });

  test("stays as it is when its change refuses, and is missed by its address", async () => {
    const before = await readFile(join(folder, `${ALICE}.json`), "utf8");
    const refusal = new Refusal("KEY_NAME_TAKEN", {});
    const refusing = keystore.changeCard(ALICE, () => {
      throw refusal;
    });
    await expect(refusing).rejects.toBe(refusal);
    expect(await readFile(join(folder, `${ALICE}.json`), "utf8")).toBe(before);
    await expect(keystore.changeCard(BOB, (card) => card)).rejects.toThrow("KEY_NOT_HERE");
  });

  test("never becomes another key's", async () => {
    const stolen = keystore.changeCard(ALICE, (card) => ({ ...card, address: BOB }));
    await expect(stolen).rejects.toThrow("another key");
    expect((await reopened()).card(ALICE)?.name).toBe("treasury");
  });

  test("of the first version is read, and is neither retired nor known to open", async () => {
    const { copies, ...old } = coldkey;
    await writeFile(join(folder, `${ALICE}.json`), JSON.stringify({ ...old, copies }));
    expect((await reopened()).card(ALICE)).toMatchObject({ retiredAtMs: null, openedAtMs: null });
  });
});
