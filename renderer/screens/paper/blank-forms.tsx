/** Forms to print before a ceremony: nothing of any key is on them. */
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Stack } from "../../ui/stack.tsx";
import { CardForm, EnvelopeForm, ReceiptForm } from "./form-sheets.tsx";
import { usePrint } from "./use-print.tsx";

const words = en.paper.forms;
const kinds = ["card", "envelope", "receipt"] as const;
const counts = ["12", "15", "18", "21", "24"] as const;

export function BlankFormsScreen() {
  const { go } = useWorkstation();
  const [kind, setKind] = useState<(typeof kinds)[number]>("card");
  const [count, setCount] = useState<(typeof counts)[number]>("24");
  const print = usePrint({ sheet: kind });
  return (
    <Page
      title={words.title}
      lede={words.lede}
      kicker={
        <Button
          tone="quiet"
          size="small"
          icon={<ArrowLeft aria-hidden="true" />}
          onClick={() => go({ at: "backups" })}
        >
          {en.backup.title}
        </Button>
      }
      actions={print.button}
      guide={words.guide}
    >
      <Card label={words.which}>
        <Stack>
          <Choice
            label={words.which}
            layout="cards"
            value={kind}
            options={kinds.map((value) => ({ value, ...words.kind[value] }))}
            onChange={setKind}
          />
          {kind === "card" ? (
            <Choice
              label={words.count}
              value={count}
              options={counts.map((value) => ({ value, label: value }))}
              onChange={setCount}
            />
          ) : null}
        </Stack>
      </Card>
      {print.outcome}
      {kind === "card" ? <CardForm count={Number(count)} /> : null}
      {kind === "envelope" ? <EnvelopeForm /> : null}
      {kind === "receipt" ? <ReceiptForm /> : null}
    </Page>
  );
}
