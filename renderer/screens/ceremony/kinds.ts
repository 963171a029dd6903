/** Every kind of ceremony as the screen shows it. A later kind adds a line. */

import { provingViews } from "../proving/kinds.tsx";
import { isKnown, type Kind } from "./kind-places.ts";
import type { KindView } from "./kind-view.ts";
import { assessView } from "./kinds/assess.tsx";
import { backUpView, proveView } from "./kinds/backup.tsx";
import { createView } from "./kinds/create.tsx";
import { deliverView } from "./kinds/deliver.tsx";
import { importView } from "./kinds/import.tsx";
import { revealView } from "./kinds/reveal.tsx";
import { revealHotkeyView } from "./kinds/reveal-hotkey.tsx";
import { swapView } from "./kinds/swap.tsx";

const views: Readonly<Record<Kind, KindView>> = {
  "create-coldkey": createView,
  "back-up-coldkey": backUpView,
  "prove-copy": proveView,
  "import-key": importView,
  "reveal-phrase": revealView,
  "reveal-hotkey": revealHotkeyView,
  "deliver-hotkeys": deliverView,
  "assess-machine": assessView,
  "swap-coldkey": swapView,
  ...provingViews,
};

export function viewOf(kind: string): KindView {
  if (!isKnown(kind)) throw new Error(`No screen for ceremonies of kind ${kind}`);
  return views[kind];
}
