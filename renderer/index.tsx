import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/print.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root");
createRoot(root).render(<App />);

// Whatever is dropped stays outside: Electron does not navigate there, a browser would.
for (const type of ["dragover", "drop"]) {
  addEventListener(type, (event) => event.preventDefault());
}
