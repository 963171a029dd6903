import { ArrowLeft, ArrowRight, RefreshCw } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { Draft, Fault } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { guideOf, lineOf } from "../deed.ts";
import { nameOrEnds } from "../names.ts";
import { Changes, Costs } from "./costs.tsx";
import { gather } from "./findings.ts";
import { Stages } from "./stages.tsx";
import { TradeCard } from "./trade-card.tsx";

/** The one warning with a gesture of its own (design §7): typed, not ticked. */
const UNSAFE = "COLDKEY_NOT_YET_SAFE";

interface DraftStageProps {
  readonly draft: Draft;
  readonly isRefreshing: boolean;
  readonly isReviewing: boolean;
  readonly fault: Fault | null;
  readonly onBack: () => void;
  readonly onRefresh: () => void;
  readonly onReview: (overrideUnsafe: boolean) => void;
}

export function DraftStage({
  draft,
  isRefreshing,
  isReviewing,
  fault,
  onBack,
  onRefresh,
  onReview,
}: DraftStageProps) {
  const { snapshot, clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const { operation, warnings, blocking, block } = draft;
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState("");
  const isUnsafe = warnings.some((warning) => warning.code === UNSAFE);
  const toRead = warnings.filter((warning) => warning.code !== UNSAFE);
  const isOverridden = typed.trim().toLowerCase() === en.act.draft.override.phrase;
  const canReview =
    blocking.length === 0 &&
    toRead.every((warning) => read.has(warning.code)) &&
    (!isUnsafe || isOverridden);

  return (
    <Page
      kicker={<Stages at="draft" />}
      title={en.act.draft.title}
      lede={
        operation.kind === "register"
          ? en.act.draft.ledeRegister(nameOrEnds(snapshot, operation.hotkey), operation.netuid)
          : operation.kind === "transfer"
            ? en.act.draft.ledeTransfer(operation.amountRao)
            : en.deeds.draftLede(lineOf(operation, snapshot))
      }
      actions={
        <Button
          size="small"
          icon={<RefreshCw aria-hidden="true" />}
          isBusy={isRefreshing}
          onClick={onRefresh}
        >
          {en.act.draft.refresh}
        </Button>
      }
      guide={guideOf(operation.kind)}
    >
      <Costs draft={draft} seen={en.act.draft.seen(block.number, nowMs - block.seenAtMs)} />
      {draft.trade === null ? null : <TradeCard trade={draft.trade} />}
      <Changes draft={draft} />
      {gather(blocking).map(({ code, lines, now }) => (
        <Notice key={code} level="refused" isLive title={lines.join(" ")}>
          <p>{now}</p>
        </Notice>
      ))}
      {toRead.length > 0 ? (
        <Stack gap="tight">
          <h2>{en.act.draft.warnings}</h2>
          {gather(toRead).map(({ code, lines, now }) => (
            <Tick
              key={code}
              tone="care"
              isTicked={read.has(code)}
              onTick={(isTicked) => {
                const next = new Set(read);
                if (isTicked) next.add(code);
                else next.delete(code);
                setRead(next);
              }}
            >
              <b>{lines.join(" ")}</b> {now}
            </Tick>
          ))}
        </Stack>
      ) : null}
      {isUnsafe && blocking.length === 0 ? (
        <Notice level="care" title={en.act.draft.override.title}>
          <Stack>
            <p>{en.act.draft.override.text(nameOrEnds(snapshot, operation.coldkey))}</p>
            <TextField
              label={en.act.draft.override.field(en.act.draft.override.phrase)}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              hint={en.act.draft.override.hint}
            />
          </Stack>
        </Notice>
      ) : null}
      {isReviewing ? (
        <Working what={en.act.draft.reviewing} detail={en.act.draft.reviewingDetail} />
      ) : null}
      {fault === null ? null : <FaultPanel fault={fault} />}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
          {en.act.draft.again}
        </Button>
        <Button
          tone="primary"
          disabled={!canReview}
          isBusy={isReviewing}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => onReview(isUnsafe)}
        >
          {en.act.draft.review}
        </Button>
      </Row>
    </Page>
  );
}
