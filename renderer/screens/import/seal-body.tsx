/** The new seal: a passphrase of its own, or that of the coldkey which a hotkey belongs to. */
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { NewPassphrase } from "../create/new-passphrase.tsx";
import { isHotkey } from "./answers.ts";
import { SharedPassphrase } from "./shared-passphrase.tsx";

const t = en.import.seal;

export function SealBody({ ceremony, onEnded }: BodyProps) {
  const { snapshot } = useWorkstation();
  const { id, answers } = ceremony;
  const call = useCall();
  const owner = isHotkey(ceremony)
    ? snapshot.coldkeys.find((one) => one.address === answers.found?.coldkey)
    : undefined;
  const seal = async (bytes: Uint8Array): Promise<void> => {
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) => workstation().import.seal({ id, passphrase })),
    );
    if (reply?.ok && reply.value.hasEnded) onEnded();
  };
  const parts = {
    action: t.action,
    working: { what: t.working, detail: t.workingDetail },
    isBusy: call.isBusy,
    fault: call.fault,
    onSeal: (bytes: Uint8Array) => void seal(bytes),
  };
  return owner === undefined ? (
    <NewPassphrase {...parts} />
  ) : (
    <SharedPassphrase {...parts} coldkey={owner.name} />
  );
}
