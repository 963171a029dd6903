import { describe, expect, test } from "vitest";
import { isOurPage, type Sender } from "./sender.ts";

const main = { frameToken: "top", processId: 7 };
const frame = { ...main, url: "app://app/", parent: null };
const ours: Sender = {
  frame,
  mainFrame: main,
  contentsId: 1,
  windowContentsId: 1,
  isClosing: false,
};
const parent = frame as unknown as NonNullable<Sender["frame"]>["parent"];

describe("Sender validated", () => {
  test("our own top frame may call", () => {
    expect(isOurPage(ours)).toBe(true);
    expect(isOurPage({ ...ours, frame: { ...frame, url: "app://app/index.html#x" } })).toBe(true);
  });

  test.each<[string, Partial<Sender>]>([
    ["a frame that is gone", { frame: null }],
    ["a closing window", { isClosing: true }],
    ["another window's contents", { contentsId: 2 }],
    ["a subframe", { frame: { ...frame, parent } }],
    ["another frame token", { frame: { ...frame, frameToken: "sub" } }],
    ["another process", { frame: { ...frame, processId: 8 } }],
    ["an empty URL", { frame: { ...frame, url: "" } }],
    ["about:blank", { frame: { ...frame, url: "about:blank" } }],
    ["a file", { frame: { ...frame, url: "file:///app/index.html" } }],
    ["a web page", { frame: { ...frame, url: "https://app/" } }],
    ["another host", { frame: { ...frame, url: "app://evil/" } }],
    ["a host that only begins like ours", { frame: { ...frame, url: "app://app.evil/" } }],
    ["user information before the host", { frame: { ...frame, url: "app://x@app/" } }],
    ["a port", { frame: { ...frame, url: "app://app:1/" } }],
    ["a data URL", { frame: { ...frame, url: "data:text/html,app://app/" } }],
  ])("%s may not", (_title, change) => {
    expect(isOurPage({ ...ours, ...change })).toBe(false);
  });
});
