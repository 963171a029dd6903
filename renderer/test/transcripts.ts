/** A believable transcript for tests and pictures. */
import type { Transcript, TranscriptRead, TranscriptSummary } from "../types.ts";
import { NOW, TREASURY } from "./fixtures.ts";

const at = (minutes: number): number => NOW - 3_600_000 + minutes * 60_000;

export const transcript: Transcript = {
  v: 1,
  id: "back-up-coldkey-7f3a",
  ceremony: "back-up-coldkey",
  outcome: "completed",
  reason: null,
  remark: null,
  name: "treasury",
  subject: TREASURY,
  version: "1.2.3",
  startedAtMs: at(0),
  endedAtMs: at(31),
  people: [
    { role: "operator", name: "Ada" },
    { role: "witness", name: "Bo" },
  ],
  steps: [
    { step: "plan", kind: "form", fromMs: at(0), toMs: at(3) },
    { step: "room", kind: "checklist", fromMs: at(3), toMs: at(6) },
    { step: "open", kind: "secret-in", fromMs: at(6), toMs: at(7) },
    { step: "write-1", kind: "secret-out", fromMs: at(7), toMs: at(16) },
    { step: "write-2", kind: "secret-out", fromMs: at(16), toMs: at(22) },
    { step: "prove", kind: "secret-in", fromMs: at(22), toMs: at(30) },
    { step: "record", kind: "form", fromMs: at(30), toMs: at(31) },
  ],
  absences: [{ step: "write-2", fromMs: at(17), toMs: at(20) }],
  exceptions: [{ step: "room", item: "cameras", reason: "The doorbell has one", atMs: at(5) }],
  copies: [
    {
      label: "Card B",
      medium: "paper",
      place: "Bank vault",
      custodian: "Chris",
      serial: "AC-0042",
    },
  ],
  facts: [],
  airGap: { state: "closed", sinceMs: NOW - 86_400_000 },
  journal: {
    origin: "coldkey-workstation/5b21c0de",
    size: 1284,
    words: (
      "aardvark adroitness absurd adviser accrue aftermath " +
      "acme aggregate adrift alkali adult almighty"
    ).split(" "),
  },
};

export const transcriptRead: TranscriptRead = {
  transcript,
  hash: "7b1d5c0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c",
  isAsRecorded: true,
};

export const transcriptSummary: TranscriptSummary = {
  id: transcript.id,
  ceremony: transcript.ceremony,
  outcome: "completed",
  name: "treasury",
  subject: TREASURY,
  startedAtMs: transcript.startedAtMs,
  endedAtMs: transcript.endedAtMs,
  exceptions: 1,
};
