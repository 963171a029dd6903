/**
 * Faults × operations: a transfer, a stake, a registration, the announcement of a swap and a rotation of a hotkey meet each
 * fault in turn, before the review, before the signature and after it. After each: the person was told something that there
 * are words for, or the act went its way; the chain has taken exactly what the journal says was sent, the keys are there,
 * and the same act can be done anew. The copy on a drive is walked with the ceremonies (fault-matrix.test.ts).
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { CallOutput } from "../../preload/contract.ts";
import { explain } from "../../renderer/messages/faults.ts";
import type { Fault } from "../../renderer/types.ts";
import { type BrittleWorld, brittleWorld } from "./brittle-world.ts";
import { type Core, openCore } from "./harness.ts";
import { type Account, KINDS, type Kind, openAccount, settle, WORLD } from "./operation-acts.ts";
import { PASSPHRASE } from "./steps.ts";

const DAY_MS = 86_400_000;
const ADVANCE = { blockMs: null, rehearsalWorld: WORLD };

/** One account in its world; a fault may put another core in the place of the first. */
interface Bench {
  readonly world: BrittleWorld;
  core: Core;
  account: Account;
}
interface FaultKind {
  readonly name: string;
  readonly at: readonly ("compose" | "sign" | "sent")[];
  /** Nothing may be refused for it. */
  readonly isHarmless?: true;
  /** Makes it go wrong. */
  strike(bench: Bench): Promise<unknown> | unknown;
  /** Besides {@link BrittleWorld.mend}. */
  mend?(bench: Bench): Promise<unknown>;
}

async function reopen(bench: Bench): Promise<void> {
  const { folder } = bench.core;
  // Without the search for secrets that a core's own end makes: the last one of each walk makes it.
  await bench.core.workstation.close();
  bench.world.mend();
  bench.core = await openCore({ ...ADVANCE, ...bench.world.options, folder });
  await bench.core.until("the network is live", ({ chain }) => chain.state === "live");
}

async function keyFile({ core, account }: Bench): Promise<{ path: string; bytes: Buffer }> {
  const path = join(core.folder, "keys", `${account.coldkey}.key`);
  return { path, bytes: await readFile(path) };
}
let spoiled: { path: string; bytes: Buffer } | null = null;

const FAULTS: readonly FaultKind[] = [
  {
    name: "full disk",
    at: ["compose", "sign"],
    strike: ({ world }) => world.breakDisk("write", "ENOSPC"),
  },
  { name: "read-only disk", at: ["sign"], strike: ({ world }) => world.breakDisk("open", "EROFS") },
  { name: "I/O error", at: ["sign"], strike: ({ world }) => world.breakDisk("sync", "EIO") },
  { name: "the keychain gone", at: ["sign"], strike: ({ world }) => world.loseKeychain() },
  {
    // What belongs to another installation, or to one that was put back: the journal's key among it.
    name: "a keychain that changed",
    at: ["sign"],
    strike({ world }) {
      kept = new Map(world.keychain.items);
      world.keychain.items.clear();
    },
    async mend(bench) {
      for (const [name, bytes] of kept) bench.world.keychain.items.set(name, bytes);
      await reopen(bench);
    },
  },
  {
    name: "a corrupted file",
    at: ["sign"],
    async strike(bench) {
      spoiled = await keyFile(bench);
      const bytes = Buffer.from(spoiled.bytes);
      bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
      await writeFile(spoiled.path, bytes);
    },
    async mend() {
      if (spoiled !== null) await writeFile(spoiled.path, spoiled.bytes);
    },
  },
  {
    name: "the vault out of memory",
    at: ["compose", "sign"],
    strike: ({ world }) => world.killVaultNext(),
  },
  {
    name: "sleep",
    at: ["compose", "sign", "sent"],
    strike: ({ core }) => core.workstation.lock("suspend"),
  },
  {
    name: "a page that crashed",
    at: ["sign", "sent"],
    strike: ({ core }) => core.workstation.lock("page-gone"),
  },
  {
    name: "the clock a day back",
    isHarmless: true,
    at: ["sign", "sent"],
    strike: ({ world }) => world.moveClock(-DAY_MS),
  },
  {
    // Also taken for a sleep that nobody told of, when the look for those falls into it: then the vault is closed.
    name: "the clock a year on",
    at: ["sign"],
    strike: ({ world }) => world.moveClock(365 * DAY_MS),
  },
  { name: "killed after it was sent", isHarmless: true, at: ["sent"], strike: reopen },
  ...[0, 3].map((writes) => ({
    name: `killed at write ${writes} of the signature`,
    at: ["sign"] as const,
    strike: ({ world }: Bench) => world.stopWritingAfter(writes),
    mend: reopen,
  })),
  {
    // The first finds that somebody else wrote; whoever goes on does so with the journal of both.
    name: "a second instance",
    at: ["sign"],
    async strike(bench) {
      const { folder } = bench.core;
      const second = await openCore({ ...ADVANCE, ...bench.world.options, folder });
      await second.get("app.setTheme", { theme: "dark" });
      await second.close();
    },
    mend: reopen,
  },
];
let kept: ReadonlyMap<string, Uint8Array> = new Map();

