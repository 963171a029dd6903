import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "../../lib/fault.ts";
import { multiply } from "./field.ts";
import { type Share, shareNumbers, shareOf, shareWordCount } from "./share.ts";
import { combineShares, splitSecret } from "./split.ts";
import { SLIP39_VECTORS } from "./testing-vectors.ts";
import { SHARE_WORDS } from "./wordlist.ts";

const NUMBERS = new Map(SHARE_WORDS.map((word, index) => [word, index]));
const PASSPHRASE = new TextEncoder().encode("TREZOR");

const numbersOf = (mnemonic: string): number[] =>
  mnemonic.split(" ").map((word) => NUMBERS.get(word) ?? -1);
const mnemonicOf = (share: Share): string =>
  shareNumbers(share)
    .map((number) => SHARE_WORDS[number])
    .join(" ");
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const combined = (mnemonics: readonly string[], passphrase = PASSPHRASE): string =>
  combineShares(
    mnemonics.map((mnemonic) => shareOf(numbersOf(mnemonic))),
    passphrase,
  ).use(hex);
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

const secrets = fc
  .constantFrom(16, 20, 24, 28, 32)
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
const plans = fc
  .tuple(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 2, max: 16 }))
  .map(([one, other]) => ({ threshold: Math.min(one, other), count: Math.max(one, other) }));

describe("SLIP-0039's published vectors", () => {
  it("are all here", () => {
    expect(SLIP39_VECTORS).toHaveLength(45);
    expect(SHARE_WORDS).toHaveLength(1024);
    expect([...SHARE_WORDS].sort()).toEqual(SHARE_WORDS);
    expect(new Set(SHARE_WORDS.map((word) => word.slice(0, 4))).size).toBe(1024);
  });

  it.each(SLIP39_VECTORS)("%s", (_, mnemonics, secret) => {
    if (secret === "") expect(() => combined(mnemonics)).toThrow(Refusal);
    else {
      expect(combined(mnemonics)).toBe(secret);
      // Written again they are the same words.
      for (const mnemonic of mnemonics) {
        expect(mnemonicOf(shareOf(numbersOf(mnemonic)))).toBe(mnemonic);
      }
    }
  });
});

describe("GF(256)", () => {
  it("has 255 powers of x + 1, and each has one inverse", () => {
    const powers = new Set<number>();
    for (let power = 1, at = 0; at < 255; at++) {
      powers.add(power);
      power = multiply(power, 3);
    }
    expect(powers.size).toBe(255);
    for (let x = 1; x < 256; x++) {
      const inverses = Array.from({ length: 256 }, (_, y) => multiply(x, y)).filter(
        (product) => product === 1,
      );
      expect(inverses, `of ${x}`).toHaveLength(1);
    }
  });
});

describe("A split", () => {
  it("comes back from any threshold of its shares, and from no fewer", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(secrets, plans, fc.infiniteStream(fc.nat()), (secret, plan, order) => {
        const shares = splitSecret(secret, plan, random);
        expect(shares).toHaveLength(plan.count);
        const some = shares
          .map((share) => ({ share, at: order.next().value }))
          .sort((one, other) => one.at - other.at)
          .slice(0, plan.threshold)
          .map(({ share }) => share);
        expect(combineShares(some).use(hex)).toBe(hex(secret));
        expect(() => combineShares(some.slice(1))).toThrow("SHARES_TOO_FEW");
      }),
      { numRuns: 60 },
    );
  });

  it("reads back from its words, whose number depends on the secret alone", () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        for (const share of splitSecret(secret, { threshold: 2, count: 3 }, random)) {
          const numbers = shareNumbers(share);
          expect(numbers).toHaveLength(shareWordCount(secret.length));
          expect(shareOf(numbers)).toEqual(share);
        }
      }),
      { numRuns: 20 },
    );
    expect([16, 20, 24, 28, 32].map(shareWordCount)).toEqual([20, 23, 27, 30, 33]);
  });

  it("finds any three wrong words in a share by its checksum", () => {
    const [share] = splitSecret(new Uint8Array(32).fill(7), { threshold: 2, count: 2 }, random);
    if (share === undefined) throw new Error("No share");
    const numbers = shareNumbers(share);
    const places = fc.uniqueArray(fc.integer({ min: 4, max: 32 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 1023 }), (wrong, by) => {
        const typed = numbers.map((number, at) => (wrong.includes(at) ? number ^ by : number));
        expect(() => shareOf(typed)).toThrow("SHARE_CHECKSUM");
      }),
      { numRuns: 500 },
    );
  });

  it("refuses plans in which one share would be the key, and impossible ones", () => {
    for (const plan of [
      { threshold: 1, count: 3 },
      { threshold: 4, count: 3 },
      { threshold: 2, count: 17 },
    ]) {
      expect(() => splitSecret(new Uint8Array(16), plan, random), JSON.stringify(plan)).toThrow(
        RangeError,
      );
    }
  });

  it("names what is wrong with a set", () => {
    const secret = new Uint8Array(16).fill(9);
    const [one, two, three] = splitSecret(secret, { threshold: 2, count: 3 }, random);
    const [other] = splitSecret(secret, { threshold: 2, count: 3 }, random);
    if (!one || !two || !three || !other) throw new Error("No shares");
    expect(() => combineShares([])).toThrow("SHARES_TOO_FEW");
    expect(() => combineShares([one, two, three])).toThrow("SHARES_TOO_MANY");
    expect(() => combineShares([one, one])).toThrow("SHARES_TWICE");
    expect(() => combineShares([one, other])).toThrow("SHARES_OF_TWO_SETS");
    const forged = { ...two, value: two.value.map((byte) => byte ^ 1) };
    expect(() => combineShares([one, forged])).toThrow("SHARES_DIGEST");
  });
});

