/**
 * The file that carries a rehearsal over a restart. Lines of JSON, each behind the first half of its SHA-256:
 *
 *   <32 hex digits> {"format":"coldkey-workstation/rehearsal","version":1,"genesis":"0x…"}
 *   <32 hex digits> {"blocks":[…],"state":{"<key>":"<value>",…}}          state after the last of these blocks
 *   <32 hex digits> {"block":{…},"changes":{"<key>":"<value>"|null,…}}    one line per block since
 *
 * A block costs one appended line of about 2 kB. Now and then the file is replaced as a whole (temporary file, fsync,
 * rename), the oldest state of the window becoming its base. A last line without its end was being written when
 * the process died: nobody had heard of that block, and it is cut off. Any other damage is refused.
 */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import * as v from "valibot";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { type Block, genesisBlock, hashOf } from "./block.ts";
import { fromHex, type Hex, isHex, toHex } from "./hex.ts";
import { createHistory, type History, STATE_WINDOW, type StateMap } from "./history.ts";
import { digest } from "./primitives.ts";
import type { Changes } from "./state.ts";
import { decode, encode } from "./type.ts";

const FORMAT = "coldkey-workstation/rehearsal";
const VERSION = 1;
/** A rehearsal of a thousand hotkeys stays far below; more is not our file. */
const MAX_BYTES = 256 * 1024 * 1024;
/** The file is rewritten when it holds this many more blocks than the window of states needs. */
const LINES_BETWEEN_REWRITES = 1_024;
const CHECKSUM_DIGITS = 32;

export interface StateFile {
  /** `isUrgent`: on the disk before the promise settles, with everything before it. Else with the next urgent one. */
  append(block: Block, changes: Changes, isUrgent: boolean): Promise<void>;
  /** The history as it is now, as a whole: after blocks were taken off it. */
  rewrite(): Promise<void>;
  close(): Promise<void>;
}

const HexText = v.pipe(
  v.string(),
  v.check((text) => isHex(text)),
);
const Header = v.strictObject({ format: v.literal(FORMAT), version: v.number(), genesis: HexText });
const StoredBlock = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  parent: HexText,
  stateRoot: HexText,
  extrinsicsRoot: HexText,
  digest: HexText,
  extrinsics: v.array(HexText),
});
const Base = v.strictObject({
  blocks: v.array(StoredBlock),
  state: v.record(v.string(), HexText),
});
const Step = v.strictObject({
  block: StoredBlock,
  changes: v.record(v.string(), v.nullable(HexText)),
});

export interface StoredHistory {
  readonly history: History;
  readonly sizeBytes: number;
  /** Blocks that the file holds one by one. */
  readonly steps: number;
}

/** Null when there is no file yet. Refuses REHEARSAL_STATE_UNREADABLE, REHEARSAL_STATE_UNKNOWN_VERSION. */
export async function readStateFile(files: Files, path: string): Promise<StoredHistory | null> {
  const bytes = await files.readBounded(path, MAX_BYTES).catch((error: unknown) => {
    if (error instanceof Refusal && error.fault.code === "FILE_MISSING") return null;
    throw error;
  });
  if (bytes === null) return null;
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length && end > 0) await files.truncate(path, bytes.length, end);
  try {
    return { ...parse(bytes.subarray(0, end)), sizeBytes: end };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const keptName = await keepAside(files, path, bytes);
    const facts = { name: basename(path), keptName };
    throw new Refusal("REHEARSAL_STATE_UNREADABLE", facts, { cause: error });
  }
}

/** Moves the unreadable file to a name of its own, so that nothing is lost and the next start can begin anew. */
async function keepAside(files: Files, path: string, bytes: Uint8Array): Promise<string> {
  const mark = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const keptPath = `${path}.unreadable-${mark}`;
  await files.writeAtomic(keptPath, bytes);
  await files.removeFile(path);
  return basename(keptPath);
}

function parse(bytes: Uint8Array): Pick<StoredHistory, "history" | "steps"> {
  const lines = new TextDecoder("utf-8", { fatal: true }).decode(bytes).split("\n");
  lines.pop();
  const [first, second, ...rest] = lines.map(openLine);
  const header = v.parse(Header, first);
  if (header.version !== VERSION) {
    throw new Refusal("REHEARSAL_STATE_UNKNOWN_VERSION", { version: header.version });
  }
  if (header.genesis !== genesisBlock.hash) throw new Error("another network");
  const base = v.parse(Base, second);
  const state = new Map<string, Uint8Array>();
  for (const [key, value] of Object.entries(base.state)) state.set(key, fromHex(value));
  const blocks = base.blocks.map(restoreBlock);
  for (const [i, block] of blocks.entries()) if (i > 0) checkParent(blocks[i - 1], block);
  const history = createHistory(genesisBlock, blocks, state);
  for (const line of rest) {
    const step = v.parse(Step, line);
    const block = restoreBlock(step.block);
    checkParent(history.best(), block);
    const changes = new Map<string, Uint8Array | undefined>();
    for (const [key, value] of Object.entries(step.changes)) {
      changes.set(key, value === null ? undefined : fromHex(value));
    }
    history.append(block, changes);
  }
  return { history, steps: rest.length };
}

