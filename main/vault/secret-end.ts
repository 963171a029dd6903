/** The vault's end of a secret port: one message, then closed. */
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";

/** The part of Electron's MessagePortMain that we use. */
export interface RawPort {
  on(event: "message", listener: (event: { data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

export interface SecretEnd {
  /**
   * Waits for the one message. Refuses text (SECRET_NOT_BYTES: it could not be wiped), too much of it
   * (SECRET_TOO_LONG), and a port that closes or stays silent (SECRET_NOT_SENT).
   */
  read(mostBytes: number): Promise<SecretBytes>;
  /** Sends a copy and closes; the bytes stay the caller's to wipe. */
  send(bytes: Uint8Array): void;
  close(): void;
}

/** The page sends the secret right after it opened the port; this only ends a call whose page has gone wrong. */
const READ_DEADLINE_MS = 30_000;

export function secretEnd(port: RawPort, clock: Clock): SecretEnd {
  return {
    read(mostBytes) {
      return new Promise((resolve, reject) => {
        const refuse = (code: string) => reject(new Refusal(code));
        const cancel = clock.after(READ_DEADLINE_MS, () => refuse("SECRET_NOT_SENT"));
        port.on("message", ({ data }) => {
          cancel();
          if (!(data instanceof Uint8Array)) refuse("SECRET_NOT_BYTES");
          else if (data.length <= mostBytes) resolve(SecretBytes.own(data));
          else {
            data.fill(0);
            refuse("SECRET_TOO_LONG");
          }
          // After the answer: closing reports `close` at once, which is not what happened here.
          port.close();
        });
        port.on("close", () => {
          cancel();
          refuse("SECRET_NOT_SENT");
        });
        port.start();
      });
    },
    send(bytes) {
      port.postMessage(bytes);
      port.close();
    },
    close: () => port.close(),
  };
}
