/** The ceremony in which hotkeys leave: the passphrase and the writing, then what lies in the folder. */
import { ArrowRight, FolderOpen } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { useCall } from "../../../app/use-call.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { withSecret } from "../../../secret-bytes.ts";
import type { Ceremony, Delivery, DeliveryResult } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../../ui/facts.tsx";
import { FaultPanel } from "../../../ui/fault-panel.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../../ui/passphrase-field.tsx";
import { Working } from "../../../ui/progress.tsx";
import { Row, Small, Stack } from "../../../ui/stack.tsx";
import css from "../../deliveries/deliveries.module.css";
import { nameOrEnds } from "../../names.ts";
import { ChecklistBody } from "../bodies.tsx";
import { CeremonyPage } from "../ceremony-page.tsx";
import { contextOf } from "../context.ts";
import type { BodyProps, KindView } from "../kind-view.ts";
import { StepActions } from "../step-actions.tsx";
import { useStep } from "../use-step.ts";

const words = en.deliver;

function useDelivery({ target }: Ceremony): Delivery | null {
  const { deliveries } = useWorkstation().snapshot;
  const found = deliveries.find(({ id }) => id === target) ?? null;
  const [last, setLast] = useState<Delivery | null>(found);
  if (found !== null && found !== last) setLast(found);
  return found ?? last;
}

function ReleaseBody({ ceremony, text, onEnded }: BodyProps) {
  const { snapshot } = useWorkstation();
  const delivery = useDelivery(ceremony);
  const step = useStep(ceremony, onEnded);
  const [folder, setFolder] = useState<string | null>(null);
  const [filled, setFilled] = useState({ vault: false, outgoing: false });
  const passphrase = useRef<PassphraseHandle>(null);
  const outgoing = useRef<PassphraseHandle>(null);
  const again = useRef<PassphraseHandle>(null);
  const choosing = useCall();
  const releasing = useCall();
  const [differ, setDiffer] = useState(false);
  const edited = useCallback(() => {
    const first = outgoing.current;
    const second = again.current;
    const isSame = first !== null && second !== null && !first.isEmpty() && first.equals(second);
    setDiffer(first !== null && second !== null && !second.isEmpty() && !first.equals(second));
    setFilled({ vault: !(passphrase.current?.isEmpty() ?? true), outgoing: isSame });
  }, []);
  if (delivery === null) return null;
  const { id, method, progress, state, leftCount, coldkey } = delivery;
  const isEncrypted = method.kind === "folder" && method.isEncrypted;
  const isReady = folder !== null && filled.vault && (!isEncrypted || filled.outgoing);
  const owner = coldkey === null ? en.hotkeyList.noColdkey : nameOrEnds(snapshot, coldkey);

  const choose = async (): Promise<void> => {
    const reply = await choosing.run(() => workstation().deliveries.chooseFolder({ id }));
    if (reply?.ok && reply.value !== null) setFolder(reply.value.name);
  };
  const release = async (): Promise<void> => {
    if (!isReady || !passphrase.current) return;
    const bytes = passphrase.current.take();
    const reply = await releasing.run(() =>
      withSecret(bytes, (ticket) => {
        if (!isEncrypted || !outgoing.current) {
          return workstation().deliveries.release({ id, passphrase: ticket, outgoing: null });
        }
        const own = outgoing.current.take();
        again.current?.clear();
        return withSecret(own, (second) =>
          workstation().deliveries.release({ id, passphrase: ticket, outgoing: second }),
        );
      }),
    );
    if (reply && !reply.ok) passphrase.current?.focus();
  };

  return (
    <>
      {state === "leaving" && progress === null ? (
        <Notice level="care" title={words.partTitle(leftCount, delivery.hotkeys.length)}>
          <p>{words.partText}</p>
        </Notice>
      ) : null}
      <Card>
        <Stack gap="wide">
          <Row place="between">
            <div>
              <p>{folder === null ? words.releaseWhere : words.chosen(folder)}</p>
            </div>
            <Button
              icon={<FolderOpen aria-hidden="true" />}
              isBusy={choosing.isBusy}
              disabled={releasing.isBusy}
              onClick={() => void choose()}
            >
              {folder === null ? words.choose : words.chooseAgain}
            </Button>
          </Row>
          <PassphraseField
            handle={passphrase}
            label={words.passphrase(owner)}
            disabled={releasing.isBusy}
            onEdit={edited}
            onEnter={() => void release()}
          />
          {isEncrypted ? (
            <>
              <PassphraseField
                handle={outgoing}
                label={words.outgoing}
                hint={words.outgoingHint}
                disabled={releasing.isBusy}
                onEdit={edited}
              />
              <PassphraseField
                handle={again}
                label={words.outgoingAgain}
                error={differ ? words.outgoingDiffer : null}
                disabled={releasing.isBusy}
                onEdit={edited}
                onEnter={() => void release()}
              />
            </>
          ) : null}
        </Stack>
      </Card>
      {releasing.isBusy ? <Progress delivery={delivery} isEncrypted={isEncrypted} /> : null}
      {choosing.fault === null ? null : <FaultPanel fault={choosing.fault} />}
      {releasing.fault === null ? null : <FaultPanel fault={releasing.fault} />}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={isReady}
        isBusy={releasing.isBusy}
        onNext={() => void release()}
      >
        {state === "leaving" && leftCount > 0 && !releasing.isBusy ? (
          <Button onClick={() => void releasing.run(() => workstation().deliveries.settle({ id }))}>
            {words.endHere}
          </Button>
        ) : null}
      </StepActions>
    </>
  );
}

