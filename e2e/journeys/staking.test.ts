/**
 * On a node outside of the app: the one of CKW_TEST_ENDPOINT with the funded key of CKW_TEST_KEYFILE, or a rehearsal that
 * this test serves over a WebSocket (CONTRIBUTING.md, "A real node").
 */
import { expect, test } from "@playwright/test";
import { mnemonicGenerate } from "@polkadot/util-crypto";
import { value } from "../../main/chain/testing.ts";
import { importPhrase } from "../core/steps.ts";
import { openTestNode, type TestNode } from "../core/test-node.ts";
import { signAct } from "./acts.ts";
import { handsAt } from "./bridge.ts";
import {
  BLOCK_MS,
  chooseProfile,
  closeApp,
  createHotkey,
  fromMenu,
  goTo,
  holdToSign,
  inspect,
  openApp,
  PASSPHRASE,
  reviewRegistration,
} from "./workstation.ts";

/** Blocks of a real node, and its finality, after each act. */
const FINAL_MS = 120_000;
/** For all that follows, in rao. */
const FUND_RAO = BigInt(process.env.CKW_TEST_FUND_RAO ?? 5_000_000_000);

/** Where a seat costs least, as the table of subnets names it. */
async function cheapestOn({ chain }: TestNode) {
  const { subnets } = await value(chain.subnets());
  const [cheapest] = subnets
    .filter(({ netuid, isOpen }) => netuid !== 0 && isOpen)
    .sort((a, b) => (a.burnRao < b.burnRao ? -1 : 1));
  if (cheapest === undefined) throw new Error("Nothing is open for registration");
  return cheapest;
}

test("On a node outside: a hotkey is registered, stake under it bought with a limit and locked, TAO sent", async () => {
  test.setTimeout(6 * FINAL_MS);
  const node = await openTestNode(BLOCK_MS);
  const workstation = await openApp({ look: (page, name) => inspect(page, `outside-${name}`) });
  const { page } = workstation;
  await chooseProfile(workstation, "Combined");
  const hands = await handsAt(page);
  const treasury = await importPhrase(hands, mnemonicGenerate(24), "treasury", PASSPHRASE);
  const { endpoint, genesisHash } = node;
  await hands.get("networks.setCustom", { name: "lab", endpoint, genesisHash });
  await hands.get("networks.choose", { network: "custom" });
  const funding = { kind: "transfer", coldkey: node.account, destination: treasury } as const;
  await node.done({ ...funding, amountRao: FUND_RAO });
  await createHotkey(workstation, "treasury", "miner-1");

  const { netuid, name } = await cheapestOn(node);
  await reviewRegistration(workstation, `${netuid} ${name}`);
  await holdToSign(page, "treasury");
  await expect(
    page.getByRole("heading", { name: new RegExp(`^miner-1 has UID \\d+ on subnet ${netuid}$`) }),
  ).toBeVisible({ timeout: FINAL_MS });

  await goTo(page, "Keys");
  await page.getByRole("button", { name: "Stake", exact: true }).click();
  await page
    .getByLabel("Subnet", { exact: true })
    .selectOption(String(netuid), { timeout: 30_000 });
  await expect(page.getByText("Price now")).toBeVisible({ timeout: 30_000 });
  await page.getByLabel("TAO to stake").fill("1.5");
  await workstation.look("stake-1-form");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signAct(workstation, { coldkey: "treasury", spoken: null, name: "stake" });
  await expect(
    page.getByRole("heading", { name: /^Done: Stake 1\.500 τ under miner-1/ }),
  ).toBeVisible({ timeout: FINAL_MS });
  await expect(page.getByText(/were bought for 1\.500 τ/)).toBeVisible();

  const { hotkeys } = await hands.get("app.snapshot", null);
  await goTo(page, "Keys");
  await fromMenu(page, "More for treasury", "Hotkeys, proxies and subnets");
  await page.getByRole("radio", { name: "Lock stake" }).check();
  await page.getByLabel("Subnet", { exact: true }).selectOption(String(netuid));
  await page.getByLabel("Alpha to lock").fill("1");
  await workstation.look("lock-1-form");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signAct(workstation, {
    ...{ coldkey: "treasury", name: "lock" },
    spoken: hotkeys[0]?.address ?? "",
  });
  await expect(page.getByRole("heading", { name: /^Done: Lock 1\.000 α/ })).toBeVisible({
    timeout: FINAL_MS,
  });
  await workstation.look("lock-4-done");

  await goTo(page, "Keys");
  await page.getByRole("button", { name: "Send TAO", exact: true }).click();
  await page.getByLabel("To address").fill(node.account);
  await page.getByLabel("Amount", { exact: true }).fill("0.5");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signAct(workstation, { coldkey: "treasury", spoken: node.account, name: "send" });
  await expect(page.getByRole("heading", { name: /^0\.500 τ|^Done: Send 0\.500/ })).toBeVisible({
    timeout: FINAL_MS,
  });
  await closeApp(workstation);
  await node.close();
});
