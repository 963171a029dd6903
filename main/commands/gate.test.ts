import { describe, expect, test } from "vitest";
import { type CallName, calls } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";
import { demandCall } from "./gate.ts";

const names = Object.keys(calls) as CallName[];
function codeOf(profile: Parameters<typeof demandCall>[0], name: CallName): string | null {
  try {
    demandCall(profile, name);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
}

describe("What a profile may ask", () => {
  test("before the choice: only to look and to choose", () => {
    for (const name of names) {
      const open = ["app.", "download.", "journal.", "machine."];
      const isOpen = open.some((group) => name.startsWith(group));
      expect(codeOf(null, name), name).toBe(isOpen ? null : "PROFILE_NOT_CHOSEN");
    }
  });

  test("a Desk: nothing that makes, opens or uses a key", () => {
    const refused = names.filter((name) => codeOf("desk", name) === "PROFILE_HOLDS_NO_KEYS");
    expect(refused).toEqual(
      expect.arrayContaining<CallName>([
        "secrets.open",
        "passphrase.judge",
        "creation.seal",
        "creation.reopen",
        "creation.words",
        "hotkeys.create",
        "operations.sign",
      ]),
    );
    for (const name of ["operations.draft", "chain.subnets", "ceremonies.begin"] as const) {
      expect(codeOf("desk", name), name).toBeNull();
    }
  });

  test("Vault and Combined: every call is theirs to ask", () => {
    for (const name of names) {
      expect(codeOf("vault", name)).toBeNull();
      expect(codeOf("combined", name)).toBeNull();
    }
  });
});
