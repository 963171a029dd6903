/**
 * Whatever the chain or its nodes can answer has a code in the core and a sentence on the screen. What can be answered
 * is read from the metadata (the real chain's where it is there, and the rehearsal's), and the numbers and texts of the
 * pool from the chain's own documentation.
 */
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { dispatchFault, poolFault } from "../../main/chain/faults.ts";
import { readMetadata } from "../../main/chain/metadata.ts";
import { networks } from "../../main/chain/networks.ts";
import { NodeError } from "../../main/chain/provider.ts";
import { metadata } from "../../main/rehearsal/runtime.ts";
import { explain } from "../../renderer/messages/faults.ts";

const REAL = new URL("../../../shared/chain/finney-424.metadata.scale", import.meta.url);
const version = { specName: "node-subtensor", specVersion: 424, transactionVersion: 1 };

const flat = (fault: ReturnType<typeof poolFault>) => ({
  code: fault.code,
  facts: fault.facts as Parameters<typeof explain>[0]["facts"],
});

/** A sentence, and one that belongs to this code rather than to a family or to nothing. */
function demandOwnWords(fault: ReturnType<typeof poolFault>, what: string): void {
  const said = explain(flat(fault));
  for (const [answer, text] of Object.entries(said)) {
    expect(text, `${what}: ${answer}`).not.toBe("");
    expect(text, `${what}: ${answer}`).not.toContain("no words for it");
  }
  expect(said.happened, what).not.toContain(`${fault.code} `);
  expect(said.happened, what).not.toMatch(/^The chain refused it with/);
}

/** The chain's own word for it, and three answers as far as they can be known. */
function demandRawWords(fault: ReturnType<typeof poolFault>, raw: string): void {
  const said = explain(flat(fault));
  expect(said.happened).toContain(raw);
  expect(said.lost, raw).not.toBe("");
  expect(said.now, raw).not.toBe("");
}

type Listed = readonly { readonly pallet: string; readonly errors: readonly string[] }[];
async function errorsIn(blob: Uint8Array): Promise<Listed> {
  const { genesisHash } = networks.finney;
  const api = await readMetadata(networks.finney, genesisHash, version, blob);
  return api.runtimeMetadata.asLatest.pallets.map((pallet) => ({
    pallet: pallet.name.toString(),
    errors: pallet.errors.isSome
      ? api.registry.lookup
          .getSiType(pallet.errors.unwrap().type)
          .def.asVariant.variants.map(({ name }) => name.toString())
      : [],
  }));
}

/** Domain reference §7.3, whole: what a wallet meets of pallet 7, and the other modules that it names. */
const REFERENCE = [
  ...["HotKeyNotRegisteredInSubNet", "HotKeyAccountNotExists", "HotKeyNotRegisteredInNetwork"],
  ...["NonAssociatedColdKey", "NotEnoughStakeToWithdraw", "NotEnoughStakeToSetChildkeys"],
  ...["NotEnoughBalanceToStake", "BalanceWithdrawalError", "TooManyRegistrationsThisBlock"],
  ...["HotKeyAlreadyRegisteredInSubNet", "NewHotKeyIsSameWithOld", "NewHotKeyNotCleanForRootSwap"],
  ...["NetworkTxRateLimitExceeded", "DelegateTxRateLimitExceeded", "HotKeySetTxRateLimitExceeded"],
  ...["SubNetRegistrationDisabled", "TooManyRegistrationsThisInterval", "NotSubnetOwner"],
  ...["RegistrationNotPermittedOnRootSubnet", "StakeTooLowForRoot", "NoNeuronIdAvailable"],
  ...["NotEnoughBalanceToPaySwapHotKey", "DelegateTakeTooLow", "DelegateTakeTooHigh"],
  ...["ColdKeyAlreadyAssociated", "NotEnoughBalanceToPaySwapColdKey", "InvalidChild"],
  ...["DuplicateChild", "ProportionOverflow", "TooManyChildren", "TxRateLimitExceeded"],
  ...["ColdkeySwapAnnouncementNotFound", "ColdkeySwapTooEarly", "ColdkeySwapReannouncedTooEarly"],
  ...["AnnouncedColdkeyHashDoesNotMatch", "ColdkeySwapAlreadyDisputed", "NewColdKeyIsHotkey"],
  ...["InvalidChildkeyTake", "TxChildkeyTakeRateLimitExceeded", "InvalidIdentity"],
  ...["StakeUnavailable", "SubnetNotExists", "AmountTooLow", "InsufficientLiquidity"],
  ...["SlippageTooHigh", "TransferDisallowed", "CallDisabled", "SubtokenDisabled", "SameNetuid"],
  ...["HotKeySwapOnSubnetIntervalNotPassed", "InsufficientBalance", "SubnetLimitReached"],
  ...["CannotAffordLockCost", "SameAutoStakeHotkeyAlreadySet", "ChildParentInconsistency"],
  ...["InvalidSubnetNumber", "Deprecated", "ColdkeySwapAnnounced", "ColdkeySwapDisputed"],
  ...["ColdkeySwapClearTooEarly", "DisabledTemporarily", "RegistrationPriceLimitExceeded"],
  ...["LockHotkeyMismatch", "InsufficientStakeForLock", "NoExistingLock", "ActiveLockExists"],
  ...["CannotUseSystemAccount", "AccountRejectsLockedAlpha"],
  ...["PriceLimitExceeded", "ReservesTooLow", "SwapInputTooLarge", "ExistentialDeposit"],
  ...["NotProxy", "TooMany", "Duplicate", "Unproxyable", "Unannounced", "NoSelfProxy"],
  "CallFiltered",
];

