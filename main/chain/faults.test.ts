import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHAIN_CODES, dispatchFault, MODULE_ERRORS, nodeFault, poolFault } from "./faults.ts";
import { NodeError } from "./provider.ts";

const invalid = (data: unknown) => poolFault(new NodeError(1010, "Invalid Transaction", data)).code;

describe("a refusal of the pool", () => {
  test("is known by code and data, as domain reference §7.2 lists them", () => {
    const texts = {
      "Transaction is outdated": "POOL_STALE_NONCE",
      "Transaction has an ancient birth block": "POOL_ERA_OVER",
      "Inability to pay some fees (e.g. account balance too low)": "POOL_CANNOT_PAY_FEE",
      "Transaction has a bad signature": "POOL_BAD_SIGNATURE",
      "Invalid signing address": "POOL_BAD_SIGNER",
      "Transaction will be valid in the future": "POOL_FUTURE_NONCE",
      "Transaction call is not expected": "POOL_CALL_NOT_ALLOWED",
      "Transaction would exhaust the block limits": "POOL_EXHAUSTS_RESOURCES",
    };
    for (const [text, code] of Object.entries(texts)) expect(invalid(text), text).toBe(code);
    expect(invalid("something of next year")).toBe("POOL_REFUSED");
    expect(invalid(undefined)).toBe("POOL_REFUSED");
    expect(invalid({ message: "Transaction is outdated" })).toBe("POOL_STALE_NONCE");
  });

  test("with a custom number has the chain's name for it (§7.1)", () => {
    expect(invalid("Custom error: 0")).toBe("POOL_COLDKEY_IN_SWAP_SCHEDULE");
    expect(invalid("Custom error: 21")).toBe("POOL_COLDKEY_SWAP_DISPUTED");
    expect(invalid("Custom error: 255")).toBe("POOL_BAD_REQUEST");
    for (let number = 0; number <= 27; number++) {
      const code = invalid(`Custom error: ${number}`);
      expect(code, `${number}`).toMatch(/^POOL_/);
      expect(code).not.toBe("POOL_REFUSED");
    }
  });

  test("with an unknown number keeps the number", () => {
    const fault = poolFault(new NodeError(1010, "Invalid Transaction", "Custom error: 99"));
    expect(fault).toMatchObject({ code: "CHAIN_UNKNOWN_ERROR", facts: { number: 99 } });
  });

  test("may be said by its number alone", () => {
    const codes = {
      1002: "VERIFICATION_FAILED",
      1012: "TEMPORARILY_BANNED",
      1013: "ALREADY_IMPORTED",
      1014: "NONCE_TAKEN",
      1016: "FULL",
    };
    for (const [number, code] of Object.entries(codes)) {
      expect(poolFault(new NodeError(Number(number), "", null)).code).toBe(`POOL_${code}`);
    }
    expect(poolFault(new NodeError(-32_000, "what?", null)).code).toBe("CHAIN_UNKNOWN_ERROR");
  });

  test("because the runtime was built without the metadata hash is told apart (§6.3)", () => {
    const texts = [
      "CannotLookup",
      "Could not lookup information required to validate the transaction",
    ];
    for (const text of texts) {
      expect(poolFault(new NodeError(1011, "Unknown Transaction Validity", text)).code).toBe(
        "METADATA_HASH_UNSUPPORTED",
      );
    }
    expect(poolFault(new NodeError(1011, "", "Custom")).code).toBe("POOL_REFUSED");
  });

  test("carries the node's text short and without control characters", () => {
    const { facts } = nodeFault(new NodeError(4003, "x", `evil\u202E\n${"a".repeat(5_000)}`));
    expect(String(facts.text)).toHaveLength(200);
    expect(String(facts.text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe("a dispatch error", () => {
  test("is known by name, never by number", () => {
    const known = (kind: "module" | "token" | "arithmetic" | "other", name: string) =>
      dispatchFault({ kind, group: "Some", name }).code;
    expect(known("module", "RegistrationPriceLimitExceeded")).toBe(
      "CHAIN_REGISTRATION_PRICE_LIMIT_EXCEEDED",
    );
    expect(known("module", "HotKeyAlreadyRegisteredInSubNet")).toBe(
      "CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET",
    );
    expect(known("token", "NotExpendable")).toBe("CHAIN_TOKEN_NOT_EXPENDABLE");
    expect(known("arithmetic", "Underflow")).toBe("CHAIN_ARITHMETIC_UNDERFLOW");
    // A name means something only within its kind.
    expect(known("module", "NotExpendable")).toBe("CHAIN_UNKNOWN_ERROR");
    expect(known("other", "BadOrigin")).toBe("CHAIN_UNKNOWN_ERROR");
  });

  test("that nobody here knows keeps its name", () => {
    expect(dispatchFault({ kind: "module", group: "Swap", name: "BrandNew" })).toEqual({
      code: "CHAIN_UNKNOWN_ERROR",
      facts: { group: "Swap", name: "BrandNew" },
    });
  });
});

test("every code is listed once, in the form that faults have", () => {
  expect(new Set(CHAIN_CODES).size).toBe(CHAIN_CODES.length);
  for (const code of CHAIN_CODES) expect(code).toMatch(/^[A-Z][A-Z0-9_]{2,60}$/);
});

test("every code that the sources of this folder name is listed", () => {
  const folder = new URL(".", import.meta.url);
  const sources = readdirSync(folder).filter(
    (name) => /^[a-z-]+\.ts$/.test(name) && name !== "testing.ts",
  );
  const named = sources.flatMap((name) =>
    [
      ...readFileSync(new URL(name, folder), "utf8").matchAll(
        /(?:Refusal|fault|refuse)\(\s*"([A-Z0-9_]+)"/g,
      ),
    ].map(([, code]) => code),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((code) => code === undefined || !CHAIN_CODES.includes(code))).toEqual([]);
});

const REAL = new URL("../../../shared/chain/finney-424.metadata.scale", import.meta.url);

test.skipIf(!existsSync(REAL))("every dispatch error with words exists on the real chain", () => {
  const blob = readFileSync(REAL);
  // Names are stored with their length before them (SCALE): no part of a longer name matches.
  const isThere = (name: string) =>
    blob.includes(Buffer.from([name.length << 2, ...Buffer.from(name)]));
  expect(MODULE_ERRORS.filter((name) => !isThere(name))).toEqual([]);
});
