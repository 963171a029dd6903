import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../lib/clock.ts";
import { demand } from "../lib/fault.ts";
import { createVault, type Vault } from "./process.ts";
import type { VaultHello } from "./protocol.ts";
import { bytesOf, STRONG } from "./testing.ts";
import {
  type BuiltVault,
  buildVault,
  childLauncher,
  NATIVE_PATH,
  secretIn,
  secretOut,
} from "./testing-child.ts";

const FLOOR = { memoryBytes: 256 * 1024 * 1024, passes: 3 };
let built: BuiltVault;
beforeAll(async () => {
  built = await buildVault();
});
afterAll(() => built.remove());

async function journey(vault: Vault) {
  const created = demand(
    await vault.call("createColdkey", { wordCount: 24, cost: FLOOR, passphrase: 0 }, [
      secretIn(bytesOf(STRONG)),
    ]),
  );
  const { session, sealed, address } = created;
  const out = secretOut();
  demand(await vault.call("revealWords", { session, from: 1, to: 24, out: 0 }, [out.port]));
  const words = await out.received;
  const check = demand(await vault.call("checkPhrase", { session, phrase: 0 }, [secretIn(words)]));
  const verified = demand(await vault.call("verifySealed", { sealed, session }));
  demand(await vault.call("closePhrase", { session }));
  const { hotkeys } = demand(
    await vault.call("createHotkeys", { coldkey: sealed, count: 2, passphrase: 0 }, [
      secretIn(bytesOf(STRONG)),
    ]),
  );
  return { address, words: new TextDecoder().decode(words), check, verified, hotkeys };
}

describe("the built vault as a process", () => {
  it.each([
    ["native", [`--sodium=${NATIVE_PATH}`]],
    ["wasm", []],
  ] as const)(
    "does the whole journey with libsodium %s",
    { timeout: 120_000 },
    async (kind, args) => {
      const hellos: VaultHello[] = [];
      const vault = createVault({
        launch: childLauncher(built),
        clock: systemClock,
        args,
        onOpened: (hello) => hellos.push(hello),
      });
      const done = await journey(vault);
      await vault.lock("done");
      expect(hellos).toEqual([expect.objectContaining({ sodium: kind })]);
      expect(done.words.split(" ")).toHaveLength(24);
      expect(done.check).toEqual({ match: true });
      expect(done.verified.address).toBe(done.address);
      expect(new Set(done.hotkeys.map(({ address }) => address)).size).toBe(2);
    },
  );
});
