/** An act that was filled elsewhere: said once more, then checked with the chain like any other. */
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Operation } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { guideOf, lineOf } from "../deed.ts";
import { OperationFacts } from "../operation-facts.tsx";
import { Stages } from "./stages.tsx";

interface PreparedFormProps {
  readonly operation: Operation;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Operation) => void;
  readonly onCancel: () => void;
}

export function PreparedForm({ operation, isBusy, status, onCheck, onCancel }: PreparedFormProps) {
  const { snapshot } = useWorkstation();
  return (
    <Page
      kicker={<Stages at="form" />}
      title={lineOf(operation, snapshot)}
      guide={guideOf(operation.kind)}
    >
      <Stack>
        <Card>
          <Facts>
            <OperationFacts operation={operation} />
          </Facts>
        </Card>
        {status}
        <Row place="end">
          <Button onClick={onCancel}>{en.button.cancel}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            iconAfter={<ArrowRight aria-hidden="true" />}
            onClick={() => onCheck(operation)}
          >
            {en.staking.go}
          </Button>
        </Row>
      </Stack>
    </Page>
  );
}
