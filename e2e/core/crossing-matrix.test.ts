/** The matrix of the gap: each act against each mishap, with two whole cores, a stick between them, and a stranger. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { actsOf, cellsOf, prepareWalks, type WalkKeys } from "./crossing-walks.ts";
import { openPair, openSide, type Pair, type Side } from "./pair.ts";

/** As a fast-blocks build has them: five days are fifty blocks. */
const DELAY_BLOCKS = 50;

let pair: Pair;
let stranger: Side;
let keys: WalkKeys;

beforeAll(async () => {
  const rehearsalWorld = { subnets: 3, swapDelays: { announce: DELAY_BLOCKS, reannounce: 10 } };
  pair = await openPair({ desk: { rehearsalWorld } });
  stranger = await openSide(pair.stick, "desk");
  keys = await prepareWalks(pair);
}, 180_000);

afterEach(() => expect([...pair.desk.core.bugs, ...pair.vault.core.bugs]).toEqual([]));

afterAll(async () => {
  await pair.close();
  await stranger.core.close();
});

const acts = actsOf(
  () => pair,
  () => keys,
  DELAY_BLOCKS,
);
describe.each(acts)("$name", (act) => {
  const cells = cellsOf(
    () => pair,
    act,
    () => ({ desk: stranger }),
  );
  test.each(cells)("%s", (_what, play) => play());
});
