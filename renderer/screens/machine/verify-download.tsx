/** Three files, one answer. The answer speaks in words of what to do, not in checksums; those are below it. */
import { FileCheck2, ShieldCheck } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { series } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import type { DownloadPart, DownloadState, DownloadVerdict } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import css from "./verify-download.module.css";

const words = en.download;
const PARTS: readonly DownloadPart[] = ["installer", "checksums", "signature"];
/** Proved is the only green there is: what an old or renamed release proves is not what was asked. */
const levels = { genuine: "proved", attention: "care", refused: "refused" } as const;

export function VerifyDownload() {
  const { go } = useWorkstation();
  const [state, setState] = useState<DownloadState | null>(null);
  const [verdict, setVerdict] = useState<DownloadVerdict | null>(null);
  const { run, isBusy, fault } = useCall();
  const [isVerifying, setVerifying] = useState(false);

  const begin = useCallback(async (): Promise<void> => {
    const reply = await run(() => workstation().download.begin(null));
    if (reply?.ok) setState(reply.value);
  }, [run]);
  useEffect(() => void begin(), [begin]);

  const choose = async (part: DownloadPart): Promise<void> => {
    const reply = await run(() => workstation().download.choose({ part }));
    if (!reply?.ok) return;
    setState(reply.value);
    setVerdict(null);
  };
  const verify = async (): Promise<void> => {
    setVerdict(null);
    setVerifying(true);
    const reply = await run(() => workstation().download.verify(null));
    setVerifying(false);
    if (reply?.ok) setVerdict(reply.value);
  };

  const hasKey = state !== null && state.keys.length > 0;
  const isComplete = state !== null && PARTS.every((part) => state[part] !== null);
  return (
    <Page
      title={words.title}
      lede={words.lede}
      guide={words.guide}
      actions={
        <Button tone="quiet" onClick={() => go({ at: "machine" })}>
          {words.back}
        </Button>
      }
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      {state === null ? null : (
        <>
          {hasKey ? null : (
            <Notice level="care" title={words.noKeyTitle}>
              <p>{words.noKeyText}</p>
            </Notice>
          )}
          <Card>
            <ul className={css.parts}>
              {PARTS.map((part) => (
                <Part key={part} part={part} state={state} onChoose={() => void choose(part)} />
              ))}
            </ul>
          </Card>
          <Row place="between">
            <Small>{isComplete ? "" : words.missing}</Small>
            <Button
              tone="primary"
              icon={<ShieldCheck aria-hidden="true" />}
              isBusy={isVerifying}
              disabled={!isComplete || (isBusy && !isVerifying)}
              onClick={() => void verify()}
            >
              {words.verify}
            </Button>
          </Row>
          {isVerifying ? (
            <Working what={words.verifying} detail={words.verifyingDetail} />
          ) : (
            <Answer verdict={verdict} />
          )}
          <Facts>
            <Fact term={words.running}>{state.version}</Fact>
            <Fact term={words.key}>{hasKey ? <Mono>{series(state.keys)}</Mono> : words.noKey}</Fact>
            {verdict === null ? null : (
              <Fact term={words.sha256}>
                <Mono>{verdict.sha256}</Mono>
              </Fact>
            )}
          </Facts>
        </>
      )}
    </Page>
  );
}

interface PartProps {
  readonly part: DownloadPart;
  readonly state: DownloadState;
  readonly onChoose: () => void;
}

function Part({ part, state, onChoose }: PartProps) {
  const one = state[part];
  const label = one === null ? words.choose : words.chooseOther;
  return (
    <li className={css.part}>
      <FileCheck2 aria-hidden="true" className={one === null ? css.absent : css.there} />
      <div className={css.text}>
        <strong>{words.part[part]}</strong>
        <span className={css.name}>
          {one === null ? words.partHint[part] : words.chosen(one.name, one.sizeBytes, one.isFound)}
        </span>
      </div>
      <Button size="small" onClick={onChoose} aria-label={`${label}: ${words.part[part]}`}>
        {label}
      </Button>
    </li>
  );
}

function Answer({ verdict }: { readonly verdict: DownloadVerdict | null }) {
  if (verdict === null) return null;
  const said = words.finding(verdict.finding);
  return (
    <Notice level={levels[verdict.state]} title={said.title} isLive>
      <Stack gap="tight">
        <p className={css.said}>{said.text}</p>
        <Small>{words.recorded}</Small>
      </Stack>
    </Notice>
  );
}
