/** Somebody with a copy of the key announces a swap: seen within a block, also after days away, and never by mistake. */
import { describe, expect, it } from "vitest";
import { devAddress, eventually } from "../../main/chain/testing.ts";
import { accountOf } from "../../main/codec/address.ts";
import { coldkeyHash } from "../../main/codec/coldkey-hash.ts";
import { fromHex } from "../../main/codec/payload.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Rehearsal } from "../../main/rehearsal/index.ts";
import type { Snapshot } from "../../preload/contract.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { startCore } from "./start-core.ts";

/** `announce_coldkey_swap` is call 125 of pallet 7, `dispute` 127, `clear` 133, `swap_coldkey_announced` 126. */
const announcement = (to: Ss58) => new Uint8Array([7, 125, ...fromHex(coldkeyHash(to))]);
const execution = (to: Ss58) => new Uint8Array([7, 126, ...accountOf(to)]);
const DISPUTE = new Uint8Array([7, 127]);
const CLEAR = new Uint8Array([7, 133]);

const alice = devAddress("Alice");
const bob = devAddress("Bob");
const thief = devAddress("Mallory");

const DELAY = 50;
const AGAIN = 10;

let rehearsal: Rehearsal;
async function opened(options: CoreOptions = {}): Promise<Core> {
  return startCore({
    ...options,
    onRehearsal: (one) => {
      rehearsal = one;
    },
  });
}

/** A Desk that watches Alice, who has money. */
async function watching(profile: "desk" | "combined" = "desk"): Promise<Core> {
  const core = await opened();
  await core.get("app.chooseProfile", { profile });
  await core.until("the network is live", ({ chain }) => chain.state === "live");
  await rehearsal.provider().send("rehearsal_faucet", [alice, "10000000000"]);
  // As a chain with fast blocks has them: no test waits for 43 200 blocks.
  await rehearsal.decree({ swapDelays: { announce: DELAY, reannounce: AGAIN } });
  await core.get("watch.add", { address: alice, name: "treasury" });
  await core.until("it watches", ({ sentinel }) => sentinel.state === "watching");
  return core;
}

async function closed(core: Core): Promise<string> {
  await core.close();
  return core.folder;
}

const levels = ({ sentinel }: Snapshot) => sentinel.sightings.map(({ level }) => level);
/** The screen is told before the disk: entries follow. */
async function entries(core: Core, kind: string) {
  return eventually(async () => {
    const { entries } = await core.get("journal.page", { before: null, limit: 100 });
    const found = entries.filter((entry) => entry.kind === kind);
    return found.length > 0 && found;
  });
}

