/** How each kind of ceremony is walked through: one entry for each kind, one act for each of its steps. */
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { type Act, tickAll, under, type Walk } from "./ceremony-acts.ts";
import { copyWalks } from "./copy-walks.ts";
import type { Core } from "./harness.ts";
import { keyWalks } from "./key-walks.ts";
import { addCopy, createColdkey, PASSPHRASE, PEOPLE } from "./steps.ts";

const excuseAll: Act = (core, { id, step }) =>
  core.get("ceremonies.answer", {
    id,
    step: step.id,
    answer: { ...(step.id === "drill" ? PEOPLE : {}), ticked: [] },
    exceptions: step.items.map(({ id: item }) => ({ item, reason: "not today" })),
  });

function addressOf(core: Core, name: string): Ss58 {
  const coldkey = core.workstation.snapshot().coldkeys.find((one) => one.name === name);
  if (coldkey === undefined) throw new Error(`No coldkey ${name}`);
  return coldkey.address;
}

/** Through the pipeline until it is final. */
async function signed(core: Core, operation: Operation): Promise<void> {
  const { id } = await core.get("operations.draft", { operation });
  const { review } = await core.get("operations.review", { draft: id, overrideUnsafe: true });
  const passphrase = await core.send(PASSPHRASE);
  await core.get("operations.sign", { draft: id, payloadHash: review.payloadHash, passphrase });
  const state = () => core.workstation.snapshot().activities.find((one) => one.id === id)?.outcome;
  await core.until("it is submitted", () => state()?.state === "submitted");
  await core.get("rehearsal.advance", { blocks: 4 });
  await core.until("it is final", () => state()?.state === "finalised");
}

export const walks: readonly Walk[] = [
  ...copyWalks,
  ...keyWalks,
  {
    kind: "swap-coldkey",
    // As a fast-blocks build has them: five days are fifty blocks.
    options: { rehearsalWorld: { subnets: 3, swapDelays: { announce: 50, reannounce: 10 } } },
    isNameless: true,
    profile: "combined",
    async prepare(core) {
      await core.until("the network is live", ({ chain }) => chain.state === "live");
      const coldkey = await createColdkey(core, "treasury");
      await core.get("faucet.request", { address: coldkey, overrideUnsafe: true });
      await core.until("the balance is seen", ({ coldkeys }) =>
        coldkeys.some(({ balance }) => (balance?.freeRao ?? 0n) > 0n),
      );
      await addCopy(core, await createColdkey(core, "fresh"), { label: "Plate B", place: "Bank" });
      return { subject: coldkey, target: null };
    },
    road: ["destination", "moves", "terms", "card", "announce", "execute", "verify"],
    acts: {
      destination: async (core, { id }) => {
        const destination = addressOf(core, "fresh");
        await core.get("swap.plan", { id, destination, passphrase: await core.send(PASSPHRASE) });
      },
      moves: tickAll(),
      terms: tickAll(),
      card: tickAll(),
      announce: async (core, { id, subject }) => {
        await core.until("the network is live", ({ chain }) => chain.state === "live");
        const coldkey = subject ?? addressOf(core, "treasury");
        const swap = () => core.workstation.snapshot().swaps.find((one) => one.coldkey === coldkey);
        await core.until("the plan is seen", () => swap()?.acts.includes("announce") ?? false);
        const newColdkeyHash = swap()?.plan?.newColdkeyHash ?? "";
        await signed(core, { kind: "announce-swap", coldkey, newColdkeyHash });
        await core.until("it goes on", () => under(core, id).step.id === "execute");
      },
      execute: async (core, { id, subject }) => {
        await core.until("the network is live", ({ chain }) => chain.state === "live");
        const coldkey = subject ?? addressOf(core, "treasury");
        const swap = () => core.workstation.snapshot().swaps.find((one) => one.coldkey === coldkey);
        await core.until("it is seen", () => (swap()?.announcement ?? null) !== null);
        const blocks = swap()?.announcement?.executable.blocksLeft ?? 0;
        if (blocks > 0) await core.get("rehearsal.advance", { blocks });
        await core.until("it is executable", () => swap()?.state === "executable");
        await signed(core, {
          kind: "execute-swap",
          coldkey,
          destination: addressOf(core, "fresh"),
        });
        await core.until("it goes on", () => under(core, id).step.id === "verify");
      },
      verify: tickAll(),
    },
    doneAt: "execute",
  },
  {
    kind: "assess-machine",
    prepare: async () => ({ subject: null, target: null }),
    road: ["updates", "checks", "backups", "permissions", "drill"],
    // What the machine that runs the tests looks like is not theirs to say: every point is excused.
    acts: Object.fromEntries(
      ["updates", "checks", "backups", "permissions", "drill"].map((id) => [id, excuseAll]),
    ),
  },
];
