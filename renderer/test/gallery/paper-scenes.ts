/** Transcripts and blank forms. */
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";
import { transcript, transcriptRead, transcriptSummary } from "../transcripts.ts";

const snapshot = f.snapshot({ coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu, f.validator] });
const answers: Answers = {
  "ceremonies.list": () => [
    transcriptSummary,
    {
      ...transcriptSummary,
      ...{ id: "create-coldkey-11aa", ceremony: "create-coldkey", exceptions: 0 },
      ...{ name: "mining-2", outcome: "abandoned", endedAtMs: f.NOW - 86_400_000 * 2 },
    },
    {
      ...transcriptSummary,
      ...{ id: "reveal-phrase-22bb", ceremony: "reveal-phrase", exceptions: 0 },
      endedAtMs: f.NOW - 86_400_000 * 9,
    },
  ],
  "ceremonies.transcript": () => transcriptRead,
  "app.print": () => ({ ok: false, fault: { code: "PRINT_NO_PRINTER", facts: {} } }),
};

export const paperScenes = {
  paper: { snapshot, answers },
  paperEdited: {
    snapshot,
    answers: {
      ...answers,
      "ceremonies.transcript": () => ({
        ...transcriptRead,
        transcript: { ...transcript, people: [{ role: "operator", name: "Somebody else" }] },
        isAsRecorded: false,
      }),
    },
  },
} satisfies Record<string, { snapshot: typeof snapshot; answers: Answers }>;