describe("a foreign announcement", { timeout: 60_000 }, () => {
  it("is an emergency within the block that holds it, on a Desk as well", async () => {
    const core = await watching();
    const sent = await core.get("rehearsal.thief", { coldkey: alice });
    expect(sent.isDone).toBe(true);
    const { sentinel, chain } = await core.until(
      "the alarm",
      (now) => levels(now)[0] === "emergency",
      2_000,
    );
    expect(sentinel.sightings[0]).toMatchObject({
      coldkey: alice,
      origin: "unknown",
      destination: null,
      seenAtBlock: sent.atBlock,
      announcement: { announcedAtBlock: sent.atBlock, ripeBlock: sent.atBlock + DELAY },
      dispute: null,
      acknowledged: null,
    });
    expect(sentinel).toMatchObject({ delayBlocks: DELAY, reannouncementBlocks: AGAIN });
    // From the block's arrival here to the alarm: no second question was waited for.
    expect(chain.best?.number).toBe(sent.atBlock);
    const [seen] = await entries(core, "sentinel.seen");
    expect(seen).toMatchObject({
      subject: alice,
      facts: { network: "rehearsal", origin: "unknown" },
    });
  });

  it("is found at the start after days away, and stays an emergency until somebody says otherwise", async () => {
    const core = await watching();
    await core.until("what was seen is kept", ({ sentinel }) => sentinel.atBlock !== null);
    const folder = await closed(core);
    // Days pass on the chain while the app is closed: its node is opened alone.
    const { openRehearsal } = await import("../../main/rehearsal/index.ts");
    const { systemClock } = await import("../../main/lib/clock.ts");
    const alone = await openRehearsal({
      statePath: `${folder}/rehearsal/state.json`,
      blockMs: null,
      clock: systemClock,
    });
    const { number } = await alone.actAs(alice, announcement(thief));
    await alone.advance(30);
    await alone.close();

    const again = await opened({ folder });
    const found = await again.until("the alarm", (now) => levels(now)[0] === "emergency");
    expect(found.sentinel.sightings[0]?.announcement?.announcedAtBlock).toBe(number);
    expect(found.sentinel.sightings[0]?.isFinal).toBe(true);
    await closed(again);

    const third = await opened({ folder });
    const still = await third.until("the alarm stands", (now) => levels(now)[0] === "emergency");
    const [sighting] = still.sentinel.sightings;
    await third.get("sentinel.acknowledge", { id: sighting?.id ?? "", as: "mine" });
    await third.until("it is vouched for", (now) => levels(now)[0] === "open");
    await closed(third);
    const fourth = await opened({ folder });
    await fourth.until("it stays so", (now) => levels(now)[0] === "open");
    expect(await entries(fourth, "sentinel.seen"), "written down once").toHaveLength(1);
    expect(await entries(fourth, "sentinel.acknowledged")).toMatchObject([
      { facts: { as: "mine" } },
    ]);
  });

  it("is none when the hash is of an address that is known here, or becomes known", async () => {
    const core = await watching();
    await core.get("watch.add", { address: bob, name: "spare" });
    await rehearsal.actAs(alice, announcement(bob));
    const noticed = await core.until("a notice", (now) => levels(now)[0] === "notice");
    expect(noticed.sentinel.sightings[0]).toMatchObject({ origin: "mine", destination: bob });
    await core.get("watch.remove", { address: bob });
    await core.until("an emergency", (now) => levels(now)[0] === "emergency");
    await core.get("watch.add", { address: bob, name: "spare" });
    await core.until("a notice again", (now) => levels(now)[0] === "notice");
  });

  it("is frozen by a dispute, whoever made it, and the alarm says that it was not made here", async () => {
    const core = await watching();
    await core.get("rehearsal.thief", { coldkey: alice });
    await core.until("the alarm", (now) => levels(now)[0] === "emergency");
    const { number } = await rehearsal.actAs(alice, DISPUTE);
    const frozen = await core.until("it is frozen", (now) => levels(now)[0] === "frozen");
    expect(frozen.sentinel.sightings[0]?.dispute).toEqual({ atBlock: number, isOurs: false });
    expect(await entries(core, "sentinel.disputed")).toMatchObject([{ facts: { isOurs: false } }]);
  });

  it("that was cleared is past, and the same hash announced again is a new alarm", async () => {
    const core = await watching();
    await rehearsal.actAs(alice, announcement(thief));
    const { sentinel } = await core.until("the alarm", (now) => levels(now)[0] === "emergency");
    const first = sentinel.sightings[0]?.id ?? "";
    await core.get("sentinel.acknowledge", { id: first, as: "mine" });
    await core.get("rehearsal.advance", { blocks: DELAY + AGAIN });
    expect((await rehearsal.actAs(alice, CLEAR)).isDone).toBe(true);
    const cleared = await core.until("it is past", (now) => levels(now)[0] === "past");
    expect(cleared.sentinel.sightings[0]?.ended?.how).toMatch(/cleared|unknown/);
    await core.until(
      "it is known how",
      (now) => now.sentinel.sightings[0]?.ended?.how === "cleared",
    );
    await rehearsal.actAs(alice, announcement(thief));
    const again = await core.until("a new alarm", (now) => levels(now)[0] === "emergency");
    expect(again.sentinel.sightings.map(({ id }) => id)).toContain(first);
    expect(again.sentinel.sightings).toHaveLength(2);
  });

  it("that was executed says that everything is gone, until that was read", async () => {
    const core = await watching();
    await rehearsal.actAs(alice, announcement(thief));
    await core.until("the alarm", (now) => levels(now)[0] === "emergency");
    await core.get("rehearsal.advance", { blocks: DELAY });
    expect((await rehearsal.actAs(alice, execution(thief))).isDone).toBe(true);
    const taken = await core.until("it is taken", (now) => levels(now)[0] === "taken");
    const { id = "" } = taken.sentinel.sightings[0] ?? {};
    await core.get("sentinel.acknowledge", { id, as: "seen" });
    await core.until("it is past", (now) => levels(now)[0] === "past");
    expect(await entries(core, "sentinel.ended")).toMatchObject([{ facts: { how: "swapped" } }]);
  });
});

describe("the sentinel", { timeout: 60_000 }, () => {
  it("watches nothing without a network, and says so when it cannot see", async () => {
    const core = await opened();
    await core.get("app.chooseProfile", { profile: "vault" });
    expect(core.workstation.snapshot().sentinel.state).toBe("off");
    expect(await core.ask("rehearsal.thief", { coldkey: alice })).toMatchObject({ ok: false });
  });

  it("refuses to silence what it does not know", async () => {
    const core = await watching();
    expect(await core.ask("sentinel.acknowledge", { id: "swap-none", as: "mine" })).toMatchObject({
      fault: { code: "SIGHTING_NOT_FOUND" },
    });
  });
});
