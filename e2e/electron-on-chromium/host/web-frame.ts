/** `webContents.mainFrame`: one object per window, following its documents. */
import { IpcMain } from "./ipc-main.ts";
import { originOf } from "./scheme.ts";
import { strictEmitter } from "./strict.ts";

export interface FrameState {
  /** Names the document; null when there is none. */
  readonly token: string | null;
  readonly url: string;
  readonly isGone: boolean;
  send(channel: string, args: unknown[]): void;
  postMessage(channel: string, message: unknown, transfer: unknown): void;
}

export class WebFrameMain extends strictEmitter("webFrameMain") {
  readonly ipc = new IpcMain();
  readonly #state: FrameState;

  constructor(state: FrameState) {
    super();
    this.#state = state;
  }

  #alive(): FrameState {
    if (this.#state.isGone) {
      throw new Error("Render frame was disposed before WebFrameMain could be accessed");
    }
    return this.#state;
  }

  get url(): string {
    return this.#alive().url;
  }
  get origin(): string {
    return originOf(this.#alive().url);
  }
  get frameToken(): string {
    return this.#alive().token ?? "";
  }
  get parent(): null {
    return null;
  }
  get top(): WebFrameMain {
    return this;
  }
  get name(): string {
    return "";
  }
  get processId(): number {
    return 1;
  }
  get routingId(): number {
    return 1;
  }
  get frameTreeNodeId(): number {
    return 1;
  }
  get detached(): boolean {
    return this.#state.isGone;
  }
  isDestroyed(): boolean {
    return this.#state.isGone;
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.#state.isGone) console.error("Error sending from webFrameMain: frame is gone");
    else this.#state.send(channel, args);
  }
  postMessage(channel: string, message: unknown, transfer?: unknown): void {
    this.#alive().postMessage(channel, message, transfer);
  }
}
