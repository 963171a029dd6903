import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { SecretBytes } from "./secret.ts";

const text = "never to be seen";
const fresh = () => new TextEncoder().encode(text);

describe("Secrets never logged", () => {
  it("has no form that says its bytes: text, JSON, inspection, a copy, an error", () => {
    const secret = SecretBytes.own(fresh());
    const forms = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true, depth: 9 }),
      JSON.stringify(Object.entries(secret)),
      inspect(structuredClone(secret), { showHidden: true }),
      new Error(`failed with ${secret}`).message,
    ];
    const numbers = [...fresh()].join(",");
    for (const form of forms) {
      expect(form).not.toContain(text);
      expect(form).not.toContain(numbers);
      expect(form).not.toContain(Buffer.from(text).toString("hex"));
    }
    expect(secret.use((bytes) => new TextDecoder().decode(bytes))).toBe(text);
  });
});

describe("Secrets wiped", () => {
  it("are zeroed in place, also when the work fails, and cannot be used again", async () => {
    const bytes = fresh();
    const secret = SecretBytes.own(bytes);
    const failed = secret.spend(async () => {
      throw new Error("work failed");
    });
    await expect(failed).rejects.toThrow("work failed");
    expect([...bytes].every((byte) => byte === 0)).toBe(true);
    expect(secret.isWiped).toBe(true);
    expect(() => secret.use(() => 1)).toThrow("wiped");
    expect(() => secret.length).toThrow("wiped");
    secret.wipe();
  });
});