const tally = { injected: 0, survived: 0, refused: 0, done: 0 };
afterAll(() => {
  const { injected, survived, refused, done } = tally;
  process.stdout.write(
    `faults in operations: ${injected} injected into ${KINDS.length} kinds, ${refused} refused and ${done} done all the same, ${survived} survived\n`,
  );
});

let bench: Bench | null = null;
afterEach(async () => {
  bench?.world.mend();
  await bench?.core.close();
  bench = null;
});

/** Draft, review, signature, with the fault at its place. What was refused, or null. */
async function attempt(
  here: Bench,
  operation: Operation,
  at: FaultKind["at"][number],
  strike: () => Promise<unknown> | unknown,
): Promise<Fault | null> {
  const { core } = here;
  if (at === "compose") await strike();
  const drafted = await core.ask("operations.draft", { operation });
  if (!drafted.ok) return drafted.fault;
  const draft = drafted.value.id;
  const reviewed = await core.ask("operations.review", { draft, overrideUnsafe: true });
  if (!reviewed.ok) return reviewed.fault;
  const { payloadHash } = reviewed.value.review;
  if (at === "sign") await strike();
  const opened = await core.ask("secrets.open", { direction: "in" });
  if (!opened.ok) return opened.fault;
  const passphrase = await core.send(PASSPHRASE);
  const signed = await core.ask("operations.sign", { draft, payloadHash, passphrase });
  if (signed.ok && at === "sent") await strike();
  return signed.ok ? null : signed.fault;
}

async function nonceOf({ core, account }: Bench): Promise<number> {
  await core.get("rehearsal.advance", { blocks: 1 });
  const { coldkeys } = core.workstation.snapshot();
  return coldkeys.find(({ address }) => address === account.coldkey)?.balance?.nonce ?? -1;
}
/** Of the acts that this machine knows, how many the chain took. */
const taken = ({ core }: Bench): number =>
  core.workstation
    .snapshot()
    .activities.filter(({ outcome }) => ["finalised", "failed"].includes(outcome.state)).length;

async function entriesOf(core: Core, kind: string): Promise<number> {
  let count = 0;
  let before: number | null = null;
  do {
    const page: CallOutput<"journal.page"> = await core.get("journal.page", { before, limit: 500 });
    count += page.entries.filter((one) => one.kind === kind).length;
    before = page.entries.at(-1)?.seq ?? 0;
  } while (before > 1);
  return count;
}

async function walk(kind: Kind, fault: FaultKind, at: FaultKind["at"][number]): Promise<void> {
  const here = bench;
  if (here === null) throw new Error("No bench");
  const place = `${kind.kind}, ${fault.name}, ${at}`;
  const operation = await kind.next(here.core, here.account);
  const before = taken(here);
  const refused = await attempt(here, operation, at, () => fault.strike(here));
  here.world.mend();
  await fault.mend?.(here);
  tally.injected += 1;
  if (refused !== null) {
    tally.refused += 1;
    expect(fault.isHarmless, `${place}: ${refused.code}`).toBeUndefined();
    expect(explain(refused).happened, `${place}: ${refused.code}`).not.toMatch(/has no words/);
  } else tally.done += 1;

  // Whatever was on its way is followed to its end, and the chain and this machine agree on what was done.
  await settle(here.core);
  const now = taken(here) - before;
  expect(now, place).toBeLessThanOrEqual(1);
  if (refused === null) expect(now, `${place}: what was not refused is done`).toBe(1);
  await here.core.until(
    `${place}: the chain counts what this machine counts`,
    ({ coldkeys }) =>
      coldkeys.find(({ address }) => address === here.account.coldkey)?.balance?.nonce ===
      taken(here),
  );
  // The look at the start may have fallen into the fault: what counts is what a person finds afterwards.
  await here.core.get("journal.verify", null);
  const { coldkeys, journal } = here.core.workstation.snapshot();
  expect(coldkeys.map(({ name }) => name).sort(), place).toEqual(["fresh", "treasury"]);
  expect(journal.state, place).not.toBe("broken");
  if (now === 1) {
    await kind.after?.(here.core, here.account, operation);
  }
  tally.survived += 1;
}

describe.each(KINDS)("$kind", (kind) => {
  test("survives every fault before, at and after its signature", {
    timeout: 240_000,
  }, async () => {
    const world = brittleWorld();
    const core = await openCore({ ...ADVANCE, ...world.options });
    bench = { world, core, account: await openAccount(core) };
    await kind.prepare?.(core, bench.account);
    for (const fault of FAULTS) for (const at of fault.at) await walk(kind, fault, at);

    const { folder } = bench.core;
    expect(await nonceOf(bench)).toBe(taken(bench));
    const report = await bench.core.get("journal.verify", null);
    // An entry that was written while the keychain was another's stands on a break that is said.
    for (const { code } of report.findings) expect(code).toBe("JOURNAL_BREAK_RECORDED");
    const sent = await entriesOf(bench.core, "operation.submitting");
    expect(sent, "the journal names every act before it was sent").toBeGreaterThanOrEqual(
      taken(bench),
    );
    expect(
      (await readdir(join(folder, "keys"))).filter((name) => name.endsWith(".key")),
    ).toHaveLength(
      bench.core.workstation.snapshot().coldkeys.length +
        bench.core.workstation.snapshot().hotkeys.length,
    );
    expect(bench.core.bugs).toEqual([]);
  });
});
