/** An error as the product speaks it: what happened, whether anything is lost, what to do now. */
import { Suspense } from "react";
import { later } from "../lib/later.tsx";
import type { FaultPanelProps } from "./fault-answers.tsx";

const FaultAnswers = later(() => import("./fault-answers.tsx").then((file) => file.FaultAnswers));

export function FaultPanel(props: FaultPanelProps) {
  return (
    <Suspense fallback={<code>{props.fault.code}</code>}>
      <FaultAnswers {...props} />
    </Suspense>
  );
}
