/** Something to know before going on: no refusal, and so not in a refusal's colours. */
import { explain } from "../../messages/faults.ts";
import type { Fault } from "../../types.ts";
import { Notice } from "../../ui/notice.tsx";

export function Finding({ finding }: { readonly finding: Fault }) {
  const { happened, now } = explain(finding);
  return (
    <Notice level="care" title={happened}>
      <p>{now}</p>
    </Notice>
  );
}
