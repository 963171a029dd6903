/** In the place Emergencies: the four cases, and what is under way. */
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { LeakCase } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import css from "../emergencies/emergencies.module.css";
import { nameOrEnds } from "../names.ts";

const words = en.leak;
const CASES: readonly LeakCase[] = ["coldkey", "hotkey", "laptop", "announced"];

export function LeakCases() {
  const { snapshot, go } = useWorkstation();
  return (
    <Card labelledBy="leak-cases">
      <Stack>
        <h2 id="leak-cases">{words.section}</h2>
        <Small>{words.sectionText}</Small>
        {snapshot.leaks.map((response) => (
          <Notice
            key={response.id}
            level="care"
            title={words.running(
              words.case(response.case).title,
              nameOrEnds(snapshot, response.coldkey),
            )}
            actions={
              <Button size="small" onClick={() => go({ at: "leak", id: response.id })}>
                {words.resume}
              </Button>
            }
          />
        ))}
        <div className={css.cases}>
          {CASES.map((value) => (
            <Button key={value} onClick={() => go({ at: "leak-start", case: value })}>
              {words.case(value).title}
            </Button>
          ))}
        </div>
      </Stack>
    </Card>
  );
}
