/** Opens a key's file, and those of its hotkeys, for no other purpose than to know that they open. */
import { useRef, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { KeyExamined, LeftKey, Strength } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Tick } from "../../ui/tick.tsx";
import { StrengthMeter } from "../create/strength.tsx";

interface Proved {
  readonly opened: number;
  readonly left: readonly LeftKey[];
  readonly tookMs: number;
  readonly strength: Strength | null;
}

const words = en.care.doctor;

export function ProveOpens({
  of,
  onClose,
}: {
  readonly of: KeyExamined;
  readonly onClose: () => void;
}) {
  const { snapshot } = useWorkstation();
  const field = useRef<PassphraseHandle>(null);
  const call = useCall();
  const [hasTyped, setHasTyped] = useState(false);
  const [isJudged, setIsJudged] = useState(false);
  const [proved, setProved] = useState<Proved | null>(null);
  const hotkeys = snapshot.hotkeys.filter(({ coldkey }) => coldkey === of.address).length;

  const open = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().keys.proveOpens({ address: of.address, passphrase, judge: isJudged }),
      ),
    );
    if (reply?.ok) setProved(reply.value);
    else field.current?.focus();
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.proveTitle(of.name ?? words.nameless)}
      description={words.proveText(hotkeys)}
    >
      {proved === null ? (
        <>
          <PassphraseField
            handle={field}
            label={words.proveField}
            disabled={call.isBusy}
            onEdit={() => setHasTyped(field.current?.isEmpty() === false)}
            onEnter={() => void open()}
          />
          <Tick isTicked={isJudged} onTick={setIsJudged}>
            {words.proveJudge}
          </Tick>
          {call.isBusy ? (
            <Working what={words.proveWorking} detail={words.proveWorkingDetail} />
          ) : null}
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <DialogActions>
            <Button onClick={onClose}>{en.button.cancel}</Button>
            <Button
              tone="primary"
              disabled={!hasTyped && !call.isBusy}
              isBusy={call.isBusy}
              onClick={() => void open()}
            >
              {words.proveGo}
            </Button>
          </DialogActions>
        </>
      ) : (
        <>
          <Notice level="proved" title={words.proved(proved.opened, proved.tookMs)} isLive />
          {proved.left.length === 0 ? null : (
            <Notice level="care" title={words.provedLeft}>
              <ul>
                {proved.left.map((one) => (
                  <li key={one.address}>{en.care.change.left(one)}</li>
                ))}
              </ul>
            </Notice>
          )}
          {proved.strength === null ? null : (
            <StrengthMeter strength={proved.strength} isJudging={false} />
          )}
          <DialogActions>
            <Button tone="primary" onClick={onClose}>
              {words.close}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
