/** Words about when the vault closes. */
import { counted } from "../../lib/format.ts";
import type { Snapshot } from "../../types.ts";

type Lid = Snapshot["lock"]["lid"];

export const lock = {
  when: "When the vault closes",
  shortcut: (platform: string) => (platform === "darwin" ? "⌘ L" : "Ctrl + L"),
  soon: "The vault closes in less than half a minute.",
  title: "When the vault closes",
  text: "An open key is a process of its own. Closed means that this process has ended, and its memory with it.",
  choose: "When nobody does anything for",
  minutes: (n: number) => counted(n, { one: "minute", other: "minutes" }),
  clock:
    "The time left is in the frame of every screen. It begins anew with each step; a phrase stays open for half an hour at most.",
  atOnce: "At once",
  reasons: (platform: string, lid: Lid): readonly string[] => [
    `“Lock now”, or ${platform === "darwin" ? "⌘ L" : "Ctrl + L"} on every screen`,
    "when the act is done for which it was opened",
    "when the computer sleeps, or has slept without saying so",
    platform === "linux"
      ? "when the screen is locked, if this desktop says so: most Wayland desktops do not, and then only the time above is left"
      : "when the screen is locked",
    platform === "linux"
      ? lid === "lid"
        ? "when the lid closes"
        : "when the lid closes, if that makes the computer sleep: no lid can be asked here"
      : "when the lid closes, through the sleep that it brings",
    "when the window is minimised, hidden or closed, when its page ends, and when the app quits",
  ],
  done: "Done",
} as const;
