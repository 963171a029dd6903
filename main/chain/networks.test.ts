import { expect, test } from "vitest";
import { isExpectedGenesis, networks } from "./networks.ts";
import { checkEndpoint } from "./transport.ts";

const UNKNOWN = `0x${"11".repeat(32)}`;

test("the public networks are pinned to their genesis and reached over TLS", () => {
  for (const network of [networks.finney, networks.test]) {
    expect(isExpectedGenesis(network, network.genesisHash), network.id).toBe(true);
    expect(isExpectedGenesis(network, UNKNOWN), network.id).toBe(false);
    expect(checkEndpoint(network.endpoint).protocol, network.id).toBe("wss:");
  }
  expect(isExpectedGenesis(networks.finney, networks.test.genesisHash)).toBe(false);
});

test("a local chain may have any genesis but a public one", () => {
  expect(isExpectedGenesis(networks.local, UNKNOWN)).toBe(true);
  expect(isExpectedGenesis(networks.local, networks.finney.genesisHash)).toBe(false);
  expect(isExpectedGenesis(networks.local, networks.test.genesisHash)).toBe(false);
});

test("every network is a subtensor with TAO of nine decimals and prefix 42", () => {
  for (const [id, network] of Object.entries(networks)) {
    expect(network, id).toMatchObject({
      id,
      specName: "node-subtensor",
      ss58Prefix: 42,
      tokenSymbol: "TAO",
      tokenDecimals: 9,
    });
  }
});
