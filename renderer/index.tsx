import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { loadTheRest } from "./lib/later.tsx";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/print.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");
createRoot(root).render(<App />);

// An update that replaces the files under a running app must not leave it without a screen.
requestIdleCallback(() => void loadTheRest());

// Whatever is dropped stays outside: Electron does not navigate there, a browser would.
for (const type of ["dragover", "drop"]) {
  addEventListener(type, (event) => event.preventDefault());
}
