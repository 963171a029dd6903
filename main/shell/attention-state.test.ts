import { expect, test } from "vitest";
import type { Snapshot } from "../../preload/contract.ts";
import { attentionState } from "./attention-state.ts";
import { trayBitmap } from "./tray-bitmap.ts";

const coldkey = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const seen = (...levels: string[]): Snapshot =>
  ({
    coldkeys: [{ address: coldkey, name: "treasury" }],
    watched: [],
    sentinel: {
      sightings: levels.map((level, at) => ({ id: `swap-${at}`, coldkey, level })),
    },
  }) as unknown as Snapshot;

test("an emergency and a theft are told, and nothing else", () => {
  expect(attentionState(seen("planned", "notice", "open", "frozen", "past"))).toEqual({
    tray: null,
    notices: [],
  });
  const { tray, notices } = attentionState(seen("emergency", "taken"));
  expect(tray).toContain("2 alarms");
  expect(notices.map(({ title }) => title)).toEqual([
    "Someone announced a swap of your coldkey",
    "Everything of a coldkey was moved to another key",
  ]);
  expect(notices[0]?.body).toContain("treasury");
});

test("it is said in the language that was chosen", () => {
  const [notice] = attentionState({ ...seen("emergency"), language: "zh" }).notices;
  expect(notice?.title).toBe("有人宣布要更换你的 coldkey");
  expect(notice?.body).toContain("treasury");
});

test("what was announced and then taken is told twice", () => {
  const [before] = attentionState(seen("emergency")).notices;
  const [after] = attentionState(seen("taken")).notices;
  expect(before?.id).not.toBe(after?.id);
});

test("the icon is a disc with corners that let the desktop through", () => {
  const { pixels, size } = trayBitmap();
  expect(pixels).toHaveLength(size * size * 4);
  expect(pixels[3]).toBe(0);
  expect([...pixels.subarray((16 * size + 4) * 4, (16 * size + 4) * 4 + 4)]).toEqual([
    0x1e, 0x26, 0xb3, 0xff,
  ]);
});
