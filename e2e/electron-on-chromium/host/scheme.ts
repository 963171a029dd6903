/**
 * The app's custom scheme in a browser that has none: `app://app/x` is loaded as `https://app.invalid/x`. Every URL that
 * the app gets to see is turned back. `.invalid` never resolves (RFC 2606), so a leak would reach nobody.
 */
import type { CustomScheme } from "electron";
import { app } from "./app.ts";

let scheme: string | null = null;

export function registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
  if (!Array.isArray(schemes)) throw new Error("Argument must be an array of custom schemes.");
  if (app.isReady()) {
    throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
  }
  const [first, ...rest] = schemes;
  if (first === undefined) return;
  const { standard, secure, bypassCSP, codeCache } = first.privileges ?? {};
  if (codeCache === true && standard !== true) {
    throw new Error(
      "Code cache can only be enabled when the custom scheme is registered as standard scheme.",
    );
  }
  if (rest.length > 0 || scheme !== null)
    throw new Error("not emulated: more than one custom scheme");
  if (standard !== true || secure !== true || bypassCSP === true) {
    throw new Error(
      "not emulated: a custom scheme that is not standard and secure, or bypasses CSP",
    );
  }
  scheme = first.scheme;
}

/** The origin at which the app's page is served, and its true name. */
export const servedOrigin = (host: string): string => `https://${host}.invalid`;

/** Chromium's URL for one of the app's. Other URLs stay what they are. */
export function toServed(url: string): string {
  if (scheme === null || !url.startsWith(`${scheme}://`)) return url;
  const inside = new URL(`https://${url.slice(scheme.length + 3)}`);
  // A standard scheme has a host-only authority: port and user info are normalised away.
  return `${servedOrigin(inside.hostname)}${inside.pathname}${inside.search}${inside.hash}`;
}

/** The app's URL for one of Chromium's. */
export function toApp(url: string): string {
  if (scheme === null || !URL.canParse(url)) return url;
  const { protocol, hostname, port, pathname, search, hash } = new URL(url);
  const host = /^([^.]+)\.invalid$/.exec(hostname)?.[1];
  if (protocol !== "https:" || port !== "" || host === undefined) return url;
  return `${scheme}://${host}${pathname}${search}${hash}`;
}

export function originOf(appUrl: string): string {
  if (!URL.canParse(appUrl)) return "null";
  const { protocol, host, origin } = new URL(appUrl);
  return scheme !== null && protocol === `${scheme}:` ? `${scheme}://${host}` : origin;
}

export const schemeOf = (url: string): string => url.slice(0, url.indexOf(":"));
