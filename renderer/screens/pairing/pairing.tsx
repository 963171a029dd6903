/** Pairing, step by step: a name, a card each way, and twelve words that two people compare. */

import { FolderOpen, Usb } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { series } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import type { MachineSummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ScanMessages, ShowMessage } from "../crossing/by-code.tsx";
import { isLabel } from "../key-name.ts";
import css from "./pairing.module.css";

const words = en.pairing;

export function PairingScreen() {
  const { snapshot, go } = useWorkstation();
  const { machines } = snapshot.crossing;
  const role = snapshot.profile === "vault" ? "vault" : "desk";
  return (
    <Page
      title={words.title}
      lede={words.lede(role)}
      guide={{ what: words.what, wrong: words.wrong, hands: words.hands }}
    >
      <Named />
      <OwnCard />
      <OtherCard />
      <Card>
        <Stack>
          <h2>{words.step(4, words.stepWords)}</h2>
          <Small>{words.stepWordsText}</Small>
          {machines.length === 0 ? <p>{words.none}</p> : null}
          {machines.map((machine) => (
            <Known key={machine.id} machine={machine} />
          ))}
        </Stack>
      </Card>
      <Row>
        <Button onClick={() => go({ at: "crossing" })}>{words.back}</Button>
      </Row>
    </Page>
  );
}

function Named() {
  const { snapshot } = useWorkstation();
  const [name, setName] = useState(snapshot.crossing.name ?? "");
  const call = useCall();
  const isBad = name !== "" && !isLabel(name);
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isLabel(name)) void call.run(() => workstation().pairing.setName({ name }));
        }}
      >
        <Stack>
          <h2>{words.step(1, words.stepName)}</h2>
          <TextField
            label={words.name}
            value={name}
            hint={words.nameHint}
            error={isBad ? words.nameBad : null}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <Row>
            <Button
              type="submit"
              isBusy={call.isBusy}
              tone={snapshot.crossing.name === null ? "primary" : "plain"}
              disabled={!isLabel(name) || name === snapshot.crossing.name}
            >
              {words.setName}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}

function OwnCard() {
  const { snapshot } = useWorkstation();
  const [written, setWritten] = useState<readonly string[]>([]);
  const call = useCall();
  const role = snapshot.profile === "vault" ? "vault" : "desk";
  return (
    <Card>
      <Stack>
        <h2>{words.step(2, words.stepCard)}</h2>
        <Small>{words.stepCardText(role)}</Small>
        <Row>
          <Button
            icon={<Usb aria-hidden="true" />}
            isBusy={call.isBusy}
            disabled={snapshot.crossing.name === null}
            onClick={async () => {
              const reply = await call.run(() => workstation().pairing.saveCard(null));
              if (reply?.ok && reply.value !== null) setWritten(reply.value.files);
            }}
          >
            {words.saveCard}
          </Button>
          <ShowMessage what="card" id="" isDisabled={snapshot.crossing.name === null} />
        </Row>
        {written.length === 0 ? null : <p role="status">{words.savedCard(series(written))}</p>}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Stack>
    </Card>
  );
}

function OtherCard() {
  const call = useCall();
  const [faults, setFaults] = useState<readonly NonNullable<typeof call.fault>[]>([]);
  return (
    <Card>
      <Stack>
        <h2>{words.step(3, words.stepOpen)}</h2>
        <Row>
          <Button
            icon={<FolderOpen aria-hidden="true" />}
            isBusy={call.isBusy}
            onClick={async () => {
              const reply = await call.run(() => workstation().crossing.open(null));
              if (reply?.ok) setFaults(reply.value.flatMap(({ fault }) => fault ?? []));
            }}
          >
            {words.openCard}
          </Button>
          <ScanMessages onTaken={({ fault }) => setFaults(fault === null ? [] : [fault])} />
        </Row>
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        {faults.map((fault) => (
          <FaultPanel key={fault.code} fault={fault} />
        ))}
      </Stack>
    </Card>
  );
}

function Known({ machine }: { readonly machine: MachineSummary }) {
  const [isAsking, setIsAsking] = useState(false);
  const call = useCall();
  const remove = (reason: "asked" | "words-differ") =>
    void call
      .run(() => workstation().pairing.remove({ id: machine.id, reason }))
      .then(() => setIsAsking(false));
  return (
    <Stack>
      <p className={css.head}>
        <b>{machine.name}</b>
        <span>{words.kind(machine.role)}</span>
        <Tag tone={machine.isPaired ? "proved" : "care"}>
          {machine.isPaired ? words.isPaired : words.isKnown}
        </Tag>
        {machine.role === "vault" ? <span>{words.addresses(machine.addresses.length)}</span> : null}
      </p>
      <ol className={css.words} lang="en" aria-label={words.wordsOf(machine.name)}>
        {machine.words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, and its place is what it is
          <li key={index}>{word}</li>
        ))}
      </ol>
      {machine.isPaired ? (
        <Row place="between">
          <Small>
            {words.paired(machine.knownSinceMs)}; {words.cosigned(machine.keepsOfOurs)}
          </Small>
          <Button tone="quiet" onClick={() => setIsAsking(true)}>
            {words.remove(machine.name)}
          </Button>
        </Row>
      ) : (
        <>
          <Small>{words.differentText}</Small>
          <Row>
            <Button
              tone="primary"
              isBusy={call.isBusy}
              onClick={() => void call.run(() => workstation().pairing.confirm({ id: machine.id }))}
            >
              {words.same}
            </Button>
            <Button onClick={() => remove("words-differ")}>{words.different}</Button>
          </Row>
        </>
      )}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={words.removeTitle(machine.name)}
        description={words.removeText}
      >
        <DialogActions>
          <Button onClick={() => setIsAsking(false)}>{words.keep}</Button>
          <Button tone="danger" isBusy={call.isBusy} onClick={() => remove("asked")}>
            {words.removeGo}
          </Button>
        </DialogActions>
      </Dialog>
    </Stack>
  );
}
