/**
 * Where the user is, and the fresh page that stands between a secret and the next place: whoever leaves an act for a
 * place of the rail, or locks while at one, gets a new process for the page if a secret was typed or shown in the old
 * one. What is done lives in main; only the place is carried over.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { workstation } from "../bridge.ts";
import { hasHeldSecret } from "../secret-bytes.ts";
import type { Place, Screen } from "./screen.ts";

const PLACES: readonly string[] = [
  "keys",
  "hotkeys",
  "portfolio",
  "subnets",
  "crossing",
  "activity",
  "swap",
  "backups",
  "emergencies",
  "journal",
  "machine",
] satisfies Place[];
const isPlace = (at: string): at is Place => PLACES.includes(at);

/** Survives the page's process, not the window. */
const KEPT = "place";

/** Once: a page that is loaded again for another reason begins where every page begins. */
function takePlace(): Screen {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return { at: kept !== null && isPlace(kept) ? kept : "keys" };
}

/** A fresh page would lose this: something that is typed, a dialog that is open. */
function isBusy(): boolean {
  if (document.querySelector("[role=dialog], [role=alertdialog]") !== null) return true;
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "textarea, input:not([type=checkbox], [type=radio], [type=range])",
  );
  return [...fields].some((field) => field.value !== "");
}

/** For a page that main is about to load anew. */
export function keepPlace(place: Place): void {
  sessionStorage.setItem(KEPT, place);
}

async function renewAt(place: Place): Promise<boolean> {
  keepPlace(place);
  const reply = await workstation().app.renewPage(null);
  const isEnding = reply.ok && reply.value;
  if (!isEnding) sessionStorage.removeItem(KEPT);
  return isEnding;
}

export function useScreen(isVaultOpen: boolean): {
  readonly screen: Screen;
  readonly go: (next: Screen) => void;
  /** Nothing of the old page is shown any more; the next thing to be seen is the new one. */
  readonly isRenewing: boolean;
} {
  const [screen, setScreen] = useState<Screen>(takePlace);
  const [isRenewing, setIsRenewing] = useState(false);

  const go = useCallback((next: Screen): void => {
    if (!isPlace(next.at) || !hasHeldSecret()) {
      setScreen(next);
      return;
    }
    setIsRenewing(true);
    void renewAt(next.at).then((isEnding) => {
      if (isEnding) return;
      setScreen(next);
      setIsRenewing(false);
    });
  }, []);

  const wasOpen = useRef(isVaultOpen);
  useEffect(() => {
    const hasLocked = wasOpen.current && !isVaultOpen;
    wasOpen.current = isVaultOpen;
    if (hasLocked && hasHeldSecret() && isPlace(screen.at) && !isBusy()) go(screen);
  }, [isVaultOpen, screen, go]);

  return { screen, go, isRenewing };
}
