import { expect, test } from "vitest";
import { networks } from "../chain/networks.ts";
import { asHere, type ChosenNetwork, networkFault } from "./vault-network.ts";

const OWN = `0x${"11".repeat(32)}`;
const ELSE = `0x${"22".repeat(32)}`;
const custom = { name: "lab", genesisHash: OWN };
const { rehearsal, finney, test: testNet } = networks;
const request = (id: string, genesisHash: string) => ({ network: { id, genesisHash } });

/** Of a request that names a network and carries a genesis, at a Vault that has chosen one. */
const CASES: readonly [string, string, ChosenNetwork["network"], string | null][] = [
  ["rehearsal", rehearsal.genesisHash, "rehearsal", null],
  ["finney", finney.genesisHash, "finney", null],
  ["test", testNet.genesisHash, "test", null],
  ["local", ELSE, "local", null],
  ["custom", OWN, "custom", null],
  // One chain, two names for it.
  ["custom", ELSE, "local", null],
  ["local", OWN, "custom", null],
  // Another chain.
  ["finney", finney.genesisHash, "rehearsal", "REQUEST_OTHER_NETWORK"],
  ["finney", finney.genesisHash, "test", "REQUEST_OTHER_NETWORK"],
  ["finney", finney.genesisHash, "local", "REQUEST_OTHER_NETWORK"],
  ["rehearsal", rehearsal.genesisHash, "finney", "REQUEST_OTHER_NETWORK"],
  ["rehearsal", rehearsal.genesisHash, "local", "REQUEST_OTHER_NETWORK"],
  ["local", ELSE, "finney", "REQUEST_OTHER_NETWORK"],
  ["local", ELSE, "custom", "REQUEST_OTHER_NETWORK"],
  // One chain under the name of another.
  ["rehearsal", finney.genesisHash, "rehearsal", "NETWORK_GENESIS_MISMATCH"],
  ["rehearsal", finney.genesisHash, "finney", "NETWORK_GENESIS_MISMATCH"],
  ["finney", rehearsal.genesisHash, "rehearsal", "NETWORK_GENESIS_MISMATCH"],
  ["rehearsal", ELSE, "rehearsal", "NETWORK_GENESIS_MISMATCH"],
  ["local", finney.genesisHash, "local", "NETWORK_GENESIS_MISMATCH"],
  ["custom", testNet.genesisHash, "test", "NETWORK_GENESIS_MISMATCH"],
];

test.each(CASES)("%s with %s at a Vault for %s: %s", (id, genesisHash, network, code) => {
  const fault = networkFault(request(id, genesisHash), { network, custom });
  expect(fault?.code ?? null).toBe(code);
  // Rules of the chosen network hold under whatever name it came.
  const here = asHere(request(id, genesisHash), { network, custom });
  expect(here.network.id).toBe(code === null ? network : id);
});

test("a network of one's own that was never added is nobody's", () => {
  const chosen = { network: "custom" as const, custom: null };
  expect(networkFault(request("custom", OWN), chosen)?.code).toBe("REQUEST_OTHER_NETWORK");
});
