/** The ceremony around a release: look before, do, carry away. */
import type { Script } from "./engine/script.ts";

export const DELIVER = "deliver-hotkeys";

/** By how it travels: what must be true before the passphrase is typed. */
const READY: Readonly<Record<string, readonly string[]>> = {
  folder: ["drive", "sharing"],
  age: ["recipient", "sharing"],
};
/** And what is left to do with what lies in the folder. */
const CARRY: Readonly<Record<string, readonly string[]>> = {
  folder: ["carried", "wiped"],
  age: ["compared", "receipt"],
};
const STORE = { ready: ["reach", "sharing"], carry: ["stored", "wiped"] } as const;

const all = (ids: readonly string[]) => ids.map((id) => ({ id, canSkip: false }));
const some = (ids: readonly string[]) => ids.map((id) => ({ id, canSkip: true }));

export const deliverScript: Script = {
  kind: DELIVER,
  version: 1,
  roles: [],
  materials: ["passphrase"],
  steps: [
    {
      id: "ready",
      kind: "checklist",
      items: ({ begin }) => all(READY[String(begin?.method)] ?? STORE.ready),
      next: () => "release",
    },
    { id: "release", kind: "act", next: () => "carry" },
    {
      id: "carry",
      kind: "checklist",
      items: ({ begin }) => some(CARRY[String(begin?.method)] ?? STORE.carry),
      isPointOfNoReturn: true,
      next: () => null,
    },
  ],
};
