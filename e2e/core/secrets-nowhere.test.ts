/** All flows with a marked passphrase; afterwards neither it nor the phrase is in any file or output of the app. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { openCore } from "./harness.ts";
import { filesBelow, findIn, formsOf, phraseParts } from "./secret-forms.ts";
import { startCore } from "./start-core.ts";
import { confirmColdkey, PASSPHRASE, recording, underWay } from "./steps.ts";

afterEach(async () => {
  vi.restoreAllMocks();
});

test("the search finds a text in every form that it claims to know", () => {
  for (const [form, bytes] of formsOf(PASSPHRASE)) {
    const place = { name: form, bytes: Buffer.concat([Buffer.from("x"), bytes, Buffer.from("y")]) };
    expect(findIn([place], [PASSPHRASE]), form).not.toEqual([]);
  }
  for (const shift of [0, 1, 2, 3]) {
    const text = Buffer.from(`${"#".repeat(shift)}${PASSPHRASE}##`).toString("base64");
    expect(findIn([{ name: "b", bytes: Buffer.from(text) }], [PASSPHRASE])).not.toEqual([]);
  }
  const list = JSON.stringify(["one", "two", "three", "four"]);
  const parts = phraseParts(["one", "two", "three", "four"]);
  expect(findIn([{ name: "l", bytes: Buffer.from(list) }], parts)).not.toEqual([]);
});

test.each(["hex", "base64", "utf-16"])(
  "every flow is searched when it ends: a secret left as %s fails it",
  async (form) => {
    const core = await openCore({ realVault: true });
    const secret = "a text that went through a secret port";
    await core.get("app.chooseProfile", { profile: "vault" });
    await core.send(secret);
    await core.workstation.lock("user");
    const bytes =
      form === "utf-16"
        ? Buffer.from(secret, "utf16le")
        : Buffer.from(Buffer.from(secret).toString(form as "hex"));
    await writeFile(join(core.folder, "keys", "left.tmp"), bytes);
    await expect(core.close()).rejects.toThrow(/A secret was left behind/);
    expect(formsOf(secret).size).toBeGreaterThan(8);
  },
);

test("create, prove, wrong passphrase, hotkey, sign, lock, reopen: nothing secret is written anywhere", {
  timeout: 180_000,
}, async () => {
  let printed = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      printed += Buffer.from(chunk).toString("latin1");
      return true;
    });
  }
  const wrong = `${PASSPHRASE} but wrong`;
  const core = await startCore({ realVault: true });
  const snapshots: string[] = [];
  const note = (value: unknown): void => {
    snapshots.push(
      JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? String(part) : part)),
    );
  };
  core.workstation.subscribe(note);
  await core.get("app.chooseProfile", { profile: "combined" });
  await core.until("the network is live", ({ chain }) => chain.state === "live");

  const { id, words } = await confirmColdkey(core, "treasury");
  const phrase = words.join(" ");
  await core.get("app.lock", null);
  note(await core.ask("creation.reopen", { id, passphrase: await core.send(wrong) }));
  await core.get("creation.reopen", { id, passphrase: await core.send(PASSPHRASE) });
  const swapped = [words[1], words[0], ...words.slice(2)].join(" ");
  note(await core.ask("creation.prove", { id, phrase: await core.send(swapped) }));
  await core.get("creation.prove", { id, phrase: await core.send(phrase) });
  const copy = { medium: "paper", place: "Safe at home" } as const;
  const { subject: coldkey } = underWay(core, id);
  if (coldkey === null) throw new Error("A sealed key has no address");
  note(await core.ask("ceremonies.answer", recording(id, { ...copy, label: phrase.slice(0, 80) })));
  await core.get("ceremonies.answer", recording(id, { ...copy, label: "Card A" }));
  await core.get("faucet.request", { address: coldkey, overrideUnsafe: true });
  await core.until("funds", ({ coldkeys }) => (coldkeys[0]?.balance?.freeRao ?? 0n) > 0n);
  note(
    await core.ask("hotkeys.create", { coldkey, name: "m", passphrase: await core.send(wrong) }),
  );
  const { address: hotkey } = await core.get("hotkeys.create", {
    coldkey,
    name: "m",
    passphrase: await core.send(PASSPHRASE),
  });
  const { id: draft } = await core.get("operations.draft", {
    operation: { kind: "register", coldkey, hotkey, netuid: 2, maxBurnRao: 10_000_000n },
  });
  const { review } = await core.get("operations.review", { draft, overrideUnsafe: true });
  const { payloadHash } = review;
  note(
    await core.ask("operations.sign", { draft, payloadHash, passphrase: await core.send(wrong) }),
  );
  await core.get("operations.sign", {
    draft,
    payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  await core.until("sent", ({ activities }) => activities[0]?.outcome.state === "submitted");
  await core.get("rehearsal.advance", { blocks: 5 });
  await core.until("it is final", ({ activities }) => activities[0]?.outcome.isFinal === true);
  note(await core.get("journal.page", { before: null, limit: 500 }));
  await core.close();
  vi.restoreAllMocks();

  const files = await filesBelow(core.folder);
  expect(files.length).toBeGreaterThan(6);
  expect(findIn(files, [coldkey]), "the search reaches what is certainly there").not.toEqual([]);
  const places = [
    ...files,
    { name: "printed", bytes: Buffer.from(printed, "latin1") },
    { name: "snapshots and replies", bytes: Buffer.from(snapshots.join("\n")) },
  ];
  expect(snapshots.length).toBeGreaterThan(20);
  expect(findIn(places, [PASSPHRASE, phrase, ...phraseParts(words)])).toEqual([]);
});
