import { describe, expect, it } from "vitest";
import { hexToBytes } from "../lib/bytes.ts";
import { cosigned, cosignedAt, cosignerOf, parseCosignerVkey } from "./cosignature.ts";
import { openCheckpoint, parseNote, parseVkey, signCheckpoint, signerOf } from "./note.ts";

const log = signerOf("example.test/log", new Uint8Array(32).fill(1));
const witness = cosignerOf("witness.test/w1", new Uint8Array(32).fill(2));
const root = hexToBytes(
  "0ac518619a863e2e1d90c8080144a89bf5da8fbec1f765fc3003f78dab1b8f62".slice(0, 64),
);
const note = signCheckpoint({ origin: "example.test/log", size: 20_852_163, root }, log);

describe("a co-signature", () => {
  it("is read from the example of the specification as a key of its type and a time", () => {
    // c2sp.org/tlog-cosignature: it prints the note, not the key, so the time and the lengths are what can be compared.
    const example =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n" +
      "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n" +
      "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
    const [first, second] = parseNote(example)?.signatures ?? [];
    expect(first?.signature.length).toBe(64);
    expect(second?.signature.length).toBe(72);
    // The message that the specification shows beside it has this time.
    expect(Buffer.from(second?.signature.subarray(0, 8) ?? []).readBigUInt64BE()).toBe(
      1_679_315_147n,
    );
  });

  it("is a line more, leaves the log's own signature, and says when", () => {
    const both = cosigned(note, witness, 1_679_315_147);
    expect(both.startsWith(note)).toBe(true);
    expect(openCheckpoint(both, log.verifier)).toEqual(openCheckpoint(note, log.verifier));
    expect(cosignedAt(both, witness.verifier)).toBe(1_679_315_147);
    expect(cosignedAt(cosigned(both, witness, 1_679_315_200), witness.verifier)).toBe(
      1_679_315_200,
    );
  });

  it("has a vkey of type 4, which is no vkey of a log", () => {
    const { vkey } = witness.verifier;
    expect(parseCosignerVkey(vkey)?.vkey).toBe(vkey);
    expect(parseVkey(vkey)).toBeNull();
    expect(parseCosignerVkey(log.verifier.vkey)).toBeNull();
  });

  it("does not count for another checkpoint, another time, another key, or at all when it is bent", () => {
    const both = cosigned(note, witness, 5);
    const other = signCheckpoint({ origin: "example.test/log", size: 20_852_164, root }, log);
    const line = both.slice(note.length);
    expect(cosignedAt(`${other}${line}`, witness.verifier)).toBeNull();
    expect(cosignedAt(note, witness.verifier)).toBeNull();
    const stranger = cosignerOf("witness.test/w1", new Uint8Array(32).fill(3));
    expect(cosignedAt(both, stranger.verifier)).toBeNull();
    const encoded = Buffer.from(line.trim().split(" ")[2] ?? "", "base64");
    for (let at = 0; at < encoded.length; at += 1) {
      const bent = Buffer.from(encoded);
      bent[at] = (encoded[at] ?? 0) ^ 1;
      const text = `${note}— witness.test/w1 ${bent.toString("base64")}\n`;
      expect(cosignedAt(text, witness.verifier), `byte ${at}`).toBeNull();
    }
  });

  it("of the log's own plain kind is not mistaken for one", () => {
    // The same key and name under the other type has another key id.
    const asCosigner = cosignerOf("example.test/log", new Uint8Array(32).fill(1));
    expect(asCosigner.verifier.keyId).not.toEqual(log.verifier.keyId);
    expect(cosignedAt(note, asCosigner.verifier)).toBeNull();
  });
});