const python = referencePython();

describe("The reference implementation (shamir-mnemonic 0.3.0)", () => {
  beforeEach((test) => {
    if (python === null) test.skip("it cannot be installed here: no Python with venv, or no PyPI");
  });
  const cases = [16, 20, 24, 28, 32].flatMap((length) =>
    [
      { threshold: 2, count: 2 },
      { threshold: 2, count: 3 },
      { threshold: 3, count: 5 },
      { threshold: 16, count: 16 },
    ].map((plan) => ({ secret: hex(random(length)), plan })),
  );

  it("restores what is split here", () => {
    const sets = cases.map(({ secret, plan }) =>
      splitSecret(Buffer.from(secret, "hex"), plan, random).slice(-plan.threshold).map(mnemonicOf),
    );
    expect(run(RESTORE, sets)).toEqual(cases.map(({ secret }) => secret));
  });

  it("splits what is restored here, in groups and with older flags too", () => {
    const made = run(SPLIT, cases) as string[][];
    made.forEach((mnemonics, at) => {
      expect(combined(mnemonics), `case ${at}`).toBe(cases[at % cases.length]?.secret);
    });
    expect(made).toHaveLength(cases.length * 2);
  });
});

const RESTORE = `
import json, sys
from shamir_mnemonic import combine_mnemonics
print(json.dumps([combine_mnemonics(s).hex() for s in json.load(sys.stdin)]))
`;
const SPLIT = `
import json, sys
from shamir_mnemonic import generate_mnemonics
cases, out = json.load(sys.stdin), []
for case in cases:
    plan = (case["plan"]["threshold"], case["plan"]["count"])
    groups = generate_mnemonics(1, [plan], bytes.fromhex(case["secret"]), b"TREZOR", True, 0)
    out.append(groups[0][:plan[0]])
for case in cases:
    plan = (case["plan"]["threshold"], case["plan"]["count"])
    groups = generate_mnemonics(2, [plan, (1, 1), (2, 3)], bytes.fromhex(case["secret"]), b"TREZOR", False, 1)
    out.append(groups[0][-plan[0]:] + groups[2][1:])
print(json.dumps(out))
`;

function run(script: string, input: unknown): unknown {
  const output = execFileSync(python ?? "", ["-c", script], {
    input: JSON.stringify(input),
    encoding: "utf8",
  });
  return JSON.parse(output);
}

function referencePython(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "ckw-slip39-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const ran = (program: string, args: string[]) =>
    spawnSync(program, args, { stdio: "ignore", timeout: 60_000 }).status === 0;
  const path = join(folder, "bin", "python");
  const install = ["-m", "pip", "install", "-q", "--only-binary", ":all:"];
  return ran("python3", ["-m", "venv", folder]) && ran(path, [...install, "shamir-mnemonic==0.3.0"])
    ? path
    : null;
}
