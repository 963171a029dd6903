/**
 * The two elements for codes on a page of their own, in the app's own style: what is recorded is what the app shows, and
 * what is measured is what the app scans with. `window.startShowing` and `window.startScanning` are for the script.
 */
import { createRoot } from "react-dom/client";
import { ScanCodes, ShowCodes } from "../../renderer/ui/qr.tsx";
import "../../renderer/ui/tokens.css";
import "../../renderer/ui/base.css";

interface Scan {
  readonly type: string;
  readonly doneAtMs: number | null;
  readonly bytes: readonly number[];
  readonly startedAtMs: number;
}

declare global {
  interface Window {
    startShowing(type: string, bytes: readonly number[]): void;
    startScanning(type: string): void;
    scan: Scan | null;
  }
}

const ok = async () => ({ ok: true, value: null });
Object.assign(window, { workstation: { camera: { open: ok, shut: ok } } });
const element = document.createElement("main");
document.body.append(element);
const root = createRoot(element);

window.scan = null;
window.startShowing = (type, bytes) =>
  root.render(<ShowCodes name="a recording" type={type} bytes={Uint8Array.from(bytes)} />);
window.startScanning = (type) => {
  const startedAtMs = performance.now();
  window.scan = { type, doneAtMs: null, bytes: [], startedAtMs };
  root.render(
    <ScanCodes
      what="a recording"
      wanted={[{ ur: type }]}
      onCancel={() => undefined}
      onMessage={(message) => {
        if (message.kind !== "ur") return;
        const doneAtMs = performance.now();
        window.scan = { type: message.type, doneAtMs, bytes: [...message.bytes], startedAtMs };
        root.render(<p>Done</p>);
      }}
    />,
  );
};
