/** What the shell says by itself: as the screens speak, and before that is known as the system does. */
import { app } from "electron";
import { desktop, languageOf } from "../../renderer/messages/desktop.ts";

/** undefined until the settings are read; null: none was chosen, so the screens are English. */
let chosen: string | null | undefined;

export function speakAs(language: string | null): void {
  chosen = language;
}

export const shellWords = () =>
  desktop(chosen === undefined ? languageOf(app.getLocale()) : chosen);
