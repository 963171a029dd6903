/** Is a download what the maintainers released? Files are chosen by the system's dialog; main holds their paths. */
import * as v from "valibot";
import { FaultValue } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

export const DownloadPart = v.picklist(["installer", "checksums", "signature"]);
export type DownloadPart = v.InferOutput<typeof DownloadPart>;

const ChosenPart = v.nullable(
  v.strictObject({
    /** The last component of its path. */
    name: v.string(),
    sizeBytes: v.number(),
    /** Found beside the installer, not chosen by hand. */
    isFound: v.boolean(),
  }),
);

export const DownloadState = v.strictObject({
  installer: ChosenPart,
  checksums: ChosenPart,
  signature: ChosenPart,
  /** Fingerprints of the release keys that this build carries, as ssh-keygen prints them. None: nothing can be verified. */
  keys: v.array(v.string()),
  /** Of the app that is running. */
  version: v.string(),
});
export type DownloadState = v.InferOutput<typeof DownloadState>;

export const DownloadVerdict = v.strictObject({
  state: v.picklist(["genuine", "attention", "refused"]),
  /** RELEASE_…: its words are in renderer/messages/en/download.ts. */
  finding: FaultValue,
  /** Of the file as it lies there. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type DownloadVerdict = v.InferOutput<typeof DownloadVerdict>;

export const downloadCalls = {
  /** Forgets what was chosen before. */
  "download.begin": [nothing, DownloadState],
  /** With the installer, SHA256SUMS and SHA256SUMS.sig beside it are taken as well. A cancelled dialog changes nothing. */
  "download.choose": [v.strictObject({ part: DownloadPart }), DownloadState],
  /** DOWNLOAD_INCOMPLETE until all three are chosen; FILE_… when one cannot be read. Leaves a journal entry. */
  "download.verify": [nothing, DownloadVerdict],
} as const satisfies CallTable;
