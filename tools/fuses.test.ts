/** Reading fuses from binaries that were put together for it: right ones, wrong ones, broken ones. */
import { expect, test } from "vitest";
import { AGREED, DELIVERED, readFuses, SENTINEL, wrongFuses } from "./fuses.mjs";

const wire = (states: string, version = 1, length = states.length) =>
  Buffer.concat([SENTINEL, Buffer.from([version, length]), Buffer.from(states)]);
const binary = (...wires: Buffer[]) =>
  Buffer.concat(wires.flatMap((one) => [Buffer.alloc(64, 7), one]).concat(Buffer.alloc(64)));
const agreed = AGREED.map(([, isOn]) => (isOn ? "1" : "0")).join("");

test("the agreed fuses pass, in both halves of a universal binary", () => {
  expect(agreed).toBe("010011001");
  expect(wrongFuses(binary(wire(agreed), wire(agreed)))).toEqual([]);
  expect(readFuses(binary(wire(agreed), wire(agreed)))).toHaveLength(2);
});

test("Electron as it is delivered fails in each fuse that was decided differently", () => {
  expect(wrongFuses(binary(wire(DELIVERED)))).toHaveLength(7);
});

test.each(AGREED.map(([name], index) => [name, index] as const))(
  "%s alone, set the other way, is named",
  (name, index) => {
    const flipped = [...agreed].map((one, at) => (at === index ? (one === "1" ? "0" : "1") : one));
    const [finding, ...more] = wrongFuses(binary(wire(flipped.join(""))));
    expect(finding).toMatch(new RegExp(`^${name} is (on|off)$`));
    expect(more).toEqual([]);
  },
);

test("a wrong second half, a removed fuse, a missing one and a new one are findings", () => {
  expect(wrongFuses(binary(wire(agreed), wire(DELIVERED)))).toHaveLength(7);
  expect(wrongFuses(binary(wire(agreed.replace("1", "r"))))).toEqual([
    "EnableCookieEncryption is removed",
  ]);
  expect(wrongFuses(binary(wire(agreed.slice(0, -1))))).toEqual(["WasmTrapHandlers is missing"]);
  expect(wrongFuses(binary(wire(`${agreed}0`)))).toEqual(["1 fuses that nobody decided on"]);
});

test("a binary without a wire, with a broken one or of another version is no answer", () => {
  expect(() => wrongFuses(Buffer.alloc(1000))).toThrow("no fuse wire");
  expect(() => wrongFuses(binary(wire(agreed, 2)))).toThrow("version 2");
  expect(() => wrongFuses(binary(wire("0101x1001")))).toThrow("broken");
  expect(() => wrongFuses(wire(agreed, 1, 40))).toThrow("broken");
});
