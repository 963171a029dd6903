import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { JournalReport } from "../../types.ts";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";

export function Report({ report }: { readonly report: JournalReport }) {
  const { isIntact, size, rootHash, checkpointSize, anchor, findings, checkedAtMs } = report;
  return (
    <Stack>
      <Notice
        level={isIntact ? "proved" : "emergency"}
        isLive
        title={isIntact ? en.journal.intact(size) : en.journal.brokenTitle(findings.length)}
      >
        <Stack>
          {isIntact ? <p>{en.journal.intactText(checkpointSize)}</p> : null}
          <Facts>
            <Fact term={en.journal.root}>
              <Mono>{rootHash}</Mono>
            </Fact>
            <Fact term={en.journal.anchored}>{en.journal.anchor[anchor]}</Fact>
            <Fact term={en.journal.checkedAt}>{date(checkedAtMs)}</Fact>
          </Facts>
        </Stack>
      </Notice>
      {findings.map((finding) => (
        <FaultPanel key={`${finding.code}-${String(finding.facts.line)}`} fault={finding} />
      ))}
    </Stack>
  );
}
