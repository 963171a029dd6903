import fc from "fast-check";
import { expect, test } from "vitest";
import { maskBytes, unmaskBytes } from "./masked.ts";
import { MessageChannelMain } from "./message-ports.ts";
import { decodeClone, encodeClone, joinMasked, splitMasked } from "./port-space.mjs";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text).slice();

test("bytes arrive as they were through every joint of the way", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (given) => {
      const bytes = Uint8Array.from(given);
      const masked = maskBytes(bytes);
      if (masked === null) throw new Error("not masked");
      expect(unmaskBytes(masked)).toEqual(bytes);
      const parcel = joinMasked(
        Buffer.from(masked.pad, "base64"),
        Buffer.from(masked.masked, "base64"),
      );
      expect(decodeClone(parcel)).toEqual(bytes);
    }),
  );
});

test("neither half holds a part of the bytes, and no two ways are the same", () => {
  const secret = bytesOf("a passphrase that is long enough to be found");
  const parcels = [0, 1].map(() => maskBytes(secret));
  for (const parcel of parcels) {
    for (const half of [parcel?.pad ?? "", parcel?.masked ?? ""]) {
      const bytes = Buffer.from(half, "base64");
      for (let at = 0; at + 4 <= secret.length; at += 1) {
        expect(bytes.includes(Buffer.from(secret.subarray(at, at + 4)))).toBe(false);
      }
    }
  }
  expect(parcels[0]).not.toEqual(parcels[1]);
});

test("a view of a larger buffer and every other value travel as structured clone does", () => {
  expect(maskBytes(new Uint8Array(10).subarray(2))).toBeNull();
  expect(maskBytes("text")).toBeNull();
  expect(splitMasked(encodeClone({ a: 1 }))).toBeNull();
});

test("long bytes and none cross a port of this process", async () => {
  const { port1, port2 } = new MessageChannelMain();
  const heard = new Promise<unknown[]>((resolve) => {
    const seen: unknown[] = [];
    port2.on("message", ({ data }) => {
      if (seen.push(data) === 2) resolve(seen);
    });
  });
  port2.start();
  const long = new Uint8Array(200_001).map((_, at) => at);
  port1.postMessage(long);
  port1.postMessage(new Uint8Array(0));
  const [first, second] = await heard;
  expect(first).toEqual(long);
  expect(second).toEqual(new Uint8Array(0));
  expect(unmaskBytes(maskBytes(long) ?? { pad: "", masked: "" })).toEqual(long);
});
