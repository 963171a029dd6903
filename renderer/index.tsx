import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { askAhead } from "./app/kept-holdings.ts";
import { workstation } from "./bridge.ts";
import { loadFirst, loadSoon, loadTheRest } from "./lib/later.tsx";
import { speak } from "./messages/language.ts";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/print.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");
const page = createRoot(root);

const asked = askAhead();

function show(): void {
  const first = loadFirst();
  page.render(<App />);
  requestIdleCallback(() => void settle(first));
}

/** First what was kept and what is one press away; then the core may be busy; then everything that is left. */
async function settle(first: Promise<void>): Promise<void> {
  await Promise.allSettled([asked, first, loadSoon()]);
  await workstation().app.settled(null);
  // An update that replaces the files under a running app must not leave it without a screen.
  await loadTheRest();
}

// Words first: a screen's code may keep a sentence. Whatever becomes of another language, English is there.
void workstation()
  .app.language(null)
  .then((chosen) => speak(chosen.ok ? chosen.value : null))
  .finally(show);

// Whatever is dropped stays outside: Electron does not navigate there, a browser would.
for (const type of ["dragover", "drop"]) {
  addEventListener(type, (event) => event.preventDefault());
}
