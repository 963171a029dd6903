import type { KindText } from "../en/ceremonies/kind.ts";
import type { Messages } from "../en.ts";
import { en } from "../en.ts";
import type { Translation } from "../words.ts";
import { assess, assessScreen } from "./ceremonies/assess.ts";
import { backUp, plan, prove } from "./ceremonies/backup.ts";
import { ceremony } from "./ceremonies/common.ts";
import { create } from "./ceremonies/create.ts";
import { deliver } from "./ceremonies/deliver.ts";
import { importKey } from "./ceremonies/import.ts";
import { check, proveShare, proveUsb, rehearse, usb } from "./ceremonies/proofs.ts";
import { reveal, revealScreen } from "./ceremonies/reveal.ts";
import { revealHotkey, revealHotkeyScreen } from "./ceremonies/reveal-hotkey.ts";
import { rewrite, split } from "./ceremonies/split.ts";
import { swapCeremony } from "./ceremonies/swap.ts";

const kinds: Readonly<Record<string, KindText>> = {
  "create-coldkey": create,
  "import-key": importKey,
  "back-up-coldkey": backUp,
  "prove-copy": prove,
  "reveal-phrase": reveal,
  "reveal-hotkey": revealHotkey,
  "deliver-hotkeys": deliver,
  "split-backup": split,
  "rewrite-share": rewrite,
  "check-copy": check,
  "prove-share": proveShare,
  "rehearse-restore": rehearse,
  "usb-copy": usb,
  "prove-usb": proveUsb,
  "assess-machine": assess,
  "swap-coldkey": swapCeremony,
};

/** Taken before `speak` writes over it: a kind that is not here is said in English. */
const english = { kind: en.ceremonies.kind, step: en.ceremonies.step };

export const ceremonies: Translation<Messages["ceremonies"]> = {
  ...ceremony,
  kind: (kind) => kinds[kind] ?? english.kind(kind),
  step: (one, about) => kinds[one.kind]?.step(one, about) ?? english.step(one, about),
  plan,
  assess: assessScreen,
  reveal: revealScreen,
  revealHotkey: revealHotkeyScreen,
};
