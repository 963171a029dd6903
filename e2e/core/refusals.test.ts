/**
 * Everything that the chain may have against an operation, met for real on the rehearsal network. Where something comes
 * between signature and block, the chain refuses, the app says by which of its reasons, and a new draft is stopped by it.
 * Where the way is barred from the beginning, the draft is stopped, and the chain would have refused the same bytes.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { KINDS } from "../../main/chain/calls/index.ts";
import { dispatchFault, MODULE_ERRORS } from "../../main/chain/faults.ts";
import type { Draft, Operation } from "../../main/codec/pipeline.ts";
import { type DeedsApp, demandWords, LONG_MS, openDeedsApp } from "./deeds/app.ts";
import type { Refusal } from "./deeds/deed.ts";
import { REFUSALS } from "./deeds/index.ts";
import { RULES, type Stage } from "./deeds/world.ts";

/** So many rows at once, each with a coldkey of its own; the core keeps not many more drafts. */
const AT_ONCE = 15;
/** What the chain wants between two acts that it limits, so that no row waits for another one. */
const REST_BLOCKS = 5;
/** Where swaps lead: the next row but one has another, because what is done to it stays. */
const SPARES = 3;
/** More than any row needs, for each. */
const PURSE_TAO = 300n;

const ruled = REFUSALS.filter(({ under }) => under !== undefined);
const lasting = REFUSALS.filter(({ spends, under }) => spends !== true && under === undefined);
const spending = REFUSALS.filter(({ spends }) => spends === true);
const chunks = [...inChunks(lasting), ...inChunks(ruled), ...inChunks(spending)];

function inChunks(rows: readonly Refusal[]): Refusal[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) =>
    rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
const titleOf = ({ kind, why }: Refusal) => `${kind}: ${why}`;

let app: DeedsApp;
let coldkeys: readonly Stage["coldkey"][];

beforeAll(async () => {
  app = await openDeedsApp();
  const count = AT_ONCE + spending.length + SPARES;
  const names = Array.from({ length: count }, (_, at) => `coldkey-${at + 1}`);
  coldkeys = [...(await app.createColdkeys(names)).values()];
  await app.connect();
}, LONG_MS);
afterAll(() => app.close());

