/** The node: makes blocks, one after the other, and tells those who listen. */
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { type Block, genesisBlock } from "./block.ts";
import { type Act, buildBlock, type Mint } from "./executive.ts";
import type { SignedExtrinsic } from "./extrinsic.ts";
import { type Contents, type Fork, fork, type Reorganisation } from "./fork.ts";
import { blake2_256Hex } from "./hashing.ts";
import type { Hex } from "./hex.ts";
import type { HistoricState, History } from "./history.ts";
import { createNews, type HeadListener } from "./news.ts";
import { blockHash } from "./pallets/system.ts";
import { createPool, type PooledTransaction, readSigned, type StatusListener } from "./pool.ts";
import type { AccountId, DispatchError } from "./primitives.ts";
import { invalidParams } from "./rpc-error.ts";
import { layerOver } from "./state.ts";
import type { StateFile } from "./state-file.ts";
import type { StateView } from "./storage.ts";
import { createTroubles, type Trouble, type Troubles } from "./trouble.ts";
import { checkValidity, type Validity } from "./validity.ts";

export interface NodeOptions {
  readonly history: History;
  readonly stateFile: StateFile | null;
  readonly clock: Clock;
  readonly blockMs: number | null;
  /** RFC-78 digest of the metadata: computed when the first transaction asks for it, because that takes a while. */
  readonly metadataDigest: () => Promise<Uint8Array>;
}

export interface RehearsalNode {
  readonly history: History;
  state(block: Block): HistoricState | undefined;
  pace(): number | null;
  setPace(blockMs: number | null): void;
  advance(blocks: number): Promise<Block>;
  /** Resolves with the block that holds the new money; without a pace, makes that block. */
  faucet(mint: Mint): Promise<Block>;
  /** In the next block; without a pace, makes that block. */
  act(act: Act): Promise<{ block: Block; error: DispatchError | null }>;
  /**
   * The newest blocks give way to others. Refuses more blocks than are not final, and blocks of a run before this one:
   * what was in them is not known any more.
   */
  reorganise(what: Reorganisation): Promise<Block>;
  submit(bytes: Uint8Array, listener?: StatusListener): Promise<Hex>;
  pending(): readonly PooledTransaction[];
  nextNonce(account: AccountId, chainNonce: number): number;
  validity(extrinsic: SignedExtrinsic): Promise<Validity>;
  listen(listener: HeadListener): () => void;
  readonly troubles: Troubles;
  isClosed(): boolean;
  /** Why the newest attempt to make a block failed; null when it did not. */
  failure(): string | null;
  close(): Promise<void>;
}

/**
 * While many blocks are made by hand, requests are let through and the disk is brought up to date this often. A crash
 * in between loses only empty blocks of this run; blocks with transactions are never announced before they are safe.
 */
const BLOCKS_BETWEEN_PAUSES = 50;
/** Moves of up to so many blocks are told block by block. */
const BLOCKS_TOLD_AT_THE_END = 10;

const NOTHING: Contents = { mints: [], acts: [], included: [] };

const CLOSED = "the rehearsal network is closed";