describe("a dispatch error", () => {
  test.each(REFERENCE)("%s of the reference has a code and words of its own", (name) => {
    const fault = dispatchFault({ kind: "module", group: "Some", name });
    expect(fault.code).not.toBe("CHAIN_UNKNOWN_ERROR");
    demandOwnWords(fault, name);
  });

  test.each([
    ["token", "FundsUnavailable OnlyProvider BelowMinimum CannotCreate UnknownAsset Frozen"],
    ["token", "Unsupported CannotCreateHold NotExpendable Blocked"],
    ["arithmetic", "Underflow Overflow DivisionByZero"],
  ] as const)("of kind %s has a code and words of its own: %s", (kind, names) => {
    for (const name of names.split(" ")) {
      const fault = dispatchFault({ kind, group: kind, name });
      expect(fault.code).not.toBe("CHAIN_UNKNOWN_ERROR");
      demandOwnWords(fault, name);
    }
  });

  test("that the rehearsal raises has a code and words of its own", async () => {
    const folder = new URL("../../main/rehearsal/pallets/", import.meta.url);
    const files = (await readdir(folder)).filter((name) => !name.endsWith(".test.ts"));
    const sources = await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")));
    const raised = new Set(
      sources.flatMap((text) => [...text.matchAll(/\bfail\("(\w+)"\)/g)].map(([, name]) => name)),
    );
    const listed = await errorsIn(metadata(15));
    const all = listed.flatMap(({ pallet, errors }) =>
      errors.filter((name) => raised.has(name)).map((name) => ({ pallet, name })),
    );
    expect(all.length).toBeGreaterThan(60);
    for (const { pallet, name } of all) {
      const fault = dispatchFault({ kind: "module", group: pallet, name });
      expect(fault.code, `${pallet}.${name}`).not.toBe("CHAIN_UNKNOWN_ERROR");
      demandOwnWords(fault, `${pallet}.${name}`);
    }
  });

  test.skipIf(!existsSync(REAL))(
    "of the real chain has words, or is shown by its own name with the three answers",
    async () => {
      const listed = await errorsIn(new Uint8Array(readFileSync(REAL)));
      const ours = ["Multisig", "Proxy", "Balances", "SubtensorModule", "Swap"];
      expect(listed.map(({ pallet }) => pallet)).toEqual(expect.arrayContaining(ours));
      for (const { pallet, errors } of listed) {
        for (const name of errors) {
          const fault = dispatchFault({ kind: "module", group: pallet, name });
          if (fault.code === "CHAIN_UNKNOWN_ERROR") {
            demandRawWords(fault, `${pallet}.${name}`);
          } else demandOwnWords(fault, `${pallet}.${name}`);
        }
      }
    },
  );
});

describe("a refusal of the pool", () => {
  const said = (code: number, data: unknown) => poolFault(new NodeError(code, "Refused", data));

  test("with each number of the chain's own has a code and words (§7.1)", () => {
    for (const number of [...Array.from({ length: 28 }, (_, at) => at), 255]) {
      const fault = said(1010, `Custom error: ${number}`);
      expect(fault.code, `${number}`).not.toBe("CHAIN_UNKNOWN_ERROR");
      demandOwnWords(fault, `${number}`);
    }
  });

  test.each([
    "Transaction is outdated",
    "Transaction has an ancient birth block",
    "Inability to pay some fees (e.g. account balance too low)",
    "Transaction has a bad signature",
    "Invalid signing address",
    "Transaction will be valid in the future",
    "Transaction call is not expected",
    "Transaction would exhaust the block limits",
    "Some text of another year",
  ])("with the text “%s” has a code and words (§7.2)", (text) => {
    demandOwnWords(said(1010, text), text);
  });

  test.each([1001, 1002, 1011, 1012, 1013, 1014, 1016])(
    "with the code %i has a code and words (§7.2)",
    (code) => {
      const fault = said(code, code === 1011 ? "CannotLookup" : null);
      expect(fault.code).not.toBe("CHAIN_UNKNOWN_ERROR");
      demandOwnWords(fault, String(code));
    },
  );

  test("that nobody knows is shown raw, with the three answers", () => {
    demandRawWords(said(1010, "Custom error: 99"), "99");
    demandRawWords(said(-32_000, "Who are you?"), "Who are you?");
  });
});

describe("a refusal inside of another call", () => {
  const cause = dispatchFault({ kind: "module", group: "Balances", name: "ExistentialDeposit" });
  test("says which call carried it and what the inner one was refused for", () => {
    const facts = { ...cause.facts, cause: cause.code, through: "multisig batch", item: null };
    const { happened } = explain(flat({ code: "NESTED_CALL_FAILED", facts }));
    expect(happened).toContain("multisig and the batch worked, but the call inside was refused");
    expect(happened).toContain(explain(flat(cause)).happened);
  });

  test("counts what worked, what did not and what was not tried", () => {
    const facts = {
      ...{ ...cause.facts, cause: cause.code, through: "batch", item: 2 },
      ...{ count: 4, done: 1, failed: 1, skipped: 2 },
    };
    const { happened, lost } = explain(flat({ code: "BATCH_PARTLY_DONE", facts }));
    expect(happened).toContain("Of 4 calls 1 worked, 1 were refused and 2 were not tried");
    expect(happened).toContain("Number 2: ");
    expect(lost).toContain("stays done");
  });
});
