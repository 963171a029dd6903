/** Forms to print before a ceremony: nothing of any key is on them. */
import { useState } from "react";
import { Back } from "../../app/back.tsx";
import { Page } from "../../app/page.tsx";
import { en } from "../../messages/en.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isKnown, type Kind, kinds } from "../ceremony/kind-places.ts";
import { CardForm, EnvelopeForm, ReceiptForm } from "./form-sheets.tsx";
import { RecordForm } from "./record-form.tsx";
import { usePrint } from "./use-print.tsx";

const words = en.paper.forms;
const forms = ["card", "envelope", "receipt", "ceremony"] as const;
const counts = ["12", "15", "18", "21", "24"] as const;

export function BlankFormsScreen() {
  const [form, setForm] = useState<(typeof forms)[number]>("card");
  const [kind, setKind] = useState<Kind>("create-coldkey");
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
                if (isKnown(value)) setKind(value);
              }}
            />
          ) : null}
        </Stack>
      </Card>
      {print.outcome}
      {form === "card" ? <CardForm count={Number(count)} /> : null}
      {form === "envelope" ? <EnvelopeForm /> : null}
      {form === "receipt" ? <ReceiptForm /> : null}
      {form === "ceremony" ? <RecordForm kind={kind} /> : null}
    </Page>
  );
}
