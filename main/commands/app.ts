/** Profile, looks, lock, and the snapshot itself. */
import type { Profile } from "../../preload/contract.ts";
import type { Journal } from "../journal/log.ts";
import { Refusal } from "../lib/fault.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Model } from "./model.ts";
import type { Handlers } from "./router.ts";

export function appCommands(parts: {
  model: Model;
  settings: Settings;
  journal: Journal;
  lock: (reason: string) => Promise<void>;
  onProfile: (profile: Profile) => void;
  onSettled: () => void;
  onTheme: (theme: "system" | "light" | "dark") => void;
}): Pick<
  Handlers,
  | "app.snapshot"
  | "app.chooseProfile"
  | "app.settled"
  | "app.setTheme"
  | "app.language"
  | "app.setLanguage"
  | "app.setLockAfter"
  | "app.lock"
  | "app.renewPage"
> {
  const { model, settings, journal, lock, onProfile, onSettled, onTheme } = parts;
  let isChoosing = false;
  return {
    "app.snapshot": () => model.snapshot(),
    async "app.chooseProfile"({ profile }) {
      // Chosen once; changed only by a documented reset, so that a machine does not drift from one role to another.
      if (settings.now.profile !== null)
        throw new Refusal("PROFILE_ALREADY_CHOSEN", { profile: settings.now.profile });
      // A second click arrives while the first is being written.
      if (isChoosing) throw new Refusal("ALREADY_UNDER_WAY", {});
      isChoosing = true;
      try {
        // The journal first: a choice that it cannot keep is not made.
        await journal.append({ kind: "profile.chosen", facts: { profile } });
        await settings.change({ profile });
      } finally {
        isChoosing = false;
      }
      onProfile(profile);
      model.change();
      return null;
    },
    "app.settled"() {
      onSettled();
      return null;
    },
    async "app.setTheme"({ theme }) {
      if (theme !== settings.now.theme) {
        await journal.append({ kind: "settings.changed", facts: { setting: "theme", to: theme } });
      }
      await settings.change({ theme });
      onTheme(theme);
      model.change();
      return null;
    },
    "app.language": () => settings.now.language,
    async "app.setLanguage"({ language }, page) {
      if (language !== settings.now.language) {
        await journal.append({
          kind: "settings.changed",
          facts: { setting: "language", to: language },
        });
        await settings.change({ language });
        model.change();
      }
      return page.renew();
    },
    async "app.setLockAfter"({ minutes }) {
      if (minutes === settings.now.lockAfterMinutes) return null;
      await journal.append({ kind: "lock.changed", facts: { afterMinutes: minutes } });
      await settings.change({ lockAfterMinutes: minutes });
      model.change();
      return null;
    },
    async "app.lock"() {
      await lock("user");
      return null;
    },
    "app.renewPage": (_, page) => !model.snapshot().vault.isOpen && page.renew(),
  };
}
