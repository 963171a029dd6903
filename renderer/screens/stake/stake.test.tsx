// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { gpu, snapshot, treasury } from "../../test/fixtures.ts";
import { stakeAnswers } from "../../test/gallery/stake-scenes.ts";
import { showApp } from "../../test/show-app.tsx";
import { readNetuids, readTake } from "../manage/manage-operation.ts";
import { limitPrice, limitRatio } from "./stake-operation.ts";

afterEach(cleanup);

describe("the price limit", () => {
  test("lies above the price for a purchase and below it for a sale; root has one price", () => {
    expect(limitPrice("buy", 1, 20_000_000n, 10)).toBe(20_200_000n);
    expect(limitPrice("sell", 1, 20_000_000n, 10)).toBe(19_800_000n);
    expect(limitPrice("buy", 0, 1_000_000_000n, 30)).toBe(1_000_000_000n);
    // A price of few rao must have room to move, or every purchase is refused.
    expect(limitPrice("buy", 1, 3n, 5)).toBe(4n);
  });

  test("of a swap is the least ratio of the two prices, times 10^9", () => {
    expect(limitRatio(20_000_000n, 5_000_000n, 10)).toBe(3_960_000_000n);
    expect(limitRatio(20_000_000n, 0n, 10)).toBe(0n);
  });
});

test("a take is read from percent and never rounded above the maximum", () => {
  expect(readTake("18")).toBe(11_796);
  expect(readTake("9.5")).toBe(6_225);
  for (const text of ["18.01", "-1", "9,5", ""]) expect(readTake(text), text).toBeNull();
});

test("subnets to claim are one to five numbers, each once, in order", () => {
  expect(readNetuids("4, 1, 4")).toEqual([1, 4]);
  for (const text of ["", "1,2,3,4,5,6", "x", "1;2"]) expect(readNetuids(text), text).toBeNull();
});

test("staking asks the core with amount and limit in rao, and shows what the pool would give", async () => {
  const app = await showApp(snapshot({ coldkeys: [treasury], hotkeys: [gpu] }), {
    ...stakeAnswers,
    "operations.discard": () => null,
  });
  await app.user.click(screen.getByRole("button", { name: "Stake" }));
  await app.user.selectOptions(await screen.findByLabelText("Subnet"), "19");
  const check = screen.getByRole("button", { name: "Check with the chain" });
  expect(check).toHaveProperty("disabled", true);
  await app.user.type(screen.getByLabelText("TAO to stake"), "10");
  await app.user.click(check);
  await screen.findByRole("heading", { name: "What it costs", level: 1 });
  expect(app.called.find(({ name }) => name === "operations.draft")?.input).toEqual({
    operation: {
      kind: "add-stake",
      coldkey: treasury.address,
      hotkey: gpu.address,
      netuid: 19,
      amountRao: 10_000_000_000n,
      limitPriceRao: 20_200_004n,
      allowPartial: false,
    },
  });
  expect(screen.getByText(/499\.623/)).toBeTruthy();
  await app.user.click(screen.getByRole("button", { name: "Change it" }));
  expect(await screen.findByLabelText("TAO to stake")).toHaveProperty("value", "10");
});