function openLine(line: string): unknown {
  const text = line.slice(CHECKSUM_DIGITS + 1);
  if (line.slice(0, CHECKSUM_DIGITS + 1) !== `${checksum(text)} `) {
    throw new Error("a line does not match its checksum");
  }
  return JSON.parse(text);
}

function checkParent(parent: Block | undefined, block: Block): void {
  if (parent?.hash !== block.header.parent_hash) throw new Error("the blocks are not a chain");
}

export async function createStateFile(
  files: Files,
  path: string,
  history: History,
  stored: StoredHistory | null,
): Promise<StateFile> {
  let sizeBytes = stored?.sizeBytes ?? 0;
  let linesSinceRewrite = Math.max(0, (stored?.steps ?? 0) - STATE_WINDOW);
  /** Lines of blocks that are in the history but not in the file yet. */
  let unwritten: string[] = [];

  const rewrite = async (): Promise<void> => {
    const bytes = new TextEncoder().encode(serialise(history));
    await files.writeAtomic(path, bytes);
    sizeBytes = bytes.length;
    linesSinceRewrite = 0;
    unwritten = [];
  };
  if (stored === null) await rewrite();

  const flush = async (): Promise<void> => {
    if (unwritten.length === 0) return;
    const bytes = new TextEncoder().encode(unwritten.join(""));
    await files.append(path, sizeBytes, bytes, { isDurable: true });
    sizeBytes += bytes.length;
    linesSinceRewrite += unwritten.length;
    unwritten = [];
  };

  return {
    async append(block, changes, isUrgent) {
      // The history ends with the block before this one: a good moment, nothing is half done.
      if (linesSinceRewrite + unwritten.length >= LINES_BETWEEN_REWRITES) await rewrite();
      unwritten.push(sealLine(stepOf(block, changes)));
      if (!isUrgent) return;
      try {
        await flush();
      } catch (error) {
        // The caller drops this block; those before it are part of the chain and are tried again.
        unwritten.pop();
        throw error;
      }
    },
    rewrite,
    close: flush,
  };
}

function serialise(history: History): string {
  const base = history.base();
  const lines = [
    sealLine({ format: FORMAT, version: VERSION, genesis: genesisBlock.hash }),
    sealLine({ blocks: base.blocks.map(storeBlock), state: stateOf(base.state) }),
  ];
  for (const { block, changes } of history.sinceBase())
    lines.push(sealLine(stepOf(block, changes)));
  return lines.join("");
}

function stepOf(block: Block, changes: Changes): v.InferInput<typeof Step> {
  const entries = [...changes].map(([key, value]) => [key, value ? toHex(value) : null] as const);
  return { block: storeBlock(block), changes: Object.fromEntries(entries) };
}

function stateOf(state: StateMap): Record<string, Hex> {
  return Object.fromEntries([...state].map(([key, value]) => [key, toHex(value)]));
}

function storeBlock({ header, extrinsics }: Block): v.InferInput<typeof StoredBlock> {
  return {
    number: header.number,
    parent: header.parent_hash,
    stateRoot: header.state_root,
    extrinsicsRoot: header.extrinsics_root,
    digest: toHex(encode(digest, header.digest)),
    extrinsics: extrinsics.map(toHex),
  };
}

function restoreBlock(stored: v.InferOutput<typeof StoredBlock>): Block {
  const header = {
    parent_hash: asHex(stored.parent),
    number: stored.number,
    state_root: asHex(stored.stateRoot),
    extrinsics_root: asHex(stored.extrinsicsRoot),
    digest: decode(digest, fromHex(stored.digest)),
  };
  return { hash: hashOf(header), header, extrinsics: stored.extrinsics.map(fromHex) };
}

function asHex(text: string): Hex {
  return toHex(fromHex(text));
}

function sealLine(value: unknown): string {
  const text = JSON.stringify(value);
  return `${checksum(text)} ${text}\n`;
}

function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, CHECKSUM_DIGITS);
}
