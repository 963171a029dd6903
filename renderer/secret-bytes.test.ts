// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { bytesOf, receiveSecret, splitWords, withSecret } from "./secret-bytes.ts";
import { fakeBridge } from "./test/fake-bridge.ts";
import { snapshot } from "./test/fixtures.ts";

const input = (value: string): HTMLInputElement => {
  const element = document.createElement("input");
  element.value = value;
  return element;
};
const install = (fake: ReturnType<typeof fakeBridge>): void => {
  Object.defineProperty(window, "workstation", { value: fake.bridge, configurable: true });
};

describe("bytes out of inputs", () => {
  test.each(["seven lamps", "пароль", "🔑 naïve", ""])("%j becomes its UTF-8", (text) => {
    expect([...bytesOf([input(text)])]).toEqual([...new TextEncoder().encode(text)]);
  });

  test("several inputs are joined by one space", () => {
    expect(new TextDecoder().decode(bytesOf(["a", "b", "c"].map(input)))).toBe("a b c");
  });

  test("words come apart again", () => {
    expect(splitWords(new TextEncoder().encode("letter advice cage"))).toEqual([
      "letter",
      "advice",
      "cage",
    ]);
  });
});

describe("the side door", () => {
  let fake: ReturnType<typeof fakeBridge>;
  beforeEach(() => {
    fake = fakeBridge(snapshot(), {}, "letter advice");
    install(fake);
  });

  test("sends the bytes under the ticket that the call names, and wipes its own copy", async () => {
    const bytes = new TextEncoder().encode("seven lamps");
    let named = "";
    await withSecret(bytes, (ticket) => {
      named = ticket;
      return Promise.resolve({ ok: true, value: null });
    });
    expect(new TextDecoder().decode(fake.sent.get(named))).toBe("seven lamps");
    expect([...bytes].every((byte) => byte === 0)).toBe(true);
  });

  test("wipes also when the call throws", async () => {
    const bytes = new TextEncoder().encode("seven lamps");
    await expect(withSecret(bytes, () => Promise.reject(new Error("gone")))).rejects.toThrow();
    expect([...bytes].every((byte) => byte === 0)).toBe(true);
  });

  test("a refused reveal gives the refusal, not a closed port", async () => {
    const refused = { ok: false, fault: { code: "PHRASE_NOT_OPEN", facts: {} } } as const;
    expect(await receiveSecret(() => Promise.resolve(refused))).toEqual(refused);
  });
});
