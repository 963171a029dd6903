/** Who knows whom: a Desk with two Vaults, cards by file and by camera, words that differ, and a pairing that is ended. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { openSide, type Side, sign } from "./pair.ts";
import { createColdkey } from "./steps.ts";

let stick: string;
let desk: Side;
let office: Side;
let home: Side;
const keys: { office: Ss58[]; home: Ss58[] } = { office: [], home: [] };

beforeAll(async () => {
  stick = await mkdtemp(join(tmpdir(), "ckw-stick-"));
  desk = await openSide(stick, "desk");
  office = await openSide(stick, "vault");
  home = await openSide(stick, "vault");
  keys.office.push(await createColdkey(office.core, "payroll"));
  keys.home.push(await createColdkey(home.core, "savings"));
  await desk.core.get("pairing.setName", { name: "Everyday laptop" });
  await office.core.get("pairing.setName", { name: "Office" });
  await home.core.get("pairing.setName", { name: "Home" });
}, 120_000);
afterAll(async () => {
  for (const { core } of [desk, office, home]) {
    expect(core.bugs).toEqual([]);
    await core.close();
  }
});

const machines = ({ core }: Side) => core.workstation.snapshot().crossing.machines;
const known = (side: Side, name: string) => {
  const found = machines(side).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not known`);
  return found;
};
const cardOf = async (side: Side): Promise<string> => {
  const [file = ""] = await side.write(() => side.core.get("pairing.saveCard", null));
  return file;
};
const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const kinds = async ({ core }: Side) =>
  (await core.get("journal.page", { before: null, limit: 100 })).entries.map(({ kind }) => kind);

async function requestTo(vault: string | null, account: Ss58 | undefined): Promise<string> {
  const coldkey = account ?? ("" as Ss58);
  const operation = { kind: "transfer" as const, coldkey, destination: coldkey, amountRao: 1_000n };
  const draft = await desk.core.get("operations.draft", { operation });
  const to = vault === null ? null : known(desk, vault).id;
  const asked = { draft: draft.id, periodBlocks: 2048 as const, to };
  const { id } = await desk.core.get("crossing.carry", asked);
  const [file = ""] = await desk.write(() => desk.core.get("crossing.saveRequests", { ids: [id] }));
  return file;
}

test("one Desk pairs with two Vaults, by file and by camera; each knows only itself", async () => {
  const deskCard = await cardOf(desk);
  await office.open(deskCard);
  await desk.open(await cardOf(office));
  // The second by codes: the same bytes, without a file.
  const shown = await desk.core.get("crossing.bytes", { what: "card", id: "" });
  expect(await home.core.get("crossing.take", { bytes: shown.bytes })).toMatchObject({
    ...{ kind: "card", file: null, fault: null },
  });
  const back = await home.core.get("crossing.bytes", { what: "card", id: "" });
  await desk.core.get("crossing.take", { bytes: back.bytes });

  expect(machines(desk).map(({ name, isPaired }) => [name, isPaired])).toEqual([
    ["Office", false],
    ["Home", false],
  ]);
  expect(known(desk, "Office").words).toEqual(known(office, "Everyday laptop").words);
  expect(known(desk, "Home").words).toEqual(known(home, "Everyday laptop").words);
  expect(known(desk, "Home").words).not.toEqual(known(desk, "Office").words);
  for (const [side, name] of [
    [desk, "Office"],
    [desk, "Home"],
    [office, "Everyday laptop"],
    [home, "Everyday laptop"],
  ] as const) {
    await side.core.get("pairing.confirm", { id: known(side, name).id });
  }
  // Both Vaults' addresses are looked after.
  const watched = desk.core.workstation.snapshot().watched.map(({ address }) => address);
  expect(watched).toEqual(expect.arrayContaining([...keys.office, ...keys.home]));
});

test("a request for one Vault is no other Vault's, and each signs its own", async () => {
  for (const address of [...keys.office, ...keys.home]) {
    await desk.core.get("faucet.request", { address });
  }
  const forOffice = await requestTo("Office", keys.office[0]);
  expect((await home.open(forOffice))[0]?.fault?.code).toBe("MESSAGE_FOR_OTHER");
  const [taken] = await office.open(forOffice);
  expect(taken).toMatchObject({ fault: null, findings: [], fromName: "Everyday laptop" });
  await sign({ vault: office }, taken?.id ?? "");
  const [answer = ""] = await office.write(() =>
    office.core.get("crossing.saveAnswers", { ids: [taken?.id ?? ""] }),
  );
  expect((await desk.open(answer))[0]).toMatchObject({ fault: null, fromName: "Office" });
  // Another Vault's key is shown as missing, not signed by a key of the same place.
  const [astray] = await home.open(await requestTo("Home", keys.office[0]));
  const { key } = await home.core.get("crossing.review", { id: astray?.id ?? "" });
  expect(key).toBe("missing");
});

test("a newer card brings a new name and new keys; a paired machine stays paired", async () => {
  const later = await createColdkey(home.core, "later");
  await home.core.get("pairing.setName", { name: "Home safe" });
  await desk.open(await cardOf(home));
  expect(known(desk, "Home safe")).toMatchObject({ isPaired: true });
  const watched = desk.core.workstation.snapshot().watched.map(({ address }) => address);
  expect(watched).toContain(later);
});

test("an ended pairing is in the journal, survives a restart, and leaves requests marked", async () => {
  const { id } = known(office, "Everyday laptop");
  await office.core.get("pairing.remove", { id, reason: "asked" });
  expect(machines(office)).toEqual([]);
  expect(await kinds(office)).toContain("pairing.removed");
  await office.core.close();
  office = await openSide(stick, "vault", { folder: office.core.folder });
  expect(machines(office)).toEqual([]);
  const [taken] = await office.open(await requestTo("Office", keys.office[0]));
  const { findings } = await office.core.get("crossing.review", { id: taken?.id ?? "" });
  expect(codesOf(findings)).toContain("REQUEST_UNPAIRED");
  // An outcome is no longer believed.
  const done = desk.core.workstation.snapshot().activities[0]?.id ?? "";
  await desk.core.get("rehearsal.advance", { blocks: 4 });
  await desk.core.until("it has ended", ({ activities }) =>
    activities.some((act) => act.id === done && act.outcome.isFinal),
  );
  const [outcome = ""] = await desk.write(() =>
    desk.core.get("crossing.saveOutcomes", { ids: [done] }),
  );
  expect((await office.open(outcome))[0]?.fault?.code).toBe("OUTCOME_UNPAIRED");
  expect(await office.core.ask("pairing.remove", { id, reason: "asked" })).toMatchObject({
    ok: false,
  });
});

test("words that differ end it as well, with that reason", async () => {
  await desk.core.get("pairing.remove", {
    ...{ id: known(desk, "Office").id, reason: "words-differ" },
  });
  const { entries } = await desk.core.get("journal.page", { before: null, limit: 20 });
  const removed = entries.find(({ kind }) => kind === "pairing.removed");
  expect(removed?.facts).toMatchObject({ reason: "words-differ" });
  expect(machines(desk).map(({ name }) => name)).toEqual(["Home safe"]);
});
