import { describe, expect, it } from "vitest";
import type { Sodium } from "../sodium.ts";
import { bytesOf, publishedSodium } from "../testing.ts";
import { withAttempts } from "./attempt.ts";
import { openWithAttempts } from "./open.ts";
import { fullContent, naclOf, PASSWORD, SEED_CONTENT } from "./testing.ts";

/** V3's key, without the seconds that it takes. */
const V3_KEY = "0c447cd938187ef666c9bfdb13135b7c3134d3f019372cb85c2d807616f14f4e";

describe("one passphrase for many key files", () => {
  it("costs one derivation for each spelling, and leaves no key behind", async () => {
    const keys: Uint8Array[] = [];
    const counting: Sodium = {
      ...publishedSodium(),
      argon2i(passphrase) {
        const isIt = Buffer.from(passphrase).toString() === PASSWORD;
        const key = isIt ? Uint8Array.from(Buffer.from(V3_KEY, "hex")) : new Uint8Array(32).fill(7);
        keys.push(key);
        return key;
      },
    };
    const files = Array.from({ length: 200 }, (_, at) =>
      naclOf(at % 2 === 0 ? SEED_CONTENT : fullContent("")),
    );
    const opened = await withAttempts(counting, bytesOf(` ${PASSWORD}\n`), async (attempts) => {
      let count = 0;
      for (const file of files) {
        const { secret } = await openWithAttempts(counting, file, attempts);
        secret.bytes.wipe();
        count += 1;
      }
      return count;
    });
    expect([opened, keys.length]).toEqual([200, 2]);
    expect(keys.every((key) => key.every((byte) => byte === 0))).toBe(true);
  });

  it("that nobody needs is not derived at all", async () => {
    const failing: Sodium = {
      ...publishedSodium(),
      argon2i: () => {
        throw new Error("derived for nothing");
      },
    };
    const { format } = await withAttempts(failing, bytesOf("x"), (attempts) =>
      openWithAttempts(failing, bytesOf(fullContent(" ")), attempts),
    );
    expect(format).toBe("plain");
  });
});
