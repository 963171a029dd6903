/** Electron's message ports as the core's secret ports: made here, used by the page and the vault, read by nobody else. */
import type { MessageChannelMain, MessagePortMain, WebFrameMain } from "electron";
import type { SecretPorts } from "../commands/secrets.ts";
import type { SecretPort } from "../vault/process.ts";

/** The core never looks inside a port; only this folder knows what it is. */
export function asElectronPort(port: unknown): MessagePortMain {
  return port as MessagePortMain;
}

/** The class is a parameter, so that tests without Electron can bring a stand-in. */
export function secretPortsOver(Channel: typeof MessageChannelMain): SecretPorts {
  return {
    create() {
      const { port1, port2 } = new Channel();
      return { vaultEnd: port1 as unknown as SecretPort, pageEnd: port2 };
    },
    close: (port) => asElectronPort(port).close(),
  };
}

/** Arrives in the preload's world only, at the document that asked. */
export function deliverPort(frame: WebFrameMain, ticket: string, port: unknown): void {
  frame.postMessage("secret-port", ticket, [asElectronPort(port)]);
}
