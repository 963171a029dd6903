import { expect, test } from "vitest";
import type { Snapshot } from "../../preload/contract.ts";
import { devAddress } from "../chain/testing.ts";
import { attentionState } from "./attention-state.ts";
import { trayBitmap } from "./tray-bitmap.ts";

const coldkey = devAddress("Alice");
const seen = (...levels: string[]): Snapshot =>
  ({
    coldkeys: [{ address: coldkey, name: "treasury" }],
    watched: [],
    swaps: [],
    reminders: [],
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
  expect(tray).toMatchObject({ kind: "alarm", text: expect.stringContaining("2 alarms") });
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

test("a reminder is told by the coldkey's name, and does not take the window to the front", () => {
  const snapshot: Snapshot = {
    ...seen(),
    reminders: [
      { id: "remind-40000-day-0", coldkey, stage: "day", round: 0, executableAt: 40_000 },
      { id: "remind-40000-now-0", coldkey, stage: "now", round: 0, executableAt: 40_000 },
    ],
  };
  const { notices } = attentionState(snapshot);
  expect(notices.map(({ title, isAlarm }) => [title, isAlarm])).toEqual([
    ["Your swap can be executed now", false],
    ["Less than a day until your swap can be executed", false],
  ]);
  expect(notices[0]?.body).toContain("treasury");
  const nameless = attentionState({ ...snapshot, coldkeys: [] });
  expect(JSON.stringify(nameless.notices.map(({ body }) => body))).not.toContain(coldkey);
});

test("the tray counts the blocks down from the announcement on, unless there is an alarm", () => {
  const swap = (part: object): Snapshot =>
    ({
      ...seen(),
      nowMs: 0,
      swaps: [
        {
          ...{ coldkey, state: "announced", atBlock: 100 },
          announcement: {
            whose: "planned",
            executable: { block: 1_301, blocksLeft: 1_200, aboutMs: 14_400_000 },
          },
          ...part,
        },
      ],
    }) as unknown as Snapshot;
  const text = (part: object) => attentionState(swap(part)).tray?.text;
  expect(text({})).toBe("Swap of treasury: executable in 1200 blocks, about 4 h");
  expect(text({ atBlock: null })).toContain("no connection");
  expect(text({ state: "executable" })).toContain("sign the execution now");
  expect(text({ state: "clearable" })).toContain("can be replaced");
  expect(text({ state: "disputed" })).toContain("frozen");
  expect(text({ state: "planned", announcement: null })).toBeUndefined();
  expect(attentionState({ ...swap({}), sentinel: seen("emergency").sentinel }).tray?.kind).toBe(
    "alarm",
  );
});

test("the icons are discs with corners that let the desktop through", () => {
  const first = (kind: "alarm" | "swap") => {
    const { pixels, size } = trayBitmap(kind);
    expect(pixels).toHaveLength(size * size * 4);
    expect(pixels[3]).toBe(0);
    return [...pixels.subarray((16 * size + 4) * 4, (16 * size + 4) * 4 + 4)];
  };
  expect(first("alarm")).toEqual([0x1e, 0x26, 0xb3, 0xff]);
  expect(first("swap")).not.toEqual(first("alarm"));
});
