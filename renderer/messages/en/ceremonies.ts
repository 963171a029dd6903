/** Every kind of ceremony and its words. */
import type { Ceremony } from "../../types.ts";
import { assess, assessScreen } from "./ceremonies/assess.ts";
import { backUp, plan, prove } from "./ceremonies/backup.ts";
import { ceremony } from "./ceremonies/common.ts";
import { create } from "./ceremonies/create.ts";
import { deliver } from "./ceremonies/deliver.ts";
import { importKey } from "./ceremonies/import.ts";
import type { CeremonyContext, KindText, StepText } from "./ceremonies/kind.ts";
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

/** A kind of a newer version, in a list: named by its token. */
const unknown = (kind: string): KindText => ({
  head: () => kind,
  named: () => kind,
  stopHint: "",
  abandonText: "",
  abandonGo: kind,
  step: ({ step }) => ({
    title: step.id,
    lede: "",
    guide: { what: "", wrong: [], hands: [] },
  }),
  steps: {},
  facts: {},
});

export const ceremonies = {
  ...ceremony,
  kind: (kind: string): KindText => kinds[kind] ?? unknown(kind),
  step: (one: Ceremony, about: CeremonyContext): StepText =>
    (kinds[one.kind] ?? unknown(one.kind)).step(one, about),
  plan,
  assess: assessScreen,
  reveal: revealScreen,
  revealHotkey: revealHotkeyScreen,
};
