/** How the form of an act ends: what its check said, and the ways back and on. */
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/stack.tsx";
import { useLockReason } from "./use-lock-reason.ts";

interface FormEndProps {
  /** Whose act it is: a swap may lock it. */
  readonly coldkey: string;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCancel: () => void;
}

export function FormEnd({ coldkey, isReady, isBusy, status, onCancel }: FormEndProps) {
  const lock = useLockReason(coldkey);
  return (
    <>
      {status}
      <Row place="end">
        <Button onClick={onCancel}>{en.button.cancel}</Button>
        <Button
          type="submit"
          tone="primary"
          disabled={!isReady || lock !== null}
          title={lock ?? undefined}
          isBusy={isBusy}
          iconAfter={<ArrowRight aria-hidden="true" />}
        >
          {en.staking.go}
        </Button>
      </Row>
    </>
  );
}