function Progress({
  delivery,
  isEncrypted,
}: {
  readonly delivery: Delivery;
  readonly isEncrypted: boolean;
}) {
  const { id, progress } = delivery;
  const stop = useCall();
  if (progress === null || progress.endsAtMs === null) {
    return <Working what={words.releasing} detail={words.releasingDetail(isEncrypted)} />;
  }
  const { done, of, isStopping } = progress;
  return (
    <Card>
      <Stack>
        <progress
          className={css.meter}
          max={of}
          value={done}
          aria-label={words.progress(done, of)}
        />
        <Row place="between">
          <p role="status">{words.progress(done, of)}</p>
          <Button
            size="small"
            disabled={isStopping}
            onClick={() => void stop.run(() => workstation().deliveries.stop({ id }))}
          >
            {isStopping ? words.stopping : words.stop}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function CarryBody(props: BodyProps) {
  const delivery = useDelivery(props.ceremony);
  const [result, setResult] = useState<DeliveryResult | null>(null);
  const { run, fault } = useCall();
  const id = delivery?.id ?? null;
  useEffect(() => {
    if (id === null) return;
    void run(() => workstation().deliveries.result({ id })).then((reply) => {
      if (reply?.ok) setResult(reply.value);
    });
  }, [id, run]);
  return (
    <>
      {fault === null ? null : <FaultPanel fault={fault} />}
      {result === null || delivery === null ? null : <Left result={result} delivery={delivery} />}
      <ChecklistBody {...props} />
    </>
  );
}

/** Enough to copy by eye; the file beside the hotkeys has them all. */
const MOST_COMMANDS = 12;

function Left({
  result,
  delivery,
}: {
  readonly result: DeliveryResult;
  readonly delivery: Delivery;
}) {
  const { scan, folder, made, files, keepsModes, commands } = result;
  const more = commands.length - MOST_COMMANDS;
  return (
    <>
      <Notice level="proved" title={words.scanTitle}>
        <p>{words.scan(scan.secrets, delivery.hotkeys.length, scan.coldkeys)}</p>
      </Notice>
      {keepsModes ? null : (
        <Notice level="care" title={words.noModes}>
          <p>{words.noModesText}</p>
        </Notice>
      )}
      <Card>
        <Stack gap="wide">
          <Facts>
            <Fact term={words.made}>
              <Mono>{words.madeName(folder, made)}</Mono>
            </Fact>
            <Fact term={words.files}>{files}</Fact>
            {delivery.fingerprint === null ? null : (
              <Fact term={words.sum}>
                <Mono>{delivery.fingerprint.replace(/(.{8})(?=.)/g, "$1 ")}</Mono>
                <Small>{words.sumHint}</Small>
              </Fact>
            )}
          </Facts>
          {commands.length === 0 ? null : (
            <Stack gap="tight">
              <Small>{words.commands}</Small>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
              <section className={css.commands} tabIndex={0} aria-label={words.commands}>
                {commands.slice(0, MOST_COMMANDS).join("\n")}
              </section>
              {more > 0 ? <Small>{words.commandsMore(more)}</Small> : null}
            </Stack>
          )}
        </Stack>
      </Card>
    </>
  );
}

function Done({ ceremony }: { readonly ceremony: Ceremony }) {
  const { snapshot, go } = useWorkstation();
  const delivery = useDelivery(ceremony);
  return (
    <CeremonyPage
      step="done"
      stop="none"
      title={words.doneTitle(delivery?.server ?? "")}
      lede={words.doneLede(delivery?.hotkeys.length ?? 0)}
      guide={en.ceremonies.step(ceremony, contextOf(snapshot, ceremony)).guide}
    >
      {delivery?.method.kind === "age" ? (
        <Notice level="info">
          <p>{words.doneReceipt}</p>
        </Notice>
      ) : null}
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: "hotkeys" })}
        >
          {words.back}
        </Button>
      </Row>
    </CeremonyPage>
  );
}

export const deliverView: KindView = {
  bodies: { release: ReleaseBody, carry: CarryBody },
  Done,
};
