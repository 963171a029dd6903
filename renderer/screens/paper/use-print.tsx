/** Prints the sheet that is on the screen, by the system's dialog. */
import { Printer } from "lucide-react";
import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { PrintedSheet } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";

type Said = "printed" | "cancelled" | "wordsOpen";

/** The button, and what became of it: they stand at different places of a page. */
export function usePrint(sheet: PrintedSheet) {
  const [said, setSaid] = useState<Said | null>(null);
  const call = useCall();
  const print = async (): Promise<void> => {
    // The style sheet prints an empty page then; better no dialog at all.
    if (document.querySelector("[data-secret]") !== null) return setSaid("wordsOpen");
    setSaid(null);
    const reply = await call.run(() => workstation().app.print(sheet));
    if (reply?.ok) setSaid(reply.value);
  };
  return {
    button: (
      <Button
        tone="primary"
        icon={<Printer aria-hidden="true" />}
        isBusy={call.isBusy}
        onClick={() => void print()}
      >
        {en.paper.print}
      </Button>
    ),
    outcome: (
      <>
        {call.isBusy ? <Notice level="info" isLive title={en.paper.printing} /> : null}
        {said === null ? null : (
          <Notice level={said === "wordsOpen" ? "care" : "info"} isLive title={en.paper[said]} />
        )}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </>
    ),
  };
}
