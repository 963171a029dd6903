import { hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { decodeRequest } from "./decoded-request.ts";
import { includedInExtrinsic, includedInSignedData, signingPayload } from "./payload.ts";
import {
  polkadotVaultFrames,
  polkadotVaultPayload,
  readPolkadotVaultSignature,
} from "./polkadot-vault.ts";
import {
  ALICE,
  BOB_HEX,
  FINNEY_GENESIS,
  hasRealMetadata,
  provedRequest,
  requestWith,
} from "./testing.ts";
import { readFramesAsPhone, readPayloadAsPhone } from "./testing-polkadot-vault.ts";
import { joinBytes } from "./writer.ts";

/** Vector V8: a transfer. */
const TRANSFER_HEX = `050300${BOB_HEX}02286bee`;
const TRANSFER = hexToBytes(TRANSFER_HEX);
const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
};

describe("a request for Polkadot Vault", () => {
  test.runIf(hasRealMetadata)("is read by its rules as what the chain will decode", () => {
    const request = provedRequest(TRANSFER_HEX);
    const payload = polkadotVaultPayload(request);
    const frames = polkadotVaultFrames(payload);
    expect(frames.length).toBeGreaterThan(1);
    // Any order, and some twice: as a phone catches them.
    const read = readPayloadAsPhone(readFramesAsPhone([...frames.slice(2), ...frames, ...frames]));
    expect(read.account).toBe(ALICE);
    expect(read.genesisHash).toBe(FINNEY_GENESIS);
    expect(read.callData).toEqual(TRANSFER);
    const { payload: signed, toSign } = signingPayload(request);
    expect(joinBytes([read.callData, read.extensions])).toEqual(signed);
    expect(read.toSign).toEqual(toSign);
    // The proof that the phone got is whole: our own decoder takes it and reads the same call.
    const again = { ...request, proof: read.proof };
    expect(decodeRequest(again)).toEqual(decodeRequest(request));
  });

  test("goes byte by byte: prelude, key, proof, call with its length, extensions, genesis", () => {
    const proof = Uint8Array.of(1, 2, 3);
    const request = requestWith({ callData: TRANSFER, proof });
    const payload = polkadotVaultPayload(request);
    expect([...payload.subarray(0, 3)]).toEqual([0x53, 0x01, 0x06]);
    const rest = payload.subarray(3 + 32);
    expect(rest).toEqual(
      joinBytes([
        proof,
        Uint8Array.of(TRANSFER.length << 2),
        TRANSFER,
        includedInExtrinsic(request),
        includedInSignedData(request),
        hexToBytes(FINNEY_GENESIS.slice(2)),
      ]),
    );
  });

  test("is refused without a proof, and at the one length where both sides sign different bytes", () => {
    expect(codeOf(() => polkadotVaultPayload(requestWith({ callData: TRANSFER })))).toBe(
      "PHONE_NO_PROOF",
    );
    const lengths = Array.from({ length: 60 }, (_, extra) => 110 + extra);
    const codes = lengths.map((length) => {
      const request = requestWith({ callData: new Uint8Array(length), proof: Uint8Array.of(1) });
      const isThat = signingPayload(request).payload.length === 257;
      return [isThat, codeOf(() => polkadotVaultPayload(request))];
    });
    expect(codes.filter(([isThat]) => isThat)).toEqual([[true, "PHONE_LENGTH_257"]]);
    expect(codes.filter(([, code]) => code !== null)).toHaveLength(1);
  });
});

describe("a signature from its screen", () => {
  const hex = "ab".repeat(64);

  test("is the scheme and 64 bytes in hex", () => {
    expect(readPolkadotVaultSignature(`01${hex}`)).toEqual(new Uint8Array(64).fill(0xab));
    expect(readPolkadotVaultSignature(` 0x01${hex.toUpperCase()}\n`)).toHaveLength(64);
  });

  test("of another scheme, cut short, too long, or no hex is refused", () => {
    expect(codeOf(() => readPolkadotVaultSignature(`00${hex}`))).toBe("PHONE_SIGNATURE_SCHEME");
    for (const text of ["", hex, `01${hex}00`, `01${hex.slice(2)}`, `01${hex.slice(1)}g`, "{}"]) {
      expect(
        codeOf(() => readPolkadotVaultSignature(text)),
        text,
      ).toBe("PHONE_SIGNATURE_UNREADABLE");
    }
  });
});
