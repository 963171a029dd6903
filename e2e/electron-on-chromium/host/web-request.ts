/** `session.webRequest`: the one listener that the app uses, with Electron's rules of asking it. */
import type { OnBeforeRequestListenerDetails, WebRequestFilter } from "electron";
import { strictObject } from "./strict.ts";

type Verdict = { cancel?: boolean; redirectURL?: string };
type Listener = (
  details: OnBeforeRequestListenerDetails,
  callback: (verdict: Verdict) => void,
) => void;

function matches(filter: WebRequestFilter | null, url: string): boolean {
  if (filter === null || filter.urls.includes("<all_urls>")) return true;
  return filter.urls.some((pattern) => {
    if (!/^(\*|[a-z][a-z0-9+.-]*):\/\/[^/]*\//i.test(pattern)) {
      throw new TypeError("Invalid url pattern");
    }
    const literal = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
    return new RegExp(`^${literal}$`).test(url);
  });
}

export function createWebRequest() {
  let listener: Listener | null = null;
  let filter: WebRequestFilter | null = null;

  const api = strictObject("session.webRequest", {
    /** One listener per event: the last wins. */
    onBeforeRequest(first: WebRequestFilter | Listener | null, second?: Listener | null): void {
      const isBare = typeof first === "function" || first === null;
      filter = isBare ? null : first;
      listener = isBare ? first : (second ?? null);
    },
  });

  /** Resolves with the listener's verdict; never, when the listener never answers (as in Electron). */
  function ask(details: OnBeforeRequestListenerDetails): Promise<Verdict> {
    const asked = listener;
    if (asked === null || !matches(filter, details.url)) return Promise.resolve({});
    return new Promise((resolve) => {
      try {
        asked(details, (verdict) => resolve(typeof verdict === "object" ? verdict : {}));
      } catch (error) {
        // A throwing listener leaves the request hanging.
        console.error(error);
      }
    });
  }

  return { api, ask };
}
