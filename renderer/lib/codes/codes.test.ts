import { describe, expect, test } from "vitest";
import { lumaOfModules, rgbaOf } from "../../../e2e/camera/luma.ts";
import { createRandom, photograph, type View } from "../../../e2e/camera/webcam.ts";
import { urCodes } from "../ur/ur.ts";
import { type Modules, modulesOfBytes, modulesOfNote, modulesOfText, pathOf } from "./draw.ts";
import { createHints } from "./hints.ts";
import { look, type Sight } from "./look.ts";
import { frameRow, urRow } from "./row.ts";
import { createScanner } from "./scanner.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const seen = (modules: Modules) => look(rgbaOf(lumaOfModules(modules, 6)), "still");
const view: View = {
  ...{ x: 640, y: 350, side: 460, rotationDegrees: 9, tilt: 0.04 },
  ...{ blurPx: 1.3, noise: 9, black: 45, white: 210 },
};
const bytes = Uint8Array.from({ length: 900 }, (_, index) => (index * 37) & 0xff);

describe("a code on the screen", () => {
  test("gives back its text and any bytes, zeros and all", () => {
    expect(seen(modulesOfText("UR:BYTES/GUIHJZ"))).toEqual({
      kind: "code",
      bytes: utf8("UR:BYTES/GUIHJZ"),
    });
    const any = Uint8Array.of(0, 0, 1, 0x53, 255, 128, 10, 0);
    expect(seen(modulesOfBytes(any))).toEqual({ kind: "code", bytes: any });
    const note = "Tag τ, 5Grw…";
    expect(seen(modulesOfNote(note))).toEqual({ kind: "code", bytes: utf8(note) });
    expect(() => modulesOfBytes(new Uint8Array(2954))).toThrow(RangeError);
  });

  test("as a path covers exactly the dark modules", () => {
    const modules = modulesOfNote("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    const drawn = modules.map((row) => row.map(() => false));
    for (const [, x, y, width] of pathOf(modules).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      const row = drawn[Number(y)] ?? [];
      for (let at = Number(x); at < Number(x) + Number(width); at += 1) row[at] = true;
    }
    expect(drawn).toEqual(modules);
    expect(modules.slice(0, 4).flat()).not.toContain(true);
  });

  test("is read askew, out of focus and noisy, as a cheap camera sees it", () => {
    const random = createRandom(11);
    const { modules } = urRow("coldkey-request", bytes, "normal");
    let read = 0;
    for (let number = 1; number <= 5; number += 1) {
      const picture = photograph(lumaOfModules(modules(number), 6), view, random);
      if (look(rgbaOf(picture), "still").kind === "code") read += 1;
    }
    expect(read).toBeGreaterThanOrEqual(4);
  });

  test("that is not there, or too small to read, is told apart", () => {
    const random = createRandom(3);
    const blank = { width: 200, height: 200, data: new Uint8Array(40_000).fill(20) };
    expect(look(rgbaOf(blank), "frame")).toEqual({ kind: "nothing", light: 20 });
    const { modules } = urRow("coldkey-request", bytes, "fine");
    const small = photograph(
      lumaOfModules(modules(1), 6),
      { ...view, side: 240, blurPx: 1.6 },
      random,
    );
    expect(look(rgbaOf(small), "frame").kind).not.toBe("code");
  });

  test("belongs to a row that is still, endless, or begins again", () => {
    expect(urRow("bytes", bytes.subarray(0, 40), "normal")).toMatchObject({
      count: 1,
      isEndless: false,
    });
    expect(urRow("bytes", bytes, "coarse").count).toBeGreaterThan(
      urRow("bytes", bytes, "fine").count,
    );
    const frames = frameRow([Uint8Array.of(1), Uint8Array.of(2)]);
    expect(frames.modules(3)).toEqual(frames.modules(1));
  });
});

describe("the scanner", () => {
  const codes = urCodes({ type: "coldkey-request", bytes }, 200);

  test("puts a row together and says how far it is", () => {
    const scanner = createScanner([{ ur: "coldkey-request" }]);
    expect(scanner.progress()).toBeNull();
    expect(scanner.take(utf8(codes.code(1)))).toEqual({ kind: "progress", isNew: true });
    expect(scanner.take(utf8(codes.code(1)))).toEqual({ kind: "progress", isNew: false });
    expect(scanner.progress()).toMatchObject({ have: 1, count: codes.count });
    let step = scanner.take(utf8(codes.code(2)));
    for (let number = 3; step.kind === "progress"; number += 1) {
      step = scanner.take(utf8(codes.code(number)));
    }
    expect(step).toEqual({
      kind: "message",
      message: { kind: "ur", type: "coldkey-request", bytes },
    });
  });

  test("names what it did not wait for, and takes plain text and bytes only where they are wanted", () => {
    const only = createScanner([{ ur: "coldkey-signature" }]);
    expect(only.take(utf8(codes.code(1)))).toEqual({ kind: "other", what: "coldkey-request" });
    expect(only.take(utf8("hello"))).toEqual({ kind: "other", what: "text" });
    expect(only.take(Uint8Array.of(255, 0))).toEqual({ kind: "other", what: "binary" });
    const any = createScanner(["text", "binary"]);
    expect(any.take(utf8("hello"))).toMatchObject({ kind: "message", message: { text: "hello" } });
    expect(any.take(Uint8Array.of(255, 0))).toMatchObject({ kind: "message" });
  });

  test("passes no phrase and no private key on, also where text is wanted", () => {
    const scanner = createScanner(["text", "binary"]);
    const secrets = [
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk",
      `secret:0x${"e5be9a50".repeat(8)}:0xb0a8d493`,
      '{"accountId":"0x00","secretPhrase":"…"}',
    ];
    for (const text of secrets) expect(scanner.take(utf8(text)), text).toEqual({ kind: "secret" });
    const signature = "ab".repeat(65);
    const knowing = createScanner(["text"], (text) => /^[0-9a-f]{130}$/.test(text));
    expect(knowing.take(utf8(signature))).toMatchObject({ kind: "message" });
  });
});

describe("hints", () => {
  const nothing: Sight = { kind: "nothing", light: 120 };
  const code: Sight = { kind: "code", bytes };

  test("follow what is seen, and wait until it is more than a moment", () => {
    const hints = createHints();
    expect(hints.see(nothing, false, 0)).toBe("aim");
    expect(hints.see(code, true, 100)).toBe("good");
    expect(hints.see({ kind: "unread", modulePx: 7 }, false, 900)).toBe("good");
    expect(hints.see({ kind: "unread", modulePx: 7 }, false, 1700)).toBe("steady");
    expect(hints.see({ kind: "unread", modulePx: 2 }, false, 1800)).toBe("closer");
    expect(hints.see(nothing, false, 2500)).toBe("closer");
    expect(hints.see(nothing, false, 3400)).toBe("aim");
    expect(hints.see({ kind: "nothing", light: 12 }, false, 3500)).toBe("brighter");
    expect(hints.see(code, true, 3600)).toBe("good");
  });

  test("say when the same codes come again and again", () => {
    const hints = createHints();
    hints.see(code, true, 0);
    expect(hints.see(code, false, 4_000)).toBe("good");
    expect(hints.see(code, false, 5_100)).toBe("waiting");
    expect(hints.see(code, true, 5_200)).toBe("good");
  });
});
