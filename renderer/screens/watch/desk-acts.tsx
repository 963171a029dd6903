/** What a Desk composes for a key that a Vault has: the same forms, and a request at their end. */
import { Droplets, PenLine, Send, Settings2, Sprout } from "lucide-react";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { hotkeysOf } from "../../lib/signers.ts";
import { en } from "../../messages/en.ts";
import type { WatchedSummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row } from "../../ui/stack.tsx";

export function DeskActs({ entry }: { readonly entry: WatchedSummary }) {
  const { snapshot, go } = useWorkstation();
  const faucet = useCall();
  const { address: coldkey } = entry;
  const hasTao = (entry.balance?.freeRao ?? 0n) > 0n;
  const hasHotkey = hotkeysOf(snapshot).some((hotkey) => hotkey.coldkey === coldkey);
  const act = (kind: Exclude<ActStart["kind"], "swap" | "ready">) => () =>
    go({ at: "act", start: { kind, coldkey } });
  return (
    <>
      <Row>
        {snapshot.chain.network === "rehearsal" ? (
          <Button
            icon={<Droplets aria-hidden="true" />}
            isBusy={faucet.isBusy}
            onClick={() =>
              void faucet.run(() => workstation().faucet.request({ address: coldkey }))
            }
          >
            {en.keys.faucet}
          </Button>
        ) : null}
        {hasTao && hasHotkey ? (
          <Button icon={<PenLine aria-hidden="true" />} onClick={act("register")}>
            {en.keys.register}
          </Button>
        ) : null}
        {hasTao ? (
          <>
            <Button icon={<Sprout aria-hidden="true" />} onClick={act("stake")}>
              {en.keys.stake}
            </Button>
            <Button icon={<Send aria-hidden="true" />} onClick={act("transfer")}>
              {en.keys.send}
            </Button>
            <Button icon={<Settings2 aria-hidden="true" />} onClick={act("manage")}>
              {en.keys.manage}
            </Button>
          </>
        ) : null}
      </Row>
      {faucet.fault === null ? null : <FaultPanel fault={faucet.fault} />}
    </>
  );
}
