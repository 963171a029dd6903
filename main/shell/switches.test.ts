import { describe, expect, test } from "vitest";
import { refusedSwitches } from "./switches.ts";

const none = () => false;

describe("Switch refusal", () => {
  test.each([
    ["--remote-debugging-port=9222", "remote-debugging-port"],
    ["--remote-debugging-pipe", "remote-debugging-pipe"],
    ["--inspect", "inspect"],
    ["--inspect-brk=0", "inspect-brk"],
    ["--js-flags=--expose-gc", "js-flags"],
    ["--no-sandbox", "no-sandbox"],
    ["--disable-web-security", "disable-web-security"],
    ["--disable-site-isolation-trials", "disable-site-isolation-trials"],
    ["--host-rules=MAP * 1.2.3.4", "host-rules"],
    ["--host-resolver-rules=MAP * 1.2.3.4", "host-resolver-rules"],
    ["--proxy-server=1.2.3.4", "proxy-server"],
    ["--ignore-certificate-errors", "ignore-certificate-errors"],
    ["--load-extension=/tmp/x", "load-extension"],
    ["--user-data-dir=/tmp/x", "user-data-dir"],
    ["--No-Sandbox", "no-sandbox"],
    ["-no-sandbox", "no-sandbox"],
    ["--renderer-cmd-prefix=/tmp/x", "renderer-cmd-prefix"],
    ["--utility-cmd-prefix=/tmp/x", "utility-cmd-prefix"],
    ["--browser-subprocess-path=/tmp/x", "browser-subprocess-path"],
    ["--single-process", "single-process"],
    ["--disable-seccomp-filter-sandbox", "disable-seccomp-filter-sandbox"],
    ["--ssl-key-log-file=/tmp/x", "ssl-key-log-file"],
  ])("%s is refused", (argument, name) => {
    expect(refusedSwitches(["app", argument], none)).toEqual([name]);
  });

  test("what only Chromium sees (the environment added it) is refused as well", () => {
    expect(refusedSwitches(["app"], (name) => name === "no-sandbox")).toEqual(["no-sandbox"]);
  });

  test("an ordinary start passes, and so does what stands after a bare --", () => {
    expect(refusedSwitches(["app", "--rehearsal-block-ms=500", "file"], none)).toEqual([]);
    expect(refusedSwitches(["app", "--", "--no-sandbox"], none)).toEqual([]);
  });
});
