/** The last pages: what is proved now, what is safe, and what can be recovered from what. */
import { ArrowRight } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Ceremony } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/stack.tsx";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import { contextOf } from "../ceremony/context.ts";
import { SafetyTag } from "../keys/safety-tag.tsx";
import { useSubject } from "./about.ts";
import { Recovery } from "./recovery.tsx";

interface DoneProps {
  readonly ceremony: Ceremony;
  readonly title: string;
  readonly lede: string;
  readonly children?: ReactNode;
}

function DonePage({ ceremony, title, lede, children }: DoneProps) {
  const { snapshot, go } = useWorkstation();
  const { coldkey } = useSubject(ceremony);
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={title}
      lede={lede}
      guide={en.ceremonies.step(ceremony, contextOf(snapshot, ceremony)).guide}
    >
      {coldkey === undefined ? null : (
        <>
          <div>
            <SafetyTag coldkey={coldkey} />
          </div>
          <Notice level={coldkey.isSafe ? "proved" : "care"}>
            <p>{en.proving.summary(coldkey.safety)}</p>
          </Notice>
        </>
      )}
      {children}
      {coldkey === undefined ? null : (
        <section>
          <h2>{en.proving.recovery.title}</h2>
          <Recovery coldkey={coldkey} />
        </section>
      )}
      <p>{en.proving.done.close}</p>
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "backups" })}
        >
          {en.proving.done.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

interface OfCeremony {
  readonly ceremony: Ceremony;
}
const words = en.proving.done;

export const SplitDone = ({ ceremony }: OfCeremony) => (
  <DonePage ceremony={ceremony} title={words.split(ceremony.name ?? "")} lede={words.splitLede} />
);

export const RewrittenDone = ({ ceremony }: OfCeremony) => (
  <DonePage
    ceremony={ceremony}
    title={words.rewritten(ceremony.name ?? "")}
    lede={words.rewrittenLede}
  />
);

export const RehearsalDone = ({ ceremony }: OfCeremony) => (
  <DonePage
    ceremony={ceremony}
    title={words.rehearse(ceremony.name ?? "")}
    lede={words.rehearseLede}
  />
);

export const UsbDone = ({ ceremony }: OfCeremony) => (
  <DonePage ceremony={ceremony} title={words.usb(ceremony.name ?? "")} lede={words.usbLede} />
);

export function ShareDone({ ceremony }: OfCeremony) {
  const { label } = useSubject(ceremony);
  return <DonePage ceremony={ceremony} title={words.share(label)} lede={words.shareLede} />;
}

export function ProveUsbDone({ ceremony }: OfCeremony) {
  const { label } = useSubject(ceremony);
  return <DonePage ceremony={ceremony} title={words.proveUsb(label)} lede={words.proveUsbLede} />;
}

/** Passed or not: the transcript knows. */
export function CheckDone({ ceremony }: OfCeremony) {
  const [result, setResult] = useState<{ right: number; of: number } | null>(null);
  const { id } = ceremony;
  useEffect(() => {
    void workstation()
      .ceremonies.transcript({ id })
      .then((reply) => {
        if (!reply.ok) return;
        const fact = (name: string): number =>
          Number(reply.value.transcript.facts.find((one) => one.name === name)?.value ?? 0);
        setResult({ right: fact("right"), of: fact("of") });
      });
  }, [id]);
  if (result === null) return null;
  const { right, of } = result;
  return (
    <DonePage ceremony={ceremony} title={words.check(right, of)} lede={words.checkLede(right, of)}>
      {right === of ? null : (
        <Notice level="care" title={words.checkFailed}>
          <p>{words.checkFailedText}</p>
        </Notice>
      )}
    </DonePage>
  );
}
