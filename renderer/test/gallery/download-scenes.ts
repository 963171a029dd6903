/** A download that is genuine, one that is not, and a build that cannot say. */
import type { DownloadState, DownloadVerdict, Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";
import { machineAnswers } from "./machine-scene.ts";

const KEY = "SHA256:0mWQ1sKzXv4c3b8r7F2dN5tYpLq9uJhGaEoRiBxTfUk";
const none: DownloadState = {
  installer: null,
  checksums: null,
  signature: null,
  keys: [KEY],
  version: "0.1.0",
};
const chosen: DownloadState = {
  ...none,
  installer: {
    name: "coldkey-workstation-0.2.0-linux-amd64.deb",
    sizeBytes: 98_412_664,
    isFound: false,
  },
  checksums: { name: "SHA256SUMS", sizeBytes: 612, isFound: true },
  signature: { name: "SHA256SUMS.sig", sizeBytes: 321, isFound: true },
};

const scene = (verdict: Omit<DownloadVerdict, "sha256">, begin = none) => ({
  snapshot: f.snapshot({ coldkeys: [f.treasury, f.mining] }) satisfies Snapshot,
  answers: {
    ...machineAnswers,
    "download.begin": () => begin,
    "download.choose": () => chosen,
    "download.verify": () => ({ ...verdict, sha256: "9f86d081884c7d65".repeat(4) }),
  } satisfies Answers,
});

const genuine = {
  name: "coldkey-workstation-0.2.0-linux-amd64.deb",
  version: "0.2.0",
  system: "linux",
  running: "0.1.0",
};

const points = {
  updates: ["system-updated", "app-newest"],
  permissions: ["journal-checked", "policies-right", "proxies-right", "machines-known"],
} as const;
const assessing = (step: keyof typeof points) => ({
  snapshot: f.snapshot({
    coldkeys: [f.treasury, f.mining],
    ceremonies: [
      f.ceremony("prove-copy", "room", {
        ...{ id: "assess-machine-7f3a", kind: "assess-machine", name: null, isBegun: true },
        ...{ subject: null, target: null, number: step === "updates" ? 1 : 4, of: 5 },
        step: {
          ...f.ceremony("prove-copy", "room").step,
          ...{ id: step, kind: "checklist", canGoBack: step !== "updates" },
          items: points[step].map((id) => ({ id, canSkip: true })),
        },
      }),
    ],
  }) satisfies Snapshot,
  answers: machineAnswers,
});

export const downloadScenes = {
  "assess-updates": assessing("updates"),
  "assess-permissions": assessing("permissions"),
  download: scene({ state: "genuine", finding: { code: "RELEASE_GENUINE", facts: genuine } }),
  downloadWrong: scene({
    state: "refused",
    finding: {
      code: "RELEASE_WRONG_KEY",
      facts: { signer: "SHA256:Zk4nVb7c2m0xQwEr5TyUiOpAsDfGhJkLzXcVbNmQwEr", expected: KEY },
    },
  }),
  downloadNoKey: scene(
    { state: "refused", finding: { code: "RELEASE_NO_KEY", facts: {} } },
    { ...none, keys: [] },
  ),
};
