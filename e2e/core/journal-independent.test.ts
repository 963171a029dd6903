/**
 * Our notes, checkpoints, co-signatures and proofs, read by an implementation that is not ours: Go's own
 * `golang.org/x/mod/sumdb/{note,tlog}`, where the formats come from, and `transparency-dev/formats`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cosigned, cosignerOf } from "../../main/journal/cosignature.ts";
import { createLeafList, leafHash, rootAt } from "../../main/journal/merkle.ts";
import { signCheckpoint, signerOf } from "../../main/journal/note.ts";
import { proofFile } from "../../main/journal/proofs.ts";
import { bytesToBase64, utf8ToBytes } from "../../main/lib/bytes.ts";
import { linesOf, makeSample, type Sample } from "./journal-samples.ts";

const MODULE = `module independent

go 1.22

require (
	github.com/transparency-dev/formats v0.1.1
	golang.org/x/mod v0.36.0
)
`;

/** Reads one request, answers with one line for each check: "ok" or what is wrong. */
const PROGRAM = `package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"github.com/transparency-dev/formats/log"
	cosig "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type request struct {
	Key, Cosigner, Origin, Note string
	Lines                       []string
	Inclusion                   []struct {
		Index  int64
		Hashes []string
	}
	Consistency []struct {
		From   int64
		Hashes []string
		Root   string
	}
}

func hash(text string) (h tlog.Hash) {
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil || copy(h[:], bytes) != tlog.HashSize {
		panic("not a hash: " + text)
	}
	return h
}

func hashes(texts []string) (all []tlog.Hash) {
	for _, text := range texts {
		all = append(all, hash(text))
	}
	return all
}

func say(what string, err error) {
	if err != nil {
		fmt.Println(what+":", err)
	} else {
		fmt.Println(what + ": ok")
	}
}

func main() {
	var r request
	if err := json.NewDecoder(os.Stdin).Decode(&r); err != nil {
		panic(err)
	}
	key, err := note.NewVerifier(r.Key)
	say("key", err)
	if err != nil {
		return
	}
	witness, err := cosig.NewVerifierForCosignatureV1(r.Cosigner)
	say("cosigner", err)
	checkpoint, _, opened, err := log.ParseCheckpoint([]byte(r.Note), r.Origin, key, witness)
	say("checkpoint", err)
	if err != nil {
		return
	}
	fmt.Println("size:", checkpoint.Size, "signatures:", len(opened.Sigs), "unverified:", len(opened.UnverifiedSigs))
	for _, signature := range opened.Sigs {
		if signature.Name == witness.Name() {
			at, err := cosig.CoSigV1Timestamp(signature)
			say(fmt.Sprint("cosigned ", at.Unix()), err)
		}
	}
	var root tlog.Hash
	copy(root[:], checkpoint.Hash)
	size := int64(checkpoint.Size)
	for _, proof := range r.Inclusion {
		leaf := tlog.RecordHash([]byte(r.Lines[proof.Index]))
		err := tlog.CheckRecord(hashes(proof.Hashes), size, root, proof.Index, leaf)
		say(fmt.Sprint("inclusion ", proof.Index), err)
	}
	for _, proof := range r.Consistency {
		err := tlog.CheckTree(hashes(proof.Hashes), size, root, proof.From, hash(proof.Root))
		say(fmt.Sprint("consistency ", proof.From), err)
	}
}
`;

let folder: string;
let sample: Sample;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "independent-"));
  sample = await makeSample(23);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  sample.remove();
});

/** Null with the reason where there is no Go, or no way to its modules. */
function buildGo(): { program: string } | { missing: string } {
  if (spawnSync("go", ["version"]).error !== undefined) return { missing: "Go is not installed" };
  writeFileSync(join(folder, "go.mod"), MODULE);
  writeFileSync(join(folder, "main.go"), PROGRAM);
  const program = join(folder, "independent");
  const built = spawnSync("go", ["build", "-mod=mod", "-o", program, "."], {
    cwd: folder,
    encoding: "utf8",
    timeout: 240_000,
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  const isOffline = /dial tcp|proxy|lookup|no such host|i\/o timeout|403|404/i.test(built.stderr);
  if (built.status !== 0 && isOffline) return { missing: "Go's module proxy cannot be reached" };
  if (built.status !== 0) throw new Error(built.stderr);
  return { program };
}

test("a checkpoint of the app, its proofs and a co-signature are right for Go's implementation", {
  timeout: 300_000,
}, (context) => {
  const go = buildGo();
  if ("missing" in go) return context.skip(go.missing);
  const lines = linesOf(sample.folder);
  const leaves = createLeafList();
  for (const line of lines) leaves.push(leafHash(utf8ToBytes(line)));
  const witness = cosignerOf("witness.test/desk", new Uint8Array(32).fill(9));
  const note = cosigned(sample.held, witness, 1_700_000_123);
  const file = proofFile(leaves, {
    key: sample.vkey,
    cosigner: witness.verifier.vkey,
    note,
    size: lines.length,
    from: [1, 2, 8, 11, 22, 23],
    index: lines.map((_, index) => index),
  });
  const request = {
    Key: file.key,
    Cosigner: file.cosigner,
    Origin: sample.vkey.split("+")[0],
    Note: file.checkpoint,
    Lines: lines,
    Inclusion: file.inclusion,
    Consistency: file.consistency.map((proof) => ({
      ...proof,
      root: bytesToBase64(rootAt(leaves, proof.from)),
    })),
  };
  const ask = (input: object) => {
    const { stdout, stderr } = spawnSync(go.program, {
      input: JSON.stringify(input),
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    return stdout.trim().split("\n");
  };
  expect(ask(request)).toEqual([
    "key: ok",
    "cosigner: ok",
    "checkpoint: ok",
    "size: 23 signatures: 2 unverified: 0",
    "cosigned 1700000123: ok",
    ...lines.map((_, index) => `inclusion ${index}: ok`),
    ...file.consistency.map(({ from }) => `consistency ${from}: ok`),
  ]);

  // It must also be able to say no, or it says nothing.
  const bent = ask({ ...request, Lines: lines.with(7, (lines[7] ?? "").replace("7", "8")) });
  expect(bent.filter((text) => !text.includes("ok"))).toHaveLength(2);
  expect(bent.find((text) => text.startsWith("inclusion 7"))).not.toContain("ok");
  const stranger = signerOf(String(request.Origin), new Uint8Array(32).fill(3));
  const forged = signCheckpoint(
    { origin: String(request.Origin), size: 23, root: rootAt(leaves, 23) },
    stranger,
  );
  expect(ask({ ...request, Note: forged }).at(-1)).toMatch(/^checkpoint: .*(verif|sign)/i);
});
