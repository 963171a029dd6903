/** Forms to print before a ceremony: nothing of any key is on them. */
import { useState } from "react";
import { Back } from "../../app/back.tsx";
import { Page } from "../../app/page.tsx";
import { wholeNumber } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isKnown, type Kind, kinds } from "../ceremony/kind-places.ts";
import { CardForm, EnvelopeForm, ReceiptForm } from "./form-sheets.tsx";
import { isOfOneShare, RecordForm, sharesOf } from "./record-form.tsx";
import { usePrint } from "./use-print.tsx";

const words = en.paper.forms;
const forms = ["card", "envelope", "receipt", "ceremony"] as const;
/** Two of three is what most people split into. */
const USUAL_SPLIT = 3;
const usualShare = (kind: Kind): number =>
  kind === "split-backup" ? USUAL_SPLIT : (sharesOf(kind)[0] ?? 0);
const counts = ["12", "15", "18", "21", "24"] as const;

export function BlankFormsScreen() {
  const [form, setForm] = useState<(typeof forms)[number]>("card");
  const [kind, setKind] = useState<Kind>("create-coldkey");
  const [share, setShare] = useState(0);
  const [count, setCount] = useState<(typeof counts)[number]>("24");
  const print = usePrint({ sheet: form });
  return (
    <Page
      title={words.title}
      lede={words.lede}
      kicker={<Back to={{ at: "backups" }}>{en.backup.title}</Back>}
      actions={print.button}
      guide={words.guide}
    >
      <Card label={words.which}>
        <Stack>
          <Choice
            label={words.which}
            layout="cards"
            value={form}
            options={forms.map((value) => ({ value, ...words.kind[value] }))}
            onChange={setForm}
          />
          {form === "card" ? (
            <Choice
              label={words.count}
              value={count}
              options={counts.map((value) => ({ value, label: value }))}
              onChange={setCount}
            />
          ) : null}
          {form === "ceremony" ? (
            <SelectField
              label={words.ceremony.which}
              value={kind}
              options={kinds.map((value) => ({ value, label: words.ceremony.kinds[value] }))}
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (!isKnown(value)) return;
                setKind(value);
                setShare(usualShare(value));
              }}
            />
          ) : null}
          {form === "ceremony" && sharesOf(kind).length > 0 ? (
            <SelectField
              label={isOfOneShare(kind) ? words.ceremony.whichShare : words.ceremony.shares}
              value={String(share)}
              options={sharesOf(kind).map((n) => ({ value: String(n), label: wholeNumber(n) }))}
              onChange={(event) => setShare(Number(event.currentTarget.value))}
            />
          ) : null}
        </Stack>
      </Card>
      {print.outcome}
      {form === "card" ? <CardForm count={Number(count)} /> : null}
      {form === "envelope" ? <EnvelopeForm /> : null}
      {form === "receipt" ? <ReceiptForm /> : null}
      {form === "ceremony" ? <RecordForm kind={kind} share={share} /> : null}
    </Page>
  );
}
