import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { askAhead } from "./app/kept-holdings.ts";
import { workstation } from "./bridge.ts";
import { loadSoon, loadTheRest } from "./lib/later.tsx";
import { speak } from "./messages/language.ts";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/print.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");
const page = createRoot(root);

function show(): void {
  page.render(<App />);
  requestIdleCallback(() => void settle());
}

/** First what is one press away; then the core may be busy; then everything that is left. */
async function settle(): Promise<void> {
  await Promise.allSettled([askAhead(), loadSoon()]);
  await workstation().app.settled(null);
  // An update that replaces the files under a running app must not leave it without a screen.
  await loadTheRest();
}

// Words first. Whatever becomes of another language: English is there.
void workstation()
  .app.language(null)
  .then((chosen) => speak(chosen.ok ? chosen.value : null))
  .finally(show);

// Whatever is dropped stays outside: Electron does not navigate there, a browser would.
for (const type of ["dragover", "drop"]) {
  addEventListener(type, (event) => event.preventDefault());
}
