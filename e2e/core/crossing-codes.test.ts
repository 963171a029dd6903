/** The gap without a stick: messages as codes before a camera, and a phone with Polkadot Vault that signs for a Desk. */

import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeAddress, sr25519PairFromSeed, sr25519Sign } from "@polkadot/util-crypto";
import { afterEach, expect, test } from "vitest";
import { readFramesAsPhone, readPayloadAsPhone } from "../../main/codec/testing-polkadot-vault.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { createScanner } from "../../renderer/lib/codes/scanner.ts";
import { urCodes } from "../../renderer/lib/ur/ur.ts";
import {
  carry,
  ended,
  fundedVault,
  openPair,
  openSide,
  type Pair,
  pairUp,
  type Side,
  sign,
} from "./pair.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What a camera that misses two codes of three makes of a message. */
function throughCodes(bytes: Uint8Array): Uint8Array {
  const codes = urCodes({ type: "coldkey-crossing", bytes }, 200);
  const scanner = createScanner([{ ur: "coldkey-crossing" }]);
  for (let number = 2; number < codes.count * 12 + 3; number += 3) {
    const step = scanner.take(new TextEncoder().encode(codes.code(number)));
    if (step.kind === "message" && step.message.kind === "ur") return step.message.bytes;
    if (codes.count > 1) expect(step.kind).toBe("progress");
  }
  throw new Error("The codes ended before the message");
}

test("a request crosses as codes, and its signature comes back as codes", async () => {
  const pair: Pair = await openPair();
  closing.push(pair.close);
  const { desk, vault } = pair;
  const coldkey = await fundedVault(pair);
  await pairUp(pair);
  const id = await carry(pair, {
    kind: "transfer",
    coldkey,
    destination: encodeAddress(new Uint8Array(32).fill(7), 42) as Ss58,
    amountRao: 1_000_000_000n,
  });
  const request = await desk.core.get("crossing.bytes", { what: "request", id });
  const taken = await vault.core.get("crossing.take", { bytes: throughCodes(request.bytes) });
  expect(taken).toMatchObject({ kind: "request", fault: null, file: null });
  await sign(pair, taken.id ?? "");
  const answer = await vault.core.get("crossing.bytes", { what: "answer", id: taken.id ?? "" });
  const back = await desk.core.get("crossing.take", { bytes: throughCodes(answer.bytes) });
  expect(back).toMatchObject({ kind: "signature", fault: null, file: null });
  expect((await ended(desk, id))?.outcome.state).toBe("finalised");
  // Both messages are small enough for the camera's goal.
  expect(request.bytes.length).toBeLessThan(6_000);
  expect([...vault.core.bugs, ...desk.core.bugs]).toEqual([]);
});

/** A phone: its key, and what it does with the frames before it. */
function phone() {
  const pair = sr25519PairFromSeed(new Uint8Array(32).fill(0x51));
  return {
    address: encodeAddress(pair.publicKey, 42) as Ss58,
    signs(frames: readonly Uint8Array[]): string {
      const read = readPayloadAsPhone(readFramesAsPhone(frames));
      const signature = sr25519Sign(read.toSign, pair);
      return `01${Buffer.from(signature).toString("hex")}`;
    },
  };
}

async function deskOfPhone(): Promise<{ desk: Side; own: ReturnType<typeof phone>; id: string }> {
  const desk = await openSide(await mkdtemp(join(tmpdir(), "ckw-stick-")), "desk");
  closing.push(() => desk.core.close());
  const own = phone();
  await desk.core.get("watch.add", { address: own.address, name: "Phone" });
  await desk.core.get("faucet.request", { address: own.address });
  const draft = await desk.core.get("operations.draft", {
    operation: {
      kind: "transfer",
      coldkey: own.address,
      destination: encodeAddress(new Uint8Array(32).fill(9), 42) as Ss58,
      amountRao: 2_000_000_000n,
    },
  });
  const { id } = await desk.core.get("crossing.carry", {
    ...{ draft: draft.id, periodBlocks: 2048 as const, to: null },
  });
  return { desk, own, id };
}

test("a phone with Polkadot Vault signs what a Desk shows it, and the chain takes it", async () => {
  const { desk, own, id } = await deskOfPhone();
  const { frames } = await desk.core.get("phone.show", { id });
  expect(await desk.core.get("phone.take", { id, text: own.signs(frames) })).toBeNull();
  expect((await ended(desk, id))?.outcome.state).toBe("finalised");
  const { entries } = await desk.core.get("journal.page", { before: null, limit: 50 });
  const kinds = entries.filter(({ act }) => act === id).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(["phone.shown", "operation.signed"]));
  // The same code once more does nothing.
  const again = await desk.core.ask("phone.take", { id, text: own.signs(frames) });
  expect(again).toMatchObject({ ok: false, fault: { code: "REQUEST_NOT_OPEN" } });
  expect(desk.core.bugs).toEqual([]);
});

test("what is no signature of this request by this key goes nowhere, and the request still waits", async () => {
  const { desk, own, id } = await deskOfPhone();
  const { frames } = await desk.core.get("phone.show", { id });
  const right = own.signs(frames);
  const last = right.endsWith("0") ? "1" : "0";
  const wrong: Record<string, string> = {
    [`${right.slice(0, -1)}${last}`]: "ANSWER_SIGNATURE_WRONG",
    [`00${right.slice(2)}`]: "PHONE_SIGNATURE_SCHEME",
    [right.slice(2)]: "PHONE_SIGNATURE_UNREADABLE",
    hello: "PHONE_SIGNATURE_UNREADABLE",
  };
  for (const [text, code] of Object.entries(wrong)) {
    const reply = await desk.core.ask("phone.take", { id, text });
    expect(reply, code).toMatchObject({ ok: false, fault: { code } });
  }
  const state = () => desk.core.workstation.snapshot().crossing.requests[0]?.state;
  expect(state()).toBe("carried");
  await desk.core.get("crossing.withdraw", { id });
  for (const call of ["phone.show", "phone.take"] as const) {
    const reply = await desk.core.ask(call, { id, text: right } as never);
    expect(reply, call).toMatchObject({ ok: false });
  }
  expect(state()).toBe("withdrawn");
  expect(await desk.core.ask("phone.show", { id: "act-unknown" })).toMatchObject({
    ...{ ok: false, fault: { code: "PARCEL_UNKNOWN" } },
  });
});
