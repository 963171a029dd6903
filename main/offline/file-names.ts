/** Names by which a person recognises what a file on a stick is, in letters that every file system has. */

/** Ours, and nobody else's: the system's dialogs can be asked for it. */
export const ENDING = ".ckw";

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");

export interface NamedOperation {
  readonly kind: string;
  readonly netuid?: number | null;
}

const numbered = (number: number): string => String(number).padStart(4, "0");

/** `request-0007-register-subnet-12` */
export function requestStem(number: number, { kind, netuid }: NamedOperation): string {
  const subnet = typeof netuid === "number" ? `-subnet-${netuid}` : "";
  return `request-${numbered(number)}-${plain(kind)}${subnet}`;
}

/** After the request's own file, where there is one: `signature-0007-register-subnet-12`. */
export function answerStem(number: number, file: string | null): string {
  const [, said = ""] = /^request-\d+(-[a-z0-9-]{1,80})\.ckw$/.exec(file ?? "") ?? [];
  return `signature-${numbered(number)}${said}`;
}

export function outcomeStem(number: number | null, kind: string): string {
  return `outcome-${number === null ? "" : `${numbered(number)}-`}${plain(kind)}`;
}

export function cardStem(role: string, name: string): string {
  return `card-${role}-${plain(name) || "unnamed"}`;
}
