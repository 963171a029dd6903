import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createPageRenewal } from "./page-renewal.ts";

function openPage() {
  let now = 0;
  let ended = 0;
  let isDestroyed = false;
  const contents = {
    isDestroyed: () => isDestroyed,
    forcefullyCrashRenderer: () => {
      ended += 1;
    },
  };
  return {
    renewal: createPageRenewal(contents, () => now),
    ended: () => ended,
    wait: (ms: number) => {
      now += ms;
    },
    destroy: () => {
      isDestroyed = true;
    },
  };
}

test("a page is ended after the call that asked for it, and known as ended by us once", async () => {
  const { renewal, ended } = openPage();
  expect(renewal.wasOurs()).toBe(false);
  expect(renewal.renew()).toBe(true);
  expect(ended()).toBe(0);
  await nextTurn();
  expect(ended()).toBe(1);
  expect([renewal.wasOurs(), renewal.wasOurs()]).toEqual([true, false]);
});

test("a page that asks again at once is left alone", async () => {
  const { renewal, ended, wait } = openPage();
  expect(renewal.renew()).toBe(true);
  expect(renewal.renew()).toBe(false);
  await nextTurn();
  renewal.wasOurs();
  wait(500);
  expect(renewal.renew()).toBe(false);
  wait(600);
  expect(renewal.renew()).toBe(true);
  await nextTurn();
  expect(ended()).toBe(2);
});

test("a window that closes in the same moment is not touched", async () => {
  const { renewal, ended, destroy } = openPage();
  expect(renewal.renew()).toBe(true);
  destroy();
  await nextTurn();
  expect(ended()).toBe(0);
  expect(renewal.renew()).toBe(false);
});