/** Requests get their turn, and what was said of a block reaches the clients before the reply that it was made. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

interface WaitingMint extends Mint {
  readonly settle: (block: Block) => void;
  readonly fail: (cause: unknown) => void;
}

interface WaitingAct {
  readonly act: Act;
  readonly settle: (done: { block: Block; error: DispatchError | null }) => void;
  readonly fail: (cause: unknown) => void;
}

export function createNode(options: NodeOptions): RehearsalNode {
  const { history, stateFile, clock } = options;
  const pool = createPool(clock);
  const troubles = createTroubles(clock, onTrouble);
  /** What is in the blocks of this run that are not final. */
  const contents = new Map<Hex, Contents & { readonly number: number }>();
  let mints: WaitingMint[] = [];
  let acts: WaitingAct[] = [];
  let metadataDigest: Uint8Array | null = null;
  let blockMs = options.blockMs;
  let cancelTimer: (() => void) | null = null;
  let isClosed = false;
  let failure: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const checkForNext = (extrinsic: SignedExtrinsic): Validity =>
    checkValidity(
      {
        state: stateForNext(),
        blockNumber: history.best().header.number + 1,
        genesisHash: genesisBlock.hash,
        metadataDigest,
      },
      extrinsic,
    );

  const bestState = (): HistoricState => {
    const state = history.stateAt(history.best());
    if (!state) throw new Error("the state of the best block is missing");
    return state;
  };

  /** As the runtime sees it when it is asked: the next block has begun, so the best block's hash is on record. */
  const stateForNext = (): StateView => {
    const best = history.best();
    const layer = layerOver(bestState());
    blockHash.put(layer, best.header.number, best.hash);
    return layer;
  };

  const news = createNews(history, pool, checkForNext);

  /** One at a time: a block is built on the one before it, and on disk before anybody hears of it. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (isClosed) return Promise.reject(new Error(CLOSED));
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  /** `hasToWait`: for the disk, before anybody hears of the block. */
  const makeBlock = async (hasToWait: boolean, isQuiet = false): Promise<Block> => {
    const parent = history.best();
    const paid = mints;
    mints = [];
    const acted = acts;
    acts = [];
    try {
      const { block, changes, included, actErrors } = buildBlock({
        parent,
        state: bestState(),
        nowMs: clock.nowMs(),
        mints: paid,
        acts: acted.map(({ act }) => act),
        candidates: pool.pending(),
        genesisHash: genesisBlock.hash,
        metadataDigest,
      });
      const hasNews = included.length > 0 || paid.length > 0 || acted.length > 0;
      await stateFile?.append(block, changes, hasToWait || hasNews);
      history.append(block, changes);
      remember(block, { mints: paid, acts: acted.map(({ act }) => act), included });
      news.announce({
        made: [{ block, included }],
        touched: [...changes.keys()],
        isQuiet: isQuiet && included.length === 0 && paid.length === 0,
      });
      for (const mint of paid) mint.settle(block);
      for (const [at, { settle }] of acted.entries()) {
        settle({ block, error: actErrors[at] ?? null });
      }
      failure = null;
      return block;
    } catch (error) {
      for (const waiting of [...paid, ...acted]) waiting.fail(error);
      throw error;
    }
  };

  const remember = (block: Block, { mints, acts, included }: Contents): void => {
    const { number } = block.header;
    contents.set(block.hash, { number, mints, acts, included });
    const final = history.finalized().header.number;
    for (const [hash, old] of contents) if (old.number <= final) contents.delete(hash);
  };

  /** Blocks of this run that are not final. */
  const openBlocks = (): number => {
    const final = history.finalized().header.number;
    let number = history.best().header.number;
    while (number > final && contents.has(history.blockByNumber(number)?.hash ?? "0x")) number--;
    return history.best().header.number - number;
  };

  const reorganise = async ({ blocks, fate, instead = [] }: Reorganisation): Promise<Block> => {
    const most = openBlocks();
    if (blocks < 1 || blocks > most) throw invalidParams(`only 1 to ${most} blocks can give way`);
    const signed = instead.map((bytes) => ({ bytes, extrinsic: readSigned(bytes) }));
    for (const { extrinsic } of signed) await ensureDigest(extrinsic);
    const change = fork({
      ...{ history, bestState, blocks, fate, metadataDigest },
      contentsOf: ({ hash }) => contents.get(hash) ?? NOTHING,
      nowMs: clock.nowMs(),
      instead: () => signed.map(({ bytes, extrinsic }) => asPooled(bytes, extrinsic)),
      genesisHash: genesisBlock.hash,
    });
    try {
      await stateFile?.rewrite();
    } catch (error) {
      change.undo();
      throw error;
    }
    tellOf(change, fate === "forgotten");
    return history.best();
  };

  const asPooled = (bytes: Uint8Array, extrinsic: SignedExtrinsic): PooledTransaction => {
    const validity = checkForNext(extrinsic);
    if (validity.kind !== "valid") throw invalidParams("not valid in the block instead");
    return { hash: blake2_256Hex(bytes), bytes, extrinsic, sender: validity.sender };
  };

  const tellOf = ({ gone, made, waiting, touched }: Fork, isForgotten: boolean): void => {
    for (const one of made) remember(one.block, one);
    acts.push(...waiting.map((act) => ({ act, settle: () => undefined, fail: () => undefined })));
    news.announce({ made, touched, gone, isForgotten });
  };

  function onTrouble(before: Trouble | null, now: Trouble | null): void {
    if (before === "stalled" || now === "stalled") history.holdFinality(now === "stalled");
    if (now !== "reorganised") return;
    const blocks = openBlocks();
    if (blocks > 0) void inTurn(() => reorganise({ blocks, fate: "back" })).catch(onMakerFailure);
  }

  const schedule = (): void => {
    cancelTimer?.();
    cancelTimer = null;
    if (blockMs === null || isClosed) return;
    cancelTimer = clock.after(blockMs, () => {
      void inTurn(() => makeBlock(true)).then(schedule, onMakerFailure);
    });
  };

  /** A block that could not be written (a full disk) never was: the next slot tries again. */
  const onMakerFailure = (error: unknown): void => {
    if (!(error instanceof Refusal)) throw error;
    failure = error.fault.code;
    schedule();
  };

  const ensureDigest = async (extrinsic: SignedExtrinsic): Promise<void> => {
    if (extrinsic.hasMetadataHash) metadataDigest ??= await options.metadataDigest();
  };

  schedule();

  return {
    history,
    troubles,
    state: (block) => history.stateAt(block),
    pace: () => blockMs,
    isClosed: () => isClosed,
    failure: () => failure,
    setPace(next) {
      blockMs = next;
      schedule();
    },
    advance: (blocks) =>
      inTurn(async () => {
        let block = history.best();
        for (let i = 1; i <= blocks; i++) {
          const isPause = i % BLOCKS_BETWEEN_PAUSES === 0;
          // The last ones one by one: whoever watches sees the end of a move as it would come by itself.
          const isQuiet = !isPause && i < blocks - BLOCKS_TOLD_AT_THE_END;
          block = await makeBlock(isPause || i === blocks, isQuiet);
          if (isPause) await nextTurn();
        }
        await nextTurn();
        return block;
      }),
    async faucet(mint) {
      if (isClosed) throw new Error(CLOSED);
      const included = new Promise<Block>((settle, fail) => {
        mints.push({ ...mint, settle, fail });
      });
      if (blockMs === null) await inTurn(() => makeBlock(true));
      const block = await included;
      await nextTurn();
      return block;
    },
    async act(act) {
      if (isClosed) throw new Error(CLOSED);
      const done = new Promise<{ block: Block; error: DispatchError | null }>((settle, fail) => {
        acts.push({ act, settle, fail });
      });
      if (blockMs === null) await inTurn(() => makeBlock(true));
      const result = await done;
      await nextTurn();
      return result;
    },
    reorganise: (what) =>
      inTurn(async () => {
        const block = await reorganise(what);
        await nextTurn();
        return block;
      }),
    async submit(bytes, listener) {
      if (isClosed) throw new Error(CLOSED);
      const extrinsic = readSigned(bytes);
      await ensureDigest(extrinsic);
      const hash = blake2_256Hex(bytes);
      return pool.submit(
        bytes,
        extrinsic,
        checkForNext,
        listener && news.untilFinal(hash, listener),
      );
    },
    pending: pool.pending,
    nextNonce: pool.nextNonce,
    async validity(extrinsic) {
      await ensureDigest(extrinsic);
      return checkForNext(extrinsic);
    },
    listen: news.listen,
    async close() {
      isClosed = true;
      troubles.begin(null);
      cancelTimer?.();
      await queue;
      for (const waiting of [...mints.splice(0), ...acts.splice(0)]) {
        waiting.fail(new Error(CLOSED));
      }
      await stateFile?.close();
    },
  };
}
