/** What a Desk composes for a key that a Vault has: the same forms, and a request at their end. */
import { Droplets, PenLine, Send, Settings2, Sprout } from "lucide-react";
import type { ReactNode } from "react";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { hotkeysOf } from "../../lib/signers.ts";
import { en } from "../../messages/en.ts";
import type { WatchedSummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { Row } from "../../ui/stack.tsx";

interface DeskActsProps {
  readonly entry: WatchedSummary;
  /** What is done on any machine, after them. */
  readonly children: ReactNode;
}

export function DeskActs({ entry, children }: DeskActsProps) {
  const { snapshot, go } = useWorkstation();
  const faucet = useCall();
  const { address: coldkey } = entry;
  const hasTao = (entry.balance?.freeRao ?? 0n) > 0n;
  const hasHotkey = hotkeysOf(snapshot).some((hotkey) => hotkey.coldkey === coldkey);
  const act = (kind: Exclude<ActStart["kind"], "swap" | "ready">) => () =>
    go({ at: "act", start: { kind, coldkey } });
  const isRehearsal = snapshot.chain.network === "rehearsal";
  const askFaucet = (): void =>
    void faucet.run(() => workstation().faucet.request({ address: coldkey }));
  const more: MenuEntry[] = [];
  if (hasTao) {
    more.push({
      label: en.managing.title,
      icon: <Settings2 aria-hidden="true" />,
      onClick: act("manage"),
    });
    if (isRehearsal) {
      more.push({
        label: en.keys.faucet,
        icon: <Droplets aria-hidden="true" />,
        onClick: askFaucet,
      });
    }
  }
  return (
    <>
      <Row>
        {isRehearsal && !hasTao ? (
          <Button
            tone="primary"
            icon={<Droplets aria-hidden="true" />}
            isBusy={faucet.isBusy}
            onClick={askFaucet}
          >
            {en.keys.faucet}
          </Button>
        ) : null}
        {hasTao ? (
          <>
            <Button icon={<Send aria-hidden="true" />} onClick={act("transfer")}>
              {en.keys.send}
            </Button>
            <Button icon={<Sprout aria-hidden="true" />} onClick={act("stake")}>
              {en.keys.stake}
            </Button>
          </>
        ) : null}
        {hasTao && hasHotkey ? (
          <Button
            icon={<PenLine aria-hidden="true" />}
            aria-label={en.keys.register}
            onClick={act("register")}
          >
            {en.keys.registerShort}
          </Button>
        ) : null}
        <Menu label={en.keys.more} name={en.keys.moreFor(entry.name)} groups={[more]} />
        {children}
      </Row>
      {faucet.fault === null ? null : <FaultPanel fault={faucet.fault} />}
    </>
  );
}