test("every kind is refused for something, and no two rows are the same", () => {
  expect(new Set(REFUSALS.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  expect(new Set(REFUSALS.map(titleOf)).size).toBe(REFUSALS.length);
  // Each coldkey can be spent once.
  expect(spending.length).toBeLessThanOrEqual(AT_ONCE);
});

/** Of the errors that have words, those that no act of this app can meet, each with the reason. */
const UNMET: Readonly<Record<string, readonly string[]>> = {
  "of calls that the app does not make (root seats, the subnet's own identity and symbol)": [
    ...["TooManyRegistrationsThisBlock", "TooManyRegistrationsThisInterval", "StakeTooLowForRoot"],
    ...["NotSubnetOwner", "SymbolDoesNotExist", "SymbolAlreadyInUse"],
  ],
  "of calls that the chain has closed, and that are refused as unknown here": [
    ...["CallDisabled", "Deprecated", "DisabledTemporarily"],
  ],
  "another check always answers first (domain reference §4.1, §4.5)": [
    ...["ColdkeySwapAlreadyDisputed", "ActiveLockExists"],
  ],
  "declared, and raised by no code of 424 (domain reference §3, §7)": [
    ...["Unproxyable", "NoPermission", "AlreadyStored", "NoApprovalsNeeded"],
  ],
  "what is signed is put in order, without the signer, and with two to a hundred members": [
    ...["MinimumThreshold", "TooFewSignatories", "TooManySignatories", "SignatoriesOutOfOrder"],
    ...["SenderInSignatories", "TooManyCalls"],
  ],
  "a pool has to be nearly empty: main/rehearsal/pallets/swap.test.ts": [
    ...["ReservesTooLow", "SwapInputTooLarge"],
  ],
  "of balances with holds, vesting or a reaped account, which the chain tells as token errors": [
    ...["ExistentialDeposit", "Expendability", "LiquidityRestrictions", "VestingBalance"],
    ...["DeadAccount", "BalanceWithdrawalError"],
  ],
};

test("every error of the chain that has words is met, or it is said why it cannot be", () => {
  const met = new Set(REFUSALS.map(({ error }) => error));
  const unmet = MODULE_ERRORS.filter(
    (name) => !met.has(dispatchFault({ kind: "module", group: "Some", name }).code),
  );
  expect(new Set(unmet)).toEqual(new Set(Object.values(UNMET).flat()));
});

test.each(chunks.map((rows) => [rows.map(titleOf).join("; "), rows] as const))(
  "%s",
  async (_, rows) => {
    const { core, world } = app;
    const staged = rows.map((row, at) => {
      // What is spent is new: no row before has left anything there.
      const own = rows[0]?.spends === true ? AT_ONCE + at : at;
      const [coldkey, spare] = [coldkeys[own], coldkeys[coldkeys.length - 1 - (at % SPARES)]];
      if (coldkey === undefined || spare === undefined) throw new Error("Too few coldkeys");
      return { row, stage: world.stage(titleOf(row), coldkey, spare) };
    });
    for (const { row, stage } of staged) {
      await stage.fund(stage.coldkey, PURSE_TAO);
      await row.before?.(stage);
    }
    for (const { under } of rows) if (under !== undefined) await world.decree(under);
    await world.advance(REST_BLOCKS);
    await app.settled();

    const open = [];
    for (const { row, stage } of staged) {
      const drafted = await app.draft(row.operation(stage));
      if (row.spoil === undefined && row.blocked !== null) {
        await demandBarred(row, stage, drafted);
        continue;
      }
      if (!drafted.ok) throw new Error(`${titleOf(row)}: ${drafted.fault.code}`);
      expect(drafted.value.blocking, titleOf(row)).toEqual([]);
      const { id } = drafted.value;
      open.push({ row, stage, draft: id, reviewed: await app.review(id) });
    }
    const last = open.filter(({ row }) => row.isBrief === true);
    const first = open.filter(({ row }) => row.isBrief !== true);
    for (const { row, stage } of [...first, ...last]) await row.spoil?.(stage);
    await app.settled();

    const sent = [];
    for (const { row, stage, draft, reviewed } of open) {
      const id = await app.sign(draft, reviewed);
      await core().until(`${titleOf(row)} is sent`, () =>
        ["submitted", "refused"].includes(app.activityOf(id)?.outcome.state ?? ""),
      );
      sent.push({ row, stage, id });
    }
    await world.advance(1);
    for (const { row, id } of sent) {
      await core().until(`${titleOf(row)} has an answer`, () => {
        const outcome = app.activityOf(id)?.outcome;
        return outcome !== undefined && outcome.fault !== null && outcome.state !== "submitting";
      });
      const fault = app.activityOf(id)?.outcome.fault;
      const { cause, ...facts } = fault?.facts ?? {};
      expect(cause ?? fault?.code, `${titleOf(row)} ${JSON.stringify(facts)}`).toBe(row.error);
      if (fault != null) demandWords(fault, titleOf(row));
    }
    await app.settled();
    for (const { row, stage } of sent) {
      const again = await app.draft(row.operation(stage));
      if (!again.ok) throw new Error(`${titleOf(row)}: ${again.fault.code}`);
      const { blocking, warnings } = codesOf(again.value);
      expect(blocking, titleOf(row)).toEqual(
        row.blocked === null ? [] : expect.arrayContaining([row.blocked]),
      );
      if (row.warned !== undefined) expect(warnings, titleOf(row)).toContain(row.warned);
    }
    if (rows.some(({ under }) => under !== undefined)) await world.decree(RULES);
  },
  LONG_MS,
);

const codesOf = ({ blocking, warnings }: Draft) => ({
  blocking: blocking.map(({ code }) => code),
  warnings: warnings.map(({ code }) => code),
});

/** Nothing is signed: the draft is stopped for the reason that the chain would have given. */
async function demandBarred(
  row: Refusal,
  stage: Stage,
  drafted: Awaited<ReturnType<DeedsApp["draft"]>>,
): Promise<void> {
  const title = titleOf(row);
  let operation: Operation = row.operation(stage);
  if (drafted.ok) {
    // With what only the chain knows.
    operation = drafted.value.operation;
    expect(codesOf(drafted.value).blocking, title).toContain(row.blocked);
    for (const fault of drafted.value.blocking) demandWords(fault, title);
  } else expect(drafted.fault.code, title).toBe(row.blocked);
  const { coldkey } = operation;
  expect(await stage.refusal(coldkey, operation), title).toBe(row.error);
}
