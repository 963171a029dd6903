import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesToBase64, bytesToHex, hexToBytes, utf8ToBytes } from "../lib/bytes.ts";
import { decodeKey } from "./keys.ts";
import { leafHash } from "./merkle.ts";
import {
  isSignedBy,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVkey,
  signCheckpoint,
  signerOf,
  signNote,
} from "./note.ts";

/** The example keys and note of Go's golang.org/x/mod/sumdb/note, where the format comes from. */
const GO = {
  vkey: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  skey: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  note:
    "If you think cryptography is the answer to your problem,\n" +
    "then you don't know what your problem is.\n\n" +
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
};

function present<T>(value: T | null): T {
  if (value === null) throw new Error("Nothing there");
  return value;
}

const seed = hexToBytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const signer = signerOf("example.test/log", seed);

describe("keys", () => {
  it("reads Go's example public key", () => {
    expect(present(parseVkey(GO.vkey)).vkey).toBe(GO.vkey);
  });

  it("reads Go's example private key and finds its public one", () => {
    expect(present(decodeKey(GO.skey)).verifier.vkey).toBe(GO.vkey);
  });

  it("derives the public key of RFC 8032 §7.1, test 1, and its signature of the empty text", () => {
    expect(bytesToHex(signer.verifier.publicKey)).toBe(
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    );
    expect(bytesToHex(signer.sign(""))).toBe(
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b" +
        "d25bf5f0595bbe24655141438e7a100b",
    );
  });

  it("refuses keys with a foreign name, id, type or length", () => {
    const typed = bytesToBase64(Uint8Array.of(2, ...signer.verifier.publicKey));
    for (const vkey of [
      GO.vkey.replace("Peter", "Paul"),
      GO.vkey.replace("c74f20a3", "c74f20a4"),
      `x+c74f20a3+${typed}`,
      "PeterNeumann+c74f20a3+AQ==",
      "",
      `${GO.vkey}\n`,
    ]) {
      expect(parseVkey(vkey), vkey).toBeNull();
    }
    expect(decodeKey(GO.skey.replace("Peter", "Paul"))).toBeNull();
    expect(decodeKey(GO.vkey)).toBeNull();
  });
});

/** The example of https://c2sp.org/signed-note. */
const C2SP = {
  vkey: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  note:
    "This is an example message.\n\n" +
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
};

describe("notes", () => {
  it("accepts the example of the specification", () => {
    const verifier = present(parseVkey(C2SP.vkey));
    expect(isSignedBy(present(parseNote(C2SP.note)), verifier)).toBe(true);
    const bent = C2SP.note.replace("example message", "example massage");
    expect(isSignedBy(present(parseNote(bent)), verifier)).toBe(false);
  });

  it("may have many signatures but not any number, and no control characters", () => {
    const line = GO.note.slice(GO.note.indexOf("—"));
    expect(parseNote(`text\n\n${line.repeat(16)}`)?.signatures).toHaveLength(16);
    expect(parseNote(`text\n\n${line.repeat(65)}`)).toBeNull();
    for (const bad of ["te\0xt", "te\rxt", "te\txt"]) {
      expect(parseNote(`${bad}\n\n${line}`), JSON.stringify(bad)).toBeNull();
    }
  });

  it("accepts Go's example and makes the same signature", () => {
    const note = present(parseNote(GO.note));
    expect(isSignedBy(note, present(parseVkey(GO.vkey)))).toBe(true);
    expect(signNote(note.text, present(decodeKey(GO.skey)))).toBe(GO.note);
  });

  it("do not count as signed by another key, or by the same key under another name", () => {
    const note = present(parseNote(GO.note));
    expect(isSignedBy(note, signer.verifier)).toBe(false);
    const namesake = signerOf("PeterNeumann", seed);
    expect(isSignedBy(note, namesake.verifier)).toBe(false);
  });

  it("keep their signature when a witness adds one", () => {
    const witnessed = `${GO.note}— witness.test ${bytesToBase64(new Uint8Array(80))}\n`;
    expect(isSignedBy(present(parseNote(witnessed)), present(parseVkey(GO.vkey)))).toBe(true);
  });

  it("lose it when any byte changes", () => {
    const verifier = present(parseVkey(GO.vkey));
    const bytes = utf8ToBytes(GO.note);
    for (let at = 0; at < bytes.length; at += 1) {
      const bent = Uint8Array.from(bytes);
      bent[at] = (bytes[at] ?? 0) ^ 1;
      const note = parseNote(new TextDecoder().decode(bent));
      expect(note !== null && isSignedBy(note, verifier), `byte ${at}`).toBe(false);
    }
  });

  it("that are malformed are not notes", () => {
    for (const text of [
      "",
      "\n",
      "text\n",
      "text\n\n",
      "text\n\n— a b",
      "text\n\n- a AAAAAAAA\n",
    ]) {
      expect(parseNote(text), JSON.stringify(text)).toBeNull();
    }
  });
});

describe("checkpoints", () => {
  const root = leafHash(utf8ToBytes("line"));

  it("are three lines: origin, size, root", () => {
    const note = signCheckpoint({ origin: "example.test/log", size: 7, root }, signer);
    const [origin, size, text, empty, signature, end] = note.split("\n");
    expect([origin, size, text, empty, end]).toEqual([
      "example.test/log",
      "7",
      bytesToBase64(root),
      "",
      "",
    ]);
    expect(signature).toMatch(/^— example\.test\/log [A-Za-z0-9+/]+=*$/);
    expect(openCheckpoint(note, signer.verifier)).toEqual({
      origin: "example.test/log",
      size: 7,
      root,
    });
  });

  it("round-trip for every size", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, top) => {
        const checkpoint = { origin: "example.test/log", size, root: top };
        const note = signCheckpoint(checkpoint, signer);
        expect(openCheckpoint(note, signer.verifier)).toEqual(checkpoint);
      }),
    );
  });

  it("may carry extension lines, which are signed too", () => {
    const text = `example.test/log\n7\n${bytesToBase64(root)}\nextension\n`;
    expect(openCheckpoint(signNote(text, signer), signer.verifier)?.size).toBe(7);
    const bent = signNote(text, signer).replace("extension", "Extension");
    expect(openCheckpoint(bent, signer.verifier)).toBeNull();
  });

  it("with a malformed size or root are refused", () => {
    const good = bytesToBase64(root);
    for (const text of [
      `\n7\n${good}\n`,
      `o\n07\n${good}\n`,
      `o\n-7\n${good}\n`,
      `o\n7.0\n${good}\n`,
      `o\n9007199254740992\n${good}\n`,
      `o\n7\n${good.slice(4)}\n`,
      `o\n7\n${good}`,
      "o\n7\n",
      `o\n7\n${good}\n\nextension\n`,
    ]) {
      expect(parseCheckpoint(text), JSON.stringify(text)).toBeNull();
    }
  });
});
